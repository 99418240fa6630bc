"""Containment: of facts that overlap, the stronger one stays."""

from bisect import bisect_left

from articlekit.language.facts.fact import Fact, FactKind

__all__ = ["strongest"]

_STRENGTH: tuple[FactKind, ...] = ("identifier", "date", "time", "duration", "number", "name")
"""The digits of a date are no number, and a month is no name."""
_RANKS = {kind: rank for rank, kind in enumerate(_STRENGTH)}


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
            kept += _apart(group)
            group = []
        group.append(fact)
        edge = max(edge, fact.end)
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
