"""Sentences: where each one of a text begins and ends."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import sentencex

from articlekit.language.boundaries import goes_on
from articlekit.language.caching import remembered
from articlekit.language.letters import MARKS
from articlekit.language.tags import primary, uses_spaces

__all__ = ["Span", "split", "texts"]


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int


_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_PORTION = 3_000
"""Characters given to the segmenter at a time: the time it takes grows with the square of them
where quotation marks stay open."""
# Behind the end of a sentence or an item; "on 1. March" is no enumeration.
_ENUMERATOR = re.compile(r"(?:(?<=^)|(?<=[.:;!?\])。：；]\s))(\d{1,2})[.)]\s+(?=[^\W\d])", re.MULTILINE)
_ITEM = re.compile(r"\d[.)]\s")
"""Without which there is no enumeration: found in a fraction of the time."""
_ENUMERATION = 2
_STOP_AND_FIGURE = re.compile(r"(?<=[。！？])(?=[0-9０-９])")
# Not "Bergstr. 12 in Bonn", but "entgleist. 12 Menschen".
_WORD_AND_FIGURE = re.compile(
    r"(?=\d[\d.,]{0,11}(?:[ \xa0]\d{3}){0,3}[ \xa0][^\W\d_]{5})(?<=[^\W\d_]{4}[.!?] )"
)
_STOP = re.compile(r"[.!?;:]\s|[。！？।؟…]")
# Without a mark that may end a sentence, but at its own end, a line is one: most lines are, and the
# segmenter need not be asked.
_ONE = re.compile(r"(?:[^.!?…;。！？．｡।॥؟۔\u037e]++|(?<=[0-9])\.(?=[0-9]))*+[.!?。！？।؟]?")
# A text of one such line, with no white space around it and no bracket, which may belong to the letters and
# numbers of a list: most texts are. A point or colon between two digits ends no sentence either.
_PLAIN = re.compile(
    rf"(?!\s)(?:[\w{MARKS} \u00a0\u202f,'’%/+&،、，-]++|(?<=[0-9])[.:](?=[0-9]))++[.!?。！？।؟]?(?<!\s)"
)
# The segmenter panics over an initial in front of a space that takes more than one byte.
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK = "\ufeff\u200b"

_CLITIC = re.compile(r"['’]\w{1,2} \w")
"""A short word that begins with an apostrophe, as in the Dutch "'s Nachts"."""


@remembered
def split(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text; white space around them belongs to none.

    A line break always ends a sentence. Within a line the boundaries are those of the sentencex
    library, corrected where it cuts behind an abbreviation, a list number or inside a quotation.
    """
    if _PLAIN.fullmatch(text):
        return (Span(0, len(text)),)
    return tuple([span for line in _lines(text) for span in _in_line(text, line, primary(language))])


def texts(text: str, language: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end in split(text, language)]


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        span = _trim(text, match.start(), match.end())
        if span.start < span.end:
            yield from _enumerated(text, span) if _ITEM.search(text, *span) else (span,)


def _enumerated(text: str, line: Span) -> Iterator[Span]:
    """The items of an enumeration that runs on in one line: "…: 1. Check the valve 2. Train staff"."""
    places: list[int] = []
    for match in _ENUMERATOR.finditer(text, line.start, line.end):
        if int(match[1]) == len(places) + 1:
            places.append(match.start(1))
    if len(places) < _ENUMERATION:
        yield line
        return
    for start, end in pairwise([line.start, *(place for place in places if place > line.start), line.end]):
        yield _trim(text, start, end)


def _in_line(text: str, line: Span, language: str) -> Iterator[Span]:
    start = line.start
    for cut in _cuts(text, line, language):
        if cut > start + 1 and text[cut - 2].isspace() and _CLITIC.match(text, cut - 1):
            cut -= 1
        if cut < line.end and goes_on(text, start, cut, line.end, language):
            continue
        span = _trim(text, start, cut)
        if span.start < span.end:
            yield span
        start = cut


def _cuts(text: str, line: Span, language: str) -> Iterator[int]:
    """The offsets behind the sentences of a line as the segmenter sees them, the last being its end."""
    if _ONE.fullmatch(text, line.start, line.end):
        yield line.end
        return
    plain = _SPACES.sub(" ", text[line.start : line.end])
    if uses_spaces(language):
        plain = plain.replace("…", ".")  # which ends no sentence for the segmenter, whatever follows
    for portion in _portions(plain):
        position = portion.start
        pieces = sentencex.segment(language, plain[portion.start : portion.end])
        for piece in _at_figures(pieces, _WORD_AND_FIGURE if uses_spaces(language) else _STOP_AND_FIGURE):
            position += len(piece)
            # A portion's own end is a boundary only where it is one for the eye.
            if position < portion.end or _STOP.search(
                plain, max(portion.start, portion.end - 2), portion.end
            ):
                yield line.start + min(position, portion.end)
    yield line.end


def _at_figures(pieces: Iterable[str], place: re.Pattern[str]) -> Iterator[str]:
    """Pieces cut at each stop before a figure: where words are not spaced the segmenter sees a decimal point
    there, and in German, Danish, Czech and Finnish an abbreviation, however long the word is."""
    return (part for piece in pieces for part in place.split(piece))


def _portions(line: str) -> Iterator[Span]:
    """Parts of a long line that end behind a full stop, or else at a space, or else anywhere."""
    edges = [0]
    while len(line) - edges[-1] > _PORTION:
        start, latest = edges[-1], edges[-1] + _PORTION
        middle = start + _PORTION // 2
        stops = [match.end() for match in _STOP.finditer(line, middle, latest)]
        space = line.rfind(" ", middle, latest) + 1
        edges.append(stops[-1] if stops else space or latest)
    edges.append(len(line))
    yield from (Span(start, end) for start, end in pairwise(edges))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in _BLANK):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _BLANK):
        end -= 1
    return Span(start, end)
