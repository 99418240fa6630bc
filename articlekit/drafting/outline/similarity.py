"""How alike headings and passages are, and where a text changes its subject (TextTiling, Hearst 1997)."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from articlekit.language.tags import primary
from articlekit.language.words import function_words, ngrams, stems, tokens

__all__ = [
    "Cohesion",
    "Similarity",
    "WordSimilarity",
    "cohesion",
    "cosines",
    "terms",
]

_LONGEST = 4_000
"""Characters of a passage that are compared; what follows adds little and costs time."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_ALL_HIRAGANA = re.compile(r"[\u3041-\u309fー ]+")

_COMMON, _FEW = 0.4, 6
"""Part of the passages, and their number; what stands in more of them is not looked at, as it tells
few apart."""
Vector = dict[str, float]


class Similarity(Protocol):
    """A way to compare headings with passages."""

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """A row for each heading and in it a value for each passage, from about 0 (unlike) to 1 (alike)."""
        ...


class WordSimilarity:
    """Half the sum of cosines over TF-IDF: stems of content words, character n-grams, Han characters.

    Stems are exact where a stemmer fits; n-grams serve inflection that it misses, compounds, names,
    and languages without a stemmer. A Han character has a meaning of its own. Hiragana writes the grammar
    of Japanese: pairs with it and n-grams of it alone are left out.
    """

    def __init__(self, language: str) -> None:
        self._language = primary(language)
        self._terms: dict[str, Counter[str]] = {}

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """See `Similarity.scores`; the passages are the collection that rarity is counted in."""
        found = [cosines(made(headings), made(passages)) for made in (self.terms, _grams, _characters)]
        return [[sum(values) / 2 for values in zip(*rows, strict=True)] for rows in zip(*found, strict=True)]

    def terms(self, texts: Sequence[str]) -> list[Counter[str]]:
        """How often each content word stands in each text, by stems; kept for the next comparison."""
        known = self._terms
        for text in texts:
            if text not in known:
                found = terms(text[:_LONGEST], self._language)
                if self._language == "ja":
                    found = Counter({term: n for term, n in found.items() if not _HIRAGANA.search(term)})
                known[text] = found
        return [known[text] for text in texts]


def _grams(texts: Sequence[str]) -> list[Counter[str]]:
    return [_telling(text[:_LONGEST]) for text in texts]


def _telling(text: str) -> Counter[str]:
    """The n-grams of a text, less those that are grammar."""
    grams = ngrams(text)
    return Counter(
        [gram for gram in grams if not _ALL_HIRAGANA.fullmatch(gram)] if _HIRAGANA.search(text) else grams
    )


def _characters(texts: Sequence[str]) -> list[Counter[str]]:
    return [Counter(_HAN.findall(text[:_LONGEST])) for text in texts]


def cosines(headings: Sequence[Counter[str]], passages: Sequence[Counter[str]]) -> list[list[float]]:
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


def terms(text: str, language: str) -> Counter[str]:
    """How often each stem of a content word stands in a text."""
    stop = function_words(language)
    pairs = zip(tokens(text), stems(text, language), strict=True)
    return Counter(stem for word, stem in pairs if word not in stop)


def _vectors(counts: Sequence[Counter[str]]) -> list[Vector]:
    """Texts, given by their terms, as unit vectors over TF-IDF."""
    frequency = Counter(term for count in counts for term in count)
    rarity = {term: math.log((len(counts) + 1) / (count + 0.5)) for term, count in frequency.items()}
    return [_vector(count, rarity) for count in counts]


def _vector(count: Counter[str], rarity: dict[str, float]) -> Vector:
    weights = {term: (1 + math.log(number)) * rarity[term] for term, number in count.items()}
    norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / norm for term, weight in weights.items()}


class Cohesion(NamedTuple):
    """How alike texts around a place are: cosines above the mean at that distance, 0 at the rims."""

    before: float
    """The text and the one before it."""
    after: float
    """The text and the one after it."""
    across: float
    """The one before it and the one after it."""


def cohesion(counts: Sequence[Counter[str]]) -> list[Cohesion]:
    """The lexical cohesion around each of the texts that stand in a row, given by their terms."""
    texts = _vectors(counts)
    near, far = [0.0, *_above_mean(texts, 1), 0.0], [0.0, *_above_mean(texts, 2), 0.0]
    return [Cohesion(near[index], near[index + 1], far[index]) for index in range(len(texts))]


def _above_mean(texts: Sequence[Vector], distance: int) -> list[float]:
    """The cosine of each text and the one at a distance behind it, less the mean of these."""
    products = [_product(*pair) for pair in zip(texts, texts[distance:], strict=False)]
    mean = sum(products) / max(1, len(products))
    return [product - mean for product in products]


def _product(first: Vector, second: Vector) -> float:
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[term] for term, weight in first.items() if term in second)
