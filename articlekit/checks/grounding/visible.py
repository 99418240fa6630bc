"""What a page says to its readers, as an article whose every sentence may use the whole note."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from articlekit.checks.grounding.claims import WHOLE, standing_labels
from articlekit.checks.grounding.house_words import HouseWords, house_words
from articlekit.checks.grounding.speech import says_translated
from articlekit.checks.page import Block, Element, Page, clean
from articlekit.checks.rule import Found
from articlekit.checks.walk import shown
from articlekit.language.headings import heading_key
from articlekit.language.letters import fold
from articlekit.language.sentences import texts
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["Visible", "read_visible", "story"]

_NO_HOUSE = HouseWords()
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
"""The attribute by which a page with such additions is known: elsewhere the words mean anything."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_DEEPEST = 300


@dataclass(frozen=True)
class Visible:
    """The story of a page."""

    page: Page
    article: Article
    elements: dict[str, tuple[int, str]]
    """The element that each sentence stands in, and its text, by its path in the article."""

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


def read_visible(page: Page, note: Note, house: House) -> Visible:
    """The story of a page: its visible text without navigation, asides, bylines and the like.

    What is inside a `main` or `article` element is the story, or else the whole body; text in
    another language than the page's is left out, as is code, and headings that the house wants.
    """
    language = page.language if page.language != "und" else note.language
    every = (WHOLE,) if note.statements or note.title else ()
    elements: dict[str, tuple[int, str]] = {}
    paragraphs: list[Paragraph] = []
    for block in story(page, language, house_words(house)):
        sentences = [text for text in texts(block.text, language) if any(map(str.isalnum, text))]
        for number, text in enumerate(sentences):
            elements[f"lede[{len(paragraphs)}].sentences[{number}]"] = (block.element, text)
        translated = says_translated(block.text, language)
        paragraphs.append(
            Paragraph(
                sentences=tuple(
                    Sentence(text=text, sources=every, translated=translated) for text in sentences
                )
            )
        )
    article = Article(language=language, headline=Sentence(text=""), lede=tuple(paragraphs))
    return Visible(page, article, elements)


def story(page: Page, language: str, house: HouseWords = _NO_HOUSE) -> Iterator[Block]:
    """The blocks that tell the story of a page, in its language; the standing labels do not.

    What an editor's copy of ours adds to them is left out of their texts.

    Args:
        page: the page.
        language: its language.
        house: whose headings say nothing either.
    """
    inside = any(one.tag in _CONTENT and not one.hidden for one in page.elements)
    labels = standing_labels(language, house)
    apart = _texts_apart(page)
    for printed in page.blocks:
        block = _without(page, printed, apart)
        heading = page.elements[block.element].tag in _HEADINGS
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
