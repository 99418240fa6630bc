"""Clauses: the parts of a text that say something each, with their words and values in order."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from articlekit.checks.grounding.matching import CueKind, bare, cue_pattern, openers
from articlekit.checks.grounding.moments import BESIDE
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.values import (
    COUNTED,
    Value,
    days_in,
    heights_in,
    moments_in,
    value_of,
    weekdays_in,
)
from articlekit.language.boundaries import goes_on
from articlekit.language.facts import Fact
from articlekit.language.facts.fact import Spans

__all__ = ["Bag", "Clause", "Word", "any_has", "bags", "clauses", "with_moments"]

_END = re.compile(
    r"[.;:!?…](?=\s|$)|[。；：！？।؟؛]|,(?=\s)|[،、，](?=.)|\n|\s[–—|-]\s|아니라(?=\s)|ではなく|(?<=\s)[(（]|[)）](?=\s|$)"
)
_LEAST = 2
"""Content words before a mark that ends a clause; fewer belong to what follows them."""
_LEAST_BEHIND = 3
"""Content words behind a conjunction that begins one."""

_NEAREST, _SAME_CLAUSE, _ELSEWHERE = 1.0, 0.35, 0.2
"""How far a word belongs to the nearest value of its clause, to another one there, and to one elsewhere."""
_ALONE, _BESIDE = 0.8, 0.5
"""The same in a clause without such a value: to the only one of the statement, and to one of several."""
_CROSSED = 20
"""Characters that a value between a word and another value is worth."""
_BEFORE = 3
"""Characters that a word before a value is farther from it than one behind it, or the other way round."""
_GAP = 3
"""Places at a value at which a word beside it may begin or end."""

_MOST_VALUES = 40
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")

Bag = dict[str, float]
"""How far each word of a text belongs to a value of it, by its stem."""


class Word(NamedTuple):
    """A content word, its stem without accents, and where it stands in the text."""

    stem: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Clause:
    """A part of a text."""

    passage: Passage
    start: int
    end: int
    words: tuple[Word, ...]
    """Its content words outside of values."""
    values: tuple[Value, ...]
    label: str = ""
    """The folded label that stands above its text, whose doubts are its own."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(each.stem for each in self.words)

    @property
    def text(self) -> str:
        """Its text."""
        return self.passage.text[self.start : self.end].strip()

    def cues(self, kind: CueKind) -> tuple[tuple[int, int], ...]:
        """Where cues of a kind stand in it."""
        if kind not in self._cues:
            pattern = cue_pattern(self.passage.language, kind)
            found = (match.span() for match in pattern.finditer(self.passage.folded, self.start, self.end))
            # Not the month of May, nor the "no" of a number.
            self._cues[kind] = tuple(span for span in found if not self._taken.overlaps(*span))
        return self._cues[kind]

    def has(self, kind: CueKind) -> bool:
        """Whether it, or its label, has a cue of a kind."""
        return bool(self.cues(kind)) or self.labelled(kind)

    def labelled(self, kind: CueKind) -> bool:
        """Whether its label has a cue of a kind."""
        return bool(self.label) and cue_pattern(self.passage.language, kind).search(self.label) is not None

    @cached_property
    def _taken(self) -> Spans:
        return Spans((each.fact.start, each.fact.end) for each in self.values)

    @cached_property
    def _cues(self) -> dict[CueKind, tuple[tuple[int, int], ...]]:
        return {}


def clauses(passage: Passage) -> tuple[Clause, ...]:
    """The clauses of a text, cut at its marks and before its conjunctions, never within a value."""
    facts = [fact for fact in passage.facts if fact.kind in COUNTED]
    taken = Spans((fact.start, fact.end) for fact in facts)
    label = passage.folded[: passage.said].strip()
    words = [
        Word(bare(token.word), token.start, token.end)
        for token in passage.content
        if not taken.overlaps(token.start, token.end)
    ]
    starts, places = [word.start for word in words], [fact.start for fact in facts]
    found = []
    for start, end in pairwise(_edges(passage)):
        own = tuple(words[bisect_left(starts, start) : bisect_left(starts, end)])
        values = tuple(
            value_of(fact, passage.language, _date_beside(passage, fact))
            for fact in facts[bisect_left(places, start) : bisect_left(places, end)]
        )
        if own or values:
            found.append(Clause(passage, start, end, own, values, label if start >= passage.said else ""))
    return tuple(found)


def any_has(sentence: Sequence[Clause], kind: CueKind) -> bool:
    """Whether a clause of a sentence has a cue of a kind."""
    return any(clause.cues(kind) for clause in sentence)


