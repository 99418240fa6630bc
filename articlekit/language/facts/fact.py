"""What a fact is: a kind, a place in a text, and a value that can be compared."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Fact", "FactKind"]

FactKind = Literal["number", "date", "time", "duration", "quotation", "name", "identifier"]


@dataclass(frozen=True)
class Fact:
    """Something checkable that a text says.

    `text[start:end]` is how it is written; `value` is what it says in a form that is the same for
    every way of writing it:

    - number: a decimal number without group marks and with its magnitude multiplied out, `1234.5`.
    - date: `2026-03-04`, `--03-04` (no year), `2026-03`, `--03` or `2026`; a weekday alone is
      `weekday:1` (Monday) to `weekday:7`, a day told by the day of the text is `relative:-1`
      (yesterday) or `relative:weekday:-2` (last Tuesday): where the day of the text is known, both
      are a date instead.
    - time: `06:52`, on the 24-hour clock.
    - duration: `PT47M`, `P3D`, an ISO 8601 duration in its own unit.
    - quotation: its words, without the marks around them.
    - name, identifier: as written.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    """Of a number: `%`, an ISO 4217 code, a unit's symbol in its base form (`m`, `kg`, `°C`, `ordinal`);
    of a time: its zone; otherwise empty."""
    approximate: bool = False
    """Whether a word such as "about" or "more than" stands with it."""
