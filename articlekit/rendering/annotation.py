"""An article with what was found in it, as templates print an editor's copy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from articlekit.model.article import TITLE, Article, Paragraph, Section, Sentence
from articlekit.model.finding import Finding
from articlekit.model.note import Note, Statement
from articlekit.model.tree import Places
from articlekit.rendering.marks import Annotation, Marked, mark

__all__ = ["annotate", "place", "texts"]

Placed = dict[str, list[Finding]]
"""Findings by the path of the text that they are about."""


@dataclass(frozen=True)
class Cited:
    """A statement that a sentence names as its source."""

    id: str
    statement: Statement | None
    """`None` where the note has no such statement."""


class AnnotatedSentence(Sentence):
    """A sentence, heading or list item with its marks."""

    marked: Marked
    marked_stamp: Marked
    cited: tuple[Cited, ...]

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """What was found in the stamp and in the text."""
        return self.marked_stamp.annotations + self.marked.annotations


class AnnotatedParagraph(Paragraph):
    """A paragraph with the marks of its attribution; its sentences are annotated ones."""

    marked_attribution: Marked
    cited: tuple[Cited, ...]
    """What its sentences cite together."""


@dataclass(frozen=True)
class Annotated:
    """What an annotated document is made of."""

    article: Article
    """The article with annotated headings, paragraphs and sentences."""
    standfirst: Marked
    elsewhere: tuple[Finding, ...]
    """Findings about nothing that is printed."""


def annotate(
    article: Article, findings: Iterable[Finding], *, note: Note | None, headline: bool
) -> Annotated:
    """Mark each finding where it stands, numbered in reading order.

    Args:
        article: the article; its words stay as they are.
        findings: what was found in it.
        note: the note, for the text of the statements that are cited.
        headline: whether the headline is printed.
    """
    placed, elsewhere = place(article, findings, headline=headline)
    desk = _Desk(_marks(article, placed, headline=headline), _statements(note) if note else None)
    result = article.model_copy(
        update={
            "headline": desk.sentence("headline", article.headline),
            "lede": desk.paragraphs("lede", article.lede),
            "sections": tuple(desk.section(*numbered) for numbered in enumerate(article.sections)),
            "conclusion": desk.paragraphs("conclusion", article.conclusion),
        }
    )
    return Annotated(result, desk.marks.get("standfirst", Marked()), elsewhere)


def _marks(article: Article, placed: Placed, *, headline: bool) -> dict[str, Marked]:
    """Every printed text by its path, in pieces."""
    marks: dict[str, Marked] = {}
    number = 1
    for path, text in texts(article, headline=headline):
        marks[path] = mark(text, placed.get(path, ()), first=number)
        number += len(marks[path].annotations)
    return marks


def _statements(note: Note) -> dict[str, Statement]:
    """What a sentence can name as its source, by id."""
    title = [Statement(id=TITLE, text=note.title, start=0, end=0)] if note.title else []
    return {statement.id: statement for statement in (*title, *note.statements)}


@dataclass(frozen=True)
class _Desk:
    """Where the parts of an article are put together with their marks."""

    marks: Mapping[str, Marked]
    statements: Mapping[str, Statement] | None
    """`None` where there is no note."""

    def section(self, number: int, section: Section) -> Section:
        path = f"sections[{number}]"
        heading = self.sentence(f"{path}.heading", section.heading)
        paragraphs = self.paragraphs(f"{path}.paragraphs", section.paragraphs)
        return section.model_copy(update={"heading": heading, "paragraphs": paragraphs})

    def paragraphs(self, path: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(self.paragraph(f"{path}[{index}]", each) for index, each in enumerate(paragraphs))

    def paragraph(self, path: str, paragraph: Paragraph) -> AnnotatedParagraph:
        sentences = tuple(
            self.sentence(f"{path}.sentences[{index}]", each)
            for index, each in enumerate(paragraph.sentences)
        )
        return AnnotatedParagraph.model_construct(
            kind=paragraph.kind,
            sentences=sentences,
            attribution=paragraph.attribution,
            ordered=paragraph.ordered,
            marked_attribution=self.marks.get(f"{path}.attribution", Marked()),
            cited=tuple(dict.fromkeys(each for sentence in sentences for each in sentence.cited)),
        )

    def sentence(self, path: str, sentence: Sentence) -> AnnotatedSentence:
        return AnnotatedSentence.model_construct(
            text=sentence.text,
            sources=sentence.sources,
            id=sentence.id,
            stamp=sentence.stamp,
            label=sentence.label,
            by=sentence.by,
            translated=sentence.translated,
            marked=self.marks.get(path, Marked()),
            marked_stamp=self.marks.get(f"{path}.stamp", Marked()),
            cited=self._cited(sentence),
        )

    def _cited(self, sentence: Sentence) -> tuple[Cited, ...]:
        if self.statements is None:
            return ()
        return tuple(Cited(source, self.statements.get(source)) for source in dict.fromkeys(sentence.sources))


def texts(article: Article, *, headline: bool) -> Iterator[tuple[str, str]]:
    """Every text of the article that is printed, in reading order: its path and its words.

    Args:
        article: the article.
        headline: whether the headline is printed.
    """
    return chain(
        _if_printed("headline", article.headline.text if headline else ""),
        _if_printed("standfirst", article.standfirst or ""),
        _block_texts("lede", article.lede),
        chain.from_iterable(
            chain(
                _if_printed(f"sections[{number}].heading", section.heading.text),
                _block_texts(f"sections[{number}].paragraphs", section.paragraphs),
            )
            for number, section in enumerate(article.sections)
        ),
        _block_texts("conclusion", article.conclusion),
    )


def _if_printed(path: str, text: str) -> Iterator[tuple[str, str]]:
    if text.strip():
        yield path, text


def _block_texts(path: str, paragraphs: Iterable[Paragraph]) -> Iterator[tuple[str, str]]:
    for index, paragraph in enumerate(paragraphs):
        listed = paragraph.kind in ("list", "timeline")
        said = False
        for number, sentence in enumerate(paragraph.sentences):
            if not sentence.text.strip():
                continue
            said = True
            if listed and sentence.stamp:
                yield f"{path}[{index}].sentences[{number}].stamp", sentence.stamp
            yield f"{path}[{index}].sentences[{number}]", sentence.text
        if said and paragraph.kind == "quote" and paragraph.attribution:
            yield f"{path}[{index}].attribution", paragraph.attribution


def place(
    article: Article, findings: Iterable[Finding], *, headline: bool
) -> tuple[Placed, tuple[Finding, ...]]:
    """The findings by the path of the text where they are to be marked, and those without such a place.

    What is found of a paragraph or section is placed in the first of its texts that has the words
    in question, else in its first text, which for a section is its heading.
    """
    printed = dict(texts(article, headline=headline))
    places = Places(article)
    within = _within(printed, places)
    placed: Placed = {}
    elsewhere = []
    for finding in findings:
        path = _target(finding, printed, within, places)
        if path is None:
            elsewhere.append(finding)
        else:
            placed.setdefault(path, []).append(finding)
    return placed, tuple(elsewhere)


def _within(printed: Iterable[str], places: Places) -> dict[str, list[str]]:
    """The paths of texts by the paths of what they are part of, that of their own node among them."""
    result: dict[str, list[str]] = {}
    for path in printed:
        for above in places.around(path):
            result.setdefault(above, []).append(path)
    result.pop("sections", None)  # what is said of all sections is said of none of them
    return result


def _target(
    finding: Finding, printed: dict[str, str], within: dict[str, list[str]], places: Places
) -> str | None:
    path = finding.where.path or ""
    place, _ = places.find(path)
    moved = places.path(finding.where.node) if finding.where.node else None
    if path in printed and (moved is None or place is None or place.path == moved):
        return path
    candidates = within.get(moved or (place.path if place else ""), [])
    quote = finding.where.quote
    having = (candidate for candidate in candidates if quote and quote in printed[candidate])
    return next(having, candidates[0] if candidates else None)
