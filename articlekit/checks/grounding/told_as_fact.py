"""Told as fact: what the note doubts or leaves to be done, and an article tells without that."""

from collections.abc import Collection, Iterator, Sequence

from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.meaning import Shift, any_has, doubt, ties
from articlekit.checks.grounding.told import Told

__all__ = ["cut_from_doubt", "leaves_open", "told_as_done"]

_DONE = 0.75
"""Share of a clause from which it tells an open task."""


def leaves_open(sentence: Sequence[Clause]) -> bool:
    """Whether a sentence itself doubts something, looks into it, or gives it as the word of somebody."""
    return any(any_has(sentence, kind) for kind in ("doubt", "inquiry", "says"))


def cut_from_doubt(sentence: Sequence[Clause], told: Told, near: Collection[int]) -> Iterator[Shift]:
    """Where words of the note are copied without the doubt that stands in their own clause.

    Args:
        sentence: the clauses of the sentence, which leaves nothing open itself.
        told: what the note tells.
        near: the units of the note that the sentence is held against.
    """
    for clause in sentence:
        best = told.align(clause, near)
        doubted = [each for each in ties(best) if each.clause.cues("doubt")] if best else []
        if doubted and len(doubted) == len(ties(best)):
            yield doubt(doubted[0])


def told_as_done(
    sentence: Sequence[Clause], told: Told, near: Collection[int], open_: Collection[int]
) -> Iterator[Shift]:
    """Where a task that the note leaves open is told, and not as one.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        near: the units of the note that the sentence is held against.
        open_: the units that are open tasks.
    """
    if any(any_has(sentence, kind) for kind in ("plan", "will", "negation", "denial", "doubt")):
        return
    for clause in sentence:
        best = told.align(clause, near)
        if best and best[0].unit in open_ and best[0].share > _DONE:
            yield Shift("certainty", f"by the note this is still to be done: {best[0].clause.text!r}")
