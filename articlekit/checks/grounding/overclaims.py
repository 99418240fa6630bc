"""Overclaims: a cause that the note does not tell, and what it doubts or leaves to be done told as a fact."""

from collections.abc import Collection, Iterator, Sequence

from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.cues import CueKind
from articlekit.checks.grounding.meaning import Shift, any_has, doubt, ties
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told

__all__ = ["cut_from_doubt", "leaves_open", "told_as_done", "unfounded_cause"]

_HEDGED: tuple[CueKind, ...] = ("doubt", "inquiry", "says", "negation")
_UNITS = 3
"""Statements that a sentence may have its reason from."""
_OWN = 0.75
"""Share of a sentence from which a single statement carries all of it, its reason too."""
_DONE = 0.75
"""Share of a clause from which it tells an open task."""


def unfounded_cause(
    sentence: Sequence[Clause], units: Sequence[Passage], told: Told, near: Collection[int]
) -> str | None:
    """The word by which a sentence tells a cause that the note does not tell, or does not know.

    A statement tells one by a word of its own, or by a label that announces a cause, unless it says that
    nothing is known of it yet.

    Args:
        sentence: the clauses of the sentence.
        units: the statements of the note.
        told: their clauses.
        near: the units of the note that the sentence is held against.
    """
    cues = [clause.passage.text[slice(*span)] for clause in sentence for span in clause.cues("cause")]
    if not cues:
        return None
    near = sorted({*near, *(unit for clause in sentence for unit in told.candidates(clause)[:_UNITS])})
    explaining = [unit for unit in near if _explains(units[unit], told, unit)]
    open_ = [unit for unit in explaining if _is_open(unit, told)]
    hedged = any(clause.has(kind) for clause in sentence for kind in _HEDGED)
    if explaining and (hedged or len(open_) < len(explaining)):
        return None
    size = sum(map(told.size, sentence))
    for unit in near:
        values = [value for clause in told.units[unit] for value in clause.values]
        carried = sum(told.carried(clause, told.stems(unit), values) for clause in sentence)
        if carried >= _OWN * size and (unit not in open_ or hedged):
            return None
    return cues[0]


def _is_open(unit: int, told: Told) -> bool:
    """Whether a statement says that its cause is not known, or a guess."""
    named = [each for each in told.units[unit] if each.cues("cause")] or told.units[unit]
    return any(clause.has(kind) for clause in named for kind in ("doubt", "inquiry", "negation"))


def _explains(statement: Passage, told: Told, unit: int) -> bool:
    if told.unit_has(unit, "cause"):
        return True
    label, _, rest = statement.text.partition("\n")
    return bool(rest) and statement.locale.role_of_label(label) == "cause"


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
