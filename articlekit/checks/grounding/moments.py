"""Moments: when a date or a time of an article is one of the note."""

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact

__all__ = ["has_date", "has_time", "misfits"]

_BESIDE = 5
"""Characters between a weekday and its date: a comma, "the", "den"."""

_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?(?:(?P<sign>[+\-−])(?P<hour>\d{1,2})(?::?(?P<minute>\d{2}))?)?|Z")
_SECONDS = re.compile(r"\d\s?[:：]\s?\d\d\s?[:：]\s?(\d\d)")
_DAY_MINUTES = 24 * 60


class _Day(NamedTuple):
    year: str | None
    month: str | None
    day: str | None


def has_date(fact: Fact, evidence: Evidence) -> bool:
    """Whether a date is one of the evidence, or follows from one.

    What is less exact follows from what is more so: the month from the day, the weekday from the
    date. A year that the note leaves out is that of the note's date.
    """
    if evidence.has(fact):
        return True
    known = [day for other in evidence.of("date") if (day := _parse(other.value)) is not None]
    if fact.value.startswith("weekday:"):
        return any(_weekdays(day, evidence.years) & {fact.value} for day in known)
    wanted = _parse(fact.value)
    if wanted is None:
        return False
    if any(_follows(wanted, day, evidence.years) for day in known):
        return True
    year_alone = wanted.year is not None and wanted.month is None
    return year_alone and any(
        other.value == fact.value and not other.unit for other in evidence.of("number", "identifier")
    )


def _parse(value: str) -> _Day | None:
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    year = match["year"]
    return _Day(None if year == "-" else year, match["month"], match["day"])


def _follows(wanted: _Day, known: _Day, years: frozenset[str]) -> bool:
    if (
        wanted.year is not None
        and wanted.year != known.year
        and not (known.year is None and wanted.year in years)
    ):
        return False
    if wanted.month is not None and wanted.month != known.month:
        return False
    return wanted.day is None or wanted.day == known.day


def _weekdays(day: _Day, years: frozenset[str]) -> set[str]:
    if day.month is None or day.day is None:
        return set()
    candidates = {day.year} if day.year else years
    return {f"weekday:{number}" for year in candidates if (number := _number(year, day)) is not None}


def _number(year: str | None, day: _Day) -> int | None:
    try:
        return datetime.date(int(year or 0), int(day.month or 0), int(day.day or 0)).isoweekday()
    except ValueError:
        return None


def misfits(passage: Passage, evidence: Evidence) -> Iterator[tuple[Fact, Fact]]:
    """Each weekday with the date that stands beside it and does not fall on it.

    A pair that the evidence has as well, mistake and all, is left alone.
    """
    for weekday, date in _pairs(passage):
        possible = _possible(date, evidence.years)
        known = any(
            (weekday.value, date.value) == (one.value, other.value)
            for each in evidence.passages
            for one, other in _pairs(each)
        )
        if possible and weekday.value not in possible and not known:
            yield weekday, date


def _pairs(passage: Passage) -> Iterator[tuple[Fact, Fact]]:
    """Neighbouring facts, a weekday and a date, with hardly more than a mark between them."""
    for first, second in pairwise(passage.of("date")):
        if second.start - first.end > _BESIDE:
            continue
        if first.value.startswith("weekday:") and _parse(second.value):
            yield first, second
        elif second.value.startswith("weekday:") and _parse(first.value):
            yield second, first


def _possible(date: Fact, years: frozenset[str]) -> set[str]:
    """The weekdays that a date may fall on: none where its year is not known."""
    day = _parse(date.value)
    return _weekdays(day, years) if day is not None else set()


def has_time(fact: Fact, evidence: Evidence) -> bool:
    """Whether a time of day is one of the evidence, in its zone or in another that is given too."""
    return any(_same_time(fact, other) for other in evidence.of("time"))


def _same_time(fact: Fact, other: Fact) -> bool:
    seconds = [match[1] for match in map(_SECONDS.search, (fact.text, other.text)) if match]
    if len(set(seconds)) > 1:
        return False
    if not fact.unit or not other.unit or fact.unit == other.unit:
        return fact.value == other.value
    first, second = _minutes(fact), _minutes(other)
    return first is not None and second is not None and (first - second) % _DAY_MINUTES == 0


def _minutes(fact: Fact) -> int | None:
    """Minutes after midnight in UTC, where the zone says how far from UTC it is."""
    zone, clock = _OFFSET.fullmatch(fact.unit), re.fullmatch(r"(\d\d):(\d\d)", fact.value)
    if zone is None or clock is None:
        return None
    offset = int(zone["hour"] or 0) * 60 + int(zone["minute"] or 0)
    return int(clock[1]) * 60 + int(clock[2]) - (offset if zone["sign"] == "+" else -offset)
