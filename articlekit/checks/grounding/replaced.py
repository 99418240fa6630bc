"""Replaced names: a word that the note does not have, at the place where the note has a name.

Capitals do not tell a name at the start of a sentence, nor among German nouns, and many scripts have
none. But where a sentence follows its note word for word and has another word for a name, it has another
name. Nothing here is like something else: the words around it are the same ones, and the word itself is
in the note in no form.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeGuard

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.index import Index
from articlekit.checks.grounding.matching import cue_pattern, forms
from articlekit.checks.grounding.names import has_word, name_parts
from articlekit.checks.grounding.passage import REMEMBERED, Passage, Token
from articlekit.language.facts import Fact, has_capitals
from articlekit.language.facts.fact import Spans
from articlekit.language.tags import primary, uses_spaces
from articlekit.language.words import function_words

__all__ = ["Replaced", "replaced"]

_LONGEST = 4
"""Words of a name; of names in scripts without spaces it is twice as many characters."""
_ALIKE = 3
"""Words around it, or characters where words are not spaced, that are the same: two at most on each side,
one at least; the edge of a text is one."""
_LOOKED_AT = 100
"""Places of a statement that have the word before; a very long one may have it everywhere."""
_KANA = re.compile("[\u30a1-\u30fa\u30fc]+")
_PAIR = 2
_EDGE = ""


class Replaced(NamedTuple):
    """Words of an article and the words of the note that they stand for."""

    fact: Fact
    note: str
    named: bool
    """Whether the words of the note are a name there."""


def replaced(passage: Passage, index: Index, statements: Iterable[Passage]) -> Iterator[Replaced]:
    """The words of a sentence, outside of its facts, that are new and stand where the note has others.

    Args:
        passage: the sentence.
        index: the note.
        statements: the passages of the note that the sentence may follow.
    """
    units = _units(passage)
    unknown = list(_unknown(passage, units, index.whole))
    if not unknown:  # as a rule: the statements and the facts are looked for only if need be
        return
    says, places = cue_pattern(passage.language, "says"), [*dict.fromkeys(statements)]
    taken = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind != "quotation")
    for first, last in unknown:
        start, end = units[first].start, units[last - 1].end
        if taken.overlaps(start, end) or says.search(passage.folded, start, end):
            continue
        there = next(filter(None, (_at_the_same_place(passage, first, last, each) for each in places)), "")
        if there:
            text = passage.text[start:end]
            named = _is_name(there, text, index)
            if named or uses_spaces(passage.language):  # among single characters every verb stands out
                yield Replaced(Fact("name", start, end, text, text), there, named)


def _is_name(there: str, here: str, index: Index) -> bool:
    """Whether words of the note are a name there, or part of one.

    A word in katakana is a loan, and nothing but another spelling of it means the same.
    """
    language = primary(index.note.language)
    if uses_spaces(language):
        words = [word for word in name_parts(there) if word not in function_words(language)]
        return bool(words) and not any(index.named.isdisjoint(forms(word, language)) for word in words)
    if _is_loan(there) and _is_loan(here):
        return there.replace("ー", "") != here.replace("ー", "")
    return len(there) > 1 and any(there in name for name in index.named)


def _is_loan(text: str) -> bool:
    return len(text) > 2 and _KANA.fullmatch(text) is not None


def _at_the_same_place(passage: Passage, first: int, last: int, statement: Passage) -> str:
    """What a statement has between the words that stand around some of an article's."""
    words, theirs = _words(passage), _words(statement)
    found = _places(statement).get(words[first], ())[:_LOOKED_AT]
    for gap in range(1, _longest(statement.language) + 1):
        for place in found:
            end = place + 1 + gap
            if end >= len(theirs) or theirs[end] != words[last + 1]:
                continue
            if _same(words, theirs, (first, last + 1), (place, end)) >= _ALIKE:
                there = _units(statement)
                return statement.text[there[place].start : there[end - 2].end]
    return ""


def _same(
    words: tuple[str, ...], theirs: tuple[str, ...], here: tuple[int, int], there: tuple[int, int]
) -> int:
    """How many words are the same on both sides together, once the nearest ones are."""
    if words[here[0]] == words[here[1]] == _EDGE:
        return 0
    further = sum(
        words[one] == theirs[other] != _EDGE
        for one, other in ((here[0] - 1, there[0] - 1), (here[1] + 1, there[1] + 1))
        if 0 <= one < len(words) and 0 <= other < len(theirs)
    )
    return 2 + further


def _unknown(passage: Passage, units: tuple[Token, ...], evidence: Evidence) -> Iterator[tuple[int, int]]:
    """Runs of units that may be a name and are nowhere in the note, first and behind last."""
    places: Iterable[int] = range(len(units))
    if has_capitals(passage.language):
        places = [place for place in places if passage.text[units[place].start].isupper()]
    new = [place for place in places if _is_unknown(passage, units, place, evidence)]
    longest = _longest(passage.language)
    begin = None
    for place, following in zip_longest(new, new[1:]):
        begin = place if begin is None else begin
        if following != place + 1:
            if place + 1 - begin <= longest:
                yield begin, place + 1
            begin = None


def _is_unknown(passage: Passage, units: tuple[Token, ...], place: int, evidence: Evidence) -> bool:
    unit = units[place]
    if not unit.word[0].isalpha() or unit.word in function_words(passage.language):
        return False
    if uses_spaces(passage.language) or unit.word.isascii():
        return not has_word(unit.word, evidence, passage.language)
    if _KANA.fullmatch(unit.word):
        return unit.word not in evidence.folded
    # A character is known by a neighbour that it has in the note as well; alone, as it is.
    if len(unit.word) > 1:
        return False
    near = (units[max(0, place - 1) : place + 1], units[place : place + 2])
    pairs = [first.word + second.word for first, second in filter(_is_pair, near)]
    return not any(pair in evidence.folded for pair in pairs or [unit.word])


def _is_pair(units: tuple[Token, ...]) -> TypeGuard[tuple[Token, Token]]:
    """Whether there are two units, one at once behind the other, and neither in Latin letters."""
    return len(units) == _PAIR and units[0].end == units[1].start and not any(u.word.isascii() for u in units)


def _longest(language: str) -> int:
    return _LONGEST if uses_spaces(language) else 2 * _LONGEST


@lru_cache(maxsize=REMEMBERED)
def _units(passage: Passage) -> tuple[Token, ...]:
    """The tokens of a passage, a word in katakana being one."""
    if uses_spaces(passage.language):
        return passage.tokens
    found: list[Token] = []
    for token in passage.tokens:
        last = found[-1] if found else None
        if last and last.end == token.start and _KANA.fullmatch(last.word + token.word):
            found[-1] = Token(last.word + token.word, last.start, token.end)
        else:
            found.append(token)
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _words(passage: Passage) -> tuple[str, ...]:
    """The words of a passage between its edges."""
    if uses_spaces(passage.language):
        return (_EDGE, *passage.spelled, _EDGE)
    return (_EDGE, *(unit.word for unit in _units(passage)), _EDGE)


@lru_cache(maxsize=REMEMBERED)
def _places(passage: Passage) -> dict[str, list[int]]:
    """Where each word of a passage stands, counted from 1; the edge before it, and behind its label, at 0."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(_words(passage)[1:-1], start=1):
        found.setdefault(word, []).append(place)
    label = sum(unit.end <= passage.said for unit in _units(passage)) if passage.said else 0
    found[_EDGE] = [0, label] if label else [0]
    return found
