"""Containment: of facts that overlap, the stronger one stays."""

from articlekit.language.facts.fact import Fact, FactKind
from articlekit.language.facts.spans import Spans

__all__ = ["strongest"]

_STRENGTH: tuple[FactKind, ...] = ("identifier", "date", "time", "duration", "number", "name")
"""The digits of a date are no number, and a month is no name."""


def strongest(facts: list[Fact]) -> list[Fact]:
    """The facts that overlap no stronger one, by place.

    Of two of one kind the earlier stays, and of those the longer. A quotation holds facts of its own and
    hides none.
    """
    by_kind: dict[FactKind, list[Fact]] = {}
    for fact in facts:
        by_kind.setdefault(fact.kind, []).append(fact)
    kept: list[Fact] = []
    taken = Spans()
    for kind in filter(by_kind.__contains__, _STRENGTH):
        added, behind = [], -1
        for fact in sorted(by_kind[kind], key=lambda each: (each.start, -each.end)):
            if fact.start >= behind and not taken.overlaps(fact.start, fact.end):
                added.append(fact)
                behind = fact.end
        if added:
            kept += added
            taken = Spans((fact.start, fact.end) for fact in kept)
    kept += by_kind.get("quotation", ())
    return sorted(kept, key=lambda fact: (fact.start, fact.end, fact.kind))
