"""A version: an article beside the same article in another language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from articlekit.checks.grounding.passage import Passage, read
from articlekit.checks.rule import Found
from articlekit.model.article import TITLE, Article, Section, Sentence, blocks, headings

if TYPE_CHECKING:
    from articlekit.checks.page_article import PageArticle

__all__ = ["Counterparts", "Group", "Told", "Version", "counterparts", "groups", "version_of_page"]


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
    from articlekit.checks.page_parser import read_page

    told = read_article(read_page(html))
    return Version(name, told.article, told)


_MOST = 250_000
"""Pairs of sections that are looked at."""


@dataclass(frozen=True)
class Counterparts:
    """The sections of an article and those of another one, by their numbers."""

    pairs: tuple[tuple[int, int], ...]
    """A section here and its counterpart there, in the order of those here."""
    here: tuple[int, ...]
    """Sections that have none there."""
    there: tuple[int, ...]
    """Sections that have none here."""

    @property
    def misplaced(self) -> tuple[tuple[int, int], ...]:
        """The pairs that stand before what they follow in the other article."""
        return tuple(second for first, second in pairwise(self.pairs) if second[1] < first[1])


def counterparts(here: Article, there: Article) -> Counterparts:
    """Match sections by the statements that they are made from, or by their order where these are unknown.

    A section is the counterpart of the one that shares most statements with it, if it is that one's
    in turn; the first of equals. Of very many sections nobody knows which is which but by their order.
    """
    first, second = _cited(here.sections), _cited(there.sections)
    if not (any(first) and any(second)) or len(first) * len(second) > _MOST:
        count = min(len(first), len(second))
        pairs = [(number, number) for number in range(count)]
    else:
        pairs = [
            (number, best)
            for number, cited in enumerate(first)
            if (best := _nearest(cited, second)) is not None and _nearest(second[best], first) == number
        ]
    mine, theirs = {one for one, _ in pairs}, {other for _, other in pairs}
    return Counterparts(
        pairs=tuple(pairs),
        here=tuple(number for number in range(len(first)) if number not in mine),
        there=tuple(number for number in range(len(second)) if number not in theirs),
    )


def _cited(sections: Sequence[Section]) -> list[frozenset[str]]:
    return [
        frozenset(
            source
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
            for source in sentence.sources
        )
        - {TITLE}
        for section in sections
    ]


def _nearest(cited: frozenset[str], others: Sequence[frozenset[str]]) -> int | None:
    """The number of the set that shares most with this one; `None` where none shares anything."""
    shared = [len(cited & other) for other in others]
    most = max(shared, default=0)
    return shared.index(most) if most else None


@dataclass(frozen=True, eq=False)
class Group:
    """Sentences of two versions that cite the same statements, or statements cited beside these."""

    here: tuple[Told, ...]
    there: tuple[Told, ...]


def groups(here: Version, there: Version) -> Iterator[Group]:
    """The sentences of both versions in groups, those that neither shares with the other left out.

    Where one of them does not say where its sentences come from, all make one group.
    """
    if not (here.is_traced and there.is_traced):
        yield Group(here.body, there.body)
        return
    joined = _joined(told.sources for told in (*here.body, *there.body))
    mine, theirs = _by_group(here.body, joined), _by_group(there.body, joined)
    for name, told in mine.items():
        if name in theirs:
            yield Group(tuple(told), tuple(theirs[name]))


def _by_group(body: Iterable[Told], joined: dict[str, str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in body:
        if told.sources:
            found.setdefault(_root(joined, min(told.sources)), []).append(told)
    return found


def _joined(cited: Iterable[frozenset[str]]) -> dict[str, str]:
    """For each statement another one of its group, or itself: what one sentence cites is one group.

    Source: the disjoint-set forest of Galler and Fischer (1964), with its paths halved.
    """
    joined: dict[str, str] = {}
    for sources in cited:
        first, *others = sorted(sources) or [""]
        joined.setdefault(first, first)
        for other in others:
            joined.setdefault(other, other)
            joined[_root(joined, other)] = _root(joined, first)
    return joined


def _root(joined: dict[str, str], source: str) -> str:
    while joined[source] != source:
        joined[source] = joined[joined[source]]
        source = joined[source]
    return source
