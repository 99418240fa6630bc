"""The source of a page: its tags and texts by their offsets, and edits in the tags."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from articlekit.checks.headings import is_blank
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.page import Element, Heading, Page

__all__ = [
    "OFFSET",
    "Markup",
    "Switches",
    "line_starts",
    "mark",
    "place",
    "put",
    "read_markup",
    "readable",
    "relevel",
    "relevel_all",
    "rename",
    "tags",
    "take_out",
]

OFFSET = "data-articlekit-offset"
"""The attribute that carries the offset of a start tag in the source."""

_START_TAG = re.compile(r"""<([a-zA-Z][^\s/>\x00]*+)[^>=]*+(?:=(?:\s*+(?:"[^"]*+"|'[^']*+'))?+[^>=]*+)*+>""")
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
        if match := _START_TAG.match(source, start):
            end = match.end()
            yield start, match.end(1), end
            end = _end_of_raw(source, end, match[1].lower())
        else:
            end = _end_of_other(source, start)
            if end >= 0:
                yield start, start, end
        if end < 0:
            return
        position = end


def _end_of_raw(source: str, position: int, name: str) -> int:
    """Where the text of a script, style or the like ends; the position itself for other elements."""
    if name not in _RAW:
        return position
    match = _RAW[name].search(source, position)
    return match.start() if match else -1


def _end_of_other(source: str, start: int) -> int:
    """Where an end tag, comment, doctype or instruction ends; a lone `<` is text.

    The first letter of a name is that of a start tag that never ends.
    """
    following = source[start + 1 : start + 2]
    if following in {"!", "?", "/"}:
        closing = "-->" if source.startswith("<!--", start) else ">"
        end = source.find(closing, start + 2)
        return end + len(closing) if end >= 0 else -1
    return -1 if following.isascii() and following.isalpha() else start + 1


def line_starts(source: str) -> list[int]:
    """The offset of the first character of every line."""
    return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", source))]


def place(offset: int, starts: list[int]) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


_ATTRIBUTE = re.compile(
    r"""[\s/]([^\s"'<>/=\x00]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?"""
)
_END_TAG = re.compile(r"</([a-zA-Z][^\s/>]*+)")
_TEXT_ONLY = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a character reference is no reference."""


@dataclass(frozen=True)
class Markup:
    """Where the tags and the texts of a source stand."""

    source: str
    starts: dict[int, tuple[int, int]]
    """For each start tag by its offset: where its name ends and where it ends."""
    ends: dict[str, list[int]]
    """Offsets of the end tags of each name, in order."""
    texts: list[tuple[int, int, bool]]
    """Spans of text between tags, and whether character references count in them."""

    def closing(self, name: str, start: int, limit: int) -> int | None:
        """The offset of the only end tag of a name within a span; `None` for none or several."""
        offsets = self.ends.get(name, [])
        first = bisect_left(offsets, start)
        inside = [offset for offset in offsets[first : first + 2] if offset < limit]
        return inside[0] if len(inside) == 1 else None

    def rename(self, start: int, limit: int, name: str) -> tuple[Edit, ...]:
        """Give an element another name; no edits where its two tags cannot be told for sure.

        Args:
            start: offset of its start tag.
            limit: where its last descendant ends at the latest.
            name: the new name.
        """
        if start not in self.starts:
            return ()
        name_end, end = self.starts[start]
        old = self.source[start + 1 : name_end]
        closing = self.closing(old.lower(), end, limit)
        if closing is None:
            return ()
        return (
            Edit(start=start + 1, end=name_end, text=name),
            Edit(start=closing + 2, end=closing + 2 + len(old), text=name),
        )

    def put(self, start: int, attribute: str, value: str) -> tuple[Edit, ...]:
        """Give an attribute of a start tag a value; the attribute is added where there is none."""
        if start not in self.starts:
            return ()
        name_end, end = self.starts[start]
        for match in _ATTRIBUTE.finditer(self.source, name_end, end):
            if match[1].lower() != attribute:
                continue
            group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
            text = escape(value, quote=True)
            if not group:
                return (Edit(start=match.end(1), end=match.end(), text=f'="{text}"'),)
            return (Edit(start=match.start(group), end=match.end(group), text=text),)
        return (Edit(start=name_end, end=name_end, text=f' {attribute}="{escape(value, quote=True)}"'),)


def read_markup(source: str) -> Markup:
    """Find the tags and texts of a source, in one pass."""
    starts: dict[int, tuple[int, int]] = {}
    ends: dict[str, list[int]] = {}
    breaks = [(0, 0, "")]
    for start, name_end, end in tags(source):
        if name_end > start:
            starts[start] = name_end, end
        elif match := _END_TAG.match(source, start):
            ends.setdefault(match[1].lower(), []).append(start)
        elif source[start + 1 : start + 2] not in {"!", "?", "/"}:
            continue  # a lone "<" is text
        breaks.append((start, end, source[start + 1 : name_end].lower()))
    breaks.append((len(source), len(source), ""))
    texts = [
        (before[1], after[0], before[2] not in _TEXT_ONLY)
        for before, after in pairwise(breaks)
        if before[1] < after[0]
    ]
    return Markup(source=source, starts=starts, ends=ends, texts=texts)


_NO_CONTENT = frozenset({"br", "wbr", "span", "b", "strong", "i", "em", "u", "font", "small", "big"})
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _is_written(page: "Page", element: "Element") -> bool:
    """Whether the start tag of an element is in the source, and not the parser's own."""
    span = page.markup.starts.get(element.offset)
    return span is not None and page.source[element.offset + 1 : span[0]].lower() == element.tag


def rename(page: "Page", element: "Element", name: str) -> tuple[Edit, ...]:
    """Give an element another name; nothing where its tags cannot be told for sure."""
    if not _is_written(page, element):
        return ()
    return page.markup.rename(element.offset, page.limit(element), name)


def put(page: "Page", element: "Element", attribute: str, value: str) -> tuple[Edit, ...]:
    """Give an attribute of an element a value."""
    if not _is_written(page, element):
        return ()
    return page.markup.put(element.offset, attribute, value)


def relevel(page: "Page", heading: "Heading", level: int) -> tuple[Edit, ...]:
    """Give a heading another level, by its name or by its `aria-level`."""
    element = page.elements[heading.element]
    if "aria-level" in element.attributes or not re.fullmatch("h[1-6]", element.tag):
        return put(page, element, "aria-level", str(level))
    return rename(page, element, f"h{level}") if 1 <= level <= 6 else ()


def relevel_all(page: "Page", wanted: Mapping[int, int] | Sequence[tuple[int, int]]) -> tuple[Edit, ...]:
    """Give several headings, by their indexes, other levels: all of them or none."""
    pairs = wanted.items() if isinstance(wanted, Mapping) else wanted
    groups = [relevel(page, page.headings[index], level) for index, level in pairs]
    return tuple(edit for group in groups for edit in group) if all(groups) else ()


def take_out(page: "Page", index: int) -> tuple[Edit, ...]:
    """Take an element out that holds nothing: no text, no image, no anchor, no comment."""
    element = page.elements[index]
    inner = range(index + 1, element.end)
    if not _is_written(page, element) or any(page.elements[one].tag not in _NO_CONTENT for one in inner):
        return ()
    if any({"id", "name"} & page.elements[one].attributes.keys() for one in (index, *inner)):
        return ()
    start = page.markup.starts[element.offset][1]
    closing = page.markup.closing(element.tag, start, page.limit(element))
    if closing is None or not is_blank(unescape(_ANY_TAG.sub("", page.source[start:closing]))):
        return ()
    end = page.source.find(">", closing) + 1
    return (Edit(start=element.offset, end=end, text=""),)


_SWITCHED = "articlekit-"
_SWITCH = re.compile(
    r"<!--[ \t\r\n]*articlekit-(disable-next|disable|enable)\b[ \t]*([a-z0-9, \t-]{0,500}?)[ \t\r\n]*-->"
)


class Switches:
    """The comments of a page that switch rules off and on: `<!-- articlekit-disable heading-skip -->`."""

    def __init__(self, source: str) -> None:
        """The switches in a source."""
        self._source = source
        found = _SWITCH.finditer(source) if _SWITCHED in source else ()
        self._known = [(one.end(), one[1], frozenset(re.split(r"[,\s]+", one[2].strip()))) for one in found]

    def is_off(self, rule: str, offset: int) -> bool:
        """Whether a rule is switched off at an offset.

        `disable` holds up to `enable`, or to the end; `disable-next` holds for the next line. Without ids
        they are about all rules; rules of pages may be named without their `page-`.
        """
        is_off = False
        for end, what, rules in self._known:
            if end > offset:
                break
            if not rules & {rule, rule.removeprefix("page-"), ""}:
                continue
            if what == "disable-next":
                is_off = is_off or self._source.count("\n", end, offset) == 1
            else:
                is_off = what == "disable"
        return is_off
