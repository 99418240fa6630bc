"""Hits: where the entries of one list stand in a text."""

from bisect import bisect_left

from articlekit.language.sentences import Span

__all__ = ["Hits"]


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
