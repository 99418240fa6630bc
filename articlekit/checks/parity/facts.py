"""Facts of two versions: what one says and the other does not, by value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from articlekit.checks.grounding.carriers import carries
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.parity.version import Group, Told, Version, groups
from articlekit.checks.rules.unconfirmed import is_in_digits, is_small
from articlekit.language.facts import Fact, FactKind

__all__ = ["Difference", "differences"]

_KINDS: tuple[FactKind, ...] = ("number", "identifier", "date", "time", "duration")
_ANYWHERE = frozenset({"date", "time"})
"""Facts that a version may tell at another place: the day of an incident is told wherever it fits."""
_MOST = 200
"""Differences of a group that are looked for: each is held against all that the other version says."""
_SECONDS = 2
"""Colons of a time with seconds, which are no part of its value."""


@dataclass(frozen=True, eq=False)
class Difference:
    """A fact that stands on one side only, or two that stand for each other."""

    told: Told
    """Where it is, or would have to be, in the version that is looked at."""
    here: Fact | None
    there: Fact | None
    other: Told
    """What the other version says instead, or what it says more."""


class _Side(NamedTuple):
    """What a version says, in one group or as a whole."""

    evidence: Evidence
    values: frozenset[tuple[FactKind, str, str]]
    """Its facts by kind, value and unit: most are found there at once."""


def differences(here: Version, there: Version) -> Iterator[Difference]:
    """The facts that differ between two versions, in reading order of the first.

    A fact of either has to be in the sentences of the other that tell the same statements; a date or
    time, and what stands in a heading, anywhere in it. What is written as a word and not in digits
    may be left out by a version, but not made up. Of very many differences the first are given.
    """
    years = frozenset(_years((*here.body, *there.body)))
    whole_here, whole_there = (_side((*one.headings, *one.body), years) for one in (here, there))
    for told, fact in _strangers(here.headings, whole_there, whole_there):
        yield Difference(told, fact, None, there.headings[0])
    for group in groups(here, there):
        yield from _in_group(group, whole_here, whole_there)


def _side(told: Iterable[Told], years: frozenset[str]) -> _Side:
    evidence = Evidence(tuple(each.passage for each in told), lambda: years)
    return _Side(evidence, frozenset((fact.kind, fact.value, fact.unit) for fact in evidence.of(*_KINDS)))


def _in_group(group: Group, whole_here: _Side, whole_there: _Side) -> Iterator[Difference]:
    here, there = (_side(side, whole_here.evidence.years) for side in (group.here, group.there))
    left_out = [
        (told, fact)
        for told, fact in _strangers(group.there, here, whole_here)
        if is_in_digits(fact) and not _is_rounded(fact, told, here.evidence)
    ]
    for told, fact in _strangers(group.here, there, whole_there):
        place = next((n for n, (_, lost) in enumerate(left_out) if lost.kind == fact.kind), None)
        other, lost = left_out.pop(place) if place is not None else (group.there[0], None)
        yield Difference(told, fact, lost, other)
    for other, lost in left_out:
        yield Difference(group.here[0], None, lost, other)


def _strangers(body: Iterable[Told], group: _Side, whole: _Side) -> Iterator[tuple[Told, Fact]]:
    """The facts of sentences that the other version does not carry, and the sentences."""
    found = (
        (told, fact)
        for told in body
        for fact in told.passage.of(*_KINDS)
        if not is_small(fact) and not _is_in(whole if fact.kind in _ANYWHERE else group, fact, told)
    )
    return islice(found, _MOST)


def _is_in(side: _Side, fact: Fact, told: Told) -> bool:
    plain = fact.kind != "time" or fact.text.count(":") < _SECONDS
    if plain and (fact.kind, fact.value, fact.unit) in side.values:
        return True
    return carries(fact, side.evidence, told.passage.language)


def _is_rounded(fact: Fact, told: Told, evidence: Evidence) -> bool:
    """Whether the other version gives a rounding of a number, and says so."""
    exact = Evidence((told.passage,))
    language = told.passage.language
    return any(each.approximate and carries(each, exact, language) for each in evidence.of(fact.kind))


def _years(body: Iterable[Told]) -> Iterator[str]:
    for told in body:
        for fact in told.passage.of("date"):
            if fact.value[:4].isdigit():
                yield fact.value[:4]
