"""Options that several commands share."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from articlekit.errors import InputError
from articlekit.language.locale import available
from articlekit.language.tags import is_valid, normalize
from articlekit.plugins import formats, rules

__all__ = [
    "STDIN",
    "Command",
    "OutputOptions",
    "complete_languages",
    "complete_rules",
    "complete_templates",
    "format_names",
    "group",
    "language_tag",
    "output_options",
    "overwrite_option",
    "read_bytes",
]


class _Option(click.Option):
    """An option that stands under a title in the help."""

    def __init__(self, *arguments: Any, title: str, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.title = title


class Command(click.Command):
    """A command whose help lists its options by their titles, those without one at the end."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        for option in sorted(options, key=lambda each: not isinstance(each, _Option)):
            row = option.get_help_record(ctx)
            if row is not None:
                rows.setdefault(getattr(option, "title", "Other"), []).append(row)
        for title, members in rows.items():
            with formatter.section(title):
                formatter.write_dl(members)


def group(title: str) -> Callable[..., Callable[[Any], Any]]:
    """What makes options that stand under a title in the help, in the place of `click.option`."""
    return partial(click.option, cls=_Option, title=title)


def format_names() -> str:
    """The names of the formats, for a help text."""
    return ", ".join(entry.name for entry in formats())


def language_tag(value: str) -> str:
    """A language tag as it is written.

    Raises:
        click.BadParameter: it is none; where it is the name of a language, the message has its tag.
    """
    if is_valid(value.replace("_", "-")):
        return normalize(value)
    from articlekit.checks.text_language import (
        meant,  # Babel's names of languages, which a right tag needs not
    )

    found = meant(value)
    advice = f"did you mean {found}?" if found else "give one such as fr, pt-BR or zh-Hant"
    raise click.BadParameter(f"{value[:40]!r} is no language tag: {advice}")


def complete_templates(_: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:  # noqa: ARG001
    """Names of templates, for the completion of a shell."""
    return [entry.name for entry in formats() if entry.name.startswith(beginning)]


def complete_languages(_: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:  # noqa: ARG001
    """Tags of languages, for the completion of a shell."""
    return [tag for tag in available() if tag.startswith(beginning)]


def complete_rules(_: click.Context, parameter: click.Parameter, beginning: str) -> list[str]:  # noqa: ARG001
    """Ids of rules, for the completion of a shell; several stand between commas."""
    before, comma, last = beginning.rpartition(",")
    return [f"{before}{comma}{rule.id}" for rule in rules() if rule.id.startswith(last)]


@dataclass(frozen=True, kw_only=True)
class OutputOptions:
    """What an article is to become, and where it goes."""

    template: str
    house: Path | None
    output: Path | None
    into_folder: bool
    """Whether the place is named as a folder, by a final slash."""
    trace: bool
    show_missing: bool
    annotate: bool
    overwrite: bool
    """Whether a file that articlekit did not write may be replaced."""
    quiet: bool


_article = group("Article")
_output = group("Output")
_printed = group("Report, on standard error")

overwrite_option = _output(
    "--overwrite",
    is_flag=True,
    help="Replace files even if articlekit did not write them; never the note.",
)

_OPTIONS = (
    _article(
        "-t",
        "--template",
        default="page",
        show_default=True,
        metavar="NAME|FILE",
        shell_complete=complete_templates,
        help=f"Format of the article: {format_names()}, or a template of your own.",
    ),
    _article("--json", "as_json", is_flag=True, help="Write the article as JSON; the same as -t json."),
    _article(
        "--house",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="House file: the contract of your outlet (`articlekit house init`). If not given: the nearest "
        ".articlekit.toml, or pyproject.toml with [tool.articlekit], from the input upwards.",
    ),
    _article("--trace", is_flag=True, help="Mark every sentence with its statements and author."),
    _article(
        "--show-missing",
        is_flag=True,
        help="Put the questions to the author on the page, as a note.",
    ),
    _article(
        "--annotate",
        is_flag=True,
        help="Make an editor's copy: mark every finding on the page, with its statements beside it.",
    ),
    _output(
        "-o",
        "--output",
        type=click.Path(),  # a Path would lose the final slash
        metavar="FILE|DIR",
        help="Where to write; standard output if not given.",
    ),
    overwrite_option,
    _printed("-q", "--quiet", is_flag=True, help="Print no outline, questions or findings."),
)

_NAMES = ("house", "output", "trace", "show_missing", "annotate", "overwrite", "quiet")


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the output options, as one `OutputOptions` named `output`."""

    def collected(**values: Any) -> None:
        place = values["output"] or ""
        values["output"] = Path(place) if place else None
        output = OutputOptions(
            into_folder=place.endswith(("/", os.sep)),
            template="json" if values.pop("as_json") else values.pop("template"),
            **{name: values.pop(name) for name in _NAMES},
        )
        values.pop("template", None)
        command(output=output, **values)

    collected.__name__ = command.__name__
    collected.__doc__ = command.__doc__
    collected.__dict__.update(command.__dict__)  # click keeps earlier parameters there
    result: Callable[..., None] = collected
    for option in reversed(_OPTIONS):
        result = option(result)
    return result


STDIN = "-"


def read_bytes(name: str, *, max_bytes: int) -> bytes:
    """The bytes of a file, or of standard input for `-`; at most one more than the limit.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    if name == STDIN:
        if sys.stdin.isatty():
            raise InputError("no note: name a file, or send the note to standard input")
        return sys.stdin.buffer.read(max_bytes + 1)
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: it is a folder: name a file")
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file: check the name") from error
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}") from error
