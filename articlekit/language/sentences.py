"""Sentences: where each one of a text begins and ends."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import sentencex

from articlekit.language.tags import primary, uses_spaces

__all__ = ["Span", "split", "texts"]


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int


# A word of up to three letters with a full stop, or a bare number with one, ends no sentence.
_ABBREVIATION = re.compile(r"(?:^|[\s(«„“])(?:[^\W\d_]{1,3}|\d{1,3}|(?:[^\W\d_]\.)+[^\W\d_])\.\s*$")
_ONLY_ABBREVIATION = re.compile(r"[^\W\d_]{1,3}\.\s*$|\d{1,3}[.)]\s*$|[^\w\s]+\s*$")
_CLOSES_QUOTE = re.compile(r"[」』”»\"]\s*$")
_OPENERS = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "(": ")"}
_NARROW = {ord("（"): "(", ord("）"): ")"}  # Japanese notes open with one and close with the other


def split(text: str, language: str) -> list[Span]:
    """The sentences of a text; white space around them belongs to none.

    A line break always ends a sentence. Within a line the boundaries are those of the sentencex
    library, mended where it cuts behind an abbreviation, a list number or inside a quotation.
    """
    return [span for line in _lines(text) for span in _in_line(text, line, primary(language))]


def texts(text: str, language: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[start:end] for start, end in split(text, language)]


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", text):
        span = _trim(text, match.start(), match.end())
        if span.start < span.end:
            yield span


def _in_line(text: str, line: Span, language: str) -> Iterator[Span]:
    pieces = list(sentencex.segment(language, text[line.start : line.end]))
    start = position = line.start
    for index, piece in enumerate(pieces):
        position += len(piece)
        following = pieces[index + 1] if index + 1 < len(pieces) else ""
        if following and _continues(text[start:position], following, language):
            continue
        span = _trim(text, start, position)
        if span.start < span.end:
            yield span
        start = position
    if position < line.end:  # a segmenter that drops characters must not lose any of the note
        span = _trim(text, start, line.end)
        if span.start < span.end:
            yield span


def _continues(before: str, following: str, language: str) -> bool:
    """Whether the sentence that the segmenter ended goes on in the following piece."""
    if _ONLY_ABBREVIATION.match(before.strip()):
        return True
    if following[:1].isdigit() and _ABBREVIATION.search(before) and uses_spaces(language):
        return True
    if _CLOSES_QUOTE.search(before):
        glued = not before[-1].isspace() and following[:1] not in "「『“«(（"
        return following[:1].islower() or glued
    return len(before) < 600 and _is_open(before)


def _is_open(text: str) -> bool:
    """Whether the last opening quotation mark or bracket of a text is still open."""
    waiting: list[str] = []
    for character in text.translate(_NARROW):
        if waiting and character == waiting[-1]:
            waiting.pop()
        elif character in _OPENERS:
            waiting.append(_OPENERS[character])
    return bool(waiting)


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in "\ufeff\u200b"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "\ufeff\u200b"):
        end -= 1
    return Span(start, end)
