"""From the source of a page to its elements, texts and blocks, as the parser comes upon them."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from articlekit.checks.html_source import OFFSET, mark
from articlekit.checks.page import HEADING_TAGS, Block, Element, Page, Text, clean
from articlekit.checks.soup import replay

__all__ = ["at_rest", "read_page", "shown"]


@contextmanager
def at_rest() -> Iterator[None]:
    """Keep the cyclic garbage collector from running.

    Building the tree of a page makes objects and drops none. The collector looks through all of them
    again and again as they grow in number, which makes a KB of a long page cost up to twice what one
    of a short page costs. It runs again afterwards, unless it was at rest before.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


_NEVER_SHOWN = frozenset(
    (
        *("head", "title", "meta", "link", "base", "script", "style", "template", "noscript"),
        *("datalist", "noframes", "object", "iframe", "canvas", "audio", "video", "select"),
    )
)
_LITERAL = frozenset(
    (
        *("code", "pre", "kbd", "samp", "var", "tt", "textarea", "xmp", "plaintext", "listing", "svg"),
        *("math",),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "button", "cite", "data", "del"),
        *("dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s"),
        *("samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
        *("code", "output", "input", "picture", "source", "slot"),
    )
)
_REPLACED = "\ufffc"
"""What stands for code, and for words in another language."""
_BOLD = frozenset({"b", "strong", "big"})
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)"
    r"|font-size\s*:\s*(?:x*-?large|larger|1\.[2-9]\d*r?em|[2-9](?:\.\d+)?r?em"
    r"|1[2-9]\d%|[2-9]\d\d%|(?:2\d|[3-9]\d)px)",
    re.IGNORECASE,
)


def read_page(source: str) -> Page:
    """Read a page or fragment and lay out what rules want to know of it; any text can be read."""
    layout = _Layout()
    with at_rest():
        # The comment makes a document of a source without any tag.
        replay("<!---->" + mark(source), layout)
        layout.close()
    return Page(
        source=source,
        document=layout.has_doctype or layout.has_html,
        xhtml=layout.is_xhtml,
        elements=tuple(layout.elements),
        texts=tuple(layout.texts),
        blocks=tuple(layout.blocks),
    )


@dataclass
class _Layout:
    """What is told of each tag and text in the order of the source."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    has_html: bool = False
    """Whether the source, and not the parser, has the `html` element."""
    has_doctype: bool = False
    is_xhtml: bool = False
    _told: list[int] = field(default_factory=list)
    """The elements whose end has not been told yet."""
    _open: list[int] = field(default_factory=list)
    """Those of them that are open: a heading ends where another one begins right in it."""
    _homes: list[int] = field(default_factory=list)
    """For each element the nearest one that is not inline, itself or around it."""
    _run: list[Text] = field(default_factory=list)
    _first: int = 0
    _last: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag, or one that the parser puts in."""
        self._enter(tag, dict(attributes))

    def end(self) -> None:
        """The end of the element that was begun last and has not ended."""
        index = self._told.pop()
        if not self.elements[index].end:
            while self._leave() != index:
                pass

    def data(self, text: str) -> None:
        """A text, all that stands between two tags or comments."""
        one = Text(text, self._open[-1] if self._open else -1)
        if one.element >= 0:
            self.texts.append(one)
            self._run.append(one)

    def doctype(self, name: str | None, public: str | None, system: str | None) -> None:
        """The doctype; one that stands inside the text is none."""
        if not self.elements and not self.has_doctype:
            self.has_doctype = True
            self.is_xhtml = "xhtml" in f"{name} {public} {system}".lower()

    def close(self) -> None:
        """The end of the source."""
        while self._open:
            self._leave()
        self._flush()

    def _enter(self, tag: str, attributes: dict[str, str]) -> None:
        given = attributes.pop(OFFSET, "")
        self._last = int(given) if given.isascii() and given.isdigit() and len(given) < 12 else self._last
        self.has_html = self.has_html or (tag == "html" and bool(given))
        if tag in HEADING_TAGS and self._open and self.elements[self._open[-1]].tag in HEADING_TAGS:
            self._leave()  # as browsers have it; the parser nests them
        parent = self.elements[self._open[-1]] if self._open else None
        element = self._element(tag, attributes, parent)
        if element.tag == "br":
            self.data("\n")
        elif element.tag not in _INLINE:
            self._flush()
        element.first_text = len(self.texts)
        index = len(self.elements)
        self._homes.append(self._homes[element.parent] if tag in _INLINE and element.parent >= 0 else index)
        self._told.append(index)
        self._open.append(index)
        self.elements.append(element)

    def _element(self, tag: str, attributes: dict[str, str], parent: Element | None) -> Element:
        style = attributes.get("style", "")
        hidden = tag in _NEVER_SHOWN or "hidden" in attributes or bool(style and _NO_DISPLAY.search(style))
        hidden = hidden or "popover" in attributes or (tag == "dialog" and "open" not in attributes)
        hidden = hidden or (parent is not None and parent.hidden)
        is_name = tag == "title" and parent is not None and parent.tag == "svg"
        silent = (hidden and not is_name) or attributes.get("aria-hidden", "").lower() == "true"
        silent = silent or "inert" in attributes
        language = attributes.get("lang")
        own = language is not None
        return Element(
            tag=tag,
            attributes=attributes,
            offset=self._last,
            parent=self._open[-1] if self._open else -1,
            hidden=hidden,
            silent=silent or (parent is not None and parent.silent),
            literal=tag in _LITERAL or (parent is not None and parent.literal),
            bold=_is_bold(tag, attributes, style) or (parent is not None and parent.bold),
            language=language.strip() if language is not None else parent.language if parent else None,
            spoken=len(self.elements) if own else parent.spoken if parent else -1,
        )

    def _leave(self) -> int:
        """End the innermost element that is open, and tell its index."""
        index = self._open.pop()
        element = self.elements[index]
        element.end = len(self.elements)
        element.last_text = len(self.texts)
        if element.tag not in _INLINE:
            self._flush()
        return index

    def _flush(self) -> None:
        """End the block that is being read."""
        first, self._first = self._first, len(self.texts)
        if not self._run:
            return
        run, self._run = [one for one in self._run if not self.elements[one.element].hidden], []
        words = [one for one in run if one.text.strip()]
        if not words:
            return
        home = self._homes[words[0].element]
        language = self.elements[home].language
        literal = all(self.elements[one.element].literal for one in words)
        self.blocks.append(
            Block(
                text=clean(
                    "".join(shown(one, self.elements[one.element], language, literal=literal) for one in run)
                ),
                element=home,
                language=language,
                bold=all(self.elements[one.element].bold for one in words),
                literal=literal,
                first_text=first,
                last_text=len(self.texts),
            )
        )


def shown(text: Text, element: Element, language: str | None, *, literal: bool) -> str:
    """A text of an element as it stands in a block: what is hidden not at all, what is foreign as a mark.

    Args:
        text: the text.
        element: what it stands in.
        language: the language of the block.
        literal: whether the block is code.
    """
    if element.hidden:
        return ""
    foreign = element.language != language or (element.literal and not literal)
    return _REPLACED if foreign and text.text.strip() else text.text


def _is_bold(tag: str, attributes: dict[str, str], style: str) -> bool:
    size = attributes.get("size", "") if tag == "font" else ""
    large = size in {"4", "5", "6", "7", "+1", "+2", "+3"}
    return tag in _BOLD or large or bool(style and _BOLD_STYLE.search(style))
