"""Clauses: the parts of a text that say something each, with their words and values in order."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from articlekit.checks.grounding.cues import CueKind, cue_pattern, openers
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.values import COUNTED, Value, value_of
from articlekit.language.facts.fact import Spans

__all__ = ["Clause", "Word", "clauses"]

_END = re.compile(
    r"[.;:!?…](?=\s|$)|[。；：！？।؟؛]|,(?=\s)|[،、，](?=.)|\n|\s[–—|-]\s|(?<=\s)[(（]|[)）](?=\s|$)"
)
_LEAST = 2
"""Content words before a mark that ends a clause; fewer belong to what follows them."""
_LEAST_BEHIND = 3
"""Content words behind a conjunction that begins one."""


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
        values = tuple(map(value_of, facts[bisect_left(places, start) : bisect_left(places, end)]))
        if own or values:
            found.append(Clause(passage, start, end, own, values, label if start >= passage.said else ""))
    return tuple(found)


def _edges(passage: Passage) -> list[int]:
    """Where clauses begin and the last one ends."""
    text, starts = passage.text, [token.start for token in passage.content]
    held = Spans((fact.start, fact.end) for fact in passage.facts if fact.kind != "quotation")

    def words(start: int, end: int) -> int:
        return bisect_left(starts, end) - bisect_left(starts, start)

    edges, negation = [0], cue_pattern(passage.language, "negation")
    for match in _END.finditer(text):
        inside = held.overlaps(match.start(), match.start() + 1) and match[0] != "\n"
        count = words(edges[-1], match.start())
        denies = count == 1 and negation.search(passage.folded, edges[-1], match.start())
        if not inside and (count >= _LEAST or denies):  # "No one hurt, a car damaged"
            edges.append(match.end())
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
