"""What becomes of articles: options, rendering to standard output or to files, and the report."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from articlekit.app.cli.options import (
    collecting,
    complete_templates,
    format_names,
    group,
    house_option,
    popped,
)
from articlekit.app.output import Records, alternates, check_overwriting, file_names, now, write_bytes
from articlekit.app.report import outcome_lines
from articlekit.errors import UsageError
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.pipeline import Outcome, render
from articlekit.rendering import RenderOptions, format_of
from articlekit.settings import Settings

__all__ = ["OutputOptions", "check_place", "deliver", "output_options", "overwrite_option"]


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
    house_option("the contract of your outlet (`articlekit house init`)", "the input"),
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


def output_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the output options, as one `OutputOptions` named `output`."""
    return collecting(command, _OPTIONS, output=_output_of)


def _output_of(values: dict[str, Any]) -> OutputOptions:
    place = values.pop("output") or ""
    values["template"] = "json" if values.pop("as_json") else values["template"]
    output = Path(place) if place else None
    return popped(OutputOptions, values, output=output, into_folder=place.endswith(("/", os.sep)))


def deliver(
    outcomes: Sequence[tuple[Outcome, Note | None]],
    options: OutputOptions,
    *,
    source: str,
    house: House,
    settings: Settings,
    several: bool = False,
) -> int:
    """Render and write articles and report on them.

    Args:
        outcomes: the articles, each with its note where there is one.
        options: what they are to become.
        source: the file that they come from.
        house: the contract of the outlet.
        settings: where templates are.
        several: whether they are versions in several languages, which then name each other.

    Returns:
        the exit status: 1 if any finding is an error, else 0.

    Raises:
        UsageError: annotations are asked for in a format that has no place for them, or a file is in the way.
    """
    form = format_of(options.template, settings.templates)
    if options.annotate and not form.takes_annotations:
        raise UsageError(f"{options.template} has no place for --annotate: use -t page or -t fragment")
    names = _names(outcomes, options, form.suffix, several=several)
    named = [(outcome.article, name) for (outcome, _), name in zip(outcomes, names, strict=False)]
    texts = _rendered(outcomes, options, named if several else (), house=house, settings=settings)
    places = _places(names, options)
    records = Records(settings.state)
    for place in places:
        check_overwriting(place, inputs=(source,), overwrite=options.overwrite, records=records)
    if places:
        _write(places, texts, records, told=bool(names))
    else:
        _print(texts, as_list=several)
    if not options.quiet:
        lines = (line for outcome, _ in outcomes for line in outcome_lines(outcome, tagged=several))
        for line in lines:
            click.echo(line, err=True)
    return int(any(outcome.failed for outcome, _ in outcomes))


def _rendered(
    outcomes: Sequence[tuple[Outcome, Note | None]],
    options: OutputOptions,
    named: Sequence[tuple[Article, str]],
    *,
    house: House,
    settings: Settings,
) -> list[str]:
    """The text of each article; versions in several languages are given the names of all their files."""
    common = RenderOptions(
        house=house,
        templates=settings.templates,
        trace=options.trace,
        show_missing=options.show_missing,
        editors_copy=options.annotate,
        made=now(),
    )
    texts = []
    for outcome, note in outcomes:
        own = replace(
            common,
            note=note,
            annotate=outcome.annotations if options.annotate else (),
            alternates=alternates(outcome.article, named) if named else (),
        )
        texts.append(render(outcome.article, template=options.template, options=own))
    return texts


def check_place(count: int, options: OutputOptions, *, source: str, settings: Settings) -> None:
    """See that there is a place for so many articles, before the first is written.

    Raises:
        UsageError: several go to one file, or to standard output in a form that has no lists; or one goes
            where there is a file already that is the source, or somebody else's.
    """
    place = options.output
    if count < 2:
        if place is not None:
            records = Records(settings.state)
            check_overwriting(place, inputs=(source,), overwrite=options.overwrite, records=records)
        return
    if place is None and options.template != "json":
        raise UsageError(f"there are {count} articles: give a folder for them with -o")
    if place is not None and place.is_file():
        raise UsageError(f"{place}: there are {count} articles: give a folder with -o")


def _names(
    outcomes: Sequence[tuple[Outcome, Note | None]], options: OutputOptions, suffix: str, *, several: bool
) -> list[str]:
    """The file name of each article, where they go to a folder."""
    place = options.output
    if place is None or not (len(outcomes) > 1 or several or options.into_folder or place.is_dir()):
        return []
    articles = (outcome.article for outcome, _ in outcomes)
    return file_names(articles, suffix, tagged=several)


def _places(names: list[str], options: OutputOptions) -> list[Path]:
    """Where each article goes; nowhere where they go to standard output."""
    if options.output is None:
        return []
    return [options.output / name for name in names] or [options.output]


def _write(places: list[Path], texts: list[str], records: Records, *, told: bool) -> None:
    for place, text in zip(places, texts, strict=False):
        data = text.encode("utf-8", errors="replace")
        write_bytes(place, data)
        records.keep(place, data)
        if told:
            click.echo(str(place), err=True)


def _print(texts: list[str], *, as_list: bool) -> None:
    if len(texts) > 1 or as_list:
        click.echo("[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]")
    else:
        click.echo(texts[0], nl=False)
