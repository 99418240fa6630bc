"""Hard line wraps: which line breaks of a paragraph mean nothing."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from articlekit.language.sentences import Span

__all__ = ["is_jotted", "logical_lines"]

_NARROWEST, _WIDEST = 40, 140
"""Columns: texts are wrapped at widths between these."""
_RAGGED = 0.9
"""Lines wrapped by hand end within a tenth of the widest."""
_NOTES = 4
"""Lines from which a paragraph without any full stop is a list of notes."""
_ENDED = re.compile(r"[^\W\d_]{4}[.!?;](?:\s|$)")
_ENDS = frozenset(".!?…。！？।؟۔:：;；")
_CLOSERS = "\"'”’»)]）］」』】*_"
_GOES_ON = frozenset(",，、،-‐–/(（「『«„“")


def logical_lines(
    text: str, spans: tuple[Span, ...], starts_anew: Callable[[Span], bool]
) -> list[tuple[Span, ...]]:
    """Group the lines of a paragraph so that lines which were only wrapped are together.

    A line is taken to go on where it is about as wide as the paragraph (the first word of the
    next line would not have fitted), where it ends in a comma or an open bracket, or where the
    next line begins in lower case.

    Args:
        text: the note.
        spans: the words of the lines.
        starts_anew: tells whether a line begins something of its own, such as a log entry.
    """
    widths = [_width(text[start:end]) for start, end in spans]
    width = max(widths)
    full = _wrapped(text, spans, widths)
    capitals = any(text[span.start].isupper() for span in spans) and (full or not is_jotted(text, spans))
    result: list[list[Span]] = [[spans[0]]]
    for index in range(1, len(spans)):
        before, after = spans[index - 1], spans[index]
        joined = _goes_on(text, before, after, widths[index - 1], capitals=capitals) or (
            full and _full(text, after, widths[index - 1], width)
        )
        if joined and not starts_anew(after):
            result[-1].append(after)
        else:
            result.append([after])
    return [tuple(group) for group in result]


def is_jotted(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the lines of a paragraph are notes, one a line: few begin with a capital or end a sentence."""
    if len(spans) < _NOTES:
        return False
    small = sum(not text[span.start].isupper() for span in spans[1:])
    ends = sum(_ENDED.search(text, *span) is not None for span in spans)
    return 4 * small >= 3 * (len(spans) - 1) and 6 * ends <= len(spans)


def _wrapped(text: str, spans: tuple[Span, ...], widths: list[int]) -> bool:
    """Whether the lines look as if a program had wrapped them at one width."""
    width = max(widths)
    if len(spans) < 2 or not _NARROWEST <= width <= _WIDEST:
        return False
    breaks = range(len(spans) - 1)
    open_breaks = [index for index in breaks if not _ends(text, spans[index])]
    full = [index for index in open_breaks if _full(text, spans[index + 1], widths[index], width)]
    if not open_breaks or len(full) < len(open_breaks):
        return False
    if len(spans) > 2 and len(full) >= 2:
        return True
    following = text[spans[full[0] + 1].start]
    return following.islower() or (width >= 60 and not following.isupper() and not following.isdigit())


def _full(text: str, after: Span, width_before: int, width: int) -> bool:
    return width_before + 1 + _first_word(text, after) > _RAGGED * width


def _first_word(text: str, span: Span) -> int:
    """Columns that the first word of a line takes up; a single character where words are not spaced."""
    first = text[span.start : min(span.end, span.start + 60)]
    word = first.split(maxsplit=1)[0] if first.split() else first
    return 2 if _columns(word[0]) == 2 else _width(word)


def _parted(text: str, before: Span, after: Span) -> bool:
    """Whether a word is divided at the end of a line, as in text that is copied from a page."""
    tail = text[max(before.start, before.end - 3) : before.end]
    return tail[-1:] == "-" and tail[:-1].isalpha() and text[after.start].islower()


def _goes_on(text: str, before: Span, after: Span, width_before: int, *, capitals: bool) -> bool:
    """Whether a line goes on in the next: small letters tell where sentences begin with capitals."""
    last, first = text[before.end - 1], text[after.start]
    if last in _GOES_ON or _parted(text, before, after):
        return True
    if not first.islower() or _ends(text, before) or not capitals:
        return False
    few = len(text[before.start : before.end].split()) <= 2 and _ends(text, after)
    return width_before >= _NARROWEST or few


def _ends(text: str, span: Span) -> bool:
    tail = text[max(span.start, span.end - 6) : span.end].rstrip(_CLOSERS)
    return bool(tail) and tail[-1] in _ENDS


@lru_cache(maxsize=4_096)
def _columns(character: str) -> int:
    """Columns that a character takes in a terminal: an East Asian one takes two."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _width(line: str) -> int:
    return len(line) if line.isascii() else sum(map(_columns, line))
