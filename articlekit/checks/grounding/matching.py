"""Matching: whether two words of a language may be forms of one, or parts of one another.

Stems alone do not tell: many languages have no stemmer, writers leave accents out, and compounds and
abbreviations hide a word. The measure knows nothing of any language: a common beginning, common pairs of
letters (Dice 1945), or one word within the other.
"""

import unicodedata
from functools import lru_cache

__all__ = ["alike", "bare", "dice", "pairs"]

_OWN_LETTERS = str.maketrans("łøđıß", "lodis")
_SAME, _INFLECTED, _ALIKE, _WITHIN = 0.85, 0.8, 0.75, 0.7
"""How sure it is that two words are the same: one begins the other, both begin alike, both have the same
pairs of letters, one is a part of the other."""
_LEAST_DICE = 0.6
_SHORTEST_PREFIX, _SHORTEST = 3, 4
_PREFIX_SHARE = 0.6
_SHORTEST_INSIDE = 5
_SYLLABLES = 2


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """A folded word without its accents, which some writers leave out."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(each for each in parts if not unicodedata.combining(each)).translate(_OWN_LETTERS)


@lru_cache(maxsize=20_000)
def pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a word; a single letter is its own."""
    return frozenset(word[place : place + 2] for place in range(len(word) - 1)) or frozenset({word})


def dice(one: str, other: str) -> float:
    """The share of the pairs of letters of two words that they have in common, from 0 to 1."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> float:
    """How likely two bare words are forms of one word, from 0 to 1."""
    if one == other:
        return 1.0
    shorter = min(len(one), len(other))
    if shorter < _SYLLABLES or one.isdigit() or other.isdigit():
        return 0.0
    common = _common_beginning(one, other)
    if "\uac00" <= one[0] <= "\ud7a3":  # a Hangul syllable says as much as two or three letters
        return _INFLECTED if common >= _SYLLABLES else 0.0
    if "\u3040" <= one[0] <= "\u9fff":
        return 0.0
    if shorter >= _SHORTEST_PREFIX and common == shorter:
        return _SAME
    if common >= _SHORTEST and common >= _PREFIX_SHARE * max(shorter, _SHORTEST):
        return _INFLECTED
    if shorter < _SHORTEST:
        return 0.0
    if dice(one, other) >= _LEAST_DICE:
        return _ALIKE
    if one.endswith(other) or other.endswith(one):
        return _WITHIN
    return _WITHIN if shorter >= _SHORTEST_INSIDE and (one in other or other in one) else 0.0


def _common_beginning(one: str, other: str) -> int:
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return min(len(one), len(other))
