"""The report: pages that an editor can read in the morning, what needs looking at first."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.progress import BatchTally
from articlekit.app.batch.row import Row
from articlekit.language.tags import direction
from articlekit.rendering.environment import environment

__all__ = ["REPORT", "write_report"]

REPORT = "report.html"
_ROWS_A_PAGE = 1_000
"""More than an editor reads, and as many as a browser sorts at once."""
_REASONS = 20
_TEMPLATE = "batch/report.html.jinja"


def write_report(
    ledger: Ledger,
    folder: OutputFolder,
    tally: BatchTally,
    *,
    finished: str,
    stopped: str = "",
    left_out: Sequence[str] = (),
) -> None:
    """Write the report, row by row, on as many pages as it takes.

    Args:
        ledger: what it tells of.
        folder: where it goes.
        tally: the figures of the last run.
        finished: when that ended, as it is to be printed.
        stopped: why it ended before its end, if it did.
        left_out: a line for every file among the notes that was not read.

    Raises:
        OutputError: it cannot be written.
    """
    template = environment(None, ".html").get_template(_TEMPLATE)
    pages = max(1, -(-ledger.count() // _ROWS_A_PAGE))
    rows = ledger.rows(by_rank=True)
    for number in range(1, pages + 1):
        values = {
            "page": number,
            "pages": [_name(each) for each in range(1, pages + 1)],
            "rows": map(_shown, islice(rows, _ROWS_A_PAGE)),
            "duplicates": _first_duplicates(ledger) if number == 1 else (),
            "tally": tally,
            "with_errors": tally.with_errors + tally.unchanged_with_errors,
            "unfit": tally.unfit,
            "reasons": tally.reasons.most_common(_REASONS),
            "finished": finished,
            "stopped": stopped,
            "left_out": left_out,
            "costs": ledger.has_costs(),
        }
        part = folder.part()
        with folder.writing(), part.open("wb") as file:
            template.stream(values).dump(file, encoding="utf-8", errors="replace")
        ledger.claim([_name(number)])
        folder.publish(part, _name(number))
    _remove_after(pages, ledger, folder)


def _first_duplicates(ledger: Ledger) -> list[Mapping[str, Any]]:
    return [_shown(row) for row in islice(ledger.duplicates(), _ROWS_A_PAGE)]


def _name(number: int) -> str:
    return REPORT if number == 1 else f"report.{number}.html"


def _remove_after(last: int, ledger: Ledger, folder: OutputFolder) -> None:
    """Take away the pages of a longer report that was there before."""
    for number in _numbers(last + 1):
        path = folder.path / _name(number)
        if not (path.is_file() and ledger.claims(path.name)):
            return
        with folder.writing():
            path.unlink()


def _numbers(first: int) -> Iterator[int]:
    while True:
        yield first
        first += 1


def _shown(row: Row) -> Mapping[str, Any]:
    """A row as the template has it."""
    facts = row.facts
    usage = facts.get("usage", {})
    language = facts.get("language") or row.language
    return {
        "place": row.place,
        "status": row.status,
        "reason": row.reason,
        "headline": facts.get("headline") or row.place,
        "language": language,
        "direction": direction(language) if language else "auto",
        "files": [(name, name.removeprefix(row.stem).lstrip(".")) for name in row.files],
        "errors": facts.get("errors", 0),
        "warnings": facts.get("warnings", 0),
        "unfit": row.is_unfit,
        "questions": facts.get("questions", 0),
        "asked": facts.get("asked", ()),
        "findings": facts.get("findings", ()),
        "cost": usage.get("cost_usd"),
        "tokens": usage.get("prompt_tokens", 0) + usage.get("completion_tokens", 0),
    }
