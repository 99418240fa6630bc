"""Telling: which statements of a note an article tells, and which it leaves out or names in vain."""

from collections.abc import Iterator

from articlekit.language.caching import Recent
from articlekit.language.facts import facts
from articlekit.language.instructions import orders_in
from articlekit.language.tags import primary
from articlekit.language.words import content, content_of
from articlekit.model.article import Article, Sentence, sentences
from articlekit.model.note import Note, Statement
from articlekit.model.provenance import BY_NOTE

__all__ = ["untold"]

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
