"""A value of a sentence with what belongs to it there, held against the values of a note.

Each word of a text belongs most to the value that is nearest to it. The words that belong to a value in a
sentence are looked for among those that belong to it in the note, and among those of the other values. What
speaks for another value is weighed by a logistic regression over faithful and false sentences in 28
languages, learned by `tests/quality/learn_grounding.py`.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from articlekit.checks.grounding.amounts import decimal
from articlekit.checks.grounding.clauses import Clause, bags
from articlekit.checks.grounding.links import (
    TOUCHING,
    Home,
    has_unit_of,
    is_age,
    is_moment,
    is_part,
    is_stamp,
    is_taken_back,
    magnitudes_apart,
    noun_at,
    touches,
)
from articlekit.checks.grounding.matching import alike
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value, is_counted

__all__ = ["BoundValue"]

_ANCHOR = 1.0
"""What another value of the sentence weighs beside words."""
_BESIDE = 0.5
"""What a value counts that stands in another clause."""
_APART = 0.25
"""What a word of another clause of the sentence counts."""
_EVENS = 0.05
_WORSE = -0.4
"""How much worse another value may fit that is looked at."""
_MOST_WORDS = 10
_APART_BY = 0.4
"""How much more a word belongs to one of two values, from which it is of that alone."""
_TELLS = 0.79
"""How far a word belongs to a value at least for the value to be of it."""
_WHOLE = 0.8
_FEWEST = 2
"""Content words of a statement that tells what its value is of; "correction: 7,900" does not."""
_KNOWN = 0.8
_NUMBERED = re.compile(r"[№#] ?\Z")
_WHOLE_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_NAMED_DAY = re.compile(r"\d\d|weekday")
_MEASURE = re.compile(r"(?![A-Z]{3}\Z)[^\W\d_].*")
"""A unit that is no currency."""
_NOUN = re.compile(r" ?[^\W\d_]{2}")
_MOST = 60
"""Places of the note that a value is looked at in."""


class BoundValue:
    """A value of a sentence with the words that belong to it."""

    def __init__(self, sentence: Sequence[Clause], clause: Clause, value: Value, told: Told) -> None:
        self.value, self.clause, self.told = value, clause, told
        self.homes = told.homes(value)[:_MOST]
        self.bag = bags(sentence, value.kind, apart=_APART)[id(value)]
        self.stems = frozenset(word.stem for each in sentence for word in each.words)
        self.noun = noun_at(clause, value)
        parted = any(0 <= start - value.fact.end <= TOUCHING for start, _ in clause.cues("part"))
        self.has_words = bool(clause.words) and not parted
        self.is_bare = not any(touches(value, word) for word in clause.words)
        self.beside = [
            (each, _ANCHOR * (1.0 if other is clause else _BESIDE))
            for other in sentence
            for each in other.values
            if each is not value and each.kind != value.kind
        ]
        self.size = sum(told.weight(stem) * own for stem, own in self.bag.items() if told.matches(stem))
        self.size += sum(weight for each, weight in self.beside if told.homes(each))

    def is_bound(self) -> bool:
        """Whether it can be told what the value is of, in the sentence and in the note."""
        if self.value.kind == "name" or not self.size:
            return False
        fact = self.value.fact
        if not self.has_words:
            return False
        if not self.homes and not is_counted(fact) and not _WHOLE_DAY.fullmatch(fact.value):
            return False  # it is there in a form that is read otherwise, or follows from others
        if self.value.kind == "amount" or not self.homes or not any(map(str.isdigit, fact.text)):
            return self.value.kind != "amount" or not self.homes or not all(map(is_moment, self.homes))
        return sum(bool(self.told.matches(stem)) for stem in self.bag) > 1  # one word is of many moments

    def may_be(self, home: Home, near: Collection[int], here: Iterable[Value]) -> bool:
        """Whether another value may have been meant.

        It is none that the sentence has as well, nor one that the note takes back, nor the stamp of the
        entry that has the value.
        """
        unit, clause, other = home
        if unit not in near or not self.is_comparable(other):
            return False
        if other.fact.start < clause.passage.said and (
            other.kind == "amount" or any(unit == each[0] for each in self.homes)
        ):
            return False
        if any(is_taken_back(each) for each in self.told.homes(other) if each[0] in near):
            return False
        if _NUMBERED.search(clause.passage.text[: other.fact.start][-2:]):
            return False
        if other.kind == "amount" and self._is_sum(other, here):
            return False
        forms = [each for each in clause.values if each.fact.start == other.fact.start]
        return not any(form.same(each) for form in forms for each in here)

    def _is_sum(self, other: Value, here: Iterable[Value]) -> bool:
        """Whether a number of the note is that of a value and another one of the sentence together."""
        own, whole = decimal(self.value.fact.value), decimal(other.fact.value)
        rest = (decimal(each.fact.value) for each in here if each is not self.value and each.kind == "amount")
        return any(own is not None and each is not None and own + each == whole for each in rest)

    def signs(self, rival: Home, cited: Collection[int]) -> dict[str, float] | None:
        """What speaks for another value and against it, each from 0 to about 1; none if nothing does."""
        unit, clause, other = rival
        is_cited = any(home[0] in cited for home in self.homes)
        if is_cited and unit not in cited:
            return None
        own, fit = self.own, self.fit(rival)
        lost, kept = self._exclusive(rival)
        if fit - own + lost - kept <= _WORSE:
            return None
        found = {
            "own": own,
            "fit": fit,
            "gain": fit - own,
            "ratio": fit / (fit + own + _EVENS),
            "lost": lost,
            "kept": kept,
            "cited": float(unit in cited),
            "cited_gain": (fit - own) * (unit in cited),
            "part": float(bool(clause.cues("part"))),
            "of": float(any(is_part(rival[1:], home[1:]) for home in self.homes)),
            "counted": float(is_counted(self.value.fact)),
            "bare": float(self.is_bare),
            "same_clause": float(any(clause is home[1] for home in self.homes)),
            "same_unit": float(any(unit == home[0] for home in self.homes)),
            "earlier": float(bool(self.homes) and all(unit < home[0] for home in self.homes)),
            "told": self.told_share(rival),
            "is_told": self.own_told,
            "homeless": float(not self.homes),
            "unlabelled": float(any(len(self.told.stems(home[0])) < _FEWEST for home in self.homes)),
            "stamp": float(other.fact.start < clause.passage.said),
            "own_stamp": float(bool(self.homes) and all(is_stamp(home) for home in self.homes)),
            "carried": self._carried(rival),
            "size": min(len(self.bag), _MOST_WORDS) / _MOST_WORDS,
            "magnitude": magnitudes_apart(self.value, other),
        }
        found[self.value.kind] = 1.0
        return found

    @cached_property
    def own(self) -> float:
        """How well the best of its own places fits."""
        return self.best(self.homes)

    @cached_property
    def own_told(self) -> float:
        """Whether the sentence tells nearly all that belongs to the value in the note."""
        return float(max(map(self.told_share, self.homes), default=0.0) > _WHOLE)

    def _carried(self, home: Home) -> float:
        """The share of the words of the sentence that a clause of the note has."""
        weights = {stem: self.told.weight(stem) for stem in self.stems}
        there = home[1].stems
        carried = sum(weight * self.told.sure(stem, there) for stem, weight in weights.items())
        return carried / whole if (whole := sum(weights.values())) else 0.0

    def _exclusive(self, rival: Home) -> tuple[float, float]:
        """The share of its words that belong to a rival alone, and the share of those that do not."""
        theirs = self.told.bag(rival[0], rival[2])
        homes = [self.told.bag(unit, value) for unit, _, value in self.homes]
        lost = kept = 0.0
        for stem, own in self.bag.items():
            known = self.told.matches(stem)
            there = max((theirs.get(each, 0.0) * sure for each, sure in known.items()), default=0.0)
            here = max(
                (bag.get(each, 0.0) * sure for bag in homes for each, sure in known.items()), default=0.0
            )
            weight = self.told.weight(stem) * own
            if there - here > _APART_BY:
                lost += weight
            elif here - there > _APART_BY:
                kept += weight
        return (lost / self.size, kept / self.size) if self.size else (0.0, 0.0)

    def other_unit(self, near: Collection[int], here: Sequence[Value]) -> Home | None:
        """Where the note has the digits of a value with another unit, and nowhere with its own."""
        fact = self.value.fact
        if fact.kind != "number" or fact.unit in {"", "ordinal", "%"}:
            return None
        digits = [
            (unit, clause, value)
            for unit, clause, value in self.told.values_in(near, "amount")
            if unit in near and value.fact.kind == "number" and not value.keys.isdisjoint(self.value.keys)
        ]
        if not digits:
            return None
        if _MEASURE.fullmatch(fact.unit) and not any(value.fact.unit for _, _, value in digits):
            # 210 hectares, where the note has 210 houses and so many hectares that the sentence has not
            counted = all(_NOUN.match(clause.passage.text, value.fact.end) for _, clause, value in digits)
            others = [each for each in self.told.values_in(near, "amount") if each[2].fact.unit == fact.unit]
            if counted and others and not any(each[2].same(one) for each in others for one in here):
                return others[0]
        return None if any(has_unit_of(fact, clause, each.fact) for _, clause, each in digits) else digits[0]

    def other_part(self, here: Iterable[Value]) -> Home | None:
        """Where the note has a value as the whole of a part, and tells the same of the part."""
        if any(map(is_stamp, self.homes)):
            return None
        for _, clause, whole in self.homes:
            parts = [each for each in clause.values if is_part((clause, each), (clause, whole))]
            if not parts or any(part.same(each) for part in parts for each in here):
                return None
            counted = noun_at(clause, whole)
            own = {word.stem for word in clause.words if word.start > whole.fact.end}
            told = [stem for stem in own if counted is None or not alike(stem, counted)]
            known = {stem for each in self.stems for stem in self.told.matches(each)}
            if not told or 2 * sum(stem in known for stem in told) <= len(told):
                return None
        return next(iter(self.homes), None)

    def other_noun(self, near: Collection[int]) -> Home | None:
        """Where the note counts another thing by a value; the third is not three."""
        fact, homes = self.value.fact, [each for each in self.homes if each[0] in near]
        if fact.kind != "number" or not homes:
            return None
        worded = not any(map(str.isdigit, fact.text))
        if worded and not fact.unit and all(home[2].fact.unit == "ordinal" for home in homes):
            return None if any(home[2].fact.text == fact.text for home in homes) else homes[0]
        noun = self.noun
        if noun is None or not any(
            self.told.matches(noun).get(other, 0.0) >= _KNOWN
            for unit, clause, value in self.told.values_in(near, "amount")
            if unit in near and (other := noun_at(clause, value)) is not None
        ):
            return None
        for _, clause, value in homes:
            other = noun_at(clause, value)
            if other is None or self.told.sure(noun, clause.stems) or noun.startswith(other):
                return None
            if any(alike(other, each) for each in self.stems):
                return None
        return homes[0]

    def is_comparable(self, other: Value) -> bool:
        """Whether a value is of the same kind and unit."""
        one, two = self.value.fact, other.fact
        if self.value.kind != other.kind:
            return False
        if self.value.kind == "date":
            return _NAMED_DAY.search(two.value) is not None
        if self.value.kind == "time":
            return True
        return one.kind == two.kind and one.unit == two.unit and is_age(one) == is_age(two)

    def best(self, homes: Iterable[Home]) -> float:
        """How well the best of some places fits, from 0 to 1."""
        return max(map(self.fit, homes), default=0.0)

    def fit(self, home: Home) -> float:
        """The share of the words of the value that belong to one of the note, from 0 to 1."""
        unit, clause, other = home
        there = self.told.bag(unit, other)
        fits = 0.0
        for stem, own in self.bag.items():
            known = self.told.matches(stem)
            sure = max((there[each] * sure for each, sure in known.items() if each in there), default=0.0)
            fits += self.told.weight(stem) * own * sure
        for each, weight in self.beside:
            places = [
                where is clause for where in self.told.units[unit] for one in where.values if one.same(each)
            ]
            fits += weight * (0.0 if not places else 1.0 if any(places) else _BESIDE)
        return fits / self.size if self.size else 0.0

    def told_share(self, home: Home) -> float:
        """The share of the words of a value of the note that the sentence tells; 0 if it has hardly any."""
        own = [stem for stem, far in self.told.bag(home[0], home[2]).items() if far >= _TELLS]
        if len(own) < _FEWEST:
            return 0.0
        here = self.clause.stems if len(self.clause.words) >= _FEWEST else self.stems
        size = sum(map(self.told.weight, own))
        told = sum(
            self.told.weight(stem) * max(self.told.matches(each).get(stem, 0.0) for each in here)
            for stem in own
        )
        return told / size if size else 0.0
