"""Placing a list of headings in a body, by the likelihood of all monotone alignments.

The model is a linear-chain one: the text is read from left to right, every passage belongs to the
last heading that was opened, and the next heading may open in front of any passage. The likelihood
of each place is summed over all alignments (the forward-backward algorithm, Baum et al. 1970), and
the chosen alignment is the one with the greatest expected number of headings in their exact place.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from articlekit.drafting.outline.evidence import Context, Evidence, weigh
from articlekit.drafting.outline.passages import Passage, clauses
from articlekit.drafting.outline.similarity import Similarity
from articlekit.language.locale import Locale

__all__ = ["Placed", "align", "candidates_for", "place", "room"]

_NEVER = -1e18
Matrix = list[list[float]]


def align(evidence: Evidence) -> list[int]:
    """The index of the passage that each heading stands in front of, strictly ascending.

    There are at least as many passages as headings, and at least one heading.
    """
    return _best(_posterior(evidence))


def _posterior(evidence: Evidence) -> Matrix:
    """By passage and heading: how likely the heading stands in front of the passage."""
    inside, start = evidence
    before, after = _forward(evidence), _backward(evidence)
    count = len(inside)
    total = before[-1][count]
    posterior: Matrix = []
    for index, row in enumerate(before[:-1]):
        follow = after[index]
        posterior.append(
            [
                math.exp(min(0.0, row[k] + start[k][index] + inside[k][index] + follow[k + 1] - total))
                for k in range(count)
            ]
        )
    return posterior


def _forward(evidence: Evidence) -> Matrix:
    """Row i: the log sums of all ways to read the first i passages, by headings opened."""
    inside, start = evidence
    count = len(inside)
    row = [0.0] + [_NEVER] * count
    rows = [row]
    for index in range(len(inside[0])):
        following = [row[0]]
        for k in range(count):
            stay, opened = row[k + 1], row[k] + start[k][index]
            following.append(_either(stay, opened) + inside[k][index])
        rows.append(following)
        row = following
    return rows


def _backward(evidence: Evidence) -> Matrix:
    """Row i: the log sums of all ways to read what follows passage i, by headings opened."""
    inside, start = evidence
    count = len(inside)
    row = [_NEVER] * count + [0.0]
    rows = [row]
    for index in range(len(inside[0]) - 1, 0, -1):
        following = [_either(row[0], row[1] + start[0][index] + inside[0][index])]
        for k in range(1, count):
            stay = row[k] + inside[k - 1][index]
            following.append(_either(stay, row[k + 1] + start[k][index] + inside[k][index]))
        following.append(row[count] + inside[count - 1][index])
        rows.append(following)
        row = following
    rows.reverse()
    return rows


def _either(first: float, second: float) -> float:
    """The logarithm of the sum of two numbers given by their logarithms."""
    if first < second:
        first, second = second, first
    difference = second - first
    return first + math.log1p(math.exp(difference)) if difference > -40.0 else first


def _best(posterior: Matrix) -> list[int]:
    """The ascending places with the greatest sum of likelihoods, each heading at its own."""
    count, size = len(posterior[0]), len(posterior)
    row = [0.0] + [_NEVER] * count
    opened: list[bytearray] = []
    for likely in posterior:
        flags = bytearray(count + 1)
        following = [0.0]
        for k in range(count):
            stay, here = row[k + 1], row[k] + likely[k]
            flags[k + 1] = here > stay
            following.append(max(stay, here))
        opened.append(flags)
        row = following
    places: list[int] = []
    k = count
    for index in range(size - 1, -1, -1):
        if k and opened[index][k]:
            places.append(index)
            k -= 1
    return places[::-1]


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
