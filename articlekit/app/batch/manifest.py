"""The manifest: one JSON object a line for every note and language, for programs."""

import heapq
import json
from collections.abc import Iterator
from typing import Any

from articlekit.app.batch.folder import OutputFolder
from articlekit.app.batch.ledger import Ledger
from articlekit.app.batch.row import Row

__all__ = ["MANIFEST", "in_order", "write_manifest"]

MANIFEST = "manifest.jsonl"
_FACTS = ("id", "headline", "date", "slug", "errors", "warnings", "questions", "unfit")


def write_manifest(ledger: Ledger, folder: OutputFolder) -> None:
    """Write the manifest row by row. There is no time in it: the same articles make the same manifest.

    Raises:
        OutputError: it cannot be written.
    """
    part = folder.part()
    with folder.writing(), part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        for row in in_order(ledger):
            file.write(json.dumps(_entry(row), ensure_ascii=False) + "\n")
    ledger.claim([MANIFEST])
    folder.publish(part, MANIFEST)


def in_order(ledger: Ledger) -> Iterator[Row]:
    """All rows, duplicates among them, in the order of their notes; the last run's first."""
    return heapq.merge(ledger.rows(), ledger.duplicates(), key=lambda row: (-row.run, row.position))


def _entry(row: Row) -> dict[str, Any]:
    entry: dict[str, Any] = {"note": row.place, "status": row.status, "key": row.key}
    if row.status == "failed":
        return {**entry, "reason": row.reason}
    if row.status == "duplicate":
        return {**entry, "of": row.reason, "files": list(row.files)}
    known = {name: row.facts.get(name) for name in _FACTS}
    usage = row.facts.get("usage")
    entry = {**entry, "language": row.facts.get("language"), "files": list(row.files), **known}
    return {**entry, "usage": usage} if usage else entry
