"""The tags of a source, for edits that touch nothing but a name or a value in one of them."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from articlekit.checks.source import tags
from articlekit.model.finding import Edit

__all__ = ["Markup", "read_markup"]

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
