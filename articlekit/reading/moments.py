"""Moments: the day and the time that words name, and the entries of a log or chat in their order."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby, pairwise

from articlekit.language.facts import Fact, dates_and_times
from articlekit.language.locale import Locale
from articlekit.language.sentences import Span
from articlekit.model.note import Statement, StatementState

__all__ = [
    "dated",
    "day_of",
    "in_order",
    "is_chat",
    "is_moment",
    "moment",
    "moment_of",
    "named",
    "plain_time",
    "runs_of_days",
    "talkers",
    "task_state",
    "with_state",
]

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


_LONGEST = 90
"""Characters of a stamp."""
_NAMED = re.compile(
    r"@?(?P<name>[^\W\d_][^:：\n]{0,40}?)[ \u00a0]?[:：][ \u00a0]*(?=\S)|<(?P<nick>[^<>\s]{1,30})>[ ]+"
)


def named(words: str) -> tuple[str, int] | None:
    """The name that the words of a message begin with, and where its text begins."""
    match = _NAMED.match(words)
    return ((match["name"] or match["nick"]).strip(), match.end()) if match else None


def is_chat(messages: Iterable[str]) -> bool:
    """Whether the words behind the times begin with names: most of them do, and a name comes back."""
    read = [named(words) for words in messages]
    names = Counter(found[0] for found in read if found is not None)
    return len(read) >= 2 and 2 * names.total() > len(read) and max(names.values(), default=0) > 1


_TALKERS, _OFTEN, _NAME, _ABOVE = 2, 2, 24, 3
"""Those who talk in a chat without times at least, how often two of them do, characters of a name, and lines
about the talk that stand around it."""
_QUESTION_MARKS = frozenset("?？؟;")


def talkers(lines: Sequence[str]) -> frozenset[str]:
    """The names before the messages of a chat that has no times, or before what is said in an interview.

    They take turns, and somebody asks. Fields of a form do not come back; call signs of a log ask nothing.
    """
    read = [
        (found[0], line) for line in lines if (found := named(line)) is not None and _may_be_name(found[0])
    ]
    counted = Counter(name for name, _ in read)
    often = frozenset(name for name, times in counted.items() if times >= _OFTEN)
    turns = sum(one != other for (one, _), (other, _) in pairwise(read))
    asked = Counter(name for name, line in read if line.rstrip()[-1:] in _QUESTION_MARKS)
    whole = len(often) >= _TALKERS and turns > 2 and 2 * len(often) > len(counted) and bool(asked)
    if not whole or 4 * len(read) < 3 * (len(lines) - _ABOVE):
        return frozenset()
    interview = any(2 * asked[name] > counted[name] for name in often) and len(often) == _TALKERS
    return frozenset(counted) if interview or not any(map(str.isupper, often)) else frozenset()


def _may_be_name(words: str) -> bool:
    return len(words) <= _NAME and not any(map(str.isdigit, words))


def in_order(statements: list[Statement], language: str) -> list[Statement]:
    """The statements of a note, a series of entries with the newest first turned round."""
    result: list[Statement] = []
    for timed, run in groupby(statements, key=lambda each: each.stamp is not None):
        entries = list(run)
        result += _turned(entries, language) if timed else entries
    return result


def _turned(entries: list[Statement], language: str) -> list[Statement]:
    groups = [list(group) for _, group in groupby(entries, key=lambda entry: entry.stamp)]
    if len(groups) < 2:
        return entries
    places = (_order(group[0].stamp or "", language) for group in groups)
    if not all(after < before for before, after in pairwise(places)):  # which the first two tell in most
        return entries
    if len(groups) == 2 and not all(_order(group[0].stamp or "", language)[0] for group in groups):
        return entries
    return [entry for group in reversed(groups) for entry in group]


def _order(words: str, language: str) -> tuple[str, str]:
    """The day, with or without its year, and the time that a stamp names, for comparing with others."""
    if (plain := plain_time(words)) is not None:
        return "", plain
    found = dates_and_times(words[:_LONGEST], language)
    days = [
        fact.value.removeprefix("--") for fact in found if fact.kind == "date" and fact.value[-1:].isdigit()
    ]
    times = [fact.value for fact in found if fact.kind == "time"]
    return next((day for day in days if day[:1].isdigit() and "-" in day), ""), next(iter(times), "")


_OPEN = re.compile(r"(?:\[[ \u00a0]?\]|[☐□])[ \t\u00a0]*$")
_DONE = re.compile(r"(?:\[[xX✓✔]\]|[☑☒✓✔✅])[ \t\u00a0]*$")


def task_state(text: str, start: int) -> StatementState | None:
    """The state that a box before an item gives it.

    Args:
        text: the note.
        start: where the words of the item begin.
    """
    before = text[max(0, start - 8) : start]
    if _OPEN.search(before):
        return "open"
    return "done" if _DONE.search(before) else None


def with_state(statement: Statement, state: StatementState | None, locale: Locale) -> Statement:
    """A task with its state; an open one is labelled as such, unless its label says that it is to come."""
    if state is None:
        return statement
    label = statement.label
    words = locale.zones.get("open_tasks", ())
    if state == "open" and words and (label is None or locale.role_of_label(label) != "outlook"):
        own = words[0][:1].upper() + words[0][1:]
        label = own if label is None else f"{label} ({words[0]})"
    return statement.model_copy(update={"state": state, "label": label})
