"""What a fact is: a kind, a place in a text, and a value that can be compared; and which of several stay."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, NamedTuple

__all__ = ["Amount", "Fact", "FactKind", "Spans", "canonical", "share", "strongest"]

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

    def moved(self, by: int) -> "Fact":
        """The same fact in a text in which it stands so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by) if by else self


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


_STRENGTH: tuple[FactKind, ...] = ("identifier", "date", "time", "duration", "number", "name")
"""The digits of a date are no number, and a month is no name."""
_RANKS = {kind: rank for rank, kind in enumerate(_STRENGTH)}


class Spans:
    """Half-open ranges of offsets that do not overlap one another; of two that do the earlier one stays.

    Args:
        spans: starts and ends.
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        edge = 0
        for start, end in sorted(spans):
            if edge <= start < end:
                self._starts.append(start)
                self._ends.append(end)
                edge = end

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans that overlap a range, in order."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of them overlaps a range."""
        first = bisect_right(self._ends, start)
        return first < len(self._starts) and self._starts[first] < end

    def beside(self, start: int, end: int, reach: int) -> bool:
        """Whether one of them ends or begins at most so many characters before or behind a range."""
        behind, before = bisect_left(self._starts, end), bisect_right(self._ends, start) - 1
        return (behind < len(self._starts) and self._starts[behind] - end <= reach) or (
            before >= 0 and start - self._ends[before] <= reach
        )


def strongest(facts: list[Fact]) -> list[Fact]:
    """The facts that overlap no stronger one, by place.

    Of two of one kind the earlier stays, and of those the longer.

    Args:
        facts: facts of any kind but quotations, which hold facts of their own and hide none.
    """
    kept: list[Fact] = []
    group: list[Fact] = []
    """Facts of which each overlaps another one."""
    edge = 0
    for fact in sorted(facts, key=lambda each: each.start):
        if group and fact.start >= edge:
            kept += _apart(group) if len(group) > 1 else group
            group = []
        group.append(fact)
        if fact.end > edge:
            edge = fact.end
    return kept + _apart(group)


def _apart(group: list[Fact]) -> list[Fact]:
    """The strongest facts of a group, by place, so that none overlaps another."""
    if len(group) < 2:
        return group
    kept: list[Fact] = []
    starts: list[int] = []
    for fact in sorted(group, key=lambda each: (_RANKS[each.kind], each.start, -each.end)):
        place = bisect_left(starts, fact.start)  # what overlaps it stands right before or right behind
        before, behind = kept[place - 1 : place], kept[place : place + 1]
        if all(each.end <= fact.start for each in before) and all(fact.end <= each.start for each in behind):
            kept.insert(place, fact)
            starts.insert(place, fact.start)
    return kept
