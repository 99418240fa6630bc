"""Lines: what each of a note looks like, and which of their breaks mean nothing."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from articlekit.language.sentences import Span

__all__ = ["Line", "LineKind", "is_jotted", "logical_lines", "read_lines"]

LineKind = Literal["blank", "rule", "fence", "heading", "item", "number", "row", "text"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its marks: `text[start:end]` is what it says."""

    kind: LineKind
    start: int
    end: int
    indent: int = 0
    """Columns before the mark."""
    level: int = 0
    """Level of a heading, number of a numbered item."""
    quoted: bool = False
    begin: int = 0
    """Offset of the mark."""


_RULE = re.compile(r"[ \t]*(?:[-*_=~—–─━][ \t]*){3,}")
_FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*[\w+.#-]{0,20}[ \t]*")
_HEADING = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_BULLET = re.compile(
    r"[ \t\u3000]*(?:[-*+–—−•‣⁃▪▫●○◦■□◆◇▶►➢➤→✓✔❖❏❑❒✦✧★☆➔⦿◎·*\ue000-\uf8ff])"
    r"[ \t\u00a0\u3000]+(?:\[[ xX]\][ \t]+)?(?=\S)"
    r"|[ \t\u3000]*[•‣⁃▪▫●○◦■□◆◇▶►➢➤・※✓✔❖❏❑❒✦✧★☆➔⦿◎☐☑☒\ue000-\uf8ff][ \t\u00a0\u3000]*(?=\S)"
)
_NUMBER = re.compile(
    r"[ \t\u3000]*(?:(\d{1,3})(?:(?:[.)]|[-/](?=[ \t]))[ \t\u00a0\u3000]+|[．、）]\s*)"  # 1. 1) 1- 1、
    r"|(\d{1,2})[ \u3000](?=[\u3040-\u30ff\u3400-\u9fff]{2,10}\u3000)"  # 1 日時
    r"|[(（](\d{1,3})[)）]\s*|([\u2460-\u2473])\s*"  # (1) ①
    r"|[(（]?([a-zа-яα-ωא-תءآ-يپक-ह]|الف|[A-ZА-ЯΑ-Ω](?=\)))[.)][ \t]+"  # a) b. א.
    r"|([가나다라마바사아자차카타파하])[.)][ \t]+"  # 가.
    r"|[(（]?([一二三四五六七八九十])[)）、．](?![\u4e00-\u9fff]人))(?=\S)"  # 一、 （一）
)
_LETTERS = {
    letter: place
    for letters in (string.ascii_lowercase, "абвгдежзиклмно", "αβγδεζηθ", "אבגדהוזחטי", "ابجدهوز", "कखगघङचछज")
    for place, letter in enumerate(letters, start=1)
} | {"أ": 1, "پ": 3, "ت": 4, "ث": 5}
"""Places of the letters that count the items of a list; Persian has two orders."""
_ROW = re.compile(r"[ \t]*\|(?=[^\n]*\|)")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a text, each with its kind; line breaks are `\\n`."""
    position = 0
    bars, semicolons = _bars(text), _semicolons(text)
    for raw in text.split("\n"):
        line = _line(text, position, position + len(raw))
        in_table = (bars and len(_BARRED.findall(raw)) == bars) or (semicolons and _cut(raw) == semicolons)
        yield replace(line, kind="row") if line.kind in {"text", "number"} and in_table else line
        position += len(raw) + 1


_BARRED = re.compile(r" \|(?: |$)")
"""A bar between two cells, or behind the one before an empty one."""


def _bars(text: str) -> int:
    """How many bars stand in each line of a table without bars at its ends; 0 where there is none."""
    counts = Counter(len(_BARRED.findall(line)) for line in text.split("\n") if " | " in line)
    bars, lines = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return bars if bars > 1 and lines > 2 else 0


def _semicolons(text: str) -> int:
    """How many semicolons part the columns of a table that a program has saved; 0 where there is none."""
    counts = Counter(filter(None, map(_cut, text.split("\n")))) if ";" in text else Counter[int]()
    most, lines = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return most if most > 1 and lines > 2 else 0


def _cut(line: str) -> int:
    """The semicolons of a line that has no white space behind any."""
    return 0 if "; " in line else line.rstrip().count(";")


def _line(text: str, start: int, end: int) -> Line:
    quote = _QUOTED.match(text, start, end)
    quoted = quote is not None and ">" in quote[0]
    begin = quote.end() if quote else start
    end = begin + len(text[begin:end].rstrip())
    content = begin + len(text[begin:end]) - len(text[begin:end].lstrip())
    indent = len(text[begin:content].expandtabs(4).replace("\u3000", "  "))
    if content >= end:
        return Line("blank", content, end, 0, 0, quoted, begin)
    if _RULE.fullmatch(text, begin, end):
        return Line("rule", content, end, indent, 1 if text[content] == "=" else 2, quoted, begin)
    if _FENCE.fullmatch(text, begin, end):
        return Line("fence", content, end, indent, 0, quoted, begin)
    return _marked(text, Line("text", content, end, indent, 0, quoted, begin))


def _marked(text: str, line: Line) -> Line:
    heading = _HEADING.match(text, line.begin, line.end)
    if heading:
        closing = text[heading.end() : line.end].rstrip("#")
        whole = not closing or not closing[-1].isspace()
        end = line.end if whole else heading.end() + len(closing.rstrip())
        return Line(
            "heading",
            heading.end(),
            max(end, heading.end() + 1),
            line.indent,
            len(heading[1]),
            line.quoted,
            line.begin,
        )
    if _ROW.match(text, line.begin, line.end):
        return Line("row", line.start, line.end, line.indent, 0, line.quoted, line.begin)
    bullet = _BULLET.match(text, line.begin, line.end)
    if bullet:
        return Line("item", bullet.end(), line.end, line.indent, 0, line.quoted, line.begin)
    number = _NUMBER.match(text, line.begin, line.end)
    if number:
        return Line("number", number.end(), line.end, line.indent, _value(number), line.quoted, line.begin)
    return line


def _value(match: re.Match[str]) -> int:
    if match[4]:
        return ord(match[4]) - 0x245F
    if match[5]:
        return _LETTERS.get(match[5][0].lower(), -1)
    for letters, mark in (("가나다라마바사아자차카타파하", match[6]), ("一二三四五六七八九十", match[7])):
        if mark:
            return letters.index(mark) + 1
    return int(match[1] or match[2] or match[3])


_NARROWEST, _WIDEST = 40, 140
"""Columns: texts are wrapped at widths between these."""
_BROKEN = 0.95
"""Share of the widest line that one without blanks has which goes on in the next."""
_RAGGED = 0.9
"""Lines wrapped by hand end within a tenth of the widest."""
_SHORT = 0.5
"""Share of the widest line, or of the widest that texts are wrapped at, below which none was wrapped."""
_NOTES = 4
"""Lines from which a paragraph without any full stop is a list of notes."""
_ENDED = re.compile(r"[.!?;](?<=[^\W\d_]{4}.)(?:\s|$)")
_ENDS = frozenset(".!?…。！？।؟۔:：;；")
_CLOSERS = "\"'”’»)]）］」』】*_"
_GOES_ON = frozenset(",，、،-‐–/(（「『«„“")


def logical_lines(
    text: str,
    spans: tuple[Span, ...],
    starts_anew: Callable[[Span], bool],
    parts_label: Callable[[Span, Span], bool],
) -> list[tuple[Span, ...]]:
    """Group the lines of a paragraph so that lines which were only wrapped are together.

    A line is taken to go on where it is about as wide as the paragraph (the first word of the
    next line would not have fitted), where it ends in a comma or an open bracket, or where the
    next line begins in lower case.

    Args:
        text: the note.
        spans: the words of the lines.
        starts_anew: tells whether a line begins something of its own, such as a log entry.
        parts_label: tells whether a label begins on one line and ends on the next.
    """
    widths = [_width(text[start:end]) for start, end in spans]
    width = max(widths)
    full = _wrapped(text, spans, widths)
    capitals = any(text[span.start].isupper() for span in spans) and (full or not is_jotted(text, spans))
    result: list[list[Span]] = [[spans[0]]]
    for index in range(1, len(spans)):
        before, after = spans[index - 1], spans[index]
        joined = (
            _goes_on(text, before, after, widths[index - 1], width, capitals=capitals)
            or (full and _full(text, after, widths[index - 1], width))
            or _fills_line(text, before, widths[index - 1], width)
        )
        if (joined and not starts_anew(after)) or parts_label(before, after):
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


def _fills_line(text: str, before: Span, width_before: int, width: int) -> bool:
    """Whether a line without blanks between words is as wide as the widest and ends in mid-sentence.

    Wherever its end falls, a program breaks such a line; what stands above the paragraph may be short.
    """
    last = text[before.end - 1]
    unspaced = _columns(last) == 2 and last.isalpha() and not "\uac00" <= last <= "\ud7a3"
    return unspaced and width_before >= max(_NARROWEST, _BROKEN * width) and not _ends(text, before)


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
    return tail[-1:] == "-" and tail[-2:-1].isalpha() and text[after.start].islower()


def _goes_on(text: str, before: Span, after: Span, width_before: int, width: int, *, capitals: bool) -> bool:
    """Whether a line goes on in the next: small letters tell where sentences begin with capitals."""
    last, first = text[before.end - 1], text[after.start]
    if last in _GOES_ON or _parted(text, before, after):
        return True
    if not first.islower() or _ends(text, before) or not capitals:
        return False
    few = len(text[before.start : before.end].split()) <= 2 and _ends(text, after)
    short = width_before + _first_word(text, after) < _SHORT * min(width, _WIDEST)
    return (width_before >= _NARROWEST and not short) or few


def _ends(text: str, span: Span) -> bool:
    tail = text[max(span.start, span.end - 6) : span.end].rstrip(_CLOSERS)
    return bool(tail) and tail[-1] in _ENDS


_FIRST_WIDE = "\u1100"
"""No character before this one takes two columns."""


@lru_cache(maxsize=4_096)
def _columns(character: str) -> int:
    """Columns that a character takes in a terminal: an East Asian one takes two."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _width(line: str) -> int:
    narrow = line.isascii() or max(line) < _FIRST_WIDE
    return len(line) if narrow else sum(map(_columns, line))
