"""Fitting the weights of `structure` to articles with human-written headings.

The model is a linear-chain conditional random field (Lafferty et al. 2001); the evidence is linear in
its weights, so that evidence weighed with one weight of 1 is the feature of that weight.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from articlekit.drafting.outline.evidence import Evidence, Weights

__all__ = ["FITTED", "Example", "example", "fit"]

Array = Any
"""An array of numpy, which need not be installed."""

FITTED = tuple(name for name in Weights._fields if name not in {"cut", "divide", "no_lede", "no_lede_framed"})
"""The weights that the articles tell about: in none of them a heading stands inside a paragraph, and
whether a text has a lede is a matter of its kind."""
_PENALTY = 4.0
"""How strongly weights are drawn to 0, in units of one over the variance of their feature."""
_LEAST = 0.1
"""The least deviation that a feature is taken to have, so that a rare one gets no great weight."""


class Example(NamedTuple):
    """The features of one text and where its headings stood."""

    start: Array
    """By weight, heading and place."""
    inside: Array
    places: tuple[int, ...]


def example(weighed: Callable[[Weights], Evidence], places: Sequence[int]) -> Example:
    """The features of a text, given how its evidence is weighed; the last one is what is not fitted."""
    none = Weights(*(0.0 for _ in Weights._fields))
    sets = [none._replace(**{name: 1.0}) for name in FITTED]
    sets.append(Weights()._replace(**dict.fromkeys(FITTED, 0.0)))
    evidence = [weighed(weights) for weights in sets]
    parts = (np.array([getattr(one, part) for one in evidence]) for part in ("start", "inside"))
    return Example(*parts, tuple(places))


def fit(examples: Sequence[Example]) -> Weights:
    """The weights with the greatest likelihood, less a penalty for great ones."""
    spread = _spread(examples)

    def loss(scaled: Array) -> tuple[float, Array]:
        value, slope = _PENALTY / 2 * scaled @ scaled, _PENALTY * scaled
        weights = np.append(scaled / spread, 1.0)
        for one in examples:
            missed, gradient = _loss(one, weights)
            value, slope = value + missed, slope + gradient[:-1] / spread
        return value, slope

    first = np.array([getattr(Weights(), name) for name in FITTED]) * spread
    found = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": 60, "ftol": 1e-5})
    return Weights()._replace(**dict(zip(FITTED, map(float, found.x / spread), strict=True)))


def _spread(examples: Sequence[Example]) -> Array:
    parts = [(one.start[:-1], one.inside[:-1]) for one in examples]
    flat = [
        np.concatenate([part[which].reshape(len(FITTED), -1) for part in parts], axis=1) for which in (0, 1)
    ]
    return np.maximum(_LEAST, np.maximum(*(part.std(axis=1) for part in flat)))


def _loss(one: Example, weights: Array) -> tuple[float, Array]:
    """The negative log likelihood of the true places and its gradient."""
    start, inside = (np.tensordot(weights, part, 1) for part in one[:2])
    before, after = _forward(start, inside), _backward(start, inside)
    total = before[-1, -1]
    opened = np.exp(before[:-1, :-1] + (start + inside).T + after[1:, 1:] - total)
    within = np.exp(before[1:, 1:] + after[1:, 1:] - total)
    for heading, place in enumerate(one.places):
        end = one.places[heading + 1] if heading + 1 < len(one.places) else start.shape[1]
        opened[place, heading] -= 1
        within[place:end, heading] -= 1
    gradient = np.tensordot(one.start, opened.T, 2) + np.tensordot(one.inside, within.T, 2)
    return float(total - _true(one.places, start, inside)), gradient


def _true(places: Sequence[int], start: Array, inside: Array) -> float:
    ends = [*places[1:], start.shape[1]]
    parts = (start[k, a] + inside[k, a:b].sum() for k, (a, b) in enumerate(zip(places, ends, strict=True)))
    return float(sum(parts))


def _forward(start: Array, inside: Array) -> Array:
    count, size = start.shape
    rows = np.full((size + 1, count + 1), -1e9)
    rows[0, 0] = 0.0
    for index in range(size):
        rows[index + 1, 0] = rows[index, 0]
        opening = rows[index, :-1] + start[:, index]
        rows[index + 1, 1:] = np.logaddexp(rows[index, 1:], opening) + inside[:, index]
    return rows


def _backward(start: Array, inside: Array) -> Array:
    count, size = start.shape
    rows = np.full((size + 1, count + 1), -1e9)
    rows[size, count] = 0.0
    for index in range(size - 1, -1, -1):
        going = rows[index + 1, 1:] + inside[:, index]
        rows[index, 0] = rows[index + 1, 0]
        rows[index, 1:] = going
        rows[index, :-1] = np.logaddexp(rows[index, :-1], going + start[:, index])
    return rows
