"""Nouns that a note does not have, in a language that writes them with a capital."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.names import has_word
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import (
    calendar_words,
    noun_endings,
    nouns_have_capitals,
    participle_beginnings,
)
from articlekit.language.facts.fact import Spans
from articlekit.language.words import function_words, stems

__all__ = ["Compounds", "compounds", "foreign_nouns"]

_SHORTEST = 4
"""Letters of a noun that is looked at, and of a word that another one is made with."""
_OPENING = ".:;!?…„“”»«\"'(–—-\n"
_LONGEST = 40
_REMEMBERED = 8


def foreign_nouns(passage: Passage, evidence: Evidence) -> list[str]:
    """The nouns of a text that the evidence has neither as such nor as a part of another word.

    The first word of a sentence may be anything, and facts are compared elsewhere. A noun is there as
    part of a word if one is the beginning or the end of the other (Stromausfall, Strom), or if what it
    is made from is in another word (Sperrung, gesperrt).
    """
    if not nouns_have_capitals(passage.language):
        return []
    passing = function_words(passage.language) | calendar_words(passage.language).keys()
    found = [
        token
        for token in passage.tokens
        if passage.text[token.start].isupper()
        and len(token.word) >= _SHORTEST
        and token.word not in passing
        and not _opens(passage.text, token.start)
        and not has_word(token.word, evidence, passage.language)
        and not _is_made_with(token.word, evidence, passage.language)
    ]
    if not found:
        return []
    taken = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind != "quotation")
    free = (token for token in found if not taken.overlaps(token.start, token.end))
    return list(dict.fromkeys(passage.text[token.start : token.end] for token in free))


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _OPENING


def _is_made_with(word: str, evidence: Evidence, language: str) -> bool:
    known = compounds(evidence)
    if any(known.has_part(form) for form in (word, *stems(word, language))) or known.has_part_of(word):
        return True
    return any(known.has_part(root) for root in _roots(word, language))


def _roots(word: str, language: str) -> Iterator[str]:
    """What a noun is made from: it without an ending that makes nouns, as it is and in a participle."""
    for ending in noun_endings(language):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            yield root
            yield from (beginning + root for beginning in participle_beginnings(language))


@dataclass(frozen=True)
class Compounds:
    """What the words of some evidence begin and end with."""

    words: frozenset[str]
    """Words and stems, folded."""
    beginnings: frozenset[str]
    ends: frozenset[str]

    def has_part(self, part: str) -> bool:
        """Whether a word begins or ends with a part: Strom in Stromausfall."""
        return len(part) >= _SHORTEST and (part in self.beginnings or part in self.ends)

    def has_part_of(self, word: str) -> bool:
        """Whether a word is there that another one begins or ends with."""
        sizes = range(_SHORTEST, min(len(word), _LONGEST))
        return any(word[:size] in self.words or word[-size:] in self.words for size in sizes)


@lru_cache(maxsize=_REMEMBERED)
def compounds(evidence: Evidence) -> Compounds:
    """What the words of some evidence are made with; words of more than 40 letters are left out."""
    words = [each for each in evidence.words | evidence.stems if _SHORTEST <= len(each) <= _LONGEST]
    return Compounds(
        words=frozenset(words),
        beginnings=frozenset(each[:size] for each in words for size in range(_SHORTEST, len(each) + 1)),
        ends=frozenset(each[-size:] for each in words for size in range(_SHORTEST, len(each) + 1)),
    )
