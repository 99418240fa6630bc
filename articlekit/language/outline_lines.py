"""Lines: what each line of a flat text looks like, apart from what it says."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Literal

from articlekit.language.locale import fold

__all__ = ["Line", "Marker", "full_stop", "key", "line_of", "read", "width"]

Marker = Literal["none", "heading", "bold", "number", "bullet", "quote", "row", "code"]

_BREAK = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAGS = re.compile(
    r"(</h[1-6][ \t]*>)[ \t,;|/·•]*(?=<h[1-6][ >])|([^\s<>])[ \t]*(?=<h[1-6][ >])", re.IGNORECASE
)
"""Between two headings in HTML, and between a text and the heading that follows it in its line."""
_MARK = 12
"""Characters that the mark of a list item has at most; what has two letters in a row is no mark."""
_LETTERS = re.compile(r"[^\W\d_]{2}")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_TAG = re.compile(r"<h([1-6])(?:[ \t][^<>]{0,200})?>([^<>]*)</h[1-6][ \t]*>", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?:[(\[<]h([1-6])[)\]>][ \t]*[:：–—-]?"
    r"|h([1-6])(?:[ \t\xa0\u202f]*[:：]|[.)]?[ \t]*[–—-](?=\s)|[.)](?=\s)))"
    r"[ \t\xa0]*(?=\S)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-*+•‣◦▪–—●○■□➤→⁃][ \t\xa0]+(?=\S)|・[ \t\u3000]*(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+(?=[^\s>])")
_NUMBER = re.compile(
    r"\(?(\d{1,3}(?:\.\d{1,3}){0,4})[.)][ \t\xa0]+(?=\S)"
    r"|(\d{1,3}(?:\.\d{1,3}){1,4})[ \t\xa0]+(?=\S)"
    r"|\d{1,3}[、．）][ \t\u3000]*(?=\S)|[(（]\d{1,3}[)）][ \t\u3000]*(?=\S)"
    r"|[IVX]{1,5}[.)][ \t\xa0]+(?=\S)|[a-z]\)[ \t\xa0]+(?=\S)"
    r"|[一二三四五六七八九十]{1,3}[、．.][ \t\u3000]*(?=\S)"
    r"|[(（][一二三四五六七八九十]{1,3}[)）][ \t\u3000]*(?=\S)"
    r"|[①-⑳㉑-㉟❶-❿➀-➓][ \t\u3000]*(?=\S)"
)
_BOLD = re.compile(r"(\*\*|__)([^*_](?:.*[^*_])?)\1")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`]*")
_MAYBE_CODE = re.compile(r"```|~~~|(?:\A|\n)(?: {4}|\t)")
_PROGRAM = re.compile(r"[{}<>=$\\|`;_]|[^\W\d_]\(|(?<!\S)--?[a-z]|[a-z]/[a-z]|[a-z][.:]{1,2}[a-z]|^\s*[#@]")
"""Marks that a line of a program has and prose has not."""
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_RULE = re.compile(r"(?:[-*_=~][ \t]?){3,}")
_STOPS = ".。．｡।॥۔։።᠃"
_CLOSERS = "\"'”’»«“」』)）]】›*_ \xa0\u202f"
_WORD = re.compile(r"[^\W_]+")
_SPACE = " \t\xa0\u3000\ufeff\u200b"


@dataclass(frozen=True)
class Line:
    """One line that is not blank."""

    text: str
    """The line without the white space around it; the lines between two fences are one line of code."""
    bare: str
    """The text without list marker, heading mark, level prefix and bold marks."""
    marker: Marker = "none"
    level: int | None = None
    """The level that a heading mark or prefix gives, or the depth of a number such as 1.2, plus 1."""
    gap: bool = False
    """Whether a blank line stands before it."""
    start: int = 0
    """Offset of `text` in the text that it was read from."""


def read(text: str) -> tuple[Line, ...]:
    """The lines of a text; underlined headings become one line, rules of dashes fall away."""
    result: list[Line] = []
    position = 0
    for begin, start, stop, end in _code(text) if _MAYBE_CODE.search(text) else ():
        _read(text[position:begin], position, result)
        if code := text[start:stop].rstrip():
            bare = dedent(code) if start == begin else code  # what a fence holds stays as it is
            result.append(Line(code, bare, "code", start=start))
        position = end
    _read(text[position:], position, result)
    return tuple(result)


def _code(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Where each block of code begins with its fence, where its lines begin and end, and where it ends."""
    opened: tuple[str, int, int] | None = None
    indented, position = _Indented(), 0
    for raw in text.split("\n"):
        end = position + len(raw)
        fence = _FENCE.fullmatch(raw.strip())
        if opened is None and (found := indented.ended(raw, position, fenced=fence is not None)):
            yield found
        if fence and opened is None:
            opened = fence[1], position, min(end + 1, len(text))
        elif fence and opened and fence[0].startswith(opened[0]) and not fence[0].strip(opened[0][0]):
            yield opened[1], opened[2], position, end
            opened = None
        position = end + 1
    if opened is None and (found := indented.ended("x", position, fenced=True)):
        yield found


