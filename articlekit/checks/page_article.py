"""What a page says to its readers, as an article: the one reader of pages for all rules about articles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articlekit.checks.grounding.claims import HouseWords, house_words, standing_labels
from articlekit.checks.grounding.speech import says_translated
from articlekit.checks.page import HEADING_TAGS, Block, Element, Page, clean
from articlekit.checks.page_parser import shown
from articlekit.checks.rule import Found
from articlekit.language.letters import fold, heading_key
from articlekit.language.sentences import texts
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.house import House

__all__ = ["PageArticle", "read_article"]

_CONTENT = frozenset({"main", "article"})
_APART = frozenset({"nav", "footer", "aside", "form", "dialog", "address", "button", "menu"})
"""Elements that hold no part of the story."""
_MARKED_APART = frozenset({"byline", "correction", "dateline", "disclosure", "editor", "reviewed"})
"""Classes of the same."""
_OF_EDITORS = frozenset(
    {"annotation", "authorship", "by", "cites", "editors-copy", "elsewhere", "noteref", "written"}
)
"""Classes of what an editor's copy of ours adds, some of it in the middle of a sentence."""
_TRACE = "data-sources"
"""The attribute that says what a sentence comes from; elsewhere the classes above mean anything."""
_AROUND = frozenset({"div", "section"})
_SPOKEN = frozenset({"blockquote"})
_FIGURE = frozenset({"figure"})
_DEEPEST = 300
_MOST = 200
"""Texts of one sentence that are read: broken pages nest thousands of them."""


@dataclass(frozen=True)
class PageArticle:
    """The story of a page."""

    page: Page
    article: Article
    elements: dict[str, tuple[int, str]]
    """The element that each heading and sentence stands in, and its text, by its path in the article."""

    def located(self, found: Found) -> Found:
        """What was found in the article, with its place in the source of the page."""
        element, text = self.elements.get(found.path or "", (0, ""))
        if not self.page.elements:
            return Found(message=found.message, offset=0, quote=found.quote)
        start = self.page.find(text, element)
        end = max(start, self.page.limit(self.page.elements[element]))
        inner = self.page.source.find(found.quote, start, end) if found.quote else -1
        offset = inner if inner >= 0 else self.page.find(found.quote, element)
        return Found(message=found.message, offset=offset, quote=found.quote)


def read_article(page: Page, *, language: str | None = None, house: House | None = None) -> PageArticle:
    """The story of a page: its visible text without navigation, asides, bylines and the like.

    What is inside a `main` or `article` element is the story, or else the whole body; text in another
    language than the page's is left out, as is code, and headings that every article has or the house wants.
    The first heading is the headline if nothing stands above it, the others are those of sections. Sentences
    cite what the page says that they come from (`data-sources`), held against a note they may use all of it.

    Args:
        page: the page.
        language: its language, where the page does not say it.
        house: whose required headings say nothing.
    """
    own = language if language is not None and page.language == "und" else page.language
    apart = _texts_apart(page)
    reader = _Reader(page, own, apart)
    for block in _story(page, own, house_words(house) if house else HouseWords(), apart):
        reader.add(block)
    return PageArticle(page, reader.article(), reader.elements)


