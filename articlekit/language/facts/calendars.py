"""Other calendars: eras (令和6年, 民國114年), Han numerals, a day alone (8日), Persian and Islamic months."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.han import han_value
from articlekit.language.facts.vocabulary import alternatives, at_digits, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, fold

__all__ = ["era_dates", "has_other_calendars", "nearest_persian_day", "other_calendar_dates"]

_TAIL = r"(?:\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?)?"
_NUMBER = r"(?<![\d./月월~〜～-])(?P<day>[12]\d|3[01]|[1-9])"
_DAY = {
    # What may follow makes it a number of days, or the beginning of another word.
    "ja": re.compile(rf"{_NUMBER}日(?![間以目後連程余分数本常米時]|ぶり|あまり)"),
    "zh": re.compile(rf"{_NUMBER}[日号號](?![间間内內后後线線楼樓机機院文台门門船航])"),
    "ko": re.compile(rf"(?<!월 ){_NUMBER}일(?!\s?(?:간|동안|째|만|이내|후|뒤|전|정|차))"),
}
_YEAR = re.compile(r"(?<![\d.,/:-])(?P<year>(?:19|20)\d\d)\s?[年년](?!間|间|간)")
_NUMERALS = "〇零一二三四五六七八九十"
_HAN_DATE = re.compile(
    rf"(?<![{_NUMERALS}])(?=[{_NUMERALS}]{{1,4}}[年月])(?:(?P<year>[一二][{_NUMERALS}]{{3}})年)?"
    rf"(?:(?<![{_NUMERALS}])(?P<month>[{_NUMERALS}]{{1,2}})月(?:(?P<day>[{_NUMERALS}]{{1,3}})[日号號])?)?"
)
_SLASHED = re.compile(
    r"(?<![\d./])(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])(?=\s?[(（][月火水木金土日])"
)


@loaded
def has_other_calendars(language: str) -> bool:
    """Whether dates of a language may have eras, other months, or but a sign behind a day or year."""
    name = base(language)
    months = (_calendar(name, calendar) for calendar in ("jalali", "hijri"))
    return name in _DAY or _eras(name) is not None or any(each is not None for each in months)


def era_dates(text: str, plain: str, language: str) -> list[Fact]:
    """Dates in an era's years, and days that leave out month and year, valued `---08`.

    Args:
        text: the text as it is.
        plain: the text with ASCII digits.
        language: its BCP 47 tag.
    """
    name = base(language)
    found = []
    eras = _eras(name)
    known = eras is not None and any(map(plain.__contains__, eras[1]))
    for match in eras[0].finditer(plain) if eras is not None and known else ():
        first = match["year"] in eras[2] if eras is not None else False
        year = eras[1][match["era"]] + (1 if first else int(match["year"])) if eras is not None else 0
        value = f"{year:04}"
        for part in (match["month"], match["day"]):
            value += f"-{int(part):02}" if part else ""
        found.append(Fact("date", match.start(), match.end(), text[match.start() : match.end()], value))
    pattern = _DAY.get(name)
    if pattern is None:
        return found
    for match in at_digits(pattern, plain):
        start, end = match.span()
        found.append(Fact("date", start, end, text[start:end], f"---{int(match['day']):02}"))
    found += [
        Fact("date", *each.span(), text[slice(*each.span())], each["year"])
        for each in at_digits(_YEAR, plain)
    ]
    found += [
        Fact("date", *each.span(), text[slice(*each.span())], _value("-", each["month"], each["day"]))
        for each in at_digits(_SLASHED, plain)
    ]
    return found + (_in_han(text) if name in {"ja", "zh"} else [])


def _in_han(text: str) -> list[Fact]:
    """Dates in Han numerals: 二〇二六年三月四日."""
    found: list[Fact] = []
    for match in _HAN_DATE.finditer(text) if "年" in text or "月" in text else ():
        parts = [han_value(part) if part else None for part in match.group("year", "month", "day")]
        year, month, day = (None if part is None else int(part) for part in parts)
        if (year or day) and (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
            value = _value(f"{year:04}" if year else "-", month, day)
            found.append(Fact("date", match.start(), match.end(), match[0], value))
    return found


def _value(year: str, month: str | int | None, day: str | int | None) -> str:
    return year + "".join(f"-{int(part):02}" for part in (month, day) if part)


@loaded
def _eras(language: str) -> tuple[re.Pattern[str], dict[str, int], tuple[str, ...]] | None:
    words = vocabulary(language)
    starts: dict[str, int] = words.value("days", "eras") or {}
    if not starts:
        return None
    first = words.entries("days", "first_year")
    year = "|".join((r"\d{1,3}", *map(re.escape, first)))
    names = "|".join(map(re.escape, starts))
    return re.compile(rf"(?P<era>{names})\s?(?P<year>{year})\s?年度?{_TAIL}"), starts, first


_EPOCH = date(621, 3, 20)
"""The day before the first one of the year 0 of the Persian calendar, as the cycle counts it."""
_LEAP_YEARS = (1, 5, 9, 13, 17, 22, 26, 30)
"""The places of leap years in a cycle of 33 years of the Persian calendar."""
_SOLAR = (
    re.compile(r"(?<![\d./-])(?P<year>1[34]\d\d)([/-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?![\d/])"),
    re.compile(r"(?<![\d./-])(?P<day>\d{1,2})([/-])(?P<month>\d{1,2})\2(?P<year>1[34]\d\d)(?![\d/])"),
)


def other_calendar_dates(text: str, folded: str, language: str) -> Iterator[Fact]:
    """Dates with Persian or Islamic months, and Persian dates in figures.

    A Persian date with its year is turned into ours; an Islamic one is not, as it begins with the moon
    that was seen.

    Args:
        text: the text as it is.
        folded: the text, through `plain` and `fold`.
        language: its BCP 47 tag.
    """
    name = base(language)
    for calendar in ("jalali", "hijri"):
        months = _calendar(name, calendar)
        if months is None or not any(map(folded.__contains__, months[1])):
            continue
        for match in months[0].finditer(folded):
            month, year, day = months[1][match["month"]], match["year"], match["day"]
            value = _in_calendar(calendar, year, month, int(day) if day else 0)
            if value and (day or year):
                yield Fact("date", *match.span(), text[slice(*match.span())], value)
    if name == "fa":
        for match in chain.from_iterable(pattern.finditer(folded) for pattern in _SOLAR):
            value = _in_calendar("jalali", match["year"], int(match["month"]), int(match["day"]))
            if value:
                yield Fact("date", *match.span(), text[slice(*match.span())], value)


def _in_calendar(calendar: str, year: str | None, month: int, day: int) -> str:
    if month > 12 or day > (31 if calendar == "jalali" else 30):
        return ""
    if calendar == "jalali" and year and day:
        return _persian_day(int(year), month, day).isoformat()
    tail = f"-{month:02}-{day:02}" if day else f"-{month:02}"
    return f"{calendar}:{year or '-'}{tail}"


def _persian_day(year: int, month: int, day: int) -> date:
    """A day of the Persian calendar in ours, by its cycle of 33 years, as it holds from 1300 to 1499."""
    cycles, rest = divmod(year, 33)
    leaps = 8 * cycles + sum(leap < rest for leap in _LEAP_YEARS)
    before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return _EPOCH + timedelta(365 * year + leaps + before + day)


def nearest_persian_day(month: int, day: int, near: date) -> date:
    """Of the days that a day without its year may be in the Persian calendar, the nearest to another one."""
    first = near.year - _EPOCH.year
    years = [_persian_day(year, month, day) for year in range(first - 1, first + 2)]
    return min(years, key=lambda each: abs((each - near).days))


@loaded
def _calendar(language: str, calendar: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    months: list[str | list[str]] = vocabulary(language).value("days", calendar) or []
    if not months:
        return None
    names = {
        fold(form): number
        for number, forms in enumerate(months, start=1)
        for form in ([forms] if isinstance(forms, str) else forms)
    }
    choice = alternatives(sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\d:.,])(?P<day>\d{{1,2}})\s(?:من\s)?)?{NOT_AFTER_LETTER}(?P<month>{choice}){NOT_BEFORE_LETTER}"
        r"(?:\s(?:سال\s|عام\s|سنة\s)?(?P<year>1[34]\d\d)(?!\d))?"
    ), names
