"""Spans: which of many places in a text overlap a given one, and which of many facts that overlap stay."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from articlekit.language.facts.fact import Fact, FactKind

__all__ = ["Spans", "strongest"]

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
