"""Speakers: whether words that are quoted are the words of whom an article names for them."""

import re
from collections.abc import Iterator

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told
from articlekit.language.facts import Fact
from articlekit.language.letters import fold

__all__ = ["misquoted"]

_SHORTEST = 6
"""Letters of a quotation that is looked for; a word or two may stand anywhere."""
_BEGINNING = 24
"""Letters by which it is found."""
_NO_LETTER = re.compile(r"\W")
_FOREIGN = 0.8
"""Share of the words beside a quotation that the note has, but not beside it."""


def misquoted(
    passage: Passage, clauses: tuple[Clause, ...], units: tuple[Passage, ...], told: Told
) -> Iterator[tuple[str, str]]:
    """Each quotation whose speaker is another one in the note: its words, and the statement that has them.

    Args:
        passage: the sentence.
        clauses: its clauses.
        units: the statements of the note.
        told: their clauses.
    """
    quotations = passage.quotations
    if not quotations:
        return
    beside = [word for clause in clauses for word in clause.words if not _inside(word, quotations)]
    named = [word for word in beside if _is_name(word, passage)]
    for quotation in quotations:
        key = _letters(quotation.value)[:_BEGINNING]
        homes = [number for number, unit in enumerate(units) if key in _letters(unit.text)]
        if len(key) < _SHORTEST or not homes or not beside:
            continue
        there = frozenset(
            word.stem
            for home in homes
            for clause in told.units[home]
            for word in clause.words
            if not _inside(word, units[home].quotations)
        )
        if named and any(told.sure(word.stem, there) for word in named):
            continue
        speaks = any(unit_names(units[home]) or units[home].said for home in homes) or len(there) > 1
        wrong = speaks and any(told.has_word(word) for word in named)
        foreign = [word for word in beside if told.has_word(word) and not told.sure(word.stem, there)]
        if wrong or (not named and there and len(foreign) > _FOREIGN * len(beside)):
            yield quotation.value, units[homes[0]].text


def unit_names(unit: Passage) -> list[Fact]:
    """The names of a statement outside of its quotations."""
    return [
        fact
        for fact in unit.of("name")
        if not any(each.start <= fact.start < each.end for each in unit.quotations)
    ]


def _is_name(word: Word, passage: Passage) -> bool:
    return any(fact.start <= word.start < fact.end for fact in passage.of("name"))


def _inside(word: Word, quotations: tuple[Fact, ...]) -> bool:
    return any(each.start <= word.start < each.end for each in quotations)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", bare(fold(text)))
