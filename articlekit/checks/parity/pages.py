"""What a page says to its readers, as a version with its sections."""

from collections.abc import Iterator

from articlekit.checks.grounding.speech import says_translated
from articlekit.checks.grounding.visible import Visible, story
from articlekit.checks.page import Block, Page, clean
from articlekit.checks.parity.version import Version
from articlekit.checks.walk import read_page
from articlekit.language.sentences import texts
from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["version_of_page"]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SOURCES = "data-sources"
_APART = frozenset({"div", "section"})
_SPOKEN = frozenset({"blockquote"})
_FIGURE = frozenset({"figure"})


def version_of_page(html: str, name: str) -> Version:
    """The version that a page is: its first heading is the headline, the others are those of sections.

    Where the page is traced (`data-sources`), its sentences cite what it says that they do.

    Args:
        html: the page.
        name: what it is called in messages.
    """
    reader = _Reader(read_page(html))
    for block in story(reader.page, reader.page.language):
        reader.add(block)
    return Version(name, reader.article(), Visible(reader.page, reader.article(), reader.elements))


class _Reader:
    """A page while it is read, block by block."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.elements: dict[str, tuple[int, str]] = {}
        self._headline: Sentence | None = None
        self._lede: list[Paragraph] = []
        self._sections: list[tuple[Sentence, int, list[Paragraph]]] = []
        self._conclusion: list[Paragraph] = []

    def add(self, block: Block) -> None:
        """Put a block where it belongs."""
        level = _HEADINGS.get(self.page.elements[block.element].tag)
        if level is None:
            self._add_paragraph(block)
            return
        text = Sentence(text=block.text, sources=self._cited(block.element))
        if self._headline is None and not self._sections and not self._lede:
            self._headline = text
            self.elements["headline"] = (block.element, block.text)
        else:
            self.elements[f"sections[{len(self._sections)}].heading"] = (block.element, block.text)
            self._sections.append((text, level, []))

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
        around = self.page.within(block.element, _APART)
        classes = self.page.elements[around].attributes.get("class", "").split() if around >= 0 else []
        if self._sections and "conclusion" in classes:
            return "conclusion", self._conclusion
        if self._sections:
            return f"sections[{len(self._sections) - 1}].paragraphs", self._sections[-1][2]
        return "lede", self._lede

    def _sentences(self, block: Block) -> Iterator[Sentence]:
        """The sentences of a block as its trace has them, or else as the language ends them."""
        language = self.page.language
        figure = self.page.within(block.element, _FIGURE)  # whose caption says where the words are from
        around = self.page.text(self.page.elements[figure]) if figure >= 0 else block.text
        translated = says_translated(around, language)
        home = self.page.elements[block.element]
        traced = [
            (clean(self.page.text(one)), self._cited(index))
            for index, one in enumerate(self.page.elements[block.element : home.end], start=block.element)
            if _SOURCES in one.attributes
        ]
        inner = traced or [(text, self._cited(block.element)) for text in texts(block.text, language)]
        for text, sources in inner:
            if any(map(str.isalnum, text)):
                yield Sentence(text=text, sources=sources, translated=translated)

    def _cited(self, index: int) -> tuple[str, ...]:
        """The statements that an element, or the one around it, says that it comes from."""
        for one in (self.page.elements[index], self.page.elements[self.page.elements[index].parent]):
            if _SOURCES in one.attributes:
                return tuple(one.attributes[_SOURCES].split())
        return ()

    def article(self) -> Article:
        """The article, as far as it has been read."""
        return Article(
            language=self.page.language,
            headline=self._headline or Sentence(text=""),
            lede=tuple(self._lede),
            sections=tuple(
                Section(heading=heading, level=level, paragraphs=tuple(paragraphs))
                for heading, level, paragraphs in self._sections
            ),
            conclusion=tuple(self._conclusion),
        )
