"""`articlekit check`."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from articlekit.app.checking import (
    SUFFIXES,
    FileReport,
    Selection,
    Versions,
    check_file,
    fix_file,
)
from articlekit.app.cli.options import STDIN, Command, complete_rules, group, house_option, read_bytes
from articlekit.app.finding_formats import FORMATS, lines_of
from articlekit.app.house_file import house_for
from articlekit.app.output import write_bytes
from articlekit.app.report import Tally, unified_diff
from articlekit.errors import InputError, UsageError
from articlekit.model.note import Note
from articlekit.settings import Settings

__all__ = ["command", "expand", "only_note", "with_progress"]

_EPILOG = """\
\b
Examples:
  articlekit check article.html
  articlekit check public/ --fix --dry-run
  articlekit check public/ --format sarif > findings.sarif
  articlekit generate note.txt | articlekit check -
  articlekit check article.html --ignore page-description
  articlekit check draft.html --note note.txt
  articlekit check article.fr.html article.en.html --parity
"""

_looked_at = group("What to compare")
_rules = group("Rules")
_output = group("Output")
_MAX_BYTES = 50_000_000
"""Pages are checked where they lie; they may be larger than a note."""


def _ids(ctx: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:  # noqa: ARG001
    return tuple(part.strip() for text in value for part in text.split(",") if part.strip())


def _rule_option(name: str, text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return _rules(name, multiple=True, callback=_ids, shell_complete=complete_rules, metavar="IDS", help=text)


@click.command("check", cls=Command, epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@_looked_at("--note", metavar="FILE", help="The note behind the article: find what the note does not say.")
@_looked_at(
    "--parity",
    is_flag=True,
    help="Compare the files, which are versions of one article (or, named NAME.TAG.html, of several).",
)
@house_option("limits, required headings and severities of your outlet", "the first PATH", title="Rules")
@_rule_option("--select", "Run only these rules (a,b,c).")
@_rule_option("--ignore", "Do not run these rules (a,b,c).")
@_rules("--strict", is_flag=True, help="Make it an error if an article is not fit to print (exit status 1).")
@_output(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Format of the findings.",
)
@_output("--fix", is_flag=True, help="Fix what can be fixed; print the findings that are left.")
@_output("--dry-run", is_flag=True, help="With --fix: print what would change as a diff, write nothing.")
def command(
    *,
    paths: tuple[str, ...],
    note: str | None,
    parity: bool,
    house: Path | None,
    form: str,
    fix: bool,
    dry_run: bool,
    **rules: Any,
) -> None:
    """Check the structure of HTML and Markdown files, made by anyone, and of articles as JSON.

    PATH is a file, a folder (all HTML files in it), or - for standard input. A file that cannot be
    read is reported, and the others are checked.

    \b
    A comment in a file switches a rule off:
      <!-- articlekit-disable heading-skip -->

    --parity compares every version with the first one of its article, or with the one in the language
    of the --note.
    """
    if dry_run and not fix:
        raise UsageError("--dry-run shows what --fix would do: give both")
    settings = Settings.from_environment()
    wanted = house_for(paths[0], house or settings.house)
    selection = Selection(house=wanted, note=_read_note(note, paths), **rules)
    names = [*expand(paths)]
    versions = Versions(_MAX_BYTES, one_article=len(names) == len(paths)) if parity else None

    def look_at(name: str) -> FileReport:
        try:
            data = read_bytes(name, max_bytes=_MAX_BYTES)
            report = (fix_file if fix else check_file)(data, name, selection, max_bytes=_MAX_BYTES)
            if versions is not None:
                versions.add(report.fixed.data if report.fixed else data, name)
            return report
        except InputError as error:  # the other files are checked all the same
            return FileReport(name=name, error=" ".join(str(error).split()))

    tally = Tally()
    checked = map(look_at, with_progress(names))
    compared = versions.compared(checked, selection) if versions else checked
    reports = _delivered(compared, tally, dry_run=dry_run)
    # What is printed is the diff, or the page from standard input; findings make room for it.
    apart = fix and (dry_run or STDIN in names)
    for line in lines_of(form)(reports):
        click.echo(line, err=apart)
    click.echo("\n".join((*tally.by_rule(), tally.line())), err=True)
    raise SystemExit(tally.exit_status)


def _read_note(name: str | None, paths: tuple[str, ...]) -> Note | None:
    if name is None:
        return None
    if name == STDIN and STDIN in paths:
        raise UsageError("standard input cannot be note and article at once: name a file for one of them")
    return only_note(read_bytes(name, max_bytes=_MAX_BYTES), name)


def _delivered(reports: Iterator[FileReport], tally: Tally, *, dry_run: bool) -> Iterator[FileReport]:
    """The reports, counted, once what was fixed is written and what is unreadable is told."""
    for report in reports:
        if report.error is not None:
            click.echo(f"articlekit: {report.error}", err=True)
        if report.fixed is not None:
            _write(report, dry_run=dry_run)
        tally.add(report.findings, unread=report.error is not None, fixed=_is_fixed(report))
        yield report


def _is_fixed(report: FileReport) -> bool:
    return report.fixed is not None and report.fixed.is_changed


def _write(report: FileReport, *, dry_run: bool) -> None:
    fixed = report.fixed
    if fixed is None:
        return
    if dry_run:
        click.echo(unified_diff(fixed.before, fixed.after, report.name), nl=False)
    elif report.name == STDIN:
        sys.stdout.buffer.write(fixed.data)
        sys.stdout.buffer.flush()
    elif fixed.is_changed:
        write_bytes(Path(report.name), fixed.data)


def expand(names: Collection[str]) -> Iterator[str]:
    """Names of files, with every folder replaced by the HTML files in it; hidden ones are left out.

    Raises:
        InputError: a folder has no HTML file.
    """
    for name in names:
        path = Path(name)
        if name == "-" or not path.is_dir():
            yield name
            continue
        pages = (file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES)
        pages = (file for file in pages if not _is_hidden(file.relative_to(path)))
        found = sorted(file for file in pages if file.is_file() or _leads_nowhere(file))
        if not found:
            raise InputError(f"{name}: no HTML file in this folder: name the folder that has them")
        yield from map(str, found)


def _leads_nowhere(path: Path) -> bool:
    """Whether a link leads to nothing, or round in a circle: it is told and not passed over."""
    return path.is_symlink() and not path.exists()


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def only_note(data: bytes, name: str) -> Note:
    """The note of a file that holds one.

    Raises:
        InputError: it cannot be read, or holds more notes than one.
    """
    from articlekit.reading import read_notes  # which most do without

    notes = read_notes(data, name=name)
    if len(notes) > 1:
        raise InputError(f"{name}: {len(notes)} notes in one file: give the one behind the article")
    return notes[0]


def with_progress(names: Sequence[str]) -> Iterator[str]:
    """The names one by one, with a bar where somebody sees it and has to wait."""
    if len(names) < _MANY or not sys.stderr.isatty():
        yield from names
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    bar = Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=sys.stdout.isatty(),  # findings go past the bar, but to a file if it is one
    )
    with bar as progress:
        task = progress.add_task("", total=len(names))
        for name in names:
            progress.update(task, description=name.replace("[", "\\["))
            yield name
            progress.advance(task)


_MANY = 20
