"""Where a text changes its subject (after TextTiling, Hearst 1997)."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from articlekit.language.words import function_words, stems, tokens

__all__ = ["shifts", "spread", "terms", "vectors"]

_WINDOW = 2
"""Paragraphs on either side that are compared."""
_MOST = 400
"""Texts that similarity is handed on between."""
Vector = dict[str, float]


def terms(text: str, language: str) -> Counter[str]:
    """How often each stem of a content word stands in a text."""
    stop = function_words(language)
    pairs = zip(tokens(text), stems(text, language), strict=True)
    return Counter(stem for word, stem in pairs if word not in stop)


def vectors(texts: Sequence[str], language: str) -> list[Vector]:
    """The texts as unit vectors over TF-IDF of stems."""
    counts = [terms(text, language) for text in texts]
    frequency = Counter(term for count in counts for term in count)
    rarity = {term: math.log((len(texts) + 1) / (count + 0.5)) for term, count in frequency.items()}
    return [_vector(count, rarity) for count in counts]


def _vector(count: Counter[str], rarity: dict[str, float]) -> Vector:
    weights = {term: (1 + math.log(number)) * rarity[term] for term, number in count.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


def shifts(texts: Sequence[Vector]) -> list[float]:
    """How much less than on average the words before each paragraph return after it; 0 for the first.

    The measure is the cosine of the two paragraphs before a place and the two after it.
    """
    ties = [
        _cosine(_joined(texts[max(0, index - _WINDOW) : index]), _joined(texts[index : index + _WINDOW]))
        for index in range(1, len(texts))
    ]
    mean = sum(ties) / len(ties) if ties else 0.0
    return [0.0, *(mean - tie for tie in ties)][: len(texts)]


def spread(rows: Sequence[Sequence[float]], texts: Sequence[Vector]) -> list[list[float]]:
    """Similarities handed on: a heading is like a text, too, if it is like texts that are like it.

    Args:
        rows: similarity by heading and text.
        texts: the texts; where there are very many, nothing is handed on.

    Returns:
        Rows of the same shape, each from 0 to 1, its greatest value.
    """
    if len(texts) > _MOST:
        return [[0.0] * len(row) for row in rows]
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for term, weight in text.items():
            index[term].append((number, weight))
    ties = [_ties(number, text, index) for number, text in enumerate(texts)]
    return [_handed_on(row, ties) for row in rows]


def _ties(number: int, text: Vector, index: dict[str, list[tuple[int, float]]]) -> dict[int, float]:
    found: defaultdict[int, float] = defaultdict(float)
    for term, weight in text.items():
        for other, its in index[term]:
            found[other] += weight * its
    found.pop(number, None)
    return found


def _handed_on(row: Sequence[float], ties: Sequence[dict[int, float]]) -> list[float]:
    values = [sum(tie * row[other] for other, tie in near.items()) for near in ties]
    greatest = max(values, default=0.0) or 1.0
    return [value / greatest for value in values]


def _joined(texts: Sequence[Vector]) -> Vector:
    result: defaultdict[str, float] = defaultdict(float)
    for text in texts:
        for term, weight in text.items():
            result[term] += weight
    return result


def _cosine(first: Vector, second: Vector) -> float:
    shared = sum(weight * second[term] for term, weight in first.items() if term in second)
    norms = [math.sqrt(sum(value * value for value in text.values())) for text in (first, second)]
    return shared / (norms[0] * norms[1]) if norms[0] and norms[1] else 0.0
