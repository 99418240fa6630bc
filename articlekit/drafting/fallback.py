"""Fallback: what comes in the place of a model's sentence that the note does not carry.

A sentence gives way to the note's own words where the note has a sentence and nobody else tells it; else it
is left out. A headline or heading gives way to that of the note's own article. Nothing else is changed.
"""

from collections.abc import Mapping
from functools import cached_property

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.extractive.wording import is_sentence
from articlekit.language.instructions import orders_in
from articlekit.language.letters import fold
from articlekit.language.tags import primary
from articlekit.model.article import Article, Paragraph, Section, Sentence, headings, sentences
from articlekit.model.provenance import BY_NOTE

__all__ = ["Fallback"]

_END = ".。।۔"


class Fallback:
    """What the note itself has to offer, if the article is in its language."""

    def __init__(self, brief: Brief) -> None:
        """Nothing is drafted before it is needed.

        Args:
            brief: the order.
        """
        self._brief = brief

    @cached_property
    def own(self) -> Article | None:
        """The note's own article; none where another language is wanted."""
        if primary(self._brief.language) != primary(self._brief.note.language):
            return None
        return ExtractiveDrafter().draft(self._brief)

    def changes(self, article: Article, failing: Mapping[str, str]) -> dict[str, tuple[Sentence, ...]]:
        """What is to stand in the place of some nodes of an article, by their ids; nothing leaves one out.

        Args:
            article: the article; its nodes have ids.
            failing: the ids of headlines, headings and sentences, each with what is wrong with it.
        """
        titles = [(level, each) for _, level, each in headings(article)]
        told = {one for _, each in sentences(article) if each.id not in failing for one in each.sources}
        taken = {fold(each.text) for _, each in titles}
        changes: dict[str, tuple[Sentence, ...]] = {}
        for level, heading in titles:
            if heading.id in failing and heading.by != BY_NOTE:
                new = (
                    self._headline(article, failing) if level == 1 else self._heading(heading, article, taken)
                )
                changes[heading.id] = () if new is None else (new.model_copy(update={"id": heading.id}),)
        for _, sentence in sentences(article):
            if sentence.id in failing and sentence.by != BY_NOTE:
                words = tuple(self._words(sentence, told))
                told.update(source for each in words for source in each.sources)
                changes[sentence.id] = words
        return changes

    def _words(self, sentence: Sentence, told: set[str]) -> list[Sentence]:
        """The note's sentences for what a sentence cites and no other one tells."""
        if self.own is None:
            return []
        orders = orders_in(self._brief.note)
        return [
            Sentence(text=text, sources=(each.id,), by=BY_NOTE, id=sentence.id if number == 0 else "")
            for number, each in enumerate(
                one
                for one in self._brief.note.statements
                if one.id in sentence.sources and one.id not in told
            )
            if each.kind == "sentence" and not each.demoted and not each.label
            and is_sentence(text := " ".join(each.text.split())) and each.id not in orders
        ]  # fmt: skip

    def _headline(self, article: Article, failing: Mapping[str, str]) -> Sentence | None:
        """The headline of the note's own article; in another language the first that will do."""
        if self.own is not None:
            return self.own.headline.model_copy(update={"by": BY_NOTE})
        others = [each for _, level, each in headings(article) if level > 1]
        for each in (*others, *(each for _, each in sentences(article))):
            if each.id not in failing:
                return Sentence(text=each.text.rstrip(_END), sources=each.sources)
        return None

    def _heading(self, heading: Sentence, article: Article, taken: set[str]) -> Sentence | None:
        """The heading that the note's own article has over most of the same statements."""
        section = next(each for each in article.sections if each.heading.id == heading.id)
        cited = _cited(section.paragraphs)
        offers = [
            (len(cited & _cited(own.paragraphs)), -number, own)
            for number, own in enumerate(self.own.sections if self.own else ())
            if fold(own.heading.text) not in taken
        ]
        best: tuple[int, int, Section] | None = max(offers, key=lambda offer: offer[:2], default=None)
        if best is None or not best[0]:
            return None
        taken.add(fold(best[2].heading.text))
        return best[2].heading.model_copy(update={"by": BY_NOTE})


def _cited(paragraphs: tuple[Paragraph, ...]) -> set[str]:
    return {source for each in paragraphs for sentence in each.sentences for source in sentence.sources}
