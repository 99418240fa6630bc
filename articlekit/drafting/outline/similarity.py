"""How alike headings and passages are: the signals behind one small interface."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Protocol

from articlekit.drafting.outline.cohesion import terms
from articlekit.language.tags import primary
from articlekit.language.words import ngrams

__all__ = ["Similarity", "WordSimilarity"]

_LONGEST = 4_000
"""Characters of a passage that are compared; what follows adds little and costs time."""

_COMMON, _FEW = 0.4, 6
"""Part of the passages, and their number; what stands in more of them is not looked at, as it tells
few apart."""


class Similarity(Protocol):
    """A way to compare headings with passages."""

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """A row for each heading and in it a value for each passage, from about 0 (unlike) to 1 (alike)."""
        ...


class WordSimilarity:
    """The mean of two cosines over TF-IDF: stems of content words, and character n-grams.

    Stems are exact where a stemmer fits; n-grams serve inflection that it misses, compounds, names,
    and languages without a stemmer.
    """

    def __init__(self, language: str) -> None:
        self._language = primary(language)
        self._terms: dict[str, Counter[str]] = {}

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """See `Similarity.scores`; the passages are the collection that rarity is counted in."""
        words = _cosines(self.terms(headings), self.terms(passages))
        grams = _cosines(_grams(headings), _grams(passages))
        return [[(a + b) / 2 for a, b in zip(*rows, strict=True)] for rows in zip(words, grams, strict=True)]

    def terms(self, texts: Sequence[str]) -> list[Counter[str]]:
        """How often each content word stands in each text, by stems; kept for the next comparison."""
        known = self._terms
        for text in texts:
            if text not in known:
                known[text] = terms(text[:_LONGEST], self._language)
        return [known[text] for text in texts]


def _grams(texts: Sequence[str]) -> list[Counter[str]]:
    return [Counter(ngrams(text[:_LONGEST])) for text in texts]


def _cosines(headings: Sequence[Counter[str]], passages: Sequence[Counter[str]]) -> list[list[float]]:
    """Cosines between vectors of (1 + ln tf) · idf, by an index from terms to passages."""
    rarity = _rarity(passages)
    squares = {term: value * value for term, value in rarity.items()}
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    common = math.log((len(passages) + 1) / (max(_FEW, len(passages) * _COMMON) + 0.5))
    asked = {term for heading in headings for term in heading}
    wanted = {term for term in asked if rarity.get(term, common) > common}
    norms: list[float] = []
    for number, passage in enumerate(passages):
        square = sum(map(squares.__getitem__, passage))  # as if each term stood there once
        for term, count in passage.items():
            if count > 1:
                square += ((1 + math.log(count)) ** 2 - 1) * squares[term]
        norms.append(math.sqrt(square) or 1.0)
        for term in passage.keys() & wanted:
            index[term].append((number, (1 + math.log(passage[term])) * rarity[term]))
    rare = math.log((len(passages) + 1) / 0.5)
    return [_row(heading, index, norms, rarity, rare) for heading in headings]


def _rarity(passages: Sequence[Counter[str]]) -> dict[str, float]:
    frequency: Counter[str] = Counter()
    for passage in passages:
        frequency.update(passage.keys())
    size = len(passages) + 1
    by_count = {count: math.log(size / (count + 0.5)) for count in set(frequency.values())}
    return {term: by_count[count] for term, count in frequency.items()}


def _row(
    heading: Counter[str],
    index: dict[str, list[tuple[int, float]]],
    norms: Sequence[float],
    rarity: dict[str, float],
    rare: float,
) -> list[float]:
    row = [0.0] * len(norms)
    square = 0.0
    for term, count in heading.items():
        weight = (1 + math.log(count)) * rarity.get(term, rare)
        square += weight * weight
        for number, other in index.get(term, ()):
            row[number] += weight * other
    norm = math.sqrt(square) or 1.0
    return [value / (norm * other) for value, other in zip(row, norms, strict=True)]
