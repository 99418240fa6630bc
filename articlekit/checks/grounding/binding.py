"""Binding: whether a value stands by the same things in an article as in its note.

A note that has 38,412 customers and 1,906 bank details carries neither "1,906 customers" nor "38,412 bank
details". Each word of a text belongs most to the value that is nearest to it. The words that belong to a
value in a sentence are looked for among those that belong to it in the note, and among those of the other
values: where they are plainly those of another one, the values have been exchanged.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from articlekit.checks.grounding.clauses import Clause, Word, bags
from articlekit.checks.grounding.matching import alike
from articlekit.checks.grounding.quantities import has_unit_of, is_age, is_part
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value, is_counted

__all__ = ["BoundValue", "Misbound", "is_taken_back", "misbound"]

_ANCHOR = 1.0
"""What another value of the sentence weighs beside words."""
_BESIDE = 0.5
"""What a value counts that stands in another clause."""
_APART = 0.25
"""What a word of another clause of the sentence counts."""
_BIAS, _GAIN, _RATIO, _FIT, _CITED_GAIN = -2.6, 1.9, 1.2, 2.7, 0.8
_PART, _CITED, _COUNTED, _BARE, _OF, _SAME_CLAUSE, _TOLD, _IS_TOLD = (
    1.3, 0.5, -0.6, -1.0, 1.2, 0.9, 0.7, -0.9,
)  # fmt: skip
"""Weights of what speaks for another value, of a logistic regression over the gold notes. Cross-validated by
language in four parts, 109 of 171 wrong values are found; fitted to all, 111."""
_LEAST = 0.35
"""Score from which another value was meant; one faithful sentence in eighty is above it."""
_EVENS = 0.05
_PAIR = 0.2
"""The least gain of two values of one sentence that have changed places."""
_TELLS = 0.79
"""How far a word belongs to a value at least for the value to be of it."""
_WHOLE = 0.8
_FEWEST = 2
"""Content words of a statement that tells what its value is of; "correction: 7,900" does not."""
_TOUCHING = 3
"""Characters between a value and the word at it."""
_KNOWN = 0.8
_NEXT = 9
"""Characters between a value and the word that it counts: 86% of the towns."""
_NAMED_DAY = re.compile(r"\d\d|weekday")
_MOST_VALUES = 24
"""Values of a sentence that are held against those of the note."""
_MOST = 60
"""Places of the note that a value is looked at in."""

_Home = tuple[int, Clause, Value]


@dataclass(frozen=True)
class Misbound:
    """A value that stands by something else in the note."""

    value: Value
    instead: str
    """The value that the note has there, with what stands around it."""


def misbound(sentence: Sequence[Clause], told: Told, cited: Collection[int]) -> Iterator[Misbound]:
    """The values of a sentence that the note has by something else, each once.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        cited: the numbers of the units of the note that the sentence cites.
    """
    if sum(len(clause.values) for clause in sentence) > _MOST_VALUES:
        return  # a list of figures
    found: dict[int, Misbound] = {}
    places = [BoundValue(sentence, clause, value, told) for clause in sentence for value in clause.values]
    near = told.near(sentence, cited)
    here = [place.value for place in places]
    for place in places:
        if not place.is_bound():
            continue
        others = [each for each in told.values_in(near, place.value.kind) if place.may_be(each, near, here)]
        better = place.better(others[:_MOST], cited)
        if better is not None:
            found[id(place.value)] = Misbound(place.value, better[1].text)
    for place in places:
        other = place.other_unit(near) or place.other_noun(near) if id(place.value) not in found else None
        if other is not None:
            found[id(place.value)] = Misbound(place.value, other[1].text)
    found |= _pairs([each for each in places if id(each.value) not in found])
    yield from found.values()


def _pairs(places: list["BoundValue"]) -> dict[int, Misbound]:
    """The values of a sentence that have changed places with another one of it."""
    found: dict[int, Misbound] = {}
    for one, two in combinations(places, 2):
        if not one.is_comparable(two.value) or one.value.kind == "name" or one.value.same(two.value):
            continue
        if one.homes and two.homes and id(one.value) not in found:
            gain = one.best(two.homes) - one.best(one.homes) + two.best(one.homes) - two.best(two.homes)
            if gain > _PAIR:
                found[id(one.value)] = Misbound(one.value, one.homes[0][1].text)
    return found


class BoundValue:
    """A value of a sentence with the words that belong to it."""

    def __init__(self, sentence: Sequence[Clause], clause: Clause, value: Value, told: Told) -> None:
        self.value, self.told = value, told
        self.homes = told.homes(value)[:_MOST]
        self.bag = bags(sentence, value.kind, apart=_APART)[id(value)]
        self.stems = frozenset(word.stem for each in sentence for word in each.words)
        self.noun = _noun(clause, value)
        parted = any(0 <= start - value.fact.end <= _TOUCHING for start, _ in clause.cues("part"))
        self.has_words = bool(clause.words) and not parted
        self.is_bare = not any(_touches(value, word) for word in clause.words)
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
        if not self.homes or not self.has_words:
            return False  # it is there in a form that is read otherwise, or follows from others
        if self.value.kind == "amount" and all(map(_is_moment, self.homes)):
            return False
        return all(len(self.told.stems(unit)) >= _FEWEST for unit, _, _ in self.homes)

    def may_be(self, home: _Home, near: Collection[int], here: Iterable[Value]) -> bool:
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
        forms = [each for each in clause.values if each.fact.start == other.fact.start]
        return not any(form.same(each) for form in forms for each in here)

    def better(self, others: Sequence[_Home], cited: Collection[int]) -> _Home | None:
        """The place of another value that was meant; none if the value is where it belongs."""
        if all(map(is_taken_back, self.homes)):
            return others[0] if others else self.homes[0]
        own = self.best(self.homes)
        is_cited = any(unit in cited for unit, _, _ in self.homes)
        told = max(map(self.told_share, self.homes), default=0.0) > _WHOLE
        base = _BIAS + _COUNTED * is_counted(self.value.fact)
        base += _BARE * self.is_bare + _IS_TOLD * told
        best: tuple[float, _Home | None] = (_LEAST, None)
        for each in others:
            if is_cited and each[0] not in cited:
                continue
            fit = self.fit(each)
            score = base + _GAIN * (fit - own) + _RATIO * fit / (fit + own + _EVENS) + _FIT * fit
            score += (_CITED + _CITED_GAIN * (fit - own)) * (each[0] in cited)
            score += _PART * bool(each[1].cues("part")) + _TOLD * self.told_share(each)
            score += _SAME_CLAUSE * any(each[1] is home[1] for home in self.homes)
            score += _OF * any(is_part(each[1:], home[1:]) for home in self.homes)
            if score > best[0]:
                best = (score, each)
        return best[1]

    def other_unit(self, near: Collection[int]) -> _Home | None:
        """Where the note has the digits of a value with another unit, and nowhere with its own."""
        fact = self.value.fact
        if fact.kind != "number" or fact.unit in {"", "ordinal", "%"}:
            return None
        digits = [
            (unit, clause, value)
            for unit, clause, value in self.told.values_in(near, "amount")
            if unit in near and value.fact.kind == "number" and not value.keys.isdisjoint(self.value.keys)
        ]
        if not digits or any(has_unit_of(fact, clause, value.fact) for _, clause, value in digits):
            return None
        return digits[0]

    def other_noun(self, near: Collection[int]) -> _Home | None:
        """Where the note counts another thing by a value; the third is not three."""
        fact, homes = self.value.fact, [each for each in self.homes if each[0] in near]
        if fact.kind != "number" or not homes:
            return None
        worded = not any(map(str.isdigit, fact.text))
        if worded and not fact.unit and all(home[2].fact.unit == "ordinal" for home in homes):
            return homes[0]
        noun = self.noun
        if noun is None or not any(
            self.told.matches(noun).get(other, 0.0) >= _KNOWN
            for unit, clause, value in self.told.values_in(near, "amount")
            if unit in near and (other := _noun(clause, value)) is not None
        ):
            return None
        for _, clause, value in homes:
            other = _noun(clause, value)
            if other is None or self.told.sure(noun, clause.stems):
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

    def best(self, homes: Iterable[_Home]) -> float:
        """How well the best of some places fits, from 0 to 1."""
        return max(map(self.fit, homes), default=0.0)

    def fit(self, home: _Home) -> float:
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

    def told_share(self, home: _Home) -> float:
        """The share of the words of a value of the note that the sentence tells; 0 if it has hardly any."""
        own = [stem for stem, far in self.told.bag(home[0], home[2]).items() if far >= _TELLS]
        if len(own) < _FEWEST:
            return 0.0
        size = sum(map(self.told.weight, own))
        told = sum(
            self.told.weight(stem) * max(self.told.matches(each).get(stem, 0.0) for each in self.stems)
            for stem in own
        )
        return told / size if size else 0.0


def _is_moment(home: _Home) -> bool:
    """Whether a number of the note is the time or the day of something."""
    _, clause, value = home
    start = value.fact.start
    moment = any(each.fact.start == start and each.kind in {"time", "date"} for each in clause.values)
    return moment or start < clause.passage.said


def is_taken_back(home: _Home) -> bool:
    """Whether the note says that it is not so many, or corrects the statement later on."""
    _, clause, value = home
    return any(0 <= value.fact.start - end <= _TOUCHING for _, end in clause.cues("negation"))


def _noun(clause: Clause, value: Value) -> str | None:
    """The word that follows a value at once, but for small words."""
    end = value.fact.end
    word = next((each for each in clause.words if each.start >= end), None)
    return word.stem if word is not None and word.start - end <= _NEXT else None


def _touches(value: Value, word: Word) -> bool:
    fact = value.fact
    return 0 <= (word.start - fact.end if word.start >= fact.end else fact.start - word.end) <= _TOUCHING
