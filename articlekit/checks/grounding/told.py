"""What a note tells, clause by clause: which words it has, where they stand, and how telling they are."""

import heapq
import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articlekit.checks.grounding.clauses import Bag, Clause, Word, bags, clauses, with_moments
from articlekit.checks.grounding.matching import CueKind, alike, pairs
from articlekit.checks.grounding.passage import Passage
from articlekit.checks.grounding.values import Value
from articlekit.language.tags import uses_spaces

__all__ = ["VALUE", "Aligned", "Place", "Told"]

_RARE = 0.7
"""Least number of occurrences that a word is counted with."""
VALUE = 1.5
"""What a value weighs beside words, whose weights are logarithms."""
_CANDIDATES = 40
"""Units that a clause is held against; the others share less with it."""
_PLACES = 200
"""Occurrences of a word that are looked at; one in more places tells nothing."""
_CARRIED = 0.6
"""Share of the words of a sentence from which what it cites is what it is held against."""
_UNITS = 4
"""Units that a clause may rest on where the sentence does not say."""
_SURE, _FORM = 0.7, 0.8
_SHORT = 6
"""Content words of a clause up to which a cue holds for all of it."""
_LONG = 10
"""Content words of a clause from which a cue holds for a part of it only."""
_GAP = 2
_VERB_LAST = frozenset({"de", "fa", "fi", "hi", "hu", "ja", "ko", "nl", "tr", "zh"})
"""Languages in which what is denied or doubted may stand before the word for that."""
_REACH: dict[str, int] = {"negation": 2, "denial": 2}
_FAR = 4
"""Content words that a cue reaches in a longer clause, before and behind it."""

Place = tuple[int, Clause, int]
"""Where a word stands: the unit, the clause, and its place among the words of that."""


@dataclass(frozen=True)
class Aligned:
    """A clause of the note and the share of another clause that it carries, from 0 to 1."""

    clause: Clause
    unit: int
    share: float


