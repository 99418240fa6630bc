"""A version: an article beside the same article in another language."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from articlekit.checks.grounding.passage import Passage, read
from articlekit.checks.rule import Found
from articlekit.model.article import TITLE, Article, Sentence, blocks, headings

if TYPE_CHECKING:
    from articlekit.checks.page_article import PageArticle

__all__ = ["Told", "Version", "version_of_page"]


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence or heading of a version."""

    path: str
    passage: Passage
    sources: frozenset[str]
    """The statements that it cites, the title only where it cites nothing else; empty where nobody knows."""
    translated: bool
    """Whether it says that what it quotes was translated."""
    spoken: bool = False
    """Whether all of it is set as a quotation."""

    @property
    def quotes(self) -> bool:
        """Whether somebody is quoted in it."""
        return self.spoken or bool(self.passage.quotations)


@dataclass(frozen=True, eq=False)
class Version:
    """An article beside the same article in other languages."""

    name: str
    """What the versions are told apart by: a language or a file."""
    article: Article
    page: "PageArticle | None" = None
    """The page that it was read from."""

    def place(self, path: str) -> str:
        """A place of it, for use in a message: name, line and column, or name and path."""
        if self.page is None:
            return f"{self.name} {path}"
        _, text = self.page.elements.get(path, (0, ""))
        located = self.page.located(Found(message="", path=path, quote=text))
        line, column = self.page.page.place(located.offset or 0)
        return f"{self.name}:{line}:{column}"

    @cached_property
    def body(self) -> tuple[Told, ...]:
        """Its sentences."""
        return tuple(
            self._told(f"{path}.sentences[{number}]", one, spoken=paragraph.kind == "quote")
            for path, paragraph in blocks(self.article)
            for number, one in enumerate(paragraph.sentences)
        )

    @cached_property
    def headings(self) -> tuple[Told, ...]:
        """Its headline and headings."""
        return tuple(self._told(path, one) for path, _, one in headings(self.article))

    @property
    def is_traced(self) -> bool:
        """Whether its sentences say which statements they come from."""
        return any(told.sources for told in self.body)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Every statement that a sentence of it cites."""
        return frozenset().union(*(told.sources for told in self.body))

    def _told(self, path: str, sentence: Sentence, *, spoken: bool = False) -> Told:
        day = self.article.meta.date
        text = f"{sentence.stamp}\n{sentence.text}" if sentence.stamp else sentence.text
        passage = read(text, self.article.language, day[:10] if day else None)
        cited = frozenset(sentence.sources)
        return Told(path, passage, cited - {TITLE} or cited, sentence.translated, spoken)


def version_of_page(html: str, name: str) -> Version:
    """The version that a page is.

    Args:
        html: the page.
        name: what it is called in messages.
    """
    from articlekit.checks.page_article import read_article  # which articles do without
    from articlekit.checks.walk import read_page

    told = read_article(read_page(html))
    return Version(name, told.article, told)
