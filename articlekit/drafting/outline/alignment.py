"""Monotone alignment: where each heading of an ordered list is most likely to stand.

The model is a linear-chain one: the text is read from left to right, every passage belongs to the
last heading that was opened, and the next heading may open in front of any passage. The likelihood
of each place is summed over all alignments (the forward-backward algorithm, Baum et al. 1970), and
the chosen alignment is the one with the greatest expected number of headings in their exact place.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Evidence", "align"]

_NEVER = -1e18
Matrix = list[list[float]]


class Evidence(NamedTuple):
    """What speaks for an alignment, in nats."""

    inside: Sequence[Sequence[float]]
    """By heading and passage: the passage belongs to the heading."""
    start: Sequence[Sequence[float]]
    """By heading and passage: the heading stands in front of the passage."""
    lead: Sequence[float]
    """By passage: it stands before the first heading."""


def align(evidence: Evidence) -> list[int]:
    """The index of the passage that each heading stands in front of, strictly ascending.

    There are at least as many passages as headings, and at least one heading.
    """
    return _best(_posterior(evidence))


def _posterior(evidence: Evidence) -> Matrix:
    """By passage and heading: how likely the heading stands in front of the passage."""
    inside, start, _ = evidence
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
    inside, start, lead = evidence
    count = len(inside)
    row = [0.0] + [_NEVER] * count
    rows = [row]
    for index, bare in enumerate(lead):
        following = [row[0] + bare]
        for k in range(count):
            stay, opened = row[k + 1], row[k] + start[k][index]
            following.append(_either(stay, opened) + inside[k][index])
        rows.append(following)
        row = following
    return rows


def _backward(evidence: Evidence) -> Matrix:
    """Row i: the log sums of all ways to read what follows passage i, by headings opened."""
    inside, start, lead = evidence
    count = len(inside)
    row = [_NEVER] * count + [0.0]
    rows = [row]
    for index in range(len(lead) - 1, 0, -1):
        following = [_either(row[0] + lead[index], row[1] + start[0][index] + inside[0][index])]
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