class Told:
    """The clauses of a note, statement by statement."""

    def __init__(self, units: Iterable[Passage]) -> None:
        """Cut the statements of a note into clauses.

        Args:
            units: the title, statements and other parts of the note, each with its label above it.
        """
        self.units = tuple(tuple(map(with_moments, clauses(unit))) for unit in units)
        self.clauses = [(number, clause) for number, unit in enumerate(self.units) for clause in unit]
        self._matches: dict[str, dict[str, float]] = {}
        self._weights: dict[str, float] = {}

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Where each word stands: the unit, the clause, and its place among the words of that."""
        found: dict[str, list[Place]] = {}
        for number, clause in self.clauses:
            for place, word in enumerate(clause.words):
                found.setdefault(word.stem, []).append((number, clause, place))
        return found

    @cached_property
    def _with_pair(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in self.places:
            for pair in pairs(word):
                found.setdefault(pair, []).append(word)
        return found

    @cached_property
    def _values(self) -> list[tuple[int, Clause, Value]]:
        return [(number, clause, value) for number, clause in self.clauses for value in clause.values]

    def values(self, kind: str) -> list[tuple[int, Clause, Value]]:
        """The values of a kind in the order of the note, with their units and clauses."""
        return self._by_kind.get(kind, [])

    def values_in(self, units: Collection[int], kind: str) -> list[tuple[int, Clause, Value]]:
        """The values of a kind in some units."""
        return [
            (unit, clause, value)
            for unit in units
            for clause in self.units[unit]
            for value in clause.values
            if value.kind == kind
        ]

    @cached_property
    def _by_kind(self) -> dict[str, list[tuple[int, Clause, Value]]]:
        found: dict[str, list[tuple[int, Clause, Value]]] = {}
        for each in self._values:
            found.setdefault(each[2].kind, []).append(each)
        return found

    @cached_property
    def _with_key(self) -> dict[str, list[tuple[int, Clause, Value]]]:
        found: dict[str, list[tuple[int, Clause, Value]]] = {}
        for each in self._values:
            for key in (*each[2].keys, f"{each[2].kind}={each[2].fact.value}"):
                found.setdefault(key, []).append(each)
        return found

    def homes(self, value: Value) -> list[tuple[int, Clause, Value]]:
        """Where a value stands in the note, in whatever form."""
        keys = (*value.keys, f"{value.kind}={value.fact.value}")
        near = [each for key in keys for each in self._with_key.get(key, ())]
        unique = {(id(each[1]), each[2]): each for each in near if value.same(each[2])}
        return list(unique.values())

    def matches(self, stem: str) -> dict[str, float]:
        """The words of the note that may be forms of one, and how likely each is."""
        found = self._matches.get(stem)
        if found is None:
            shared = Counter(word for pair in pairs(stem) for word in self._with_pair.get(pair, ()))
            likely = {word: alike(stem, word) for word in shared}
            found = self._matches[stem] = {word: sure for word, sure in likely.items() if sure > 0}
        return found

    def weight(self, stem: str) -> float:
        """How telling a word is in this note: a word that stands everywhere tells nothing."""
        weight = self._weights.get(stem)
        if weight is None:
            count = sum(len(self.places[word]) * sure for word, sure in self.matches(stem).items())
            weight = self._weights[stem] = math.log(
                1 + len(self.clauses) / (max(count, _RARE) if count else 1)
            )
        return weight

    def stems(self, unit: int) -> frozenset[str]:
        """The stems of all words of a unit."""
        if unit not in self._stems:
            self._stems[unit] = frozenset[str]().union(*(clause.stems for clause in self.units[unit]))
        return self._stems[unit]

    @cached_property
    def _stems(self) -> dict[int, frozenset[str]]:
        return {}

    def bag(self, unit: int, value: Value) -> Bag:
        """The words that belong to a value of a unit."""
        key = (unit, value.kind)
        if key not in self._bags:
            self._bags[key] = bags(self.units[unit], value.kind)
        return self._bags[key][id(value)]

    @cached_property
    def _bags(self) -> dict[tuple[int, str], dict[int, Bag]]:
        return {}

    def size(self, clause: Clause) -> float:
        """The weight of all words and values of a clause."""
        return sum(self.weight(word.stem) for word in clause.words) + VALUE * len(clause.values)

    def carried(self, clause: Clause, stems: frozenset[str], values: Iterable[Value]) -> float:
        """The weight of what of a clause some words and values carry."""
        values = tuple(values)
        words = sum(self.weight(word.stem) * self.sure(word.stem, stems) for word in clause.words)
        return words + VALUE * sum(any(each.same(value) for value in values) for each in clause.values)

    def sure(self, stem: str, stems: frozenset[str]) -> float:
        """How likely one of some words of the note is a form of a word."""
        known = self.matches(stem)
        if len(known) < len(stems):
            return max((sure for word, sure in known.items() if word in stems), default=0.0)
        return max((known[word] for word in stems if word in known), default=0.0)

    def has_word(self, word: Word) -> bool:
        """Whether the note has a word in any form."""
        return bool(self.matches(word.stem))

    def candidates(self, clause: Clause) -> list[int]:
        """The units that share most with a clause, best first."""
        found: dict[int, float] = {}
        for word in clause.words:
            for other, sure in self.matches(word.stem).items():
                for unit in {unit for unit, _, _ in self.places[other][:_PLACES]}:
                    found[unit] = found.get(unit, 0.0) + self.weight(word.stem) * sure
        for value in clause.values:
            for unit in {unit for unit, _, _ in self.homes(value)[:_PLACES]}:
                found[unit] = found.get(unit, 0.0) + VALUE
        return heapq.nlargest(_CANDIDATES, found, key=lambda unit: (found[unit], -unit))

    def near(self, sentence: Sequence[Clause], cited: Collection[int]) -> Collection[int]:
        """The units that a sentence is held against: what it cites, if that has most of its words."""
        words = [word for clause in sentence for word in clause.words]
        size = sum(self.weight(word.stem) for word in words)
        stems = frozenset[str]().union(*map(self.stems, cited))
        carried = sum(self.weight(word.stem) * self.sure(word.stem, stems) for word in words)
        values = [value for clause in sentence for value in clause.values]
        size += VALUE * len(values)
        carried += VALUE * sum(any(home[0] in cited for home in self.homes(each)) for each in values)
        if cited and carried >= _CARRIED * size:
            return cited
        return {*cited, *(unit for clause in sentence for unit in self.candidates(clause)[:_UNITS])}

    def align(self, clause: Clause, near: Collection[int]) -> list[Aligned]:
        """The clauses of some units of the note that carry most of a clause, best first."""
        size = self.size(clause)
        if not size:
            return []
        found = [
            Aligned(other, unit, self.carried(clause, other.stems, other.values) / size)
            for unit in self.candidates(clause)
            if unit in near
            for other in self.units[unit]
        ]
        return sorted((each for each in found if each.share > 0), key=lambda each: -each.share)

    def occurrences(self, stem: str, near: Collection[int], least: float = _SURE) -> list[Place]:
        """Where a word stands in some units of the note, in any form that is sure enough.

        Where the word itself is there, a word that it is only a part of is another one.
        """
        known = self.matches(stem)
        least = max(least, _FORM if any(sure > _FORM for sure in known.values()) else least)
        forms = [word for word, sure in known.items() if sure >= least]
        return [place for word in forms for place in self.places[word][:_PLACES] if place[0] in near]

    def is_marked(self, place: Place, kind: CueKind) -> bool:
        """Whether a cue bears on a word of the note: in a short clause, near it, or in the label."""
        _, clause, number = place
        if clause.labelled(kind):
            return True
        spans = [span for span in clause.cues(kind) if not _of_value(clause, span[1])]
        if not spans and clause.end <= clause.passage.said and self._is_answered(place[0], kind):
            return True
        if not spans or len(clause.words) <= _SHORT * _unit(clause):
            return bool(spans)
        reach = _REACH.get(kind, _FAR) * _unit(clause)
        # A message without any mark goes on with the next thing; what is denied or doubted follows the cue.
        runs_on = len(clause.words) > _LONG and clause.passage.language not in _VERB_LAST
        for start, _ in spans:
            before = sum(word.start < start for word in clause.words)
            if before - (0 if runs_on else reach) <= number < before + reach:
                return True
        return False

    def _is_answered(self, unit: int, kind: CueKind) -> bool:
        """Whether all that stands under the label of a unit is a cue: "Injured: none"."""
        behind = [each for each in self.units[unit] if each.end > each.passage.said]
        return sum(len(each.words) for each in behind) <= 1 and any(each.cues(kind) for each in behind)

    def bears(self, clause: Clause, kind: CueKind, other: Clause) -> bool:
        """Whether a cue of a clause of the note bears on what another clause says.

        In a long clause, as of a message without any mark, it does so only near most of the words that
        the two have in common.
        """
        if len(clause.words) <= _LONG * _unit(clause):
            return clause.labelled(kind) or any(not _of_value(clause, end) for _, end in clause.cues(kind))
        if not clause.cues(kind):
            return clause.labelled(kind)
        shared = [
            (number, self.weight(word.stem))
            for number, word in enumerate(clause.words)
            if any(word.stem in self.matches(each.stem) for each in other.words)
        ]
        near = sum(weight for number, weight in shared if self.is_marked((0, clause, number), kind))
        return 2 * near > sum(weight for _, weight in shared)

    def unit_has(self, unit: int, kind: CueKind) -> bool:
        """Whether any clause of a unit has a cue of a kind."""
        return any(clause.has(kind) for clause in self.units[unit])

    def known_share(self, words: Sequence[Word], values: Sequence[Value] = ()) -> float:
        """The share of some words and values that the note has in any form, from 0 to 1; 1 for nothing."""
        size = sum(self.weight(word.stem) for word in words) + VALUE * len(values)
        known = sum(
            self.weight(word.stem) * max(self.matches(word.stem).values(), default=0.0) for word in words
        )
        known += VALUE * sum(bool(self.homes(value)) for value in values)
        return known / size if size else 1.0


def _of_value(clause: Clause, end: int) -> bool:
    """Whether a cue bears on a value alone, behind another one that holds: "45 tractors, not 60"."""
    starts = sorted(each.fact.start for each in clause.values)
    return any(0 <= start - end <= _GAP for start in starts[1:])


def _unit(clause: Clause) -> int:
    """How many of its content words say as much as a word that stands between spaces."""
    return 1 if uses_spaces(clause.passage.language) else 2
