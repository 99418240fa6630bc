"""The tree of an article: its nodes by their ids and paths, and changes to them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Node", "Place", "Places", "changed", "identified", "node_ids", "rebuilt", "sentences_by_id"]

Node = Sentence | Paragraph | Section
Changed = TypeVar("Changed", Article, Section, Paragraph)

_PREFIX = "n"


def identified(article: Article) -> Article:
    """The article with an id for every headline, heading, paragraph, section and sentence that has none.

    Ids are `n1`, `n2`, … in reading order; those that are there already stay, so that an id means the same
    node before and after a change. An article that lacks none is returned as it is.
    """
    ids = [*node_ids(article)]
    if all(ids):
        return article
    taken = {each for each in ids if each}
    fresh = (name for number in range(1, 10**9) if (name := f"{_PREFIX}{number}") not in taken)

    def named(sentence: Sentence) -> Sentence:
        return sentence if sentence.id else sentence.model_copy(update={"id": next(fresh)})

    def paragraphs(old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(
            each.model_copy(
                update={"id": each.id or next(fresh), "sentences": tuple(map(named, each.sentences))}
            )
            for each in old
        )

    def section(old: Section) -> Section:
        return old.model_copy(
            update={
                "id": old.id or next(fresh),
                "heading": named(old.heading),
                "paragraphs": paragraphs(old.paragraphs),
            }
        )

    return article.model_copy(
        update={
            "headline": named(article.headline),
            "dateline": named(article.dateline) if article.dateline else None,
            "lede": paragraphs(article.lede),
            "sections": tuple(map(section, article.sections)),
            "conclusion": paragraphs(article.conclusion),
        }
    )


def node_ids(article: Article) -> Iterator[str]:
    """The ids of all nodes in reading order; empty where a node has none."""
    yield article.headline.id
    if article.dateline:
        yield article.dateline.id
    yield from _paragraph_ids(article.lede)
    for section in article.sections:
        yield section.id
        yield section.heading.id
        yield from _paragraph_ids(section.paragraphs)
    yield from _paragraph_ids(article.conclusion)


def _paragraph_ids(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield paragraph.id
        for sentence in paragraph.sentences:
            yield sentence.id


def sentences_by_id(article: Article) -> dict[str, Sentence]:
    """Headline, headings, dateline and sentences by their ids."""
    found = [article.headline, *([article.dateline] if article.dateline else [])]
    parts = [article.lede, *(section.paragraphs for section in article.sections), article.conclusion]
    found += (section.heading for section in article.sections)
    found += (each for part in parts for paragraph in part for each in paragraph.sentences)
    return {each.id: each for each in found if each.id}


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a path of an article leads."""

    path: str
    rank: int
    """Its place in reading order; a heading comes before the paragraphs under it."""
    above: str = ""
    """The path of what it is part of; empty for a part of the article itself."""
    node: str | None = None
    """The id of the node that is there, which may be empty; `None` where it is no node."""


class Places:
    """The paths of an article, such as `sections[1].paragraphs[0].sentences[2]`, in reading order.

    A path that goes on behind a node, as `….sentences[2].sources` does, leads to a detail of it.
    """

    _REST = ("missing", "meta")
    """Parts that readers of the text do not meet."""

    def __init__(self, article: Article) -> None:
        """The places of an article as it is."""
        self._known: dict[str, Place] = {}
        self._paths: dict[str, str] = {}
        self._add("language")
        self._add("headline", article.headline)
        self._add("standfirst")
        if article.dateline:
            self._add("dateline", article.dateline)
        self._add_paragraphs("lede", article.lede)
        self._add("sections")
        for number, section in enumerate(article.sections):
            path = f"sections[{number}]"
            self._add(path, section, above="sections")
            self._add(f"{path}.heading", section.heading, above=path)
            self._add_paragraphs(f"{path}.paragraphs", section.paragraphs, above=path)
        self._add_paragraphs("conclusion", article.conclusion)
        for part in self._REST:
            self._add(part)

    def _add(self, path: str, node: Node | None = None, *, above: str = "") -> None:
        identity = node.id if node is not None else None
        self._known[path] = Place(path=path, rank=len(self._known), above=above, node=identity)
        if identity:
            self._paths.setdefault(identity, path)

    def _add_paragraphs(self, path: str, paragraphs: tuple[Paragraph, ...], *, above: str = "") -> None:
        self._add(path, above=above)
        for number, paragraph in enumerate(paragraphs):
            self._add(f"{path}[{number}]", paragraph, above=path)
            for index, sentence in enumerate(paragraph.sentences):
                self._add(f"{path}[{number}].sentences[{index}]", sentence, above=f"{path}[{number}]")

    def find(self, path: str) -> tuple[Place | None, str]:
        """The place that a path leads to, and the detail that it names there, such as `sources`."""
        start = path
        while start and start not in self._known:
            start = start.rpartition(".")[0]
        return self._known.get(start), path[len(start) :].removeprefix(".")

    def path(self, node: str) -> str | None:
        """The path of a node by its id; `None` where the article has no such node."""
        return self._paths.get(node)

    def rank(self, path: str) -> int:
        """The place of a path in reading order; what leads nowhere comes last."""
        place, _ = self.find(path)
        return place.rank if place else len(self._known)

    def around(self, path: str) -> Iterator[str]:
        """The path and those of all that it is part of, from the inside out."""
        place, _ = self.find(path)
        while place is not None:
            yield place.path
            place = self._known.get(place.above)


