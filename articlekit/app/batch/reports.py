"""What a run leaves beside its articles: the report for editors, the manifest for programs, the Atom feed."""

import heapq
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from urllib.parse import quote, urljoin

from articlekit.app.batch.folder import FEED, MANIFEST, REPORT, OutputFolder
from articlekit.app.batch.ledger import Ledger, Row
from articlekit.app.batch.progress import BatchTally
from articlekit.language.tags import direction
from articlekit.model.house import House
from articlekit.rendering import environment

__all__ = ["write_feed", "write_manifest", "write_report"]

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


_FACTS = ("id", "headline", "date", "slug", "errors", "warnings", "questions", "unfit")


def write_manifest(ledger: Ledger, folder: OutputFolder) -> None:
    """Write the manifest row by row. There is no time in it: the same articles make the same manifest.

    Raises:
        OutputError: it cannot be written.
    """
    part = folder.part()
    with folder.writing(), part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for row in in_order(ledger):
            file.write(json.dumps(_manifest_entry(row), ensure_ascii=False) + "\n")
    ledger.claim([MANIFEST])
    folder.publish(part, MANIFEST)


def in_order(ledger: Ledger) -> Iterator[Row]:
    """All rows, duplicates among them, in the order of their notes; the last run's first."""
    return heapq.merge(ledger.rows(), ledger.duplicates(), key=lambda row: (-row.run, row.position))


def _manifest_entry(row: Row) -> dict[str, Any]:
    entry: dict[str, Any] = {"note": row.place, "status": row.status, "key": row.key}
    if row.status == "failed":
        return {**entry, "reason": row.reason}
    if row.status == "duplicate":
        return {**entry, "of": row.reason, "files": list(row.files)}
    known = {name: row.facts.get(name) for name in _FACTS}
    usage = row.facts.get("usage")
    entry = {**entry, "language": row.facts.get("language"), "files": list(row.files), **known}
    return {**entry, "usage": usage} if usage else entry


_FEED_ENTRIES = 100
_FEED_TEMPLATE = "batch/feed.xml.jinja"
_FEED_NAMESPACE = uuid.UUID("6f1c4f0e-3a58-5d0b-9a0e-2f6f3f8f6c11")


def write_feed(ledger: Ledger, folder: OutputFolder, house: House) -> None:
    """Write the feed of the latest hundred articles, by their dates, or else by when they were made.

    Addresses are absolute where the house has a `base_url`, else relative to the feed.

    Raises:
        OutputError: it cannot be written.
    """
    done = (row for row in ledger.rows() if row.status == "done" and row.files)
    latest = heapq.nlargest(_FEED_ENTRIES, done, key=lambda row: (_moment(row), -row.position))
    entries = [_feed_entry(row, house) for row in latest]
    text = (
        environment(None, ".xml")
        .get_template(_FEED_TEMPLATE)
        .render(
            entries=entries,
            title=house.page.site_name or folder.path.resolve().name,
            address=urljoin(_base(house), FEED) if _base(house) else None,
            id=uuid.uuid5(_FEED_NAMESPACE, house.page.base_url or str(folder.path.resolve())).urn,
            updated=max((entry["updated"] for entry in entries), default="1970-01-01T00:00:00Z"),
        )
    )
    part = folder.part()
    with folder.writing():
        part.write_text(text, encoding="utf-8", errors="replace")
    ledger.claim([FEED])
    folder.publish(part, FEED)


def _feed_entry(row: Row, house: House) -> Mapping[str, Any]:
    base = _base(house)
    slug = row.facts.get("slug")
    file = quote(row.files[0])
    return {
        "title": row.facts.get("headline", ""),
        "address": urljoin(base, quote(slug)) if base and slug else urljoin(base, file),
        "id": uuid.uuid5(_FEED_NAMESPACE, f"{row.source}\0{row.language}").urn,
        "language": row.facts.get("language"),
        "summary": row.facts.get("summary", ""),
        "updated": _moment(row),
    }


def _base(house: House) -> str:
    base = house.page.base_url or ""
    return f"{base.rstrip('/')}/" if base else ""


def _moment(row: Row) -> str:
    """When an article is of, in UTC as RFC 3339 has it."""
    try:
        moment = datetime.fromisoformat(row.facts.get("date") or "")
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(int(row.finished), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
