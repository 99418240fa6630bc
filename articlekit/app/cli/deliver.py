"""Delivering articles: rendered to standard output or to files, with a report to standard error."""

from collections.abc import Sequence

import click

from articlekit.app.alternates import alternates
from articlekit.app.cli.options import OutputOptions
from articlekit.app.moment import now
from articlekit.app.output import file_names, write_file
from articlekit.app.report import outcome_lines
from articlekit.errors import UsageError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.pipeline import Outcome, render
from articlekit.rendering import RenderOptions, format_of
from articlekit.settings import Settings

__all__ = ["check_place", "deliver"]


def deliver(
    outcomes: Sequence[tuple[Outcome, Note | None]],
    options: OutputOptions,
    *,
    house: House,
    settings: Settings,
    several: bool = False,
) -> int:
    """Render and write articles and report on them.

    Args:
        outcomes: the articles, each with its note where there is one.
        options: what they are to become.
        house: the contract of the outlet.
        settings: where templates are.
        several: whether they are versions in several languages, which then name each other.

    Returns:
        the exit status: 1 if any finding is an error, else 0.

    Raises:
        UsageError: annotations are asked for in a format that has no place for them.
    """
    if options.annotate and not format_of(options.template, settings.templates).takes_annotations:
        raise UsageError(f"{options.template} has no place for --annotate: use -t page or -t fragment")
    suffix = format_of(options.template, settings.templates).suffix
    names = _names(outcomes, options, suffix, several=several)
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
    _write(names, texts, options, as_list=several)
    if not options.quiet:
        for outcome, _ in outcomes:
            for line in outcome_lines(outcome, tagged=several):
                click.echo(line, err=True)
    return int(any(outcome.failed for outcome, _ in outcomes))


def check_place(count: int, options: OutputOptions) -> None:
    """See that there is a place for so many articles, before the first is written.

    Raises:
        UsageError: several go to one file, or to standard output in a form that has no lists.
    """
    place = options.output
    if count < 2:
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


def _write(names: list[str], texts: list[str], options: OutputOptions, *, as_list: bool) -> None:
    place = options.output
    if place is not None and names:
        for name, text in zip(names, texts, strict=True):
            write_file(place / name, text)
            click.echo(str(place / name), err=True)
    elif place is not None:
        write_file(place, texts[0])
    elif len(texts) > 1 or as_list:
        click.echo("[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]")
    else:
        click.echo(texts[0], nl=False)
