"""Hits: where the entries of one list stand in a text, and how much such signs weigh."""

import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files

from articlekit.language.sentences import Span

__all__ = ["Hits", "score"]


class Hits:
    """Where the entries of one list stand, by place; of those that begin together the longest first."""

    __slots__ = ("spans", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.spans: list[Span] = []

    def at(self, start: int, end: int) -> Span | None:
        """The one that begins at an offset and ends in time."""
        place, count = bisect_left(self.starts, start), len(self.starts)
        while place < count and self.starts[place] == start:
            if self.spans[place].end <= end:
                return self.spans[place]
            place += 1
        return None

    def within(self, start: int, end: int) -> Span | None:
        """The first that lies in a stretch."""
        place, count = bisect_left(self.starts, start), len(self.starts)
        while place < count and self.starts[place] < end:
            if self.spans[place].end <= end:
                return self.spans[place]
            place += 1
        return None


def score(features: dict[str, float]) -> int:
    """How much speaks for a statement's being no news: hundredths of the log odds; above 0, more than not.

    The weights are those of a logistic regression, made by `tests/quality/learn_zones.py`.
    """
    weights = _weights()
    points = weights["bias"]
    for name, value in features.items():
        if name in weights:
            points += weights[name] if value == 1 else round(weights[name] * value)
    return points


@cache
def _weights() -> dict[str, int]:
    path = files("articlekit.reading.zones") / "weights.toml"
    return dict(tomllib.loads(path.read_text(encoding="utf-8"))["weights"])
