"""HTML to plain blocks: headings, paragraphs, lists, quotations and tables, one a line."""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from articlekit.reading.html_places import Place, enter
from articlekit.reading.inline import marks

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["HtmlText", "read_html"]


@dataclass(frozen=True)
class HtmlText:
    """What an HTML file says."""

    text: str
    """Blocks with blank lines between them: `## heading`, `- item`, `> quotation`, `| cell |`."""
    title: str | None
    """The content of `<title>` where there is no h1 to be the title."""
    language: str | None
    """The `lang` attribute of the page, as written."""


_Write = Callable[[list[str], Place], Iterator[str]]
"""Makes lines of the text that has been collected in a place."""
_TERM = "\x03"
"""Stands at the end of the term of a definition until its definition is known."""
_COLON_OF_TERM = re.compile(r"[ \u00a0]?[:：]?\x03\n\n")
_ITEMS = ("- ", "1. ")
_TICKS = re.compile("`+")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LIKE_MARK = re.compile(r"(?:[-*+#>|•–—=~_]|\d{1,3}[.)]\s)")


def read_html(markup: str, *, escape: bool) -> HtmlText:
    """Turn HTML into text that the block parser reads like any other note.

    Args:
        markup: a page or a fragment.
        escape: whether characters that look like Markdown get a backslash, so that the block
            parser takes them for what they are; not wanted where the text is to be shown: numbered
            items keep a number there, and what is preformatted within a page stands between fences.
    """
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(markup, "lxml")
    write = partial(_flush, escape=escape, code=not escape and _has_prose(soup))
    text = "\n\n".join(_lines(soup, write))
    title = _title(soup) if soup.h1 is None else None
    text = _COLON_OF_TERM.sub(": ", text).replace(_TERM, ":")
    return HtmlText(_tight_lists(text), _SPACE.sub(" ", title or "") or None, _language(soup))


def _title(soup: "BeautifulSoup") -> str | None:
    """The title of a page; those of drawings are none."""
    found = (one for one in soup.find_all("title") if one.find_parent("svg") is None)
    first = next(found, None)
    return None if first is None else first.get_text(" ", strip=True)


def _language(soup: "BeautifulSoup") -> str | None:
    for element in (soup.html, soup.find(True, attrs={"lang": True})):
        value = element.get("lang") if element is not None else None
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _has_prose(soup: "BeautifulSoup") -> bool:
    """Whether there is more than a preformatted text, which is a page of plain text."""
    texts = (soup.body or soup).find_all(string=True)
    return any(text.strip() and text.find_parent("pre") is None for text in texts)


def _lines(soup: "BeautifulSoup", write: _Write) -> Iterator[str]:
    """The blocks of a document in order, each as a line with its mark."""
    from bs4.element import NavigableString, PreformattedString, Tag

    places: dict[int, Place] = {id(soup): Place(0)}
    current = Place(0)
    buffer: list[str] = []
    for node in soup.descendants:
        if isinstance(node, Tag):
            place = enter(node, places[id(node.parent)], len(places))
            places[id(node)] = place
            if node.name == "br" and place.inside != "skip":
                buffer.append(" " if place.inside == "row" else "\x00")
            elif node.name in {"td", "th"} and place.inside == "row":
                yield from write(buffer, current) if place.block != current.block else ()
                current = place
                buffer.append("\x01\x02" if node.name == "th" else "\x01")
            continue
        place = places[id(node.parent)]
        if (
            not isinstance(node, NavigableString)
            or isinstance(node, PreformattedString)
            or place.inside == "skip"
        ):
            continue
        if place.block != current.block:
            if not node.strip():
                continue
            yield from write(buffer, current)
            current = place
        buffer.append(str(node).replace("\n", "\x00") if place.inside == "pre" else str(node))
    yield from write(buffer, current)


def _flush(buffer: list[str], place: Place, *, escape: bool, code: bool) -> Iterator[str]:
    """The collected text as lines: one, or several where it had breaks in it."""
    content = "".join(buffer)
    buffer.clear()
    if place.inside == "row":
        cells = [
            _SPACE.sub(" ", cell).strip().replace("|", "\\|")
            for cell in content.replace("\x02", "").split("\x01")[1:]
        ]
        if any(cells):
            yield "| " + " | ".join(cells) + " |"
            if "\x01" not in content.replace("\x01\x02", ""):
                yield "|" + " --- |" * len(cells)
        return
    if code and place.inside == "pre":
        text = content.replace("\x00", "\n").strip("\n").rstrip()
        fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
        yield from (f"{fence}\n{text}\n{fence}",) if text else ()
        return
    quote = "> " if place.quoted else ""
    own = place.prefix.replace("1. ", "- ") if escape else place.prefix
    if not escape and own.endswith(_ITEMS):
        content = content.replace("\x00", " ")
    lines = [line for part in content.split("\x00") if (line := _SPACE.sub(" ", part).strip())]
    for index, line in enumerate(lines):
        prefix = own if index == 0 else " " * len(own) if own.endswith(_ITEMS) else ""
        last = index == len(lines) - 1
        end = _TERM if place.inside == "term" and last else ""
        if place.inside == "caption" and last and not line.endswith((":", "：")):
            end = ":"
        yield f"{quote}{prefix}{_escaped(line) if escape else line}{end}"


def _escaped(line: str) -> str:
    """A line in which nothing is taken for Markdown."""
    for start, _ in reversed(marks(line)):
        line = f"{line[:start]}\\{line[start:]}"
    return f"\\{line}" if _LIKE_MARK.match(line) and line[0] in "-*+#>|_~" else line


def _tight_lists(text: str) -> str:
    """The text with the items of a list, and the rows of a table, on lines that follow each other."""
    return re.sub(r"\n\n(?=((?:> )?(?: *(?:-|1\.) |\| )))(?<=\n\n)", _joint, text)


def _joint(match: re.Match[str]) -> str:
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    mark = match[1].strip()
    return "\n" if before.removeprefix("> ").lstrip().startswith(mark.removeprefix("> ")) else "\n\n"
