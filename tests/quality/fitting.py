"""Fitting: small linear models by gradient descent, in plain Python, so that learning needs no library."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

__all__ = ["Row", "judging", "ranking", "spread"]

_ROUNDS, _STEP = 400, 0.5

Features = Mapping[str, float]
Signs = Mapping[str, int]
"""1 for a weight that may not fall below zero, -1 for one that may not rise above it."""


class Row(NamedTuple):
    """What is judged: its features, from 0 to 1 how far it is wanted, and what an error on it costs."""

    features: Features
    wanted: float
    cost: float = 1.0


def judging(
    rows: Sequence[Row], *, penalty: float, drawn: Features | None = None, signs: Signs | None = None
) -> dict[str, float]:
    """The weights of a logistic regression with an L2 penalty, its `bias` among them.

    Args:
        rows: what it is learned from.
        penalty: how strongly weights are drawn to what they are drawn to.
        drawn: what single weights are drawn to instead of zero.
        signs: weights that keep a sign.
    """
    names = sorted({name for row in rows for name in row.features})
    places = {name: place for place, name in enumerate(names)}
    data = [(_indexed(row.features, places), row.wanted, row.cost) for row in rows]
    goal = [(drawn or {}).get(name, 0.0) for name in names] + [0.0]

    def slopes(weights: Sequence[float]) -> list[float]:
        found = [penalty * (weight - to) for weight, to in zip(weights, goal, strict=True)]
        found[-1] = 0.0
        for features, wanted, cost in data:
            points = weights[-1] + sum(weights[place] * value for place, value in features)
            error = cost * (1 / (1 + math.exp(-max(-30.0, min(30.0, points)))) - wanted)
            found[-1] += error
            for place, value in features:
                found[place] += error * value
        return found

    weights = _descend(slopes, goal, [(signs or {}).get(name, 0) for name in names] + [0])
    return dict(zip([*names, "bias"], weights, strict=True))


def ranking(
    groups: Sequence[Sequence[Row]], *, penalty: float, signs: Signs | None = None
) -> dict[str, float]:
    """The weights by which what is wanted of each group comes first: a softmax over the group.

    Args:
        groups: what competes, each with how far it is wanted; groups of which nothing is are left out.
        penalty: how strongly weights are drawn to zero.
        signs: weights that keep a sign.
    """
    names = sorted({name for group in groups for row in group for name in row.features})
    places = {name: place for place, name in enumerate(names)}
    data = []
    for group in groups:
        whole = sum(row.wanted for row in group)
        if whole > 0:
            data.append([(_indexed(row.features, places), row.wanted / whole) for row in group])

    def slopes(weights: Sequence[float]) -> list[float]:
        found = [penalty * weight for weight in weights]
        for group in data:
            points = [sum(weights[place] * value for place, value in features) for features, _ in group]
            top = max(points)
            shares = [math.exp(each - top) for each in points]
            whole = sum(shares)
            for (features, wanted), share in zip(group, shares, strict=True):
                error = share / whole - wanted
                for place, value in features:
                    found[place] += error * value
        return found

    weights = _descend(slopes, [0.0] * len(names), [(signs or {}).get(name, 0) for name in names])
    return dict(zip(names, weights, strict=True))


def spread(rows: Sequence[Features]) -> dict[str, float]:
    """The standard deviation of each feature, with a little added, to make features comparable."""
    names = sorted({name for row in rows for name in row})
    found = {}
    for name in names:
        values = [row.get(name, 0.0) for row in rows]
        mean = sum(values) / len(values)
        found[name] = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values)) + 0.001
    return found


def _indexed(features: Features, places: Mapping[str, int]) -> list[tuple[int, float]]:
    return [(places[name], value) for name, value in features.items() if value]


def _descend(
    slopes: Callable[[Sequence[float]], list[float]], start: Sequence[float], signs: Sequence[int]
) -> list[float]:
    """Gradient descent whose steps shrink with what a weight has moved (AdaGrad, Duchi et al. 2011)."""
    weights, squares = [*start], [1e-8] * len(start)
    for _ in range(_ROUNDS):
        for place, slope in enumerate(slopes(weights)):
            squares[place] += slope * slope
            weights[place] -= _STEP * slope / math.sqrt(squares[place])
            if signs[place] * weights[place] < 0:
                weights[place] = 0.0
    return weights
