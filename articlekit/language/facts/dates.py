"""Dates: a day and month, a month and year, a year, or all three, in the language's own forms."""

import re
from functools import lru_cache

from articlekit.language.facts.fact import Fact
from articlekit.language.locale import fold
from articlekit.language.tags import primary

__all__ = ["calendar_words", "dates"]

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_EAST_ASIAN = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号號])?")
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)")
_YEAR = re.compile(r"(?<![\w.,/:-])((?:19|20)\d\d)(?:\s*[年년]度?)?(?![\w/:-]|[.,]\d)")


def dates(text: str, language: str) -> list[Fact]:
    """The dates of a text in order; a year inside a longer date is part of it."""
    found = [*_written(text, language), *_numeric(text), *_years(text)]
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return kept


def _written(text: str, language: str) -> list[Fact]:
    result = []
    for match in _EAST_ASIAN.finditer(text):
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if 1 <= month <= 12 and day <= 31:
            result.append(_fact(text, match.start(), match.end(), _value(year, month, day)))
    months = _months(primary(language))
    if months:
        for match in _month_pattern(primary(language)).finditer(fold(text)):
            day = int(match["before"] or match["after"] or 0)
            year = match["year"]
            if day <= 31 and (day or year):
                value = _value(year, months[match["month"]], day)
                result.append(_fact(text, match.start(), match.end(), value))
    return result


def _numeric(text: str) -> list[Fact]:
    result = [
        _fact(text, match.start(), match.end(), f"{match[1]}-{match[2]}-{match[3]}")
        for match in _ISO.finditer(text)
    ]
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[3])
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        # Day before month, as all but the United States write it, unless it cannot be.
        day, month = (second, first) if second > 12 else (first, second)
        if 1 <= month <= 12 and 1 <= day <= 31:
            result.append(_fact(text, match.start(), match.end(), _value(year, month, day)))
    return result


def _years(text: str) -> list[Fact]:
    return [_fact(text, match.start(), match.end(), match[1]) for match in _YEAR.finditer(text)]


def _fact(text: str, start: int, end: int, value: str) -> Fact:
    return Fact("date", start, end, text[start:end], value)


def _value(year: str | None, month: int, day: int) -> str:
    head = str(int(year)) if year else "-"
    return f"{head}-{month:02}-{day:02}" if day else f"{head}-{month:02}"


@lru_cache(maxsize=32)
def calendar_words(language: str) -> dict[str, str]:
    """The names of months and weekdays, folded, to how the language writes them inside a sentence."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(primary(language))
    except (UnknownLocaleError, ValueError):
        return {}
    tables = (locale.months["format"]["wide"], locale.days["format"]["wide"])
    return {fold(name): name for table in tables for name in table.values()}


@lru_cache(maxsize=32)
def _months(language: str) -> dict[str, int]:
    """Month names and their abbreviations to 1–12, folded (source: CLDR, by way of Babel)."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in months[context][width].items():
                folded = fold(name).strip(".")
                if not folded[:1].isdigit() and len(folded) > 2:
                    names.setdefault(folded, number)
    return names


@lru_cache(maxsize=32)
def _month_pattern(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    link = r"[.\s]*(?:de|del|di|e|of|th|st|nd|rd|er|º)?\.?\s*"
    return re.compile(
        rf"(?:(?<!\d)(?P<before>\d{{1,2}}){link})?(?<!\w)(?P<month>{names})(?!\w)\.?"
        rf"(?:\s+(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]\d|\d))?"
        rf"(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{{4}})(?!\d))?"
    )
