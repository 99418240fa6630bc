"""Facts of two versions: what one says and the other does not, by value."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articlekit.checks.grounding import carries
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.parity.groups import Group, groups
from articlekit.checks.parity.version import Told, Version
from articlekit.language.facts import Fact, FactKind

__all__ = ["Difference", "differences"]

_KINDS: tuple[FactKind, ...] = ("number", "identifier", "date", "time", "duration")
_ANYWHERE = frozenset({"date", "time"})
"""Facts that a version may tell at another place: the day of an incident is told wherever it fits."""
_SMALL = frozenset({"0", "1", "2"})
"""Numbers that languages say without a word of their own: by an article, a dual, a negation."""


@dataclass(frozen=True, eq=False)
class Difference:
    """A fact that stands on one side only, or two that stand for each other."""

    told: Told
    """Where it is, or would have to be, in the version that is looked at."""
    here: Fact | None
    there: Fact | None
    other: Told
    """What the other version says instead, or what it says more."""


def differences(here: Version, there: Version) -> Iterator[Difference]:
    """The facts that differ between two versions, in reading order of the first.

    A fact of either has to be in the sentences of the other that tell the same statements; a date or
    time, and what stands in a heading, anywhere in it. What is written as a word and not in digits
    may be left out by a version, but not made up.
    """
    years = frozenset(_years((*here.body, *there.body)))
    whole_here, whole_there = (
        Evidence(tuple(told.passage for told in (*one.headings, *one.body)), years) for one in (here, there)
    )
    for told in here.headings:
        for fact in _strangers(told, whole_there, whole_there):
            yield Difference(told, fact, None, there.headings[0])
    for group in groups(here, there):
        yield from _in_group(group, whole_here, whole_there)


def _in_group(group: Group, whole_here: Evidence, whole_there: Evidence) -> Iterator[Difference]:
    here, there = (
        Evidence(tuple(told.passage for told in side), whole_here.years) for side in (group.here, group.there)
    )
    left_out = [
        (told, fact)
        for told in group.there
        for fact in _strangers(told, here, whole_here)
        if _is_in_digits(fact) and not _is_rounded(fact, told, here)
    ]
    for told in group.here:
        for fact in _strangers(told, there, whole_there):
            place = next((n for n, (_, lost) in enumerate(left_out) if lost.kind == fact.kind), None)
            other, lost = left_out.pop(place) if place is not None else (group.there[0], None)
            yield Difference(told, fact, lost, other)
    for other, lost in left_out:
        yield Difference(group.here[0], None, lost, other)


def _strangers(told: Told, group: Evidence, whole: Evidence) -> Iterator[Fact]:
    """The facts of a sentence that the other version does not carry."""
    for fact in told.passage.of(*_KINDS):
        evidence = whole if fact.kind in _ANYWHERE else group
        if not _is_small(fact) and not carries(fact, evidence, told.passage.language):
            yield fact


def _is_in_digits(fact: Fact) -> bool:
    return any(map(str.isdigit, fact.text))


def _is_small(fact: Fact) -> bool:
    return fact.kind == "number" and fact.value in _SMALL and not _is_in_digits(fact)


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
