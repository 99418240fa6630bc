"""HTML: what a page shows, as plain blocks, and where its words stand."""

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from articlekit.reading.passages import marks

__all__ = ["HtmlText", "Place", "enter", "read_html"]

if TYPE_CHECKING:
    from bs4.element import Tag


_SKIPPED = frozenset(
    (
        *("script", "style", "template", "noscript", "nav", "footer", "svg", "math", "head", "iframe"),
        *("object", "canvas", "audio", "video", "form", "button", "select", "textarea", "del", "s", "strike"),
    )
)
_DEEPEST = 8
"""Lists in lists that are told apart."""
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_INSIDE = {"tr": "row", "pre": "pre", "dt": "term", "caption": "caption"}
_BLOCKS = frozenset(
    (
        *("html", "body", "article", "section", "main", "header", "div", "p", "address", "aside", "figure"),
        *("figcaption", "details", "summary", "dl", "dd", "hr", "center", "table"),
    )
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the document a piece of text stands."""

    block: int
    prefix: str = ""
    depth: int = 0
    """How many lists it is in."""
    ordered: bool = False
    """Whether the innermost of them is numbered."""
    quoted: bool = False
    inside: str = ""
    """`row`, `pre`, `term`, `caption` or `skip` where what stands inside follows rules of its own."""


def enter(tag: "Tag", place: Place, number: int) -> Place:
    """The place inside an element, from the place that the element stands in.

    Args:
        tag: the element.
        place: where it stands.
        number: a number that no other element has.
    """
    name = tag.name
    if place.inside == "skip" or name in _SKIPPED or tag.has_attr("hidden"):
        return replace(place, inside="skip")
    if place.inside == "row" and name != "tr":  # what stands in a cell stays in its row
        return place
    if name in _HEADINGS:
        return replace(place, block=number, prefix=_HEADINGS[name])
    if name in {"ul", "ol"}:
        return replace(
            place, block=number, prefix="", depth=min(place.depth + 1, _DEEPEST), ordered=name == "ol"
        )
    if name == "li":
        mark = "1. " if place.ordered else "- "
        return replace(place, block=number, prefix="  " * max(0, place.depth - 1) + mark)
    if name == "blockquote":
        return replace(place, block=number, prefix="", quoted=True)
    if name in _INSIDE:
        return replace(place, block=number, prefix="", inside=_INSIDE[name])
    if name in _BLOCKS:
        inherited = place.prefix if name in {"p", "div"} and place.prefix.endswith(("- ", "1. ")) else ""
        return replace(place, block=number, prefix=inherited)
    return place


if TYPE_CHECKING:
    from bs4 import BeautifulSoup


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
