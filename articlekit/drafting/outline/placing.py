"""Placing a list of headings in a body."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from articlekit.drafting.outline.alignment import align
from articlekit.drafting.outline.evidence import Context, weigh
from articlekit.drafting.outline.passages import Passage, clauses
from articlekit.drafting.outline.similarity import Similarity
from articlekit.language.locale import Locale

__all__ = ["Placed", "candidates_for", "place", "room"]

_AMPLE = 2
"""With more than this many paragraphs to a heading no paragraph is cut, and with as many sentences
no sentence is divided."""
_CELLS = 40_000
"""Headings times places that are weighed at once; a longer text is taken in pieces of even share."""


class Placed(NamedTuple):
    """A body and the places of headings in it."""

    passages: tuple[Passage, ...]
    places: tuple[int, ...]
    """For each heading the index of the passage that it stands in front of; ascending."""


def place(
    headings: Sequence[str], sentences: Sequence[Passage], similarity: Similarity, context: Context
) -> Placed:
    """Put each heading in front of the paragraph, sentence or clause that it belongs to, in order.

    There are at most as many headings as `room` says.
    """
    count = len(headings)
    if not count:
        return Placed(tuple(sentences), ())
    candidates = candidates_for(count, sentences, context.locale)
    firsts = [0]
    for candidate in candidates:
        firsts.append(firsts[-1] + len(candidate))
    places: list[int] = []
    for (start, end), (first, last) in _pieces(count, len(candidates)):
        evidence = weigh(headings[start:end], candidates[first:last], similarity, context)
        places.extend(firsts[first + index] for index in align(evidence))
    return Placed(tuple(passage for candidate in candidates for passage in candidate), tuple(places))


def candidates_for(count: int, sentences: Sequence[Passage], locale: Locale) -> list[tuple[Passage, ...]]:
    """What may begin under a heading: paragraphs or, where they are few, sentences or even clauses."""
    paragraphs = [tuple(group) for _, group in groupby(sentences, lambda one: one.block)]
    if len(paragraphs) > _AMPLE * count:
        return paragraphs
    cut = sentences if len(sentences) > _AMPLE * count else clauses(sentences, locale)
    return [(passage,) for passage in cut]


def room(sentences: Sequence[Passage], locale: Locale) -> int:
    """How many headings a body can take without an empty section."""
    return len(clauses(sentences, locale))


def _pieces(headings: int, candidates: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Ranges of headings, each with the range of candidates that is its share."""
    pieces = 1
    while (headings // pieces + 1) * (candidates // pieces + 1) > _CELLS and pieces < headings:
        pieces += 1
    marks = [(headings * piece // pieces, candidates * piece // pieces) for piece in range(pieces + 1)]
    for (start, first), (end, last) in pairwise(marks):
        yield (start, end), (first, last)
