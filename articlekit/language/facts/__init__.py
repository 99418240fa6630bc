"""Facts: what a text says that can be checked: numbers, dates, times, durations, quotations, names.

    from articlekit import facts

    for fact in facts("Um halb drei fiel für anderthalb Stunden der Strom aus.", "de"):
        print(fact.kind, fact.value)  # time 02:30, duration PT1H30M

What is read in each of the 28 languages is listed, form by form, in `tests/language/facts/forms.toml`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from articlekit.language.caching import remembered
from articlekit.language.facts.clock import after_hour_word, times, without_hour_word
from articlekit.language.facts.dates import calendar_words, dates
from articlekit.language.facts.days import days, misfits, resolved, seen_from, settled
from articlekit.language.facts.fact import Fact, FactKind, strongest
from articlekit.language.facts.figures import day_order
from articlekit.language.facts.name_marks import is_known
from articlekit.language.facts.names import (
    has_capitals,
    has_names,
    name_coverage,
    names,
    names_beside,
    noun_endings,
    nouns_have_capitals,
    participle_beginnings,
)
from articlekit.language.facts.note_dates import dated, may_have_year, note_date, read_date
from articlekit.language.facts.numbers import identifiers, numbers
from articlekit.language.facts.quantities import outside, quantities, without_measured
from articlekit.language.facts.quotations import quotations, quoted_spans

__all__ = [
    "Fact",
    "FactKind",
    "after_hour_word",
    "calendar_words",
    "dates",
    "dates_and_times",
    "day_order",
    "facts",
    "has_capitals",
    "has_names",
    "identifiers",
    "is_known",
    "may_have_year",
    "misfits",
    "name_coverage",
    "names",
    "note_date",
    "noun_endings",
    "nouns_have_capitals",
    "numbers",
    "participle_beginnings",
    "quotations",
    "quoted_spans",
    "read_date",
    "times",
    "values",
    "without_hour_word",
]


_LENGTH_OF_YEAR = 4


def facts(text: str, language: str, *, on: str | None = None, order: str | None = None) -> tuple[Fact, ...]:
    """All facts of a text, by place; none of them lies inside another of a stronger kind.

    Args:
        text: the text.
        language: its BCP 47 tag.
        on: the day of the text as an ISO date, by which "last Tuesday" becomes a day.
        order: `dmy` or `mdy` where it is known which number is the day in 03/04/2026 (see `day_order`).
    """
    return _facts(text, language, on, order)


def values(text: str, language: str, *, on: str | None = None, order: str | None = None) -> tuple[Fact, ...]:
    """The facts of a text that are neither names nor quotations, which take longest to find; by place.

    Args:
        text: the text.
        language: its BCP 47 tag.
        on: the day of the text as an ISO date.
        order: `dmy` or `mdy` where it is known which of two numbers is the day.
    """
    return _values(text, language, on, order)


@remembered
def dates_and_times(text: str, language: str) -> tuple[Fact, ...]:
    """The dates and times among the values of a text, by place.

    Its quantities, which take longest, are looked at only where they may change a date: a year alone may be
    a number, and a word for a day part of a length of time.
    """
    read = dated(text, language, None)
    unsure = any(len(fact.value) == _LENGTH_OF_YEAR for fact in read.written)
    if unsure or days(text, read.folded, read.written, [], language):
        found: Iterable[Fact] = _values(text, language, None, None)
    else:
        found = _by_place(strongest([*read.named, *settled(read.written, (), None), *read.clocks]))
    return tuple(fact for fact in found if fact.kind in {"date", "time"})


@remembered
def _facts(text: str, language: str, on: str | None, order: str | None) -> tuple[Fact, ...]:
    return _by_place((*_values(text, language, on, order), *_beside(text, language, order)))


@remembered
def _beside(text: str, language: str, order: str | None) -> tuple[Fact, ...]:
    """The quotations and names of a text: the day that it is from changes none."""
    spans = [(fact.start, fact.end) for fact in _values(text, language, None, order)]
    return (*quotations(text, language), *names_beside(text, language, spans))


@remembered
def _values(text: str, language: str, on: str | None, order: str | None) -> tuple[Fact, ...]:
    found = _undated(text, language, order)
    told = seen_from(found.told, found.written, on)
    written = resolved(settled(found.written, told, on), on)
    return _by_place(strongest([*found.before, *written, *told, *found.behind]))


def _by_place(found: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.kind)))


class _Undated(NamedTuple):
    """The values of a text that is of no day yet."""

    before: tuple[Fact, ...]
    """Identifiers."""
    written: tuple[Fact, ...]
    """Dates."""
    told: tuple[Fact, ...]
    """Weekdays and relative days."""
    behind: tuple[Fact, ...]
    """Times, numbers and durations."""


@remembered
def _undated(text: str, language: str, order: str | None) -> _Undated:
    digits, folded, counted, named, written, clocks = dated(text, language, order)
    measured = quantities(text, digits, folded, outside(counted, [*named, *written]), language)
    written = without_measured(written, measured)
    lengths = [fact for fact in measured if fact.kind == "duration"]
    told = days(text, folded, written, lengths, language)
    return _Undated(tuple(named), tuple(written), tuple(told), (*clocks, *measured))
