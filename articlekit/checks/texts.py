"""The headings and texts of an article or a page, as rules see them, and their places in its source."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape, unescape
from itertools import accumulate
from typing import TYPE_CHECKING

from articlekit.checks.rule import Context, Found
from articlekit.language.locale import Locale, load
from articlekit.model.article import Article, blocks, headings
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Block, Page

__all__ = ["Alignment", "Headed", "headed", "printed"]


@dataclass(slots=True, kw_only=True)
class Headed:
    """A headline or heading."""

    level: int
    text: str
    name: str
    """What a screen reader says; in an article it is the text."""
    locale: Locale
    limit: int
    """Characters that it may have."""
    path: str | None = None
    offset: int | None = None
    element: int = -1
    """The element of a page that it is."""

    def found(self, message: str, *, quote: str | None = None, fix: tuple[Edit, ...] = ()) -> Found:
        """What a rule has to say of it."""
        words = self.text if quote is None else quote
        return Found(message=message, path=self.path, offset=self.offset, quote=words, fix=fix)


def headed(subject: "Article | Page", context: Context, *, headline: bool = True) -> Iterator[Headed]:
    """The headline and headings in order.

    Args:
        subject: an article or a page.
        context: the limits of the house and the language.
        headline: whether an article's headline is among them; a page's h1 is.
    """
    if isinstance(subject, Article):
        for path, level, heading in headings(subject):
            if headline or path != "headline":
                yield Headed(
                    level=level,
                    text=heading.text,
                    name=heading.text,
                    locale=context.locale,
                    limit=context.headline_limit if path == "headline" else context.heading_limit,
                    path=path,
                )
        return
    known: dict[str, Context] = {}
    for one in subject.headings:
        local = known.get(one.language) or replace(context, locale=load(one.language))
        known[one.language] = local
        yield Headed(
            level=one.level,
            text=one.text,
            name=one.name,
            locale=local.locale,
            limit=local.headline_limit if one.level == 1 else local.heading_limit,
            offset=one.offset,
            element=one.element,
        )


def printed(article: Article) -> Iterator[tuple[str, str]]:
    """Every text of an article that is printed, with its path; code is not among them."""
    for path, _, heading in headings(article):
        yield path, heading.text
    if article.standfirst:
        yield "standfirst", article.standfirst
    for path, paragraph in blocks(article):
        if paragraph.kind == "code":
            continue
        for index, sentence in enumerate(paragraph.sentences):
            yield f"{path}.sentences[{index}]", sentence.text
        if paragraph.attribution:
            yield f"{path}.attribution", paragraph.attribution


_WHITE = " \t\n\r\f"
_NO_WHITE = dict.fromkeys(map(ord, _WHITE))
_PIECE = re.compile(r"&(?:#[xX]?)?[0-9a-zA-Z]{1,32};?|[^ \t\n\r\f]")
_WORD = re.compile(r"[\w\ufffc]+")
"""What typography never changes."""
_LONGEST = 100
"""Marks and spaces between two words that are compared one by one."""

_Span = tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """A page beside its source."""

    page: "Page"

    def edits(self, block: "Block", wanted: str) -> tuple[Edit, ...]:
        """The edits that make the text of a block the wanted one; none where a place is not sure.

        Only marks and white space are meant to differ, each change a few characters long.
        """
        return self.replacing(block, _changes(block.text, wanted))

    def replacing(self, block: "Block", changes: Sequence[tuple[int, int, str]]) -> tuple[Edit, ...]:
        """The edits that put other words in place of spans of a block; none where a place is not sure."""
        if not changes or not self._is_aligned:
            return ()
        places = self._places(block)
        solid = [place if mark != "\ufffc" else None for mark, place in zip(block.text, places, strict=True)]
        edits = [_edit(change, solid, self.page.source) for change in changes]
        sure = [edit for edit in edits if edit is not None]
        return tuple(sure) if len(sure) == len(edits) else ()

    @cached_property
    def _pieces(self) -> list[str]:
        from articlekit.checks.html_source import readable  # which articles do without

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

    def _places(self, block: "Block") -> list[_Span | None]:
        """The span in the source of each character of a block; `None` for what stands for others."""
        spans = self._spans(block)
        places = [None if character in _WHITE else next(spans, None) for character in block.text]
        return _with_spaces(block.text, places, self.page.source)

    def _spans(self, block: "Block") -> Iterator[_Span]:
        """The spans of what is shown, one for each character that is no white space."""
        elements = self.page.elements
        for index in range(block.first_text, block.last_text):
            one = self.page.texts[index]
            home = elements[one.element]
            if home.hidden or not self._texts[index]:
                continue
            if home.language != block.language or (home.literal and not block.literal):
                inside = list(self._spans_of_text(index))  # as a neighbour; nothing in it is changed
                yield inside[0][0], inside[-1][1]
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
    """What is to be put in place of which spans; nothing where more than marks and spaces differ."""
    if _WORD.findall(text) != _WORD.findall(wanted):
        return []
    changes: list[tuple[int, int, str]] = []
    place = 0
    for old, new in zip(_WORD.split(text), _WORD.split(wanted), strict=True):
        if old != new:
            changes += ((place + start, place + end, put) for start, end, put in _differences(old, new))
        place += len(old)
        word = _WORD.match(text, place)
        place = word.end() if word else place
    return changes


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    if max(len(old), len(new)) > _LONGEST:
        yield 0, len(old), new
        return
    from difflib import SequenceMatcher  # only where something is mended

    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield start, end, new[first:last]


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
