"""Values: numbers, dates and times, compared in whatever form they are written."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from articlekit.checks.grounding.matching import bare
from articlekit.language.caching import loaded
from articlekit.language.facts import Fact, FactKind, facts
from articlekit.language.facts.fact import canonical
from articlekit.language.facts.vocabulary import alternatives, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, fold

__all__ = [
    "COUNTED",
    "Value",
    "ValueKind",
    "days_in",
    "heights_in",
    "is_counted",
    "moments_in",
    "short_days",
    "value_of",
    "weekdays_in",
]

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
_ORDINAL = "ordinal"
_SHARE = "%"
"""Of a number with this unit and one without it, one counts something else."""
_HHMM = re.compile(r"([01]?\d|2[0-3])[.:hHuU]([0-5]\d)")
_HOUR = re.compile(r"0?\d|1\d|2[0-4]")
_CLOCK_BEHIND = re.compile(r"\s?[uhUH](?!\w)")
_AROUND_HOUR = 20
"""Characters at a number in which a word of the clock may stand."""
_STAMP = re.compile(r"([01]\d|2[0-3])[.:hu]?([0-5]\d)")
_DAY_MONTH = re.compile(
    r"(?<![\d./:,-])(0?[1-9]|[12]\d|3[01])(?:\.\s?|/)(0?[1-9]|1[0-2])(?![\d/:-]|[.,]\d|\s?%)"
)
_METRES = re.compile(r"(?<![\w.,])(\d{1,2})[ \u00a0]?m[ \u00a0]?(\d\d)(?![\w.,])")
_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff]")
_WEEKDAY = "weekday:"
_SMALL = frozenset({"0", "1", "2", "3"})


@dataclass(frozen=True)
class Value:
    """A value of a text and the keys that other forms of it have as well."""

    fact: Fact
    kind: ValueKind
    keys: frozenset[str]
    weekday: bool = False
    """Whether it is a day told by its weekday alone, which may be that of another week."""

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
        if one.kind == two.kind == "date":
            if {one.value[:4], two.value[:4]} <= _years(one, two):
                return False
            known = not self.weekday and not other.weekday
            if known and all(_DAY.fullmatch(each.value) for each in (one, two)):
                # Two Wednesdays are not one day; a date in figures may be read in two ways.
                return not _days(one).isdisjoint(_days(two))
        if one.kind == two.kind == "number" and one.value != two.value and all(map(_is_worded, (one, two))):
            return False  # 1.8 lakh and 1.8 crore
        units = [each.unit.replace(_ORDINAL, "") for each in (one, two)]  # the 12th kilometre is km 12
        if one.kind == two.kind == "number" and (all(units) or _SHARE in units):
            return False
        return not self.keys.isdisjoint(other.keys)


def _days(fact: Fact) -> set[str]:
    """The month and day of a date, by both of its readings."""
    return {each[-5:] for each in (fact.value, fact.other) if each}


def _years(one: Fact, two: Fact) -> set[str]:
    """The years of two dates that name different ones; nothing where one of them names none."""
    years = {one.value[:4], two.value[:4]}
    return years if len(years) == _BOTH and all(map(str.isdigit, years)) else set()


def _is_worded(fact: Fact) -> bool:
    return _WORD.search(fact.text) is not None


def moments_in(fact: Fact, text: str, language: str, *, stamp: bool) -> Iterator[Value]:
    """The time that a number of a note may be: 12.49, 12u10, o 13; 1502 as a stamp.

    Args:
        fact: the number.
        text: the folded text that it stands in.
        language: the primary language subtag of that.
        stamp: whether the number stands before what is said at that time.
    """
    if fact.kind not in {"number", "identifier"} or fact.unit:
        return
    match = (_STAMP if stamp else _HHMM).fullmatch(fact.text)
    if match:
        yield _time(fact, int(match[1]), match[2])
    elif _HOUR.fullmatch(fact.text):
        before, behind = text[: fact.start][-_AROUND_HOUR:], text[fact.end :][:_AROUND_HOUR]
        hour = _hour(int(fact.text), before, behind, language)
        if hour is not None:
            yield _time(fact, hour, "00")


def days_in(text: str, start: int, end: int) -> Iterator[Value]:
    """The days that two numbers of a note may be: 18/10, 20.11, 9. 1."""
    for match in _DAY_MONTH.finditer(text, start, end):
        value = f"--{int(match[2]):02}-{int(match[1]):02}"
        day = Fact("date", match.start(), match.end(), match[0], value)
        yield Value(day, "date", frozenset(_keys(day)))


def weekdays_in(text: str, start: int, end: int, language: str) -> Iterator[Value]:
    """The weekdays of a folded note that are cut short before a figure: sat 16.42."""
    for match in _short_day(language).finditer(text, start, end):
        value = f"{_WEEKDAY}{short_days(language)[match[1]]}"
        day = Fact("date", *match.span(1), match[1], value)
        yield Value(day, "date", frozenset({f"day {value}"}), weekday=True)


@loaded
def _short_day(language: str) -> re.Pattern[str]:
    choice = "|".join(map(re.escape, sorted(short_days(language), key=len, reverse=True))) or "(?!)"
    return re.compile(rf"(?<!\w)({choice})\.?,? ?(?=\d)")


@loaded
def short_days(language: str) -> dict[str, int]:
    """The weekdays as a language cuts them short, folded, to 1-7 (source: CLDR, by way of Babel)."""
    from babel import Locale, UnknownLocaleError

    try:
        days = Locale.parse(language).days["format"]["abbreviated"]
    except (UnknownLocaleError, ValueError):
        return {}
    return {fold(name).rstrip("."): number + 1 for number, name in days.items()}


def heights_in(text: str, start: int, end: int) -> Iterator[Value]:
    """The metres with centimetres behind them in a note: 1m60, 1 m 60."""
    for match in _METRES.finditer(text, start, end):
        value = canonical(Decimal(f"{match[1]}.{match[2]}"))
        height = Fact("number", match.start(), match.end(), match[0], value, "m")
        yield Value(height, "amount", frozenset(_keys(height) | {value}))


def _time(fact: Fact, hour: int, minute: str) -> Value:
    time = Fact("time", fact.start, fact.end, fact.text, f"{hour:02}:{minute}")
    return Value(time, "time", frozenset(_keys(time)))


def _hour(hour: int, before: str, behind: str, language: str) -> int | None:
    """The hour of the day that a bare number is by a word of the clock at it; none without one."""
    at, first, second = _clock_words(language)
    if first.match(behind):
        return hour
    if second.match(behind):
        return hour + _NOON if hour < _NOON else hour
    return hour if _CLOCK_BEHIND.match(behind) or at.search(before) else None


@loaded
def _clock_words(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands in front of an hour in a language, and behind one of each half of the day."""
    words = vocabulary(language)

    def choice(*names: str) -> str:
        found = {each for name in names for each in words.entries("times", name)}
        return alternatives(sorted({*found, *map(bare, found)}, key=len, reverse=True)) or "(?!)"

    return (
        re.compile(rf"{NOT_AFTER_LETTER}(?:{choice('at', 'clock_before')})\.?\s?$"),
        re.compile(rf"\s?(?:{choice('first_half')}){NOT_BEFORE_LETTER}"),
        re.compile(rf"\s?(?:{choice('second_half')}){NOT_BEFORE_LETTER}"),
    )


