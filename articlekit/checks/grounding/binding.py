"""Binding: whether a value stands by the same things in an article as in its note.

A note that has 38,412 customers and 1,906 bank details carries neither "1,906 customers" nor "38,412 bank
details". What stands around a value is held against what stands around it in the note, and around the other
values of the note: where another one fits plainly better, the values have been exchanged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.known_amounts import decimal
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value, is_counted

__all__ = ["Misbound", "misbound"]

_NEAR = 8
"""Characters at which a word counts half as much as one beside the value."""
_REST_HERE, _REST_THERE = 0.2, 0.3
"""What a word of another clause counts: of the sentence, and of the same statement."""
_OTHER_VALUE = 0.8
_PLAIN, _TIME, _DAY = 0.2, 0.08, 0.08
"""How much better another value has to fit, as a share of all that stands around it. Over the gold notes a
faithful sentence of a hundred lies above them."""
_TIMES = 1.3
"""How many times as well another value has to fit."""
_COUNTED = 0.4
"""How well another value has to fit in the place of a small number that the note does not have."""
_PAIR = 0.07
"""The same for two values of one sentence that have changed places."""
_STOLEN = {"amount": 0.5, "time": 0.6, "date": 0.45}
"""Share of the words of a clause that the note has beside another value alone."""
_OF = 9
"""Characters between two numbers of which one is a part of the other: 160 von 210."""
_OTHER_PART = re.compile(r"[,;:()/|–-]")
"""What stands between two numbers of which neither is a part of the other."""
_MOST = 60
"""Places of the note that a value is looked at in."""


@dataclass(frozen=True)
class Misbound:
    """A value that stands by something else in the note."""

    value: Value
    instead: str
    """The value that the note has there, with what stands around it."""


_NAMED_DAY = re.compile(r"\d\d|weekday")
_Home = tuple[int, Clause, Value]


def misbound(sentence: Sequence[Clause], told: Told) -> Iterator[Misbound]:
    """The values of a sentence that the note has by something else, each once.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
    """
    here = [(clause, value) for clause in sentence for value in clause.values]
    homes = {id(value): told.homes(value)[:_MOST] for _, value in here}
    near = {unit for clause in sentence for unit in told.candidates(clause)}
    found: dict[int, Misbound] = {}
    for clause, value in here:
        if (homes[id(value)] or is_counted(value.fact)) and value.kind != "name":
            others = [
                each
                for each in told.values(value.kind)
                if each[0] in near and _is_day(each[2]) and not any(each[2].same(other) for _, other in here)
            ][:_MOST]
            better = _better(_Place(sentence, clause, value), homes[id(value)], others, told)
            if better is not None:
                found[id(value)] = Misbound(value, better)
    for (clause, value), (clause_two, value_two) in combinations(here[:_MOST], 2):
        if value.kind != value_two.kind or value.kind == "name" or value.same(value_two):
            continue
        own, own_two = homes[id(value)], homes[id(value_two)]
        if own and own_two and id(value) not in found:
            gain = _best(sentence, clause, value, own_two, told) - _best(sentence, clause, value, own, told)
            gain += _best(sentence, clause_two, value_two, own, told)
            gain -= _best(sentence, clause_two, value_two, own_two, told)
            if gain > _PAIR:
                found[id(value)] = Misbound(value, _shown(own[0]))
    yield from found.values()


def _is_day(value: Value) -> bool:
    """Whether a date is a day that is named, and not one that is told from today."""
    return value.kind != "date" or _NAMED_DAY.search(value.fact.value) is not None


@dataclass(frozen=True)
class _Place:
    """A value of a sentence, and what it stands in."""

    sentence: Sequence[Clause]
    clause: Clause
    value: Value


def _better(here: _Place, homes: list[_Home], others: list[_Home], told: Told) -> str | None:
    """The place of another value that fits plainly better; none if the value is where it belongs."""
    value = here.value
    scored = [(_fit(here.sentence, here.clause, value, each, told), each) for each in homes]
    own, home = max(scored, key=lambda each: each[0], default=(0.0, None))
    least = {"time": _TIME, "date": _DAY}.get(value.kind, _PLAIN)
    offers = [(_fit(here.sentence, here.clause, value, each, told), each) for each in others]
    best, other = max(offers, key=lambda each: each[0], default=(0.0, None))
    if other is not None and best - own > (least if homes else _COUNTED) and best > _TIMES * own:
        return _shown(other)
    if home is None:
        return None
    part = _whole_of(value, home, others)
    if part is not None:
        return part
    for other in others:
        if _stolen(here.sentence, home[1], other[1], told) > _STOLEN[value.kind]:
            return _shown(other)
    return None


def _whole_of(value: Value, home: _Home, others: Iterable[_Home]) -> str | None:
    """The part of a whole that a sentence tells as the whole: 160 of 210."""
    if value.kind != "amount":
        return None
    for other in others:
        gap = value_gap(other[2], home[2]) if other[1] is home[1] else None
        if gap is None or not 0 < gap <= _OF or not _is_less(other[2], value):
            continue
        if _OTHER_PART.search(_between(home[1], other[2], home[2])) is None:
            return _shown(other)
    return None


def _is_less(one: Value, other: Value) -> bool:
    first, second = decimal(one.fact.value), decimal(other.fact.value)
    return first is not None and second is not None and one.fact.unit == other.fact.unit and first < second


def value_gap(first: Value, second: Value) -> int:
    """Characters between two values of a text, the first standing before the second; negative otherwise."""
    return second.fact.start - first.fact.end


def _between(clause: Clause, first: Value, second: Value) -> str:
    return clause.passage.text[first.fact.end : second.fact.start]


def _stolen(sentence: Sequence[Clause], own: Clause, other: Clause, told: Told) -> float:
    """The share of the words of a sentence that stand by another value and not by the own one."""
    words = [word for clause in sentence for word in clause.words]
    size = sum(told.weight(word.stem) for word in words)
    if not size or own is other:
        return 0.0
    stolen = sum(
        told.weight(word.stem) * max(0.0, told.sure(word.stem, other.stems) - told.sure(word.stem, own.stems))
        for word in words
    )
    return stolen / size


def _best(
    sentence: Sequence[Clause], clause: Clause, value: Value, homes: Iterable[_Home], told: Told
) -> float:
    return max((_fit(sentence, clause, value, each, told) for each in homes), default=0.0)


def _fit(sentence: Sequence[Clause], clause: Clause, value: Value, home: _Home, told: Told) -> float:
    """The share of what stands around a value that stands around one of the note, from 0 to 1."""
    unit, there, other = home
    near: dict[str, float] = {}
    for each in told.units[unit]:
        for word in each.words:
            weight = _nearness(other, word.start, word.end) if each is there else _REST_THERE
            near[word.stem] = max(near.get(word.stem, 0.0), weight)
    fits = size = 0.0
    for each in sentence:
        for word in each.words:
            weight = told.weight(word.stem)
            weight *= _nearness(value, word.start, word.end) if each is clause else _REST_HERE
            size += weight
            known = told.matches(word.stem)
            fits += weight * max(
                (near[one] * sure for one, sure in known.items() if one in near), default=0.0
            )
        for beside in each.values:
            if beside is value:
                continue
            fact = beside.fact
            weight = _OTHER_VALUE * (_nearness(value, fact.start, fact.end) if each is clause else _REST_HERE)
            size += weight
            fits += weight * _beside(beside, unit, there, other, told)
    return fits / size if size else 0.0


def _beside(beside: Value, unit: int, there: Clause, other: Value, told: Told) -> float:
    """How near a second value of the sentence stands to a value of the note."""
    return max(
        (
            _nearness(other, each.fact.start, each.fact.end) if clause is there else _REST_THERE
            for clause in told.units[unit]
            for each in clause.values
            if each is not other and beside.same(each)
        ),
        default=0.0,
    )


def _nearness(value: Value, start: int, end: int) -> float:
    """What a word counts by its distance from a value, from 0 to 1."""
    fact = value.fact
    distance = start - fact.end if start >= fact.end else fact.start - end
    return 1 / (1 + max(distance, 0) / _NEAR)


def _shown(home: _Home) -> str:
    return home[1].text
