"""Speakers: whether words that are quoted are the words of whom an article names for them."""

import re
from collections.abc import Collection, Iterator, Sequence

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.cues import cue_pattern
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.told import Told
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces

__all__ = ["misquoted"]

_SHORTEST = 6
"""Letters of a quotation that is looked for; a word or two may stand anywhere."""
_BEGINNING = 24
"""Letters by which it is found."""
_DASH = re.compile(r"[–—-] ?(?=\w)")
_NO_LETTER = re.compile(r"\W")
_BESIDE = 12
"""Characters between an office and a name."""
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
    quotations = passage.quotations or tuple(_behind_dash(passage))
    if not quotations:
        return
    says = [span for clause in clauses for span in clause.cues("says")]
    words = [word for clause in clauses for word in clause.words if not _inside(word, quotations)]
    named = [word for word in words if _is_name(word, passage)]
    beside = [word for word in words if not any(start < word.end and word.start < end for start, end in says)]
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
        if wrong and uses_spaces(passage.language) and _has_office(beside, named, there, told):
            continue
        foreign = [word for word in beside if told.has_word(word) and not told.sure(word.stem, there)]
        if wrong or (not named and there and len(foreign) > _FOREIGN * len(beside)):
            yield quotation.value, units[homes[0]].text


def _behind_dash(passage: Passage) -> Iterator[Fact]:
    """The words behind a dash, up to who says them: "– We saw nothing, says Ada Holm"."""
    if _DASH.match(passage.text) and (says := cue_pattern(passage.language, "says").search(passage.folded)):
        start, end = 1, says.start()
        yield Fact("quotation", start, end, passage.text[start:end], passage.text[start:end].strip(" ,.!?"))


def _has_office(beside: Sequence[Word], named: Sequence[Word], there: Collection[str], told: Told) -> bool:
    """Whether a quotation stands by the office of whom the note names elsewhere: "statement of the mayor"."""
    offices = (
        (word, name)
        for word in beside
        for name in named
        if word not in named and max(word.start - name.end, name.start - word.end) <= _BESIDE
    )
    return any(
        told.sure(office.stem, frozenset(there))
        and all(told.sure(word.stem, told.stems(unit)) for word in (office, name))
        for office, name in offices
        for unit in range(len(told.units))
    )


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