def _edges(passage: Passage) -> list[int]:
    """Where clauses begin and the last one ends."""
    held = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind != "quotation")
    taken = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind in COUNTED)
    text = passage.text
    starts = [token.start for token in passage.content]
    outside = [token.start for token in passage.content if not taken.overlaps(token.start, token.end)]

    def words(start: int, end: int, places: list[int] = starts) -> int:
        return bisect_left(places, end) - bisect_left(places, start)

    edges, negation = [0], cue_pattern(passage.language, "negation")
    for match in _END.finditer(text):
        inside = match[0] != "\n" and (
            held.overlaps(match.start(), match.start() + 1) or _is_abbreviated(passage, edges[-1], match)
        )
        count = words(edges[-1], match.start())
        denies = count == 1 and negation.search(passage.folded, edges[-1], match.start())
        if match[0] != "\n" and not words(edges[-1], match.start(), outside):
            continue  # "By 12:10, all services"
        if not inside and (count >= _LEAST or denies):  # "No one hurt, a car damaged"
            edges.append(match.end())
    while len(edges) > 1 and text[edges[-1] - 1] != "\n" and not words(edges[-1], len(text), outside):
        edges.pop()  # a value behind an abbreviation: "o godz. 14"
    if edges[-1] < len(text):
        edges.append(len(text))
    cut = []
    for start, end in pairwise(edges):
        cut.append(start)
        for match in openers(passage.language).finditer(passage.folded, start + 1, end):
            place = match.start()
            if words(cut[-1], place) >= _LEAST and words(place, end) >= _LEAST_BEHIND:
                cut.append(place)
    return [*cut, len(text)]


def _is_abbreviated(passage: Passage, start: int, end: re.Match[str]) -> bool:
    """Whether a point ends an abbreviation, and no clause: "ca. 9 km"."""
    text, behind = passage.text, end.end()
    cut = behind + len(text[behind:]) - len(text[behind:].lstrip())
    return (
        end[0] == "."
        and text[cut : cut + 1].isdigit()
        and goes_on(text, start, cut, len(text), passage.language)
    )


def _date_beside(passage: Passage, fact: Fact) -> str:
    """The value of the date that stands beside a weekday; empty without one."""
    if not fact.value.startswith("weekday:"):
        return ""
    near = (
        each.value
        for each in passage.of("date")
        if each is not fact
        and _DAY.fullmatch(each.value)
        and 0 <= max(each.start - fact.end, fact.start - each.end) <= BESIDE
    )
    return next(near, "")


def bags(unit: Sequence[Clause], kind: str, apart: float = _BESIDE) -> dict[int, Bag]:
    """The words of each value of a kind in a text, by the identity of the value.

    Args:
        unit: the clauses of the text.
        kind: the kind of value.
        apart: how far a word of a clause without such a value belongs to those of the others.
    """
    found: dict[int, Bag] = {id(each): {} for clause in unit for each in clause.values if each.kind == kind}
    if len(found) > _MOST_VALUES:
        return found  # a table: no word belongs to one of them
    behind = (each for clause in unit for each in clause.values if each.fact.start >= clause.passage.said)
    first = next((id(each) for each in behind if each.kind == kind), None)
    for clause in unit:
        here = [each for each in clause.values if each.kind == kind]
        before = _BEFORE if _follow_words(clause, here) else -_BEFORE
        for word in clause.words:
            nearest = min(
                here,
                key=lambda each: (
                    _distance(word.start, word.end, each, here) + before * (word.start < each.fact.start)
                ),
                default=None,
            )
            for key, bag in found.items():
                if nearest is None and clause.end <= clause.passage.said and apart == _BESIDE:
                    own = _ALONE if key == first else _ELSEWHERE  # a label is of the first value behind it
                elif nearest is None:
                    own = _ALONE if len(found) == 1 and apart == _BESIDE else apart
                elif key == id(nearest):
                    own = _NEAREST
                else:
                    own = _SAME_CLAUSE if any(key == id(each) for each in here) else _ELSEWHERE
                bag[word.stem] = max(bag.get(word.stem, 0.0), own)
    return found


def _follow_words(clause: Clause, values: Sequence[Value]) -> bool:
    """Whether words stand behind the values that they belong to, and not in front of them: "crew 2"."""
    if len(values) < _LEAST:
        return True
    starts, ends = {word.start for word in clause.words}, {word.end for word in clause.words}
    behind = sum(not starts.isdisjoint(range(each.fact.end, each.fact.end + _GAP)) for each in values)
    before = sum(
        not ends.isdisjoint(range(each.fact.start - _GAP + 1, each.fact.start + 1)) for each in values
    )
    return behind >= before


def _distance(start: int, end: int, value: Value, others: Iterable[Value]) -> int:
    fact = value.fact
    low, high = (fact.end, start) if start >= fact.end else (end, fact.start)
    crossed = sum(low <= each.fact.start < high for each in others if each is not value)
    return max(high - low, 0) + _CROSSED * crossed


def with_moments(clause: Clause) -> Clause:
    """A clause with its numbers that may be a time or a day as such, too."""
    passage = clause.passage
    found = [
        one
        for each in clause.values
        for one in moments_in(
            each.fact, passage.folded, passage.language, stamp=each.fact.start < passage.said
        )
    ]
    known = {each.fact.start for each in clause.values if each.kind in {"date", "time"}}
    days = days_in(passage.text, clause.start, clause.end)
    found += [each for each in days if each.fact.start not in known]
    short = weekdays_in(passage.folded, clause.start, clause.end, passage.language)
    found += [each for each in short if each.fact.start not in known]
    found += heights_in(passage.text, clause.start, clause.end)
    return replace(clause, values=(*clause.values, *found)) if found else clause
