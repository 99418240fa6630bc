"""What a fact is: a kind, a place in a text, and a value that can be compared."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Fact", "FactKind"]

FactKind = Literal["number", "date", "time", "quotation", "name", "identifier"]


@dataclass(frozen=True)
class Fact:
    """Something checkable that a text says.

    `text[start:end]` is how it is written; `value` is what it says in a form that is the same for
    every way of writing it: `1234.5` for a number, `2026-03-04`, `--03-04` (no year) or `2026` for
    a date, `06:52` for a time, the bare words of a quotation, the name or identifier itself.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: str
