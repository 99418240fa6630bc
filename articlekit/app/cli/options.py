"""Options that several commands share."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from articlekit.errors import InputError
from articlekit.language.locale import available
from articlekit.language.tags import is_valid, normalize
from articlekit.plugins import formats, rules

__all__ = [
    "STDIN",
    "Command",
    "collecting",
    "complete_languages",
    "complete_rules",
    "complete_templates",
    "format_names",
    "group",
    "house_option",
    "language_option",
    "language_tag",
    "number",
    "popped",
    "read_bytes",
]

_Options = TypeVar("_Options")


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


def number(title: str, name: str, kind: Any, default: Any, text: str, **more: Any) -> Any:
    """An option for a number; behind its name stand that of its parameter, if it differs, and its unit."""
    *names, unit = name.split()
    given = {"show_default": default is not None, **more}
    return group(title)(*names, type=kind, default=default, metavar=unit, help=text, **given)


def popped(kind: type[_Options], values: dict[str, Any], **more: Any) -> _Options:
    """An object of a dataclass from those values that are its fields, which are taken out, and from more."""
    names = [each.name for each in fields(kind) if each.name in values]  # type: ignore[arg-type]
    return kind(**{name: values.pop(name) for name in names}, **more)


def collecting(
    command: Callable[..., None], options: Sequence[Any], /, **made: Callable[[dict[str, Any]], Any]
) -> Callable[..., None]:
    """Give a command some options.

    Args:
        command: the command.
        options: what `click.option` has made.
        made: by the names of the command's parameters, what makes each of some values, which it takes out.
    """

    def collected(**values: Any) -> None:
        objects = {name: make(values) for name, make in made.items()}
        command(**objects, **values)

    collected.__name__, collected.__doc__ = command.__name__, command.__doc__
    collected.__dict__.update(command.__dict__)  # click keeps earlier parameters there
    result: Callable[..., None] = collected
    for option in reversed(options):
        result = option(result)
    return result


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


def language_option(text: str, *, several: bool = False, title: str = "Article") -> Callable[[Any], Any]:
    """The option `--lang`, as the parameter `language`, or `languages` where it may be repeated."""
    return group(title)(
        "--lang",
        "languages" if several else "language",
        multiple=several,
        metavar="TAG",
        shell_complete=complete_languages,
        callback=_tags,
        help=text,
    )


def _tags(ctx: click.Context, parameter: click.Parameter, value: Any) -> Any:  # noqa: ARG001
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(map(language_tag, value)))
    return language_tag(value) if value else None


def house_option(what: str, place: str, *, title: str = "Article") -> Callable[[Any], Any]:
    """The option `--house`.

    Args:
        what: what a house file is.
        place: the argument from whose place upwards it is looked for where none is given.
        title: the title that it stands under in the help.
    """
    return group(title)(
        "--house",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help=f"House file: {what}. If not given: the nearest .articlekit.toml, or pyproject.toml with "
        f"[tool.articlekit], from {place} upwards.",
    )


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
