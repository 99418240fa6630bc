"""Moments: the dates and times of some passages, all that follows from them, and what is among them."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from articlekit.checks.grounding.passage import Passage
from articlekit.language.facts import Fact

if TYPE_CHECKING:
    from articlekit.checks.grounding.evidence import Evidence

__all__ = ["BESIDE", "Day", "KnownMoments", "has_date", "has_time", "misfits", "parse", "weekdays"]

BESIDE = 5
"""Characters between a weekday and its date: a comma, "the", "den"."""
_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?(?:(?P<sign>[+\-−])(?P<hour>\d{1,2})(?::?(?P<minute>\d{2}))?)?|Z")
_SECONDS = re.compile(r"\d\s?[:：]\s?\d\d\s?[:：]\s?(\d\d)")
_DAY_MINUTES = 24 * 60


def has_date(fact: Fact, evidence: "Evidence") -> bool:
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


def has_time(fact: Fact, evidence: "Evidence") -> bool:
    """Whether a time of day is one of the evidence, in its zone or in another that is given too."""
    return evidence.moments.has_time(fact)


def misfits(passage: Passage, evidence: "Evidence") -> Iterator[tuple[Fact, Fact]]:
    """Each weekday with the date that stands beside it and does not fall on it.

    A pair that the evidence has as well, mistake and all, is left alone.
    """
    for weekday, date in _pairs(passage):
        day = parse(date.value)
        possible = weekdays(day, evidence.years) if day is not None else set()
        if possible and weekday.value not in possible and not _has_pair(evidence, weekday, date):
            yield weekday, date


def _has_pair(evidence: "Evidence", weekday: Fact, date: Fact) -> bool:
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


class Day(NamedTuple):
    """A date, as far as it is given."""

    year: str | None
    month: str | None
    day: str | None


class KnownMoments:
    """What dates and times say, and all that follows from them."""

    def __init__(self, facts: Iterable[Fact], find_years: Callable[[], frozenset[str]]) -> None:
        """Take in the dates and times among some facts.

        Args:
            facts: the facts.
            find_years: finds the years that a date without a year may be of; called only for one.
        """
        facts = tuple(facts)
        # A date that may be read in two ways supports both: which one it is, its author is to be asked.
        dates = {
            value for fact in facts if fact.kind == "date" for value in (fact.value, fact.other) if value
        }
        self._given = {day for day in map(parse, dates) if day is not None}
        self._find_years = find_years
        self._times: dict[str | int, list[Fact]] = {}
        for fact in facts:
            if fact.kind == "time":
                for key in _keys(fact):
                    self._times.setdefault(key, []).append(fact)

    @cached_property
    def days(self) -> frozenset[Day]:
        """The dates and what is less exact than they: the month, the year, the day without a year."""
        return frozenset(each for day in self._given for each in _less_exact(day, self._years))

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The days of the week that they fall on."""
        return frozenset(each for day in self._given for each in weekdays(day, self._years))

    @cached_property
    def _years(self) -> frozenset[str]:
        return self._find_years() if any(day.year is None for day in self._given) else frozenset()

    def has_time(self, fact: Fact) -> bool:
        """Whether a time of day is among them, in its zone or in another that is given too."""
        return any(_same_time(fact, other) for key in _keys(fact) for other in self._times.get(key, ()))


def parse(value: str) -> Day | None:
    """The date that a value says; `None` for a weekday and the like."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    return Day(None if match["year"] == "-" else match["year"], match["month"], match["day"])


def _less_exact(day: Day, years: frozenset[str]) -> Iterable[Day]:
    known = {day.year} if day.year else years
    return (Day(*parts) for parts in product({None, *known}, {None, day.month}, {None, day.day}))


def weekdays(day: Day, years: frozenset[str]) -> set[str]:
    """The weekdays that a date may fall on: none where its year is not known."""
    if day.month is None or day.day is None:
        return set()
    candidates = {day.year} if day.year else years
    return {f"weekday:{number}" for year in candidates if (number := _number(year, day)) is not None}


def _number(year: str | None, day: Day) -> int | None:
    try:
        return datetime.date(int(year or 0), int(day.month or 0), int(day.day or 0)).isoweekday()
    except ValueError:
        return None


def _keys(fact: Fact) -> tuple[str | int, ...]:
    """What two times have in common that may be the same: what the clock shows, or the minute in UTC."""
    minutes = _minutes(fact)
    return (fact.value,) if minutes is None else (fact.value, minutes)


def _same_time(fact: Fact, other: Fact) -> bool:
    seconds = [match[1] for match in map(_SECONDS.search, (fact.text, other.text)) if match]
    if len(set(seconds)) > 1:
        return False
    if not fact.unit or not other.unit or fact.unit == other.unit:
        return fact.value == other.value
    first, second = _minutes(fact), _minutes(other)
    return first is not None and first == second


def _minutes(fact: Fact) -> int | None:
    """Minutes after midnight in UTC, where the zone says how far from UTC it is."""
    zone, clock = _OFFSET.fullmatch(fact.unit), re.fullmatch(r"(\d\d):(\d\d)", fact.value)
    if zone is None or clock is None:
        return None
    offset = int(zone["hour"] or 0) * 60 + int(zone["minute"] or 0)
    local = int(clock[1]) * 60 + int(clock[2])
    return (local - (offset if zone["sign"] == "+" else -offset)) % _DAY_MINUTES
