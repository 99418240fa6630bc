"""Causes: whether a sentence says why where its note does not."""

from collections.abc import Sequence

from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told

__all__ = ["unfounded_cause"]

_UNITS = 3
"""Statements that a sentence may have its reason from."""
_OWN = 0.75
"""Share of a sentence from which a single statement carries all of it, its reason too."""


def unfounded_cause(sentence: Sequence[Clause], units: Sequence[Passage], told: Told) -> str | None:
    """The word by which a sentence joins what two statements tell as cause and effect, where neither does so.

    A statement does so by a word of its own, or by a label that announces a cause.

    Args:
        sentence: the clauses of the sentence.
        units: the statements of the note.
        told: their clauses.
    """
    cues = [clause.passage.text[slice(*span)] for clause in sentence for span in clause.cues("cause")]
    if not cues:
        return None
    near = dict.fromkeys(unit for clause in sentence for unit in told.candidates(clause)[:_UNITS])
    if any(_explains(units[unit], told, unit) for unit in near):
        return None
    size = sum(map(told.size, sentence))
    for unit in near:
        stems = frozenset[str]().union(*(clause.stems for clause in told.units[unit]))
        values = [value for clause in told.units[unit] for value in clause.values]
        if sum(told.carried(clause, stems, values) for clause in sentence) >= _OWN * size:
            return None
    return cues[0]


def _explains(statement: Passage, told: Told, unit: int) -> bool:
    if told.unit_has(unit, "cause"):
        return True
    label, _, rest = statement.text.partition("\n")
    return bool(rest) and statement.locale.role_of_label(label) == "cause"
