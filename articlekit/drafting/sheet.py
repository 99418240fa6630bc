"""A sheet: an article laid open, so that paragraphs can be put in beside others."""

from collections.abc import Iterable
from dataclasses import dataclass

from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.model.article import Article, Paragraph, Section, Sentence

__all__ = ["Place", "Sheet", "unstamped"]

_MOST_SENTENCES = 4
"""Sentences that a paragraph of running text may have before a further one begins another."""


@dataclass
class _Body:
    """What stands under one heading, or under none."""

    heading: Sentence | None
    level: int
    paragraphs: list[Paragraph]


@dataclass(frozen=True)
class Place:
    """Where a sentence stands."""

    body: int
    """0 for the lede, then the sections, and the conclusion at the end."""
    paragraph: int
    sentence: int


class Sheet:
    """An article while something is put in."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._bodies = [
            _Body(None, 1, [*article.lede]),
            *(_Body(each.heading, each.level, [*each.paragraphs]) for each in article.sections),
            _Body(None, 1, [*article.conclusion]),
        ]

    @property
    def conclusion(self) -> int:
        """The number of the conclusion among the bodies."""
        return len(self._bodies) - 1

    def find(self, sources: Iterable[str], *, last: bool) -> Place | None:
        """The first or last place at which one of some statements is told."""
        wanted = {*sources}
        places = [
            Place(number, index, count)
            for number, body in enumerate(self._bodies)
            for index, paragraph in enumerate(body.paragraphs)
            for count, sentence in enumerate(paragraph.sentences)
            if wanted & {*sentence.sources}
        ]
        return places[-1 if last else 0] if places else None

    def put(self, new: Paragraph, place: Place, *, before: bool) -> None:
        """Put a paragraph beside a sentence, into its paragraph if the two are of one kind."""
        paragraphs = self._bodies[place.body].paragraphs
        beside = paragraphs[place.paragraph]
        new = new if new.kind in {beside.kind, "quote"} else _running(new, self._article.language)
        if new.kind != beside.kind or new.kind == "quote" or not _has_room(beside, new):
            paragraphs.insert(place.paragraph + (not before), new)
            return
        at = place.sentence + (not before)
        both = (*beside.sentences[:at], *new.sentences, *beside.sentences[at:])
        paragraphs[place.paragraph] = beside.model_copy(update={"sentences": both})

    def append(self, new: Paragraph, body: int) -> None:
        """Put a paragraph at the end of a body."""
        paragraphs = self._bodies[body].paragraphs
        if paragraphs:
            last = len(paragraphs) - 1
            self.put(new, Place(body, last, len(paragraphs[last].sentences) - 1), before=False)
        else:
            paragraphs.append(new if new.kind == "quote" else _running(new, self._article.language))

    def add_section(self, heading: Sentence, level: int, new: Paragraph, *, after: int) -> None:
        """Put in a section behind a body; what has a heading already, or none fitting, joins that body."""
        taken = {fold(each.heading.text) for each in self._bodies if each.heading is not None}
        if fold(heading.text) in taken | {fold(self._article.headline.text)}:
            self.append(new, after)
            return
        deepest = self._bodies[after].level + 1
        while level <= 2 and after + 1 < self.conclusion and self._bodies[after + 1].level > 2:
            after += 1  # what stands under the section before stays there
        self._bodies.insert(after + 1, _Body(heading, max(2, min(level, deepest)), [new]))

    def article(self) -> Article:
        """The article as it is now."""
        lede, *sections, conclusion = self._bodies
        return self._article.model_copy(
            update={
                "lede": tuple(lede.paragraphs),
                "sections": tuple(
                    Section(heading=each.heading, level=each.level, paragraphs=tuple(each.paragraphs))
                    for each in sections
                    if each.heading is not None
                ),
                "conclusion": tuple(conclusion.paragraphs),
            }
        )


def unstamped(sentence: Sentence, language: str) -> Sentence:
    """A sentence with its time as part of the text, able to stand in any paragraph."""
    if not sentence.stamp:
        return sentence
    text = f"{sentence.stamp}{load(language).connectives['label']}{sentence.text}"
    return sentence.model_copy(update={"text": text, "stamp": None})


def _running(paragraph: Paragraph, language: str) -> Paragraph:
    sentences = tuple(unstamped(each, language) for each in paragraph.sentences)
    return Paragraph(sentences=sentences)


def _has_room(paragraph: Paragraph, new: Paragraph) -> bool:
    return paragraph.kind != "text" or len(paragraph.sentences) + len(new.sentences) <= _MOST_SENTENCES
