"""Known moments: the dates and times of some passages, looked up by value."""

import datetime
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import product
from typing import NamedTuple

from articlekit.language.facts import Fact

__all__ = ["Day", "KnownMoments", "parse", "weekdays"]

_DATE = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_OFFSET = re.compile(r"(?:UTC|GMT)?(?:(?P<sign>[+\-−])(?P<hour>\d{1,2})(?::?(?P<minute>\d{2}))?)?|Z")
_SECONDS = re.compile(r"\d\s?[:：]\s?\d\d\s?[:：]\s?(\d\d)")
_DAY_MINUTES = 24 * 60


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
