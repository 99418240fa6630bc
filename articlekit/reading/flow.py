"""A flow: a stretch of the note that reads on, with its line breaks and marks told from its words."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from articlekit.language.sentences import Span
from articlekit.reading.inline import blank, marks

__all__ = ["Flow", "flow"]

_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0eff]")


@dataclass(frozen=True)
class Flow:
    """Lines of a note as one text in which every character keeps its offset.

    `text` has blanks in place of marks and line breaks; `start` is where it begins in the note.
    """

    source: str
    text: str
    start: int
    dropped: tuple[Span, ...]
    """Spans of `source`, in order, that are no text; those with a line break in them join lines."""

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.dropped]

    def plain(self, start: int, end: int) -> str:
        """The words between two offsets of the flow, without marks and with single blanks."""
        parts: list[str] = []
        position = start
        index = max(0, bisect_left(self._starts, start) - 1)
        while index < len(self.dropped) and self.dropped[index].start < end:
            gap = self.dropped[index]
            if gap.end > position:
                parts.append(self.source[position : max(position, gap.start)])
                if "\n" in self.source[gap.start : gap.end]:
                    if self._divides(gap):
                        parts[-1] = parts[-1][:-1]
                    else:
                        parts.append(self._joint(gap))
                position = min(gap.end, end)
            index += 1
        parts.append(self.source[position:end])
        return " ".join("".join(parts).split()).strip(" \ufeff\u200b")

    def _divides(self, gap: Span) -> bool:
        """Whether a word is divided at a line's end: its hyphen is no letter of it."""
        before = self.source[max(0, gap.start - 3) : gap.start]
        return before[-1:] == "-" and before[:-1].isalpha() and self.source[gap.end : gap.end + 1].islower()

    def _joint(self, gap: Span) -> str:
        """What stands for a line break: nothing between characters that are written unspaced."""
        before, after = self.source[gap.start - 1 : gap.start], self.source[gap.end : gap.end + 1]
        return "" if _UNSPACED.match(before) and _UNSPACED.match(after) else " "


def flow(text: str, spans: tuple[Span, ...]) -> Flow:
    """Join stretches of a note, one a line and in order, to a flow."""
    start, end = spans[0].start, spans[-1].end
    source = text[start:end]
    gaps = [
        Span(before.end - start, after.start - start)
        for before, after in pairwise(spans)
        if before.end < after.start
    ]
    visible = blank(source, gaps)
    dropped = marks(visible)
    return Flow(source, blank(visible, dropped), start, tuple(sorted([*gaps, *dropped])))
