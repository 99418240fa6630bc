"""Share: how much of a sentence is found in what it cites."""

from collections.abc import Iterator

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import Passage, Token
from articlekit.language.facts import FactKind
from articlekit.language.tags import uses_spaces

__all__ = ["LEAST_SHARE", "found_share"]

LEAST_SHARE = 1 / 3
"""Share of content words below which a sentence counts as unsupported.

Over real notes in nine languages, nine in ten sentences held against a statement of another note lie
below it, and three in four of those held against another statement of their own note; a sentence that
says the same in other words keeps half of its words or more.
"""

_APART: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that are compared by value."""
_FEWEST, _FEWEST_UNSPACED = 3, 5
"""Content words (pairs of characters) of a sentence that can be judged."""


def found_share(passage: Passage, evidence: Evidence) -> float | None:
    """The share of the content words of a sentence that stand in what it cites, from 0 to 1.

    Words are compared by their stems, or by pairs of characters where words are not spaced; numbers,
    dates and the like are left out. `None` for a sentence of too few words to judge.
    """
    stems = {token.word for token in _told(passage)}
    fewest = _FEWEST if uses_spaces(passage.language) else _FEWEST_UNSPACED
    if len(stems) < fewest:
        return None
    return len(stems & evidence.stems) / len(stems)


def _told(passage: Passage) -> Iterator[Token]:
    """The content words outside such facts."""
    apart = [fact for fact in passage.facts if fact.kind in _APART]
    position = 0
    for token in passage.content:
        while position < len(apart) and apart[position].end <= token.start:
            position += 1
        if position == len(apart) or token.end <= apart[position].start:
            yield token
