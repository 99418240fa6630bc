"""Lines: what each line of a text is by the mark that it begins with."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Line", "LineKind", "read_lines"]

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
    r"[ \t\u3000]*(?:(\d{1,3})(?:[.)][ \t\u00a0\u3000]+|[．、）]\s*)"  # 1. 1) 1、
    r"|(\d{1,2})[ \u3000](?=[\u3040-\u30ff\u3400-\u9fff]{2,10}\u3000)"  # 1 日時
    r"|[(（](\d{1,3})[)）]\s*|([\u2460-\u2473])\s*|([a-z])\)[ \t]+)(?=\S)"  # (1) ① a)
)
_ROW = re.compile(r"[ \t]*\|(?=[^\n]*\|)")
_QUOTED = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a text, each with its kind; line breaks are `\\n`."""
    position = 0
    bars = _bars(text)
    for raw in text.split("\n"):
        line = _line(text, position, position + len(raw))
        yield replace(line, kind="row") if line.kind == "text" and bars and raw.count(" | ") == bars else line
        position += len(raw) + 1


def _bars(text: str) -> int:
    """How many bars stand in each line of a table without bars at its ends; 0 where there is none."""
    counts = Counter(line.count(" | ") for line in text.split("\n") if " | " in line)
    bars, lines = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return bars if bars > 1 and lines > 2 else 0


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
        return ord(match[5]) - 96
    return int(match[1] or match[2] or match[3])
