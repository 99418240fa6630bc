"""Weights: linear models learned from notes with the articles that editors made of them.

They were learned by `tests/quality/learn_drafting.py`, which says how well in the head of the file. At run
time a score is a sum of whole numbers, so that a note gives the same article on every machine.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from articlekit.language.caching import loaded

__all__ = ["Weights", "contributions", "load_weights", "score"]

_UNIT = 1000
"""In how many parts a feature from 0 to 1 is counted."""


Weights = Mapping[str, Mapping[str, int]]
"""The weights of features, in hundredths, by model: `news`, `headline`, `lede`, `end`, `pair`, `heading`."""


@loaded
def load_weights() -> Weights:
    """The weights that were learned."""
    path = files("articlekit.drafting.extractive") / "weights.toml"
    table: dict[str, dict[str, int]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return table


def score(features: Mapping[str, float], weights: Mapping[str, int]) -> int:
    """The sum of the weighted features, in thousandths of a weight's unit."""
    return sum(
        weights[name] * round(value * _UNIT) for name, value in features.items() if name in weights
    ) + (weights.get("bias", 0) * _UNIT)


def contributions(features: Mapping[str, float], weights: Mapping[str, int]) -> list[tuple[str, int]]:
    """What speaks for and against, the strongest first."""
    found = [
        (name, weights[name] * round(value * _UNIT)) for name, value in features.items() if name in weights
    ]
    return sorted(found, key=lambda each: (-abs(each[1]), each[0]))
