"""Moments: when a date or a time of an article is one of the note."""

from collections.abc import Iterator
from itertools import pairwise

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.known_moments import parse, weekdays
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact

__all__ = ["BESIDE", "has_date", "has_time", "misfits"]

BESIDE = 5
"""Characters between a weekday and its date: a comma, "the", "den"."""


def has_date(fact: Fact, evidence: Evidence) -> bool:
    """Whether a date is one of the evidence, or follows from one.

    What is less exact follows from what is more so: the month from the day, the weekday from the
    date. A year that the note leaves out is that of the note's date.
    """
    if evidence.has(fact):
        return True
    if fact.value.startswith("weekday:"):
        return fact.value in evidence.moments.weekdays
    wanted = parse(fact.value)
    if wanted is None:
        return False
    if wanted in evidence.moments.days or parse(fact.other) in evidence.moments.days:
        return True
    year_alone = wanted.year is not None and wanted.month is None
    return year_alone and fact.value in evidence.bare_values


def has_time(fact: Fact, evidence: Evidence) -> bool:
    """Whether a time of day is one of the evidence, in its zone or in another that is given too."""
    return evidence.moments.has_time(fact)


def misfits(passage: Passage, evidence: Evidence) -> Iterator[tuple[Fact, Fact]]:
    """Each weekday with the date that stands beside it and does not fall on it.

    A pair that the evidence has as well, mistake and all, is left alone.
    """
    for weekday, date in _pairs(passage):
        day = parse(date.value)
        possible = weekdays(day, evidence.years) if day is not None else set()
        if possible and weekday.value not in possible and not _has_pair(evidence, weekday, date):
            yield weekday, date


def _has_pair(evidence: Evidence, weekday: Fact, date: Fact) -> bool:
    wanted = (weekday.value, date.value)
    return any(
        wanted == (one.value, other.value) for each in evidence.passages for one, other in _pairs(each)
    )


def _pairs(passage: Passage) -> Iterator[tuple[Fact, Fact]]:
    """Neighbouring facts, a weekday and a date, with hardly more than a mark between them."""
    for first, second in pairwise(passage.of("date")):
        if second.start - first.end > BESIDE:
            continue
        if first.value.startswith("weekday:") and parse(second.value):
            yield first, second
        elif second.value.startswith("weekday:") and parse(first.value):
            yield second, first
