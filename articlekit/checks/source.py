"""The source of a page: where each element begins, in one pass that takes any text.

The tree builder of lxml, which repairs broken markup as browsers do, says nothing about columns.
So every start tag is given an attribute with its own offset before the page is parsed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

__all__ = ["OFFSET", "line_starts", "mark", "place", "readable", "tags"]

OFFSET = "data-articlekit-offset"
"""The attribute that carries the offset of a start tag in the source."""

_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>\x00]*+")
_TAG_REST = re.compile(r"""(?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>])*+>""")
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def mark(source: str) -> str:
    """The source with an offset in every start tag, and without characters that HTML cannot hold.

    Whatever follows a comment or tag that never ends has no offsets.
    """
    source = readable(source)
    pieces: list[str] = []
    copied = 0
    for start, name_end, _ in tags(source):
        if name_end > start:
            pieces += (source[copied:name_end], f' {OFFSET}="{start}"')
            copied = name_end
    return "".join((*pieces, source[copied:]))


def readable(source: str) -> str:
    """The source with U+FFFD in place of each character that HTML cannot hold."""
    return _UNREADABLE.sub("\ufffd", source)


def tags(source: str) -> Iterator[tuple[int, int, int]]:
    """Every tag, comment and the like: where it begins, where the name of a start tag ends, its end.

    For all but start tags the name ends where the tag begins. What is never closed ends the walk;
    nothing inside a script or its like is a tag.
    """
    position = 0
    while (start := source.find("<", position)) >= 0:
        name = _TAG_NAME.match(source, start + 1)
        end = _end_of_tag(source, name.end()) if name else _end_of_other(source, start)
        if end < 0:
            return
        yield start, name.end() if name else start, end
        if name:
            end = _end_of_raw(source, end, name[0].lower())
            if end < 0:
                return
        position = end


def _end_of_tag(source: str, position: int) -> int:
    match = _TAG_REST.match(source, position)
    return match.end() if match else -1


def _end_of_raw(source: str, position: int, name: str) -> int:
    """Where the text of a script, style or the like ends; the position itself for other elements."""
    if name not in _RAW:
        return position
    match = _RAW[name].search(source, position)
    return match.start() if match else -1


def _end_of_other(source: str, start: int) -> int:
    """Where an end tag, comment, doctype or instruction ends; a lone `<` is text."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 2)
        return end + 3 if end >= 0 else -1
    if source[start + 1 : start + 2] in {"!", "?", "/"}:
        end = source.find(">", start)
        return end + 1 if end >= 0 else -1
    return start + 1


def line_starts(source: str) -> list[int]:
    """The offset of the first character of every line."""
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source))]


def place(offset: int, starts: list[int]) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1
