"""Containment: of facts that overlap, the stronger one stays."""

from bisect import bisect_left, bisect_right

from articlekit.language.facts.fact import Fact, FactKind

__all__ = ["strongest"]

_STRENGTH: tuple[FactKind, ...] = ("identifier", "date", "time", "duration", "number", "name")
"""The digits of a date are no number, and a month is no name."""


def strongest(facts: list[Fact]) -> list[Fact]:
    """The facts that overlap no stronger one, by place.

    A quotation holds facts of its own and hides none.
    """
    starts: list[int] = []
    ends: list[int] = []
    kept = [fact for fact in facts if fact.kind == "quotation"]
    for kind in _STRENGTH:
        for fact in sorted(
            (fact for fact in facts if fact.kind == kind), key=lambda fact: (fact.start, -fact.end)
        ):
            place = bisect_right(starts, fact.start)
            if (place and ends[place - 1] > fact.start) or (place < len(starts) and starts[place] < fact.end):
                continue
            starts.insert(place, fact.start)
            ends.insert(bisect_left(ends, fact.end), fact.end)
            kept.append(fact)
    return sorted(kept, key=lambda fact: (fact.start, fact.end, fact.kind))
