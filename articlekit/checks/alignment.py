"""Where the characters of a block stand in the source of its page.

The parser says nothing about the place of texts. So the characters of all texts, white space left
out, are compared with those of the source: where the two are the same, each has its place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape, unescape
from itertools import accumulate

from articlekit.checks.page import Block, Page
from articlekit.checks.source import readable
from articlekit.model.finding import Edit

__all__ = ["Alignment"]

_WHITE = " \t\n\r\f"
_NO_WHITE = dict.fromkeys(map(ord, _WHITE))
_PIECE = re.compile(r"&(?:#[xX]?)?[0-9a-zA-Z]{1,32};?|[^ \t\n\r\f]")
_SAME = 8
"""Characters that have to be the same after a change."""
_LONGEST = 6
"""Characters that a change takes away or puts in, at most."""

_Span = tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """A page beside its source."""

    page: Page

    def edits(self, block: Block, wanted: str) -> tuple[Edit, ...]:
        """The edits that make the text of a block the wanted one; none where a place is not sure.

        Only marks and white space are meant to differ, each change a few characters long.
        """
        changes = _changes(block.text, wanted)
        if not changes or not self._is_aligned:
            return ()
        places = self._places(block)
        edits = [_edit(change, places, self.page.source) for change in changes]
        sure = [edit for edit in edits if edit is not None]
        return tuple(sure) if len(sure) == len(edits) else ()

    @cached_property
    def _pieces(self) -> list[str]:
        source = readable(self.page.source)
        spans = self.page.markup.texts
        return [
            (unescape(source[start:end]) if counts else source[start:end]).translate(_NO_WHITE)
            for start, end, counts in spans
        ]

    @cached_property
    def _texts(self) -> list[str]:
        return [one.text.translate(_NO_WHITE) for one in self.page.texts]

    @cached_property
    def _is_aligned(self) -> bool:
        return "".join(self._pieces) == "".join(self._texts)

    @cached_property
    def _starts_of_pieces(self) -> list[int]:
        return [0, *accumulate(map(len, self._pieces))]

    @cached_property
    def _starts_of_texts(self) -> list[int]:
        return [0, *accumulate(map(len, self._texts))]

    def _places(self, block: Block) -> list[_Span | None]:
        """The span in the source of each character of a block; `None` for what stands for others."""
        spans = self._spans(block)
        places: list[_Span | None] = []
        for character in block.text:
            places.append(None if character in _WHITE else next(spans, None))
        return _with_spaces(block.text, places, self.page.source)

    def _spans(self, block: Block) -> Iterator[_Span | None]:
        """The spans of what is shown, one for each character that is no white space."""
        elements = self.page.elements
        for index in range(block.first_text, block.last_text):
            one = self.page.texts[index]
            home = elements[one.element]
            if home.hidden or not self._texts[index]:
                continue
            if home.language != block.language or (home.literal and not block.literal):
                yield None
            else:
                yield from self._spans_of_text(index)

    def _spans_of_text(self, index: int) -> Iterator[_Span]:
        start, end = self._starts_of_texts[index], self._starts_of_texts[index + 1]
        number = bisect_right(self._starts_of_pieces, start) - 1
        while start < end:
            first = self._starts_of_pieces[number]
            spans = self._spans_of_piece(number)[start - first : end - first]
            yield from spans
            start += len(spans)
            number += 1

    def _spans_of_piece(self, number: int) -> list[_Span]:
        start, end, counts = self.page.markup.texts[number]
        result: list[_Span] = []
        for match in _PIECE.finditer(self.page.source, start, end):
            read = unescape(match[0]) if counts and len(match[0]) > 1 else match[0]
            if read == match[0]:
                result += ((place, place + 1) for place in range(match.start(), match.end()))
            else:
                result += [match.span()] * len(read.translate(_NO_WHITE))
        return result


def _with_spaces(text: str, places: list[_Span | None], source: str) -> list[_Span | None]:
    """Give each space its span: the one run of white space between its neighbours, if it is one."""
    result = list(places)
    for index, character in enumerate(text):
        if character not in _WHITE or not 0 < index < len(text) - 1:
            continue
        before, after = places[index - 1], places[index + 1]
        if before is None or after is None or after[0] - before[1] > 2_000:
            continue
        between = source[before[1] : after[0]]
        runs = list(re.finditer(r"[ \t\n\r\f]+", re.sub(r"<[^>]*>", lambda tag: "." * len(tag[0]), between)))
        if len(runs) == 1 and "<br" not in between.lower():
            result[index] = (before[1] + runs[0].start(), before[1] + runs[0].end())
    return result


def _changes(text: str, wanted: str) -> list[tuple[int, int, str]]:
    """What is to be put in place of which spans; nothing where the texts are too different."""
    changes: list[tuple[int, int, str]] = []
    left = right = 0
    while left < len(text) or right < len(wanted):
        if text[left : left + 1] == wanted[right : right + 1]:
            left, right = left + 1, right + 1
            continue
        step = _step(text[left : left + _LONGEST + _SAME], wanted[right : right + _LONGEST + _SAME])
        if step is None:
            return []
        changes.append((left, left + step[0], wanted[right : right + step[1]]))
        left, right = left + step[0], right + step[1]
    return changes


def _step(text: str, wanted: str) -> tuple[int, int] | None:
    """How many characters of each are left out until the two go on alike."""
    sizes = sorted(((i, j) for i in range(_LONGEST + 1) for j in range(_LONGEST + 1) if i or j), key=sum)
    for enough in (_SAME, 1):  # two changes may stand close to each other
        for left, right in sizes:
            rest, other = text[left : left + enough], wanted[right : right + enough]
            if rest == other and left <= len(text) and right <= len(wanted):
                return left, right
    return None


def _edit(change: tuple[int, int, str], places: list[_Span | None], source: str) -> Edit | None:
    start, end, new = change
    if start == end:
        return _insertion(start, places, new)
    spans = places[start:end]
    first, last = spans[0], spans[-1]
    if first is None or last is None or None in spans:
        return None
    shared = {place for place in (*places[max(start - 1, 0) : start], *places[end : end + 1]) if place}
    if first in shared or last in shared or "<" in source[first[0] : last[1]]:
        return None
    return Edit(start=first[0], end=last[1], text=escape(new, quote=False))


def _insertion(index: int, places: list[_Span | None], new: str) -> Edit | None:
    after = places[index] if index < len(places) else None
    before = places[index - 1] if index else None
    if before is not None and before == after:
        return None
    place = before[1] if before else after[0] if after else None
    return None if place is None else Edit(start=place, end=place, text=escape(new, quote=False))
