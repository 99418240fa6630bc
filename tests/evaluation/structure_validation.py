"""Cross-validation of `structure`: each document is placed with weights from other documents."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

import numpy as np
from structure_fitting import FITTED, Example, example, fit

from articlekit.drafting.outline import Similarity
from articlekit.drafting.outline.evidence import Context, Evidence, Weights, weigh
from articlekit.drafting.outline.flat import recognise
from articlekit.drafting.outline.passages import passages
from articlekit.drafting.outline.placing import align, candidates_for
from articlekit.language.locale import load
from articlekit.language.outline_lines import key

__all__ = ["cross_validate", "examples"]

_PARTS = 8


class _Document(Protocol):
    @property
    def identity(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def places(self) -> tuple[tuple[str, int], ...]: ...


Document = TypeVar("Document", bound=_Document)


def cross_validate(
    documents: Sequence[Document], similarity: Callable[[str], Similarity]
) -> Iterator[tuple[Document, int]]:
    """Each document with the number of its headings placed exactly."""
    found = examples(documents, similarity)
    families = sorted({_family(document) for document in documents})
    part = {family: number % _PARTS for number, family in enumerate(families)}
    parts = [part[_family(document)] for document in documents]
    for number in range(_PARTS):
        weights = fit([one for one, its in zip(found, parts, strict=True) if one and its != number])
        for document, one, its in zip(documents, found, parts, strict=True):
            if its == number:
                yield document, _exact(one, weights) if one else 0


def examples(documents: Sequence[Document], similarity: Callable[[str], Similarity]) -> list[Example | None]:
    """The features of each document; `None` where its headings are not recognised."""
    return [_example(document, similarity(document.language)) for document in documents]


def _family(document: _Document) -> str:
    """What translations of a document and its sections have in common."""
    name = document.identity.partition("#")[0].rpartition("/")[2].lower().replace("_", "-")
    return re.sub(r"-zh-(tw|cn)$", "", name)


def _example(document: _Document, similarity: Similarity) -> Example | None:
    flat = recognise(document.text, language=document.language)
    headings = [heading.text for heading in flat.headings]
    if [key(one) for one in headings] != [key(one) for one, _ in document.places]:
        return None
    locale = load(document.language)
    context = Context(locale, flat.headline or "", framed=bool(flat.conclusion))
    body = passages(flat.body, language=document.language)
    candidates = candidates_for(len(headings), body, locale)
    index, letters = {}, 0
    for number, candidate in enumerate(candidates):
        index[letters] = number
        letters += sum(sum(map(str.isalnum, passage.text)) for passage in candidate)
    if not all(place in index for _, place in document.places):
        return None
    kept = _Kept(similarity)
    return example(
        lambda weights: weigh(headings, candidates, kept, context._replace(weights=weights)),
        [index[place] for _, place in document.places],
    )


class _Kept:
    """A similarity that remembers what it has compared."""

    def __init__(self, similarity: Similarity) -> None:
        self._similarity = similarity
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], list[list[float]]] = {}

    def scores(self, headings: Sequence[str], passages: Sequence[str]) -> list[list[float]]:
        """See `Similarity.scores`."""
        key = tuple(headings), tuple(passages)
        if key not in self._known:
            self._known[key] = self._similarity.scores(headings, passages)
        return self._known[key]


def _exact(one: Example, weights: Weights) -> int:
    values = np.array([*(getattr(weights, name) for name in FITTED), 1.0])
    start, inside = (np.tensordot(values, part, 1).tolist() for part in one[:2])
    found = align(Evidence(inside, start))
    return sum(mine == its for mine, its in zip(found, one.places, strict=True))
