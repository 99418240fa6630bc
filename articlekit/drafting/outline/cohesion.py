"""Where a text changes its subject (after TextTiling, Hearst 1997)."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from articlekit.language.words import function_words, stems, tokens

__all__ = ["shifts", "terms", "vectors"]

_WINDOW = 2
"""Paragraphs on either side that are compared."""
Vector = dict[str, float]


def terms(text: str, language: str) -> Counter[str]:
    """How often each stem of a content word stands in a text."""
    stop = function_words(language)
    pairs = zip(tokens(text), stems(text, language), strict=True)
    return Counter(stem for word, stem in pairs if word not in stop)


def vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Texts, given by their terms, as unit vectors over TF-IDF."""
    frequency = Counter(term for count in counts for term in count)
    rarity = {term: math.log((len(counts) + 1) / (count + 0.5)) for term, count in frequency.items()}
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
