"""Spans: which of many places in a text overlap a given one, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

__all__ = ["Spans"]


class Spans:
    """Half-open ranges of offsets that do not overlap one another; of two that do the earlier one stays.

    Args:
        spans: starts and ends.
    """

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        edge = 0
        for start, end in sorted(spans):
            if edge <= start < end:
                self._starts.append(start)
                self._ends.append(end)
                edge = end

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans that overlap a range, in order."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return list(zip(self._starts[first:last], self._ends[first:last], strict=True))

    def overlaps(self, start: int, end: int) -> bool:
        """Whether one of them overlaps a range."""
        first = bisect_right(self._ends, start)
        return first < len(self._starts) and self._starts[first] < end

    def beside(self, start: int, end: int, reach: int) -> bool:
        """Whether one of them ends or begins at most so many characters before or behind a range."""
        behind, before = bisect_left(self._starts, end), bisect_right(self._ends, start) - 1
        return (behind < len(self._starts) and self._starts[behind] - end <= reach) or (
            before >= 0 and start - self._ends[before] <= reach
        )