def is_counted(fact: Fact) -> bool:
    """Whether a number is so small and written in words that a reader of the note may have counted it."""
    return (
        fact.kind == "number"
        and fact.unit != "×"
        and fact.value in _SMALL
        and not any(map(str.isdigit, fact.text))
    )


@lru_cache(maxsize=10_000)
def value_of(fact: Fact, language: str, beside: str = "") -> Value:
    """The value that a fact is.

    Args:
        fact: the fact.
        language: the primary language subtag of its text.
        beside: of a weekday, the value of the date that it stands beside, whose weekday it is.
    """
    kind, weekday = _KINDS[fact.kind], fact.kind == "date" and _is_weekday(fact, language)
    keys = _keys_of_day(beside) - {f"day {fact.value}"} if weekday and beside else _keys(fact)
    return Value(fact, kind, frozenset(keys), weekday)


def _is_weekday(fact: Fact, language: str) -> bool:
    """Whether a date is told by its weekday alone."""
    if fact.value.startswith(_WEEKDAY):
        return True
    if any(map(str.isdigit, fact.text)):
        return False
    return any(each.value.startswith(_WEEKDAY) for each in facts(fact.text, language))


def _keys(fact: Fact) -> set[str]:
    if fact.kind == "date":
        digits = _DIGITS.findall(fact.text) if _DAY.fullmatch(fact.value) is None else []
        return (
            _keys_of_day(fact.value)
            | _keys_of_day(fact.other or fact.value)
            | {each.lstrip("0") for each in digits}
        )  # 5号 may be a number, too
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
            plain = f"0{plain}" if plain.startswith(".") else plain
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