@dataclass
class _Indented:
    """Lines of a program that are set in by four columns, as Markdown has code, below a blank line.

    What is set in below the item of a list goes on with it, and prose that is set in is prose.
    """

    start: int = -1
    stop: int = 0
    lines: int = 0
    program: int = 0
    """How many of the lines have marks of a program."""
    opens: bool = True
    """Whether code may begin: the line before is blank, and what stands before that is no list."""
    listed: bool = False

    def ended(self, raw: str, position: int, *, fenced: bool) -> tuple[int, int, int, int] | None:
        """The block that ends in front of a line, as `_code` gives it; `None` where none does."""
        if not raw.strip():
            self.opens = not self.listed
            return None
        if raw.startswith(("    ", "\t")) and not fenced and (self.opens or self.start >= 0):
            if self.start < 0:
                self.start, self.lines, self.program = position, 0, 0
            self.stop = position + len(raw)
            self.lines += 1
            self.program += bool(_PROGRAM.search(raw)) and _line(raw.strip(), False).marker == "none"
            return None
        start, self.start, self.opens = self.start, -1, False
        if not raw[0].isspace():
            self.listed = bool(_BULLET.match(raw) or _NUMBER.match(raw))
        return (start, start, self.stop, self.stop) if start >= 0 and 2 * self.program > self.lines else None


def _read(part: str, offset: int, result: list[Line]) -> None:
    """Read the lines of a part of a text, which stands at an offset, behind those that there are."""
    gap, known = False, len(result)
    for place, raw in _raw_lines(part):
        stripped = raw.strip().strip(_SPACE).strip()
        if not stripped:
            gap = True
        elif _is_underline(stripped, result[-1] if len(result) > known and not gap else None):
            result[-1] = _underlined(result[-1], 1 if stripped[0] == "=" else 2)
        elif not _RULE.fullmatch(stripped):
            start = offset + place + raw.index(stripped)
            result.append(line_of(stripped, start, gap=gap))
            gap = False
        else:
            gap = True


def _raw_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with the offsets where they begin; headings in HTML on one line are lines of their own."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    for match in _TAGS.finditer(text):
        begin = match.end(match.lastindex or 0)
        near = max(0, begin - _MARK)
        if match[1] or _LETTERS.search(text, max(near, text.rfind("\n", near, begin) + 1), begin):
            breaks.append((begin, match.end()))
    start = 0
    for begin, end in (*sorted(breaks), (len(text), len(text))):
        yield start, text[start:begin]
        start = end


def _is_underline(text: str, above: Line | None) -> bool:
    return bool(above and _UNDERLINE.fullmatch(text) and above.marker == "none" and not full_stop(above.text))


def _underlined(line: Line, level: int) -> Line:
    return replace(line, marker="heading", level=level)


def line_of(text: str, start: int, *, gap: bool = False) -> Line:
    """A line, by its text without white space around it and the place where that begins."""
    return replace(_line(text, gap), start=start)


def _line(text: str, gap: bool) -> Line:
    if text[0] == "|" and text[-1] == "|" and len(text) > 2:
        return Line(text, text, "row", None, gap)
    if quote := _QUOTE.match(text):
        return Line(text, text[quote.end() :], "quote", None, gap)
    marker, level, bare = _heading(text)
    if marker == "none":
        bullet, number = _BULLET.match(text), _NUMBER.match(text)
        match = bullet or number
        if match:
            marker = "bullet" if bullet else "number"
            depth = next((group for group in number.groups() if group), None) if number else None
            inner, level, bare = _heading(text[match.end() :])
            if inner == "heading":
                marker = "heading"
            elif depth and "." in depth:
                level = 2 + depth.count(".")
    return Line(text, bare, marker, level, gap) if bare else Line(text, text, "none", None, gap)


def _heading(text: str) -> tuple[Marker, int | None, str]:
    """The mark that makes a line a heading, its level, and the text without it."""
    bold = _BOLD.fullmatch(text.rstrip(":： "))
    inner = bold[2].strip() if bold else text
    if tag := _TAG.fullmatch(inner):
        return "heading", int(tag[1]), tag[2].strip()
    if hashes := _HASHES.match(inner):
        rest = inner[hashes.end() :].rstrip("# \t")
        inside = _BOLD.fullmatch(rest)
        return "heading", len(hashes[1]), inside[2].strip() if inside else rest
    if prefix := _PREFIX.match(inner):
        return "heading", int(prefix[1] or prefix[2]), inner[prefix.end() :].strip("* \t")
    return ("bold", None, inner) if bold else ("none", None, text)


def full_stop(text: str) -> bool:
    """Whether a text ends as a sentence does, in a full stop of any script; marks such as ? do not count."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(_STOPS)


def width(text: str) -> int:
    """The length of a text in columns: a wide character, such as a Han one, takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def key(text: str) -> str:
    """What two spellings of the same title have in common: letters and digits, folded."""
    return "".join(_WORD.findall(fold(text)))