class _Reader:
    """A page while it is read, block by block."""

    def __init__(self, page: Page, language: str, apart: frozenset[int]) -> None:
        self.page = page
        self._apart = apart
        self.language = language
        self.elements: dict[str, tuple[int, str]] = {}
        self._headline: Sentence | None = None
        self._lede: list[Paragraph] = []
        self._sections: list[tuple[Sentence, int, list[Paragraph]]] = []
        self._conclusion: list[Paragraph] = []

    def add(self, block: Block) -> None:
        """Put a block where it belongs."""
        tag = self.page.elements[block.element].tag
        if tag not in HEADING_TAGS:
            self._add_paragraph(block)
            return
        if not any(map(str.isalnum, block.text)):
            return
        text = Sentence(text=block.text, sources=self._cited(block.element))
        if self._headline is None and not self._sections and not self._lede:
            self._headline = text
            self.elements["headline"] = (block.element, block.text)
        else:
            self.elements[f"sections[{len(self._sections)}].heading"] = (block.element, block.text)
            self._sections.append((text, int(tag[1]), []))

    def _add_paragraph(self, block: Block) -> None:
        sentences = tuple(self._sentences(block))
        if not sentences:
            return
        place, paragraphs = self._place(block)
        for number, sentence in enumerate(sentences):
            self.elements[f"{place}[{len(paragraphs)}].sentences[{number}]"] = (block.element, sentence.text)
        spoken = self.page.within(block.element, _SPOKEN) >= 0
        paragraphs.append(Paragraph(kind="quote" if spoken else "text", sentences=sentences))

    def _place(self, block: Block) -> tuple[str, list[Paragraph]]:
        around = self.page.within(block.element, _AROUND)
        concludes = around >= 0 and _has_class(self.page.elements[around], frozenset({"conclusion"}))
        if self._sections and concludes:
            return "conclusion", self._conclusion
        if self._sections:
            return f"sections[{len(self._sections) - 1}].paragraphs", self._sections[-1][2]
        return "lede", self._lede

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        """The sentences of a block as its trace has them, or else as the language ends them."""
        figure = self.page.within(block.element, _FIGURE)  # whose caption says where the words are from
        around = self.page.text(self.page.elements[figure]) if figure >= 0 else block.text
        translated = says_translated(around, self.language)
        home = self.page.elements[block.element]
        traced = [
            (self._text(one), self._cited(index))
            for index, one in enumerate(self.page.elements[block.element : home.end], start=block.element)
            if _TRACE in one.attributes
        ]
        inner = traced or [(text, self._cited(block.element)) for text in texts(block.text, self.language)]
        for text, sources in inner:
            if any(map(str.isalnum, text)):
                yield Sentence(text=text, sources=sources, translated=translated)

    def _text(self, element: Element) -> str:
        """What of an element is shown to readers."""
        inside = range(element.first_text, min(element.last_text, element.first_text + _MOST))
        kept = (self.page.texts[number] for number in inside if number not in self._apart)
        return clean("".join(one.text for one in kept if not self.page.elements[one.element].hidden))

    def _cited(self, index: int) -> tuple[str, ...]:
        """The statements that an element, or the one around it, says that it comes from."""
        for one in (self.page.elements[index], self.page.elements[self.page.elements[index].parent]):
            if _TRACE in one.attributes:
                return tuple(one.attributes[_TRACE].split())
        return ()

    def article(self) -> Article:
        """The article, as far as it has been read."""
        return Article(
            language=self.language,
            engine="structure",
            headline=self._headline or Sentence(text=""),
            lede=tuple(self._lede),
            sections=tuple(
                Section(heading=heading, level=level, paragraphs=tuple(paragraphs))
                for heading, level, paragraphs in self._sections
            ),
            conclusion=tuple(self._conclusion),
        )


def _story(page: Page, language: str, house: HouseWords, apart: frozenset[int]) -> Iterator[Block]:
    """The blocks that tell the story of a page, in its language; the standing labels do not.

    What an editor's copy of ours adds to them is left out of their texts.
    """
    inside = any(one.tag in _CONTENT and not one.hidden for one in page.elements)
    labels = standing_labels(language, house)
    for printed in page.blocks:
        block = _without(page, printed, apart)
        heading = page.elements[block.element].tag in HEADING_TAGS
        other = block.language is not None and primary(block.language) != primary(language)
        says_nothing = heading and (fold(block.text) in labels or heading_key(block.text) in house.headings)
        if block.literal or other or says_nothing:
            continue
        if _is_story(page, block.element, inside=inside):
            yield block


def _is_story(page: Page, index: int, *, inside: bool) -> bool:
    """Whether an element is part of the story by those around it."""
    for _ in range(_DEEPEST):
        if index < 0:
            return not inside
        element = page.elements[index]
        if element.tag in _APART or _has_class(element, _MARKED_APART):
            return False
        if element.tag in _CONTENT:
            return True
        index = element.parent
    return False


def _has_class(element: Element, names: frozenset[str]) -> bool:
    return not names.isdisjoint(element.attributes.get("class", "").split())


def _texts_apart(page: Page) -> frozenset[int]:
    """The texts that an editor's copy of ours adds to the story."""
    if not any(_TRACE in element.attributes for element in page.elements):
        return frozenset()
    found: set[int] = set()
    last = 0
    for element in page.elements:
        if _has_class(element, _OF_EDITORS):  # one inside another adds nothing
            found.update(range(max(element.first_text, last), element.last_text))
            last = max(last, element.last_text)
    return frozenset(found)


def _without(page: Page, block: Block, apart: frozenset[int]) -> Block:
    """A block without these texts."""
    inside = range(block.first_text, block.last_text)
    if apart.isdisjoint(inside):
        return block
    kept = (page.texts[number] for number in inside if number not in apart)
    words = (shown(text, page.elements[text.element], block.language, literal=block.literal) for text in kept)
    return replace(block, text=clean("".join(words)))
