"""Where a text changes its subject (after TextTiling, Hearst 1997)."""

import math
from collections import Counter
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
    products = [
        [_product(text, other) for other in texts[index : index + 2 * _WINDOW]]
        for index, text in enumerate(texts)
    ]
    ties = [_tie(products, index) for index in range(1, len(texts))]
    mean = sum(ties) / len(ties) if ties else 0.0
    return [0.0, *(mean - tie for tie in ties)][: len(texts)]


def _product(first: Vector, second: Vector) -> float:
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[term] for term, weight in first.items() if term in second)


def _tie(products: Sequence[Sequence[float]], place: int) -> float:
    """The cosine of the sums of the texts before and after a place, from the texts' dot products."""
    before = range(max(0, place - _WINDOW), place)
    after = range(place, min(len(products), place + _WINDOW))
    shared = sum(products[one][other - one] for one in before for other in after)
    norms = [
        sum(products[min(one, other)][abs(one - other)] for one in side for other in side)
        for side in (before, after)
    ]
    return shared / math.sqrt(norms[0] * norms[1]) if min(norms) > 0 else 0.0
