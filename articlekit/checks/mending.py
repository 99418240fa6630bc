"""Edits of a page that change the name of an element, the level of a heading or an attribute."""

import re
from collections.abc import Mapping, Sequence
from html import unescape

from articlekit.checks.headings import is_blank
from articlekit.checks.page import Element, Heading, Page
from articlekit.model.finding import Edit

__all__ = ["put", "relevel", "relevel_all", "rename", "take_out"]

_NO_CONTENT = frozenset({"br", "wbr", "span", "b", "strong", "i", "em", "u", "font", "small", "big"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _is_written(page: Page, element: Element) -> bool:
    """Whether the start tag of an element is in the source, and not the parser's own."""
    span = page.markup.starts.get(element.offset)
    return span is not None and page.source[element.offset + 1 : span[0]].lower() == element.tag


def rename(page: Page, element: Element, name: str) -> tuple[Edit, ...]:
    """Give an element another name; nothing where its tags cannot be told for sure."""
    if not _is_written(page, element):
        return ()
    return page.markup.rename(element.offset, page.limit(element), name)


def put(page: Page, element: Element, attribute: str, value: str) -> tuple[Edit, ...]:
    """Give an attribute of an element a value."""
    if not _is_written(page, element):
        return ()
    return page.markup.put(element.offset, attribute, value)


def relevel(page: Page, heading: Heading, level: int) -> tuple[Edit, ...]:
    """Give a heading another level, by its name or by its `aria-level`."""
    element = page.elements[heading.element]
    if "aria-level" in element.attributes or not re.fullmatch("h[1-6]", element.tag):
        return put(page, element, "aria-level", str(level))
    return rename(page, element, f"h{level}") if 1 <= level <= 6 else ()


def relevel_all(page: Page, wanted: Mapping[int, int] | Sequence[tuple[int, int]]) -> tuple[Edit, ...]:
    """Give several headings, by their indexes, other levels: all of them or none."""
    pairs = wanted.items() if isinstance(wanted, Mapping) else wanted
    groups = [relevel(page, page.headings[index], level) for index, level in pairs]
    return tuple(edit for group in groups for edit in group) if all(groups) else ()


def take_out(page: Page, index: int) -> tuple[Edit, ...]:
    """Take an element out that holds nothing: no text, no image, no anchor, no comment."""
    element = page.elements[index]
    inner = range(index + 1, element.end)
    if not _is_written(page, element) or any(page.elements[one].tag not in _NO_CONTENT for one in inner):
        return ()
    if any({"id", "name"} & page.elements[one].attributes.keys() for one in (index, *inner)):
        return ()
    start = page.markup.starts[element.offset][1]
    closing = page.markup.closing(element.tag, start, page.limit(element))
    if closing is None or not is_blank(unescape(_TAG.sub("", page.source[start:closing]))):
        return ()
    end = page.source.find(">", closing) + 1
    return (Edit(start=element.offset, end=end, text=""),)
