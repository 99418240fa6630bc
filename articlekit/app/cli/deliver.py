"""Delivering articles: rendered to standard output or to files, with a report to standard error."""

from collections.abc import Sequence

import click

from articlekit.app.cli.options import OutputOptions
from articlekit.app.output import file_names, is_folder, write_file
from articlekit.app.report import outcome_lines
from articlekit.app.write import Outcome
from articlekit.errors import UsageError
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.rendering import RenderOptions, format_of, render
from articlekit.settings import Settings

__all__ = ["deliver"]


def deliver(
    outcomes: Sequence[tuple[Outcome, Note | None]],
    options: OutputOptions,
    *,
    house: House,
    settings: Settings,
) -> int:
    """Render and write articles and report on them.

    Returns:
        the exit status: 1 if any finding is an error, else 0.

    Raises:
        UsageError: annotations are asked for in a format that has no place for them, or several
            articles without a folder to put them in.
    """
    if options.annotate and not format_of(options.template).media_type.startswith("text/html"):
        raise UsageError(f"--annotate marks HTML, and {options.template} is none: use -t page or -t fragment")
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
                annotate=outcome.findings if options.annotate else (),
                editors_copy=options.annotate,
            ),
        )
        for outcome, note in outcomes
    ]
    _write(outcomes, texts, options)
    if not options.quiet:
        for outcome, _ in outcomes:
            for line in outcome_lines(outcome):
                click.echo(line, err=True)
    return int(any(outcome.failed for outcome, _ in outcomes))


def _write(outcomes: Sequence[tuple[Outcome, Note | None]], texts: list[str], options: OutputOptions) -> None:
    place = options.output
    if place is not None and (len(texts) > 1 or is_folder(place)):
        if place.is_file():
            raise UsageError(f"{place}: there are {len(texts)} articles: give a folder with -o")
        names = file_names((outcome.article for outcome, _ in outcomes), format_of(options.template).suffix)
        for name, text in zip(names, texts, strict=True):
            write_file(place / name, text)
            click.echo(str(place / name), err=True)
    elif place is not None:
        write_file(place, texts[0])
    elif len(texts) > 1 and options.template != "json":
        raise UsageError(f"there are {len(texts)} articles: give a folder for them with -o")
    elif len(texts) > 1:
        click.echo("[\n" + ",\n".join(text.rstrip("\n") for text in texts) + "\n]")
    else:
        click.echo(texts[0], nl=False)
