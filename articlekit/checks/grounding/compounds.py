"""Compounds: words that are made with others."""

from dataclasses import dataclass
from functools import lru_cache

from articlekit.checks.grounding.evidence import Evidence

__all__ = ["Compounds", "compounds"]

_SHORTEST = 4
"""Letters of a word that another one is made with."""
_LONGEST = 40
_REMEMBERED = 8


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
