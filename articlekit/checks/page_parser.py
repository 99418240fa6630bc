"""From the source of a page to its elements, texts and blocks, in one pass of the parser."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from articlekit.checks.html_source import OFFSET, mark
from articlekit.checks.page import HEADING_TAGS, Block, Element, Page, Text, clean

__all__ = ["at_rest", "read_page", "shown"]


@contextmanager
def at_rest() -> Iterator[None]:
    """Keep the cyclic garbage collector from running.

    Building the tree of a page, or a long article, makes objects and drops none. The collector looks
    through all of them again and again as they grow in number, which makes a KB of a long page cost up to
    twice what one of a short page costs. It runs again afterwards, unless it was at rest before.
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
_HIDING = frozenset({"hidden", "popover"})
"""Attributes of what is not shown."""
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)"
    r"|font-size\s*:\s*(?:x*-?large|larger|1\.[2-9]\d*r?em|[2-9](?:\.\d+)?r?em"
    r"|1[2-9]\d%|[2-9]\d\d%|(?:2\d|[3-9]\d)px)",
    re.IGNORECASE,
)


def read_page(source: str) -> Page:
    """Read a page or fragment and lay out what rules want to know of it; any text can be read.

    lxml tells what it reads as it goes: no tree is built that nobody would look at.
    Of what it rejects there is nothing to be told.
    """
    from lxml import etree  # only who reads a page pays for it

    layout = _Layout()
    with at_rest():
        parser = etree.HTMLParser(target=layout, huge_tree=True)
        with suppress(etree.ParserError):
            # The comment makes a document of a source without any tag.
            parser.feed("<!---->" + mark(source))
            parser.close()
        layout.close()
    return Page(
        source=source,
        document=layout.has_doctype or layout.has_html,
        elements=tuple(layout.elements),
        texts=tuple(layout.texts),
        blocks=tuple(layout.blocks),
    )


_OUTSIDE = Element(
    tag="",
    attributes={},
    offset=0,
    parent=-1,
    hidden=False,
    silent=False,
    literal=False,
    bold=False,
    language=None,
    spoken=-1,
)
"""What stands around the outermost element."""


@dataclass
class _Layout:
    """What the parser tells of each tag and text in the order of the source: the target of lxml."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    has_html: bool = False
    """Whether the source, and not the parser, has the `html` element."""
    has_doctype: bool = False
    _told: list[int] = field(default_factory=list)
    """The elements whose end has not been told yet."""
    _open: list[int] = field(default_factory=list)
    """Those of them that are open: a heading ends where another one begins right in it."""
    _homes: list[int] = field(default_factory=list)
    """For each element the nearest one that is not inline, itself or around it."""
    _pieces: list[str] = field(default_factory=list)
    """What has come of the text that is being read."""
    _run: list[Text] = field(default_factory=list)
    _first: int = 0
    _last: int = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A start tag, or one that the parser adds."""
        if self._pieces:
            self._read()
        own = dict(attributes)
        given = own.pop(OFFSET, "")
        if given.isdigit() and given.isascii() and len(given) < 12:
            self._last = int(given)
        self.has_html = self.has_html or (tag == "html" and bool(given))
        if tag in HEADING_TAGS and self._open and self.elements[self._open[-1]].tag in HEADING_TAGS:
            self._leave()  # as browsers have it; the parser nests them
        index, parent = len(self.elements), self._open[-1] if self._open else -1
        element = self._element(tag, own, parent)
        inline = tag in _INLINE
        if tag == "br":
            self._add("\n")
        elif self._run and not inline:
            self._flush()
        element.first_text = len(self.texts)
        self._homes.append(self._homes[parent] if inline and parent >= 0 else index)
        self._told.append(index)
        self._open.append(index)
        self.elements.append(element)

    def end(self, _: str) -> None:
        """The end of the element that was begun last and has not ended, by a tag or by the parser."""
        if self._pieces:
            self._read()
        index = self._told.pop()
        if not self.elements[index].end:
            while self._leave() != index:
                pass

    def data(self, text: str) -> None:
        """A piece of a text: character references part it."""
        self._pieces.append(text)

    def comment(self, _: str) -> None:
        """A comment, which ends a text."""
        if self._pieces:
            self._read()

    def pi(self, *_: str) -> None:
        """A processing instruction, which ends a text."""
        self.comment("")

    def doctype(self, *_: str | None) -> None:
        """The doctype; one that stands inside a text ends it and is none."""
        self.comment("")
        self.has_doctype = self.has_doctype or not self.elements

    def close(self) -> None:
        """The end of the source."""
        if self._pieces:
            self._read()
        while self._open:
            self._leave()
        if self._run:
            self._flush()

    def _read(self) -> None:
        """A text has ended: all that stands between two tags or comments."""
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        self._pieces.clear()
        self._add(text)

    def _add(self, text: str) -> None:
        if self._open:
            one = Text(text, self._open[-1])
            self.texts.append(one)
            self._run.append(one)

    def _element(self, tag: str, attributes: dict[str, str], parent: int) -> Element:
        above = self.elements[parent] if parent >= 0 else _OUTSIDE
        hidden = above.hidden or tag in _NEVER_SHOWN or (tag == "dialog" and "open" not in attributes)
        silent, bold = above.silent, above.bold or tag in _BOLD
        if attributes:
            style = attributes.get("style", "")
            hidden = hidden or not _HIDING.isdisjoint(attributes) or bool(style and _NO_DISPLAY.search(style))
            silent = silent or "inert" in attributes or attributes.get("aria-hidden", "").lower() == "true"
            bold = bold or _is_large(tag, attributes, style)
        is_name = tag == "title" and above.tag == "svg"
        language = attributes.get("lang")
        return Element(
            tag=tag,
            attributes=attributes,
            offset=self._last,
            parent=parent,
            hidden=hidden,
            silent=silent or (hidden and not is_name),
            literal=above.literal or tag in _LITERAL,
            bold=bold,
            language=above.language if language is None else language.strip(),
            spoken=above.spoken if language is None else len(self.elements),
        )

    def _leave(self) -> int:
        """End the innermost element that is open, and tell its index."""
        index = self._open.pop()
        element = self.elements[index]
        element.end = len(self.elements)
        element.last_text = len(self.texts)
        if self._run and element.tag not in _INLINE:
            self._flush()
        return index

    def _flush(self) -> None:
        """End the block that is being read."""
        first, self._first = self._first, len(self.texts)
        run, self._run = self._run, []
        elements = self.elements
        words = [one for one in run if one.text.strip() and not elements[one.element].hidden]
        if not words:
            return
        home = self._homes[words[0].element]
        language = elements[home].language
        literal = all(elements[one.element].literal for one in words)
        pieces = (shown(one, elements[one.element], language, literal=literal) for one in run)
        self.blocks.append(
            Block(
                text=clean("".join(pieces)),
                element=home,
                language=language,
                bold=all(elements[one.element].bold for one in words),
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


def _is_large(tag: str, attributes: dict[str, str], style: str) -> bool:
    large = tag == "font" and attributes.get("size", "") in {"4", "5", "6", "7", "+1", "+2", "+3"}
    return large or bool(style and _BOLD_STYLE.search(style))