def _with(old: Changed, **values: object) -> Changed:
    """The same with other values; the very same where they are what it has."""
    different = {name: value for name, value in values.items() if value is not getattr(old, name)}
    same = all(value == getattr(old, name) for name, value in different.items())
    return old if same else old.model_copy(update=different)


def rebuilt(article: Article, make: Callable[[str, Node], Node]) -> Article:
    """The article with every node as it is made anew, the parts of one before the node itself.

    Args:
        article: the article.
        make: given the path and the node; returns one of the same kind, or the very same node.
    """

    def paragraphs(path: str, old: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(paragraph(f"{path}[{number}]", each) for number, each in enumerate(old))

    def paragraph(path: str, old: Paragraph) -> Paragraph:
        parts = tuple(make(f"{path}.sentences[{index}]", each) for index, each in enumerate(old.sentences))
        return make(path, _with(old, sentences=parts))  # type: ignore[return-value]

    def section(path: str, old: Section) -> Section:
        heading = make(f"{path}.heading", old.heading)
        inner = paragraphs(f"{path}.paragraphs", old.paragraphs)
        return make(path, _with(old, heading=heading, paragraphs=inner))  # type: ignore[return-value]

    return _with(
        article,
        headline=make("headline", article.headline),
        dateline=make("dateline", article.dateline) if article.dateline else None,
        lede=paragraphs("lede", article.lede),
        sections=tuple(section(f"sections[{number}]", each) for number, each in enumerate(article.sections)),
        conclusion=paragraphs("conclusion", article.conclusion),
    )


def changed(article: Article, changes: Mapping[str, tuple[Sentence, ...]]) -> Article | None:
    """The article with other sentences in the place of some; None where nothing is left of it.

    A section whose heading is cut joins what stands before it, a section without text goes, and where the
    lede has gone the first section takes its place.

    Args:
        article: the article; its nodes have ids.
        changes: what comes in the place of a headline, heading or sentence, by its id; nothing cuts it.
    """

    def kept(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(new for each in paragraphs if (new := _changed_paragraph(each, changes)) is not None)

    headline = changes.get(article.headline.id, (article.headline,))
    lede, sections = list(kept(article.lede)), _changed_sections(article, changes, kept)
    if sections and not sections[0].heading.text:
        lede += sections.pop(0).paragraphs
    conclusion = kept(article.conclusion)
    if not lede and sections:
        lede = list(sections.pop(0).paragraphs)
    if not lede:
        lede, conclusion = list(conclusion), ()
    if not lede or not headline:
        return None
    if sections and sections[0].level > 2:  # no level is skipped below the headline
        sections[0] = sections[0].model_copy(update={"level": 2})
    parts = {
        "headline": headline[0],
        "lede": tuple(lede),
        "sections": tuple(sections),
        "conclusion": conclusion,
    }
    return article.model_copy(update=parts)


def _changed_sections(
    article: Article,
    changes: Mapping[str, tuple[Sentence, ...]],
    kept: Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]],
) -> list[Section]:
    """The sections that are left; one without a heading comes first, if any, and belongs to the lede."""
    sections: list[Section] = []
    for section in article.sections:
        paragraphs = kept(section.paragraphs)
        heading = changes.get(section.heading.id, (section.heading,))
        if not paragraphs:
            continue
        if heading:
            sections.append(section.model_copy(update={"heading": heading[0], "paragraphs": paragraphs}))
        elif sections:
            last = sections[-1]
            sections[-1] = last.model_copy(update={"paragraphs": last.paragraphs + paragraphs})
        else:
            bare = section.heading.model_copy(update={"text": ""})
            sections.append(section.model_copy(update={"heading": bare, "paragraphs": paragraphs}))
    return sections


def _changed_paragraph(paragraph: Paragraph, changes: Mapping[str, tuple[Sentence, ...]]) -> Paragraph | None:
    if not any(each.id in changes for each in paragraph.sentences):
        return paragraph
    sentences = tuple(new for each in paragraph.sentences for new in changes.get(each.id, (each,)))
    return paragraph.model_copy(update={"sentences": sentences}) if sentences else None
