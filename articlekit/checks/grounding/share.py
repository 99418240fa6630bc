"""Share: how much of a sentence is found in what it cites."""

from collections.abc import Iterator
from functools import lru_cache

from articlekit.checks.grounding.compounds import compounds
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.inflection import forms
from articlekit.checks.grounding.passage import REMEMBERED, Passage, Token
from articlekit.language.facts import Fact, FactKind
from articlekit.language.tags import uses_spaces
from articlekit.language.words import has_stemmer

__all__ = ["LEAST_SHARE", "found_share", "is_short", "speaks_of_the_same", "told"]

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
_ENOUGH = 2
"""Content words that a sentence and a statement about the same thing have in common."""
_PAIR = 2


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
    found = {stem for stem in stems if stem in evidence.stems or _is_form(stem, passage.language, evidence)}
    if not is_short(passage):
        return len(found) / len(stems)
    return float(bool(found) or any(_is_part(stem, evidence) for stem in stems))


def speaks_of_the_same(passage: Passage, fact: Fact, statement: Passage) -> bool:
    """Whether a statement has some of what a sentence says around a fact.

    That is so with a third of its content words, or two of them; where a sentence is nothing but the
    fact, there is nothing that could be different.
    """
    around = {token.word for token in _told(passage) if token.end <= fact.start or token.start >= fact.end}
    shared = around & statement.stems
    return not around or len(shared) >= min(_ENOUGH, LEAST_SHARE * len(around))


def is_short(passage: Passage) -> bool:
    """Whether a sentence has so few content words that any one of them carries it."""
    return len(told(passage)) < (_FEWEST if uses_spaces(passage.language) else _FEWEST_UNSPACED)


@lru_cache(maxsize=REMEMBERED)
def told(passage: Passage) -> frozenset[str]:
    """The stems of the content words of a sentence outside the facts that are compared by value."""
    stems = frozenset(token.word for token in _told(passage))
    if uses_spaces(passage.language):
        return stems
    # Of scripts that are cut nowhere, as the Thai one is, there are no words to compare.
    return frozenset(stem for stem in stems if len(stem) <= _PAIR or stem.isascii())


def _is_form(stem: str, language: str, evidence: Evidence) -> bool:
    """Whether a word that nothing but its endings is known of stands in the evidence with others."""
    if has_stemmer(language) or not uses_spaces(language):
        return False
    return not evidence.forms.isdisjoint(forms(stem, language))


def _is_part(stem: str, evidence: Evidence) -> bool:
    known = compounds(evidence)
    return stem in evidence.words or known.has_part(stem) or known.has_part_of(stem)


def _told(passage: Passage) -> Iterator[Token]:
    """The content words outside such facts."""
    apart = [fact for fact in passage.facts if fact.kind in _APART]
    position = 0
    for token in passage.content:
        while position < len(apart) and apart[position].end <= token.start:
            position += 1
        if position == len(apart) or token.end <= apart[position].start:
            yield token
