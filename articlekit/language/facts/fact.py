"""What a fact is: a kind, a place in a text, and a value that can be compared; and what a number is."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

__all__ = ["Amount", "Fact", "FactKind", "canonical", "share"]

FactKind = Literal["number", "date", "time", "duration", "quotation", "name", "identifier"]


@dataclass(frozen=True)
class Fact:
    """Something checkable that a text says.

    `text[start:end]` is how it is written; `value` is what it says in a form that is the same for
    every way of writing it:

    - number: a decimal number without group marks and with its magnitude multiplied out, `1234.5`,
      counted in `unit`.
      A fraction is a decimal number of four places at most: two thirds are `0.6667`.
    - date: `2026-03-04`, `2026-03` or `2026`; where the year is missing, `--03-04` or `--03`; a day alone,
      `---04`; a weekday alone, `weekday:1` (Monday) to `weekday:7`; a day told by the day of the text,
      `relative:-1` (yesterday), `relative:weekday:-2` (last Tuesday), `relative:week:1` (next week),
      likewise for month and year. Where the day of the text is known, all these are a date instead, of a
      week as `2026-W10`; only a weekday that stands beside its date stays one. A day of another calendar
      that cannot be turned into ours is `jalali:--06-12` or `hijri:1447-09-12`.
    - time: `06:52`, on the 24-hour clock.
    - duration: `PT1H30M`, `P3D`, `P1Y6M`: an ISO 8601 duration; 90 minutes are 1 hour and 30 minutes, two
      weeks are 14 days, 48 hours stay hours.
    - quotation: its words, without the marks around them.
    - name, identifier: as written.
    """

    kind: FactKind
    start: int
    end: int
    text: str
    value: str
    unit: str = ""
    """Of a number: `%`, an ISO 4217 code, the base unit that its value is turned into exactly (`m` for
    1.5 km, with the value 1500; `kg`, `L`, `m²`, `V`, `W`, `Wh`, `B`, `°C` …), `ordinal`, or `×` for a
    multiple (doubled is 2 ×); of a time: its zone, `UTC`, `CET`, `UTC+08:00`; otherwise empty."""
    approximate: bool = False
    """Whether a word such as "about" or "more than" stands with it."""
    other: str = ""
    """Of a date in figures: its value where the month stands before the day, or the other way round, if
    nothing tells which of two readings is meant."""


class Amount(NamedTuple):
    """A number and its place."""

    start: int
    end: int
    value: Decimal
    spelled: bool = False
    """Whether it is in words."""
    weak: bool = False
    """Whether it may be an article ("ein Mann"), and is a number only beside a unit or another number."""
    ordinal: bool = False
    rough: bool = False
    """Whether the word itself means about so many, as "une dizaine" does."""


def canonical(value: Decimal) -> str:
    """A decimal number without an exponent or needless zeros: `12000`, `1.5`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") or "0" if "." in text else text


def share(numerator: int, denominator: int) -> Decimal:
    """A fraction as a decimal number of four places at most."""
    return round(Decimal(numerator) / denominator, 4)
