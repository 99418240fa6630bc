"""A row: what the ledger knows of one article, or of a note that is a duplicate of another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["Row", "RowStatus"]

RowStatus = Literal["done", "failed", "duplicate"]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One article in the ledger."""

    key: str
    source: str
    language: str
    """The language that was asked for; empty for the note's own."""
    place: str
    position: int
    """The place in the order of the last run that saw it."""
    run: int
    """Number of that run, from 1."""
    status: RowStatus
    stem: str = ""
    reason: str = ""
    """Why there is no article; for a duplicate, the place of the note that it repeats."""
    files: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What is known of the article: headline, language, counts of findings, usage."""
    seconds: float = 0.0
    finished: float = 0.0
    """Seconds since 1970."""

    @property
    def rank(self) -> int:
        """How soon an editor has to see it: 0 for what failed, 1 for errors in it, 2 for the rest."""
        return 0 if self.status == "failed" else 1 if self.facts.get("errors") else 2
