"""Values: numbers, dates and times, compared in whatever form they are written."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articlekit.language.facts import Fact, FactKind

__all__ = ["COUNTED", "Value", "ValueKind", "is_counted", "moments_in", "value_of"]

COUNTED: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""The kinds of facts that are values."""
ValueKind = str
"""`amount`, `time` or `date`."""

_KINDS: dict[FactKind, ValueKind] = {
    "number": "amount", "duration": "amount", "identifier": "name", "time": "time", "date": "date",
}  # fmt: skip
_DIGITS = re.compile(r"\d+(?:[.,:’'\u00a0\u202f ]\d+)*")
_SEPARATOR = re.compile(r"[.,:’'\u00a0\u202f ]")
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_FRACTION = re.compile(r"\d[/\u2044]\d")
_DAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_NOON = 12
_BOTH = 2
_SECONDS = re.compile(r"\d\s?[:：]\s?\d\d\s?[:：]\s?(\d\d)")
_SHARE = "%"
"""Of a number with this unit and one without it, one counts something else."""
_HHMM = re.compile(r"([01]?\d|2[0-3])[.:hu]([0-5]\d)")
_STAMP = re.compile(r"([01]\d|2[0-3])[.:hu]?([0-5]\d)")
_DDMM = re.compile(r"(0?[1-9]|[12]\d|3[01])[./](0[1-9]|1[0-2]|[1-9])")
_SMALL = frozenset({"0", "1", "2", "3"})


@dataclass(frozen=True)
class Value:
    """A value of a text and the keys that other forms of it have as well."""

    fact: Fact
    kind: ValueKind
    keys: frozenset[str]

    def same(self, other: "Value") -> bool:
        """Whether two values may be the same.

        The same digits with another unit or magnitude are another value: 40 cm and 40 metres. Where one
        side has no unit, or is read as something else (22.47 as a number), the digits decide.
        """
        one, two = self.fact, other.fact
        if one.kind == two.kind == "time":
            seconds = {match[1] for match in map(_SECONDS.search, (one.text, two.text)) if match}
            return one.value == two.value and len(seconds) < _BOTH
        if one.kind == two.kind and one.value == two.value and one.unit == two.unit:
            return True
        if one.kind == two.kind == "date" and {one.value[:4], two.value[:4]} <= _years(one, two):
            return False
        if one.kind == two.kind == "number" and one.value != two.value and all(map(_is_worded, (one, two))):
            return False  # 1.8 lakh and 1.8 crore
        if one.kind == two.kind == "number" and ((one.unit and two.unit) or _SHARE in {one.unit, two.unit}):
            return False
        return not self.keys.isdisjoint(other.keys)


def _years(one: Fact, two: Fact) -> set[str]:
    """The years of two dates that name different ones; nothing where one of them names none."""
    years = {one.value[:4], two.value[:4]}
    return years if len(years) == _BOTH and all(map(str.isdigit, years)) else set()


def _is_worded(fact: Fact) -> bool:
    return any(map(str.isalpha, fact.text))


def moments_in(fact: Fact, *, stamp: bool) -> Iterator[Value]:
    """The time and the day that a number of a note may be: 12.49, 18/10, 20.11; 1502 as a stamp."""
    if fact.kind != "number" or fact.unit:
        return
    match = (_STAMP if stamp else _HHMM).fullmatch(fact.text)
    if match:
        time = Fact("time", fact.start, fact.end, fact.text, f"{int(match[1]):02}:{match[2]}")
        yield Value(time, "time", frozenset(_keys(time)))
    if match := _DDMM.fullmatch(fact.text):
        day = Fact("date", fact.start, fact.end, fact.text, f"--{int(match[2]):02}-{int(match[1]):02}")
        yield Value(day, "date", frozenset(_keys(day)))


def is_counted(fact: Fact) -> bool:
    """Whether a number is so small and written in words that a reader of the note may have counted it."""
    return fact.kind == "number" and fact.value in _SMALL and not any(map(str.isdigit, fact.text))


@lru_cache(maxsize=10_000)
def value_of(fact: Fact) -> Value:
    """The value that a fact is."""
    return Value(fact, _KINDS[fact.kind], frozenset(_keys(fact)))


def _keys(fact: Fact) -> set[str]:
    if fact.kind == "date":
        digits = _DIGITS.findall(fact.text) if _DAY.fullmatch(fact.value) is None else []
        return _keys_of_day(fact.value) | {each.lstrip("0") for each in digits}  # 5号 may be a number, too
    found = set()
    if fact.kind == "time":
        found |= _keys_of_time(fact.value)
    else:
        text = unicodedata.normalize("NFKC", fact.text)
        if _MILITARY.fullmatch(text):  # a time that nothing marks as one
            found.add(f"{int(text[:2])}:{text[2:]}")
        whole = fact.kind != "number" or not _FRACTION.search(text)  # ¾ is neither 3 nor 4
        for digits in _DIGITS.findall(text) if whole else ():
            plain = _SEPARATOR.sub(".", digits).lstrip("0") or "0"
            found |= {plain, plain.replace(".", "")}
    if fact.kind == "number" and _PLAIN.fullmatch(fact.value):
        found.add(fact.value)
    return found


def _keys_of_time(value: str) -> set[str]:
    match = _CLOCK.fullmatch(value)
    if match is None:
        return {value}
    found = set()
    hour = int(match[1])
    for each in {hour, hour - _NOON if hour > _NOON else hour}:
        found |= {f"{each}:{match[2]}", f"{each}.{match[2]}"}
        if match[2] == "00":
            found.add(str(each))
    return found


def _keys_of_day(value: str) -> set[str]:
    match = _DAY.fullmatch(value)
    if match is None:
        return {f"day {value}"}
    found = {f"day {match[2]}-{match[3]}"}
    if match[1] != "-":
        try:
            day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return found
        found.add(f"day weekday:{day.isoweekday()}")
    return found
