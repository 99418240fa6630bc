"""A page as its rules see it: elements, texts, blocks and headings, read once."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from articlekit.checks.headings import is_blank
from articlekit.checks.html_source import Markup, Switches, line_starts, place, read_markup

__all__ = ["HEADING_TAGS", "Block", "Element", "Heading", "Page", "Text", "clean"]

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_MOST = 200
"""Texts and elements of one heading or label that are read: broken pages nest thousands of them."""
_DEEPEST = 300
"""Levels of nesting that are looked through; no page that anybody wrote is deeper."""
_NO_ROLE = {"none", "presentation"}
_first_text = attrgetter("first_text")


def clean(text: str) -> str:
    """A text with its white space as a browser shows it; no-break spaces stay."""
    for space in "\n\t\r\f":
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


@dataclass(slots=True)
class Element:
    """An element of the tree, with what it takes from those around it."""

    tag: str
    attributes: dict[str, str]
    offset: int
    """Where its start tag begins in the source."""
    parent: int
    """Index of its parent in `Page.elements`; -1 for the outermost."""
    hidden: bool
    """Whether it is not shown: hidden, without display, or never text, such as a script."""
    silent: bool
    """Whether assistive technology leaves it out: hidden, or under `aria-hidden`."""
    literal: bool
    """Whether its text is code."""
    bold: bool
    """Whether its text is bold or large by markup or style, without being a heading."""
    language: str | None
    """The nearest `lang`, its own included."""
    spoken: int
    """Index of the element that `language` comes from; -1 where there is none."""
    end: int = 0
    """Index after its last descendant."""
    first_text: int = 0
    last_text: int = 0
    """Its texts are `Page.texts[first_text:last_text]`."""

    @property
    def role(self) -> str:
        """The first role that is given, in lower case."""
        given = self.attributes.get("role")
        return (given.lower().split() or [""])[0] if given else ""


@dataclass(slots=True)
class Text:
    """A run of text and the element that it stands in."""

    text: str
    element: int


@dataclass(slots=True)
class Block:
    """The text of a paragraph, list item, table cell or the like, as a reader sees it."""

    text: str
    """Code and words in another language are left out, with U+FFFC in their place."""
    element: int
    language: str | None
    bold: bool
    """Whether all of it is bold or large."""
    literal: bool
    first_text: int
    last_text: int
    """It is made of `Page.texts[first_text:last_text]`, what is hidden left out."""


@dataclass(frozen=True)
class Heading:
    """A heading that is neither hidden nor without its role."""

    level: int
    text: str
    name: str
    """What a screen reader says: the text, or a label or the text of an image in its place."""
    element: int
    offset: int
    language: str


@dataclass(frozen=True)
class Page:
    """A page or fragment of HTML."""

    source: str
    document: bool
    """Whether it is a whole document: one with a doctype or an `html` element of its own."""
    elements: tuple[Element, ...]
    texts: tuple[Text, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.source)

    @cached_property
    def markup(self) -> Markup:
        """The tags and texts of the source; only fixes ask for them."""
        return read_markup(self.source)

    @cached_property
    def switches(self) -> Switches:
        """The comments that switch rules off and on."""
        return Switches(self.source)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in the source, both from 1."""
        return place(min(max(offset, 0), len(self.source)), self._lines)

    def find(self, words: str, element: int) -> int:
        """The offset of words of an element's text in the source, or of the element."""
        start = self.elements[element].offset
        limit = self.limit(self.elements[element])
        found = self.source.find(words, start, max(limit, start)) if words else -1
        return start if found < 0 else found

    def find_in(self, words: str, block: "Block") -> int:
        """The offset of words of a block in the source, or of its element.

        They are looked for between the last tag before the text of the block and the first one behind it.
        """
        before = bisect_right(self.elements, block.first_text, key=_first_text) - 1
        behind = bisect_left(self.elements, block.last_text, key=_first_text)
        start = self.elements[max(before, block.element)].offset
        end = self.elements[behind].offset if behind < len(self.elements) else len(self.source)
        found = self.source.find(words, start, max(start, end)) if words else -1
        return self.elements[block.element].offset if found < 0 else found

    def limit(self, element: Element) -> int:
        """Where an element ends in the source at the latest: at the start of what follows it."""
        end = element.end
        return self.elements[end].offset if end < len(self.elements) else len(self.source)

    @cached_property
    def _indexes(self) -> dict[str, list[int]]:
        """The indexes of the elements of each tag and, behind an @, of those that have an attribute."""
        found: dict[str, list[int]] = {}
        for index, one in enumerate(self.elements):
            for name in (one.tag, *(f"@{name}" for name in one.attributes)):
                found.setdefault(name, []).append(index)
        return found

    def tagged(self, *tags: str) -> Iterator[tuple[int, Element]]:
        """The elements with one of these tags or, as `@role`, attributes, and their indexes, in order."""
        lists = [self._indexes[tag] for tag in tags if tag in self._indexes]
        indexes = lists[0] if len(lists) == 1 else sorted({index for each in lists for index in each})
        return ((index, self.elements[index]) for index in indexes)

    @cached_property
    def root(self) -> Element | None:
        """The `html` element of a document."""
        return next((one for _, one in self.tagged("html")), None) if self.document else None

    @cached_property
    def language(self) -> str:
        """The language of the page, or of the first element of a fragment that gives one; `und`."""
        if self.root is not None:
            return (self.root.attributes.get("lang") or "und").strip()
        return next((one.language for _, one in self.tagged("@lang") if one.language), "und")

    def text(self, element: Element) -> str:
        """What of a heading's or label's text is shown, in one line."""
        texts = self.texts[element.first_text : min(element.last_text, element.first_text + _MOST)]
        return clean("".join(one.text for one in texts if not self.elements[one.element].hidden))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that are shown and spoken, in order."""
        tagged = self.tagged(*HEADING_TAGS, "@role")
        return tuple(filter(None, (self._heading(index, one) for index, one in tagged)))

    def _heading(self, index: int, element: Element) -> Heading | None:
        level = _level(element)
        if level is None or element.hidden or element.silent:
            return None
        spoken = element.language or self.language
        return Heading(level, self.text(element), self.name(index), index, element.offset, spoken)

    @cached_property
    def spoken(self) -> dict[int, list[str]]:
        """What is shown in the language of each element that has a `lang`, by its index.

        Code is left out; the texts of images are among it. Some thousand characters are enough.
        """
        found: dict[int, list[str]] = {}
        for one in self.texts:
            home = self.elements[one.element]
            if home.spoken >= 0 and not home.hidden and not home.literal:
                self._hear(found, home.spoken, one.text)
        for _, image in self.tagged("img"):
            if image.spoken >= 0 and not image.hidden and image.attributes.get("alt"):
                self._hear(found, image.spoken, image.attributes["alt"])
        return found

    def _hear(self, found: dict[int, list[str]], index: int, words: str) -> None:
        heard = found.setdefault(index, [])
        if len(heard) < _MOST:
            heard.append(words[:2_000])

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The elements with a `lang` in whose language something is shown, code and images included."""
        said = {self.elements[one.element].spoken for one in self.texts if self._is_shown(one)}
        pictured = {one.spoken for _, one in self.tagged("@alt") if not one.hidden and one.attributes["alt"]}
        return frozenset(said | pictured) - {-1}

    def _is_shown(self, text: Text) -> bool:
        return not self.elements[text.element].hidden and not is_blank(text.text)

    def content(self, element: Element) -> str:
        """All the text of an element, also of one that is never shown, such as a title or script."""
        return "".join(one.text for one in self.texts[element.first_text : element.last_text])

    def within(self, index: int, tags: frozenset[str]) -> int:
        """Index of the nearest element around an element that has one of these tags; -1 if none."""
        return self.around(self.elements[index], tags)

    def around(self, element: Element, tags: frozenset[str]) -> int:
        """As `within`, for an element."""
        index = element.parent
        for _ in range(_DEEPEST):
            if index < 0 or self.elements[index].tag in tags:
                return index
            index = self.elements[index].parent
        return -1

    @cached_property
    def _ids(self) -> dict[str, int]:
        pairs = reversed([(one.attributes["id"], index) for index, one in self.tagged("@id")])
        return {name: index for name, index in pairs if name}

    def name(self, index: int) -> str:
        """The accessible name of an element from its labels, its text and its images."""
        element = self.elements[index]
        words = element.attributes.get("aria-labelledby", "").split()
        targets = [self._ids[word] for word in words if word in self._ids]
        referred = clean(" ".join(self._content(target) for target in targets[:20]))
        label = clean(element.attributes.get("aria-label", ""))
        return referred or label or self._content(index) or clean(element.attributes.get("title", ""))

    def _content(self, index: int) -> str:
        """The text of an element with the texts of its images, as it is read out."""
        element = self.elements[index]
        hidden = element.silent  # a hidden element may still be referred to by its id
        texts = self.texts[element.first_text : min(element.last_text, element.first_text + _MOST)]
        words = [one.text for one in texts if hidden or not self.elements[one.element].silent]
        inner = self.elements[index : min(element.end, index + _MOST)]
        words += [_alternative(one) for one in inner if hidden or not one.silent]
        return clean(" ".join(words))


def _alternative(element: Element) -> str:
    if element.tag in {"img", "area"} or (
        element.tag == "input" and element.attributes.get("type") == "image"
    ):
        return "" if element.role in _NO_ROLE else element.attributes.get("alt", "")
    return element.attributes.get("aria-label", "")


def _level(element: Element) -> int | None:
    """The level of a heading; `None` for what is none."""
    native = element.tag in HEADING_TAGS
    role = element.role
    if role in _NO_ROLE and any(name.startswith("aria-") for name in element.attributes):
        role = ""  # such a role is void where the element also has labels or states
    if role != "heading" and (role or not native):
        return None
    given = element.attributes.get("aria-level", "").strip()
    if re.fullmatch("[1-9][0-9]?", given, re.ASCII):
        return int(given)
    return int(element.tag[1]) if native else 2
