"""Fallback: what of a note a model's article does not tell, and what comes in the place of a false sentence.

A sentence gives way to the note's own words where the note has a sentence and nobody else tells it; else it
is left out. A headline or heading gives way to that of the note's own article. Nothing else is changed."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.extractive.wording import is_sentence
from articlekit.language.caching import Recent
from articlekit.language.facts import facts
from articlekit.language.instructions import orders_in
from articlekit.language.letters import fold
from articlekit.language.tags import primary
from articlekit.language.words import content, content_of
from articlekit.model.article import Article, Paragraph, Section, Sentence, headings, sentences
from articlekit.model.note import Note, Statement
from articlekit.model.provenance import BY_NOTE

__all__ = ["Fallback", "untold"]

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


_LEAST_TOLD = 1 / 3
"""Share of the words of a statement from which the sentences that cite it tell it."""
_SAID = 0.8
"""Share of them from which any one sentence says it."""
_COUNTED = ("number", "identifier", "date", "time", "duration")


def untold(article: Article, note: Note) -> tuple[str, ...]:
    """The statements that an article does not tell, by their ids in the order of the note.

    In the note's language a sentence that cites a statement has to have some of its words; one that has
    nearly all of them and its figures tells it even if it cites another one that says the same. In other
    languages what is cited is told. Orders to a language model are not to be told at all.
    """
    return _RECENT.get((article, note), lambda: _untold(article, note))


_RECENT: Recent[tuple[str, ...]] = Recent(1)
"""An article that nothing is to be added to is asked about again, for the record of it."""


def _untold(article: Article, note: Note) -> tuple[str, ...]:
    told = list(sentences(article))
    cited = {source for _, sentence in told for source in sentence.sources}
    same = primary(article.language) == primary(note.language)
    bodies = [sentence for _, sentence in told]
    left = []
    orders = orders_in(note)
    for statement in note.statements:
        if statement.id in orders:
            continue
        is_told = _is_told(statement, bodies, note.language) if same else statement.id in cited
        if not is_told:
            left.append(statement.id)
    return tuple(left)


def _is_told(statement: Statement, bodies: list[Sentence], language: str) -> bool:
    """Whether sentences in its own language tell a statement."""
    words = content(statement.text, language)
    if not words:
        return True  # there is nothing to tell
    citing = [each for each in bodies if statement.id in each.sources]
    if any(each.by == BY_NOTE for each in citing):
        return True
    shared = content_of((each.text for each in citing), language) & words
    if len(shared) >= _LEAST_TOLD * len(words):
        return True
    figures = _figures(statement.text, language)
    return any(
        len(content(each.text, language) & words) >= _SAID * len(words)
        and figures <= _figures(each.text, language)
        for each in _long_enough(bodies, len(statement.text))
    )


def _long_enough(bodies: list[Sentence], length: int) -> Iterator[Sentence]:
    """The sentences that may say as much as a text of some length: the others need not be looked at."""
    return (each for each in bodies if len(each.text) * 2 >= length)


def _figures(text: str, language: str) -> set[tuple[str, str]]:
    return {(each.kind, each.value) for each in facts(text, language) if each.kind in _COUNTED}
