"""Moments: the day and the time that words name."""

import re
from datetime import date

from articlekit.language.facts import Fact, dates_and_times
from articlekit.language.sentences import Span

__all__ = ["dated", "day_of", "is_moment", "moment", "moment_of", "plain_time", "runs_of_days"]

_PLAIN = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_LOOKED_AT = 90
"""Characters of a stamp."""
_SMALL = 4
"""Characters of a small word or a time zone beside a time."""


def plain_time(words: str) -> str | None:
    """The time of day `HH:MM` that words such as 9:05 are, as most stamps are; None for any others."""
    plain = _PLAIN.fullmatch(words)
    return f"{int(plain[1]):02}:{plain[2]}" if plain else None


def moment(words: str, language: str, day: str | None) -> str | None:
    """The ISO date-time that a stamp names; one without a day is of the given day; None without either.

    Args:
        words: the stamp as written.
        language: its BCP 47 tag.
        day: ISO date of the entry before, or of the note; it gives the year where the stamp has none.
    """
    time = plain_time(words)
    for fact in () if time else dates_and_times(words[:_LOOKED_AT], language):
        if fact.kind == "time" and time is None:
            time = fact.value
        elif fact.kind == "date":
            day = dated(_nearer(fact, day), day) or day
    if time is None and (hours := re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", words.strip())):
        time = f"{hours[1]}:{hours[2]}"
    if day is None:
        return None
    return f"{day}T{time}" if time is not None else day


def _nearer(fact: Fact, day: str | None) -> str:
    """Of the two days that a date such as 03/04/2026 may be, the one that is nearer to a day."""
    if not (fact.other and day):
        return fact.value
    near = date.fromisoformat(day)
    return min(fact.value, fact.other, key=lambda value: abs(date.fromisoformat(value) - near))


def dated(value: str, near: str | None) -> str | None:
    """A date's value as a whole ISO date, its year taken from a known one; None where it is not whole."""
    if len(value) == 10 and value[:4].isdigit():
        return value
    if value.startswith("--") and len(value) == 7 and near is not None:
        return near[:4] + value[1:]
    return None


def day_of(words: str, language: str) -> str | None:
    """The ISO date of the first whole day that words name; None where they name none with its year."""
    for fact in dates_and_times(words[:200], language):
        value = fact.value if isinstance(fact.value, str) else ""
        if fact.kind == "date" and len(value) == 10 and value[:4].isdigit():
            return value
    return None


def moment_of(words: str, language: str, day: str | None) -> str | None:
    """The ISO date-time that words name; a time alone is one of the given day."""
    day = day_of(words, language) or day
    if day is None:
        return None
    for fact in dates_and_times(words[:200], language):
        if fact.kind == "time" and isinstance(fact.value, str) and len(fact.value) >= 5:
            return f"{day}T{fact.value[:5]}"
    return None


def runs_of_days(text: str, language: str) -> list[Span]:
    """Where dates stand, a weekday beside a date being part of it."""
    runs: list[Span] = []
    for fact in dates_and_times(text[:300], language):
        if runs and not any(map(str.isalnum, text[runs[-1].end : fact.start])):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, fact.end))
        else:
            runs.append(Span(fact.start, fact.end))
    return runs


def is_moment(words: str, language: str) -> bool:
    """Whether words are a day or time, with but small ones beside it, as in "at 12:40 on 19/02/2026"."""
    found = dates_and_times(words[:200], language)
    rest = list(words)
    for fact in found:
        rest[fact.start : fact.end] = " " * (fact.end - fact.start)
    beside = re.findall(r"\w+", "".join(rest))
    return bool(found) and all(len(word) <= _SMALL and (word.isalpha() or word.isascii()) for word in beside)
