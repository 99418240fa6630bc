"""Polarity: what a sentence denies or doubts and its source does not, or the reverse."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from articlekit.checks.grounding.clauses import Clause, Cue, clauses, has_cues
from articlekit.checks.grounding.passage import Passage

__all__ = ["Turn", "turns"]

_Key = Literal["negations", "hedges"]
_EDGE = " .!?。！？।؟"
"""What may stand at either end of a sentence, and changes nothing of what it says."""


@dataclass(frozen=True)
class Turn:
    """A cue word that stands on one side only."""

    key: _Key
    words: str
    """The cue word, folded."""
    added: bool
    """Whether the sentence has it and the note has not."""


def turns(passage: Passage, head: tuple[Passage, ...], cited: tuple[Passage, ...]) -> list[Turn]:
    """The negations and hedges that a sentence adds to what it cites, or leaves out.

    A cue counts where the words next to it stand in one clause on the other side as well: what is
    said in other words, or left out together with its negation, is not judged.

    Args:
        passage: the sentence.
        head: what every sentence may say besides, such as the title.
        cited: the statements that it cites, or the title if it cites that alone.
    """
    said = passage.folded[passage.said :].strip(_EDGE)
    if any(said == each.folded[each.said :].strip(_EDGE) for each in cited):
        return []
    adds, leaves_out = has_cues(passage), any(map(has_cues, cited))
    if not adds and not leaves_out:
        return []
    own = clauses(passage)
    if any(own == clauses(each) for each in cited):
        return []
    known = [clause for each in (*head, *cited) if adds for clause in clauses(each)]
    # A title that doubts is not repeated in every sentence.
    told = [clause for each in cited if leaves_out for clause in clauses(each)]
    result: list[Turn] = []
    keys: tuple[_Key, ...] = ("negations", "hedges")
    for key in keys:
        result += [Turn(key, cue.words, added=True) for cue in _one_sided(own, known, key)]
        result += [Turn(key, cue.words, added=False) for cue in _one_sided(told, own, key)]
    return result


def _one_sided(here: Iterable[Clause], there: Iterable[Clause], key: _Key) -> Iterable[Cue]:
    there = list(there)
    for clause in here:
        for cue in _of(clause, key):
            homes = [other for other in there if cue.belongs_to(other)]
            if homes and not any(cue.answers(one) for other in homes for one in _of(other, key)):
                yield cue
                break


def _of(clause: Clause, key: _Key) -> tuple[Cue, ...]:
    return clause.negations if key == "negations" else clause.hedges
