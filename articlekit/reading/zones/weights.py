"""Weights: how much each feature of a statement says for its being no news, learned from edited notes."""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["score"]


def score(features: dict[str, float]) -> int:
    """How much speaks for a statement's being no news: hundredths of the log odds; above 0, more than not.

    The weights are those of a logistic regression, made by `tests/quality/learn_zones.py`.
    """
    weights = _weights()
    return weights["bias"] + sum(round(weights.get(name, 0) * value) for name, value in features.items())


@cache
def _weights() -> dict[str, int]:
    path = files("articlekit.reading.zones") / "weights.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["weights"])
