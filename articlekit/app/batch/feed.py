"""The feed: the latest articles in Atom (RFC 4287)."""

import heapq
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urljoin

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.row import Row
from articlekit.model.house import House
from articlekit.rendering.environment import environment

__all__ = ["FEED", "write_feed"]

FEED = "feed.xml"
_ENTRIES = 100
_TEMPLATE = "batch/feed.xml.jinja"
_NAMESPACE = uuid.UUID("6f1c4f0e-3a58-5d0b-9a0e-2f6f3f8f6c11")


def write_feed(ledger: Ledger, folder: OutputFolder, house: House) -> None:
    """Write the feed of the latest hundred articles, by their dates, or else by when they were made.

    Addresses are absolute where the house has a `base_url`, else relative to the feed.

    Raises:
        OutputError: it cannot be written.
    """
    done = (row for row in ledger.rows() if row.status == "done" and row.files)
    latest = heapq.nlargest(_ENTRIES, done, key=lambda row: (_moment(row), -row.position))
    entries = [_entry(row, house) for row in latest]
    text = (
        environment(None, ".xml")
        .get_template(_TEMPLATE)
        .render(
            entries=entries,
            title=house.page.site_name or folder.path.resolve().name,
            address=urljoin(_base(house), FEED) if _base(house) else None,
            id=uuid.uuid5(_NAMESPACE, house.page.base_url or str(folder.path.resolve())).urn,
            updated=max((entry["updated"] for entry in entries), default="1970-01-01T00:00:00Z"),
        )
    )
    part = folder.part()
    with folder.writing():
        part.write_text(text, encoding="utf-8", errors="replace")
    ledger.claim([FEED])
    folder.publish(part, FEED)


def _entry(row: Row, house: House) -> Mapping[str, Any]:
    base = _base(house)
    slug = row.facts.get("slug")
    file = quote(row.files[0])
    return {
        "title": row.facts.get("headline", ""),
        "address": urljoin(base, quote(slug)) if base and slug else urljoin(base, file),
        "id": uuid.uuid5(_NAMESPACE, f"{row.source}\0{row.language}").urn,
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
