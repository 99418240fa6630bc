"""Delivering articles: rendered to standard output or to files, with a report to standard error."""

from collections.abc import Sequence
from pathlib import Path

import click

from articlekit.app.alternates import alternates
from articlekit.app.cli.options import OutputOptions
from articlekit.app.moment import now
from articlekit.app.output import file_names, write_bytes
from articlekit.app.ownership import Records, check_overwriting
from articlekit.app.report import outcome_lines
from articlekit.app.write import Outcome
from articlekit.errors import UsageError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.rendering import RenderOptions, format_of, render
from articlekit.settings import Settings

__all__ = ["check_place", "deliver"]


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
    if options.annotate and not format_of(options.template).takes_annotations:
        raise UsageError(f"{options.template} has no place for --annotate: use -t page or -t fragment")
    names = _names(outcomes, options, several=several)
    named = [(outcome.article, name) for (outcome, _), name in zip(outcomes, names, strict=False)]
    made = now()
    texts = [
        render(
            outcome.article,
            template=options.template,
            options=RenderOptions(
                house=house,
                templates=settings.templates,
                trace=options.trace,
                show_missing=options.show_missing,
                note=note,
                annotate=outcome.annotations if options.annotate else (),
                editors_copy=options.annotate,
                made=made,
                alternates=alternates(outcome.article, named) if several else (),
            ),
        )
        for outcome, note in outcomes
    ]
    if options.output is None:
        _print(texts, as_list=several)
    else:
        _write(names, texts, options, source=source, settings=settings)
    for outcome, _ in () if options.quiet else outcomes:
        for line in outcome_lines(outcome, tagged=several):
            click.echo(line, err=True)
    return int(any(outcome.failed for outcome, _ in outcomes))


def check_place(count: int, options: OutputOptions, *, source: str, settings: Settings) -> None:
    """See that there is a place for so many articles, before the first is written.

    Raises:
        UsageError: several go to one file, or to standard output in a form that has no lists; or one goes
            where there is a file already that is the source, or somebody else's.
    """
    place = options.output
    if count < 2:
        if place is not None:
            _check(place, options, source=source, settings=settings)
        return
    if place is None and options.template != "json":
        raise UsageError(f"there are {count} articles: give a folder for them with -o")
    if place is not None and place.is_file():
        raise UsageError(f"{place}: there are {count} articles: give a folder with -o")


def _names(
    outcomes: Sequence[tuple[Outcome, Note | None]], options: OutputOptions, *, several: bool
) -> list[str]:
    """The file name of each article, where they go to a folder."""
    place = options.output
    if place is None or not (len(outcomes) > 1 or several or options.into_folder or place.is_dir()):
        return []
    articles = (outcome.article for outcome, _ in outcomes)
    return file_names(articles, format_of(options.template).suffix, tagged=several)


def _check(place: Path, options: OutputOptions, *, source: str, settings: Settings) -> None:
    records = Records(settings.state)
    check_overwriting(place, inputs=(source,), overwrite=options.overwrite, records=records)


def _write(
    names: list[str], texts: list[str], options: OutputOptions, *, source: str, settings: Settings
) -> None:
    """Write all articles, or none where one of their places is another's."""
    output, records = options.output or Path(), Records(settings.state)
    places = [output / name for name in names] or [output]
    for place in places:
        _check(place, options, source=source, settings=settings)
    for place, text in zip(places, texts, strict=False):
        data = text.encode("utf-8", errors="replace")
        write_bytes(place, data)
        records.keep(place, data)
        if names:
            click.echo(str(place), err=True)


def _print(texts: list[str], *, as_list: bool) -> None:
    if len(texts) > 1 or as_list:
        click.echo("[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]")
    else:
        click.echo(texts[0], nl=False)
