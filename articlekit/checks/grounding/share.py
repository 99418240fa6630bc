"""Share: how much of a sentence is found in what it cites."""

from collections.abc import Iterator

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import Passage, Token
from articlekit.language.facts import FactKind
from articlekit.language.tags import uses_spaces

__all__ = ["LEAST_SHARE", "found_share", "is_short", "told"]

LEAST_SHARE = 1 / 3
"""Share of content words below which a sentence counts as unsupported.

Over real notes in nine languages, nine in ten sentences held against a statement of another note lie
below it, and three in four of those held against another statement of their own note; a sentence that
says the same in other words keeps half of its words or more.
"""

_APART: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that are compared by value."""
_FEWEST, _FEWEST_UNSPACED = 3, 5
"""Content words (pairs of characters) from which the share of a sentence tells something."""
_PART = 4
"""Letters of a word that another one is made with."""


def found_share(passage: Passage, evidence: Evidence) -> float | None:
    """The share of the content words of a sentence that stand in what it cites, from 0 to 1.

    Words are compared by their stems, or by pairs of characters where words are not spaced; numbers,
    dates and the like are left out. In a sentence of one or two words a word counts as found where
    the note has it as part of another one, or has a part of it: the power failed, a power failure.
    `None` for a sentence of none but function words and facts.
    """
    stems = told(passage)
    if not stems:
        return None
    if not is_short(passage):
        return len(stems & evidence.stems) / len(stems)
    found = stems & evidence.stems or {stem for stem in stems if _is_part(stem, evidence)}
    return float(bool(found))


def is_short(passage: Passage) -> bool:
    """Whether a sentence has so few content words that any one of them carries it."""
    return len(told(passage)) < (_FEWEST if uses_spaces(passage.language) else _FEWEST_UNSPACED)


def told(passage: Passage) -> frozenset[str]:
    """The stems of the content words of a sentence outside the facts that are compared by value."""
    return frozenset(token.word for token in _told(passage))


def _is_part(stem: str, evidence: Evidence) -> bool:
    if len(stem) < _PART:
        return stem in evidence.words
    return any(
        word.startswith(stem) or word.endswith(stem) or (len(word) >= _PART and word in stem)
        for word in evidence.stems
    )


def _told(passage: Passage) -> Iterator[Token]:
    """The content words outside such facts."""
    apart = [fact for fact in passage.facts if fact.kind in _APART]
    position = 0
    for token in passage.content:
        while position < len(apart) and apart[position].end <= token.start:
            position += 1
        if position == len(apart) or token.end <= apart[position].start:
            yield token
