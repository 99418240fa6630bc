"""Dates: a day and month, a month and year, a year, or all three, in the language's own forms."""

import re

from articlekit.language.facts.date_words import choice
from articlekit.language.facts.day_runs import days_beside, days_under_sign
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.plain import at_digits
from articlekit.language.facts.vocabulary import alternatives
from articlekit.language.loading import loaded
from articlekit.language.locale import fold, load
from articlekit.language.remembering import remembered
from articlekit.language.tags import primary

__all__ = ["calendar_words", "dates"]

_DIGIT = re.compile(r"\d")
_NAMED_IN_HAN = re.compile("[月월]")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_EAST_ASIAN = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일号號])?")
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|\.\d)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TWO_PARTS = re.compile(r"\d[./]\d")
_CENTURY = re.compile(r"[12][90]\d\d")
_YEAR = re.compile(r"(?<![\w.,/:-])((?:19|20)\d\d)(?:\s*[年년]度?)?(?![\w/:-]|[.,]\d)")


@remembered
def dates(text: str, language: str) -> tuple[Fact, ...]:
    """The dates of a text in order; a year inside a longer date is part of it."""
    if not _DIGIT.search(text):
        return ()
    found = [*_written(text, language), *_numeric(text), *_years(text)]
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return tuple(kept)


def _written(text: str, language: str) -> list[Fact]:
    result = []
    for match in at_digits(_EAST_ASIAN, text) if _NAMED_IN_HAN.search(text) else ():
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if 1 <= month <= 12 and day <= _DAYS[month - 1]:
            signed = _fact(text, match.start(), match.end(), _value(year, month, day))
            result += [*days_under_sign(text, signed), signed]
    folded, base = fold(text), primary(language)
    if any(map(folded.__contains__, _beginnings(base))):
        for match in _month_pattern(base).finditer(folded):
            if (value := _named(text, match, base)) is not None:
                named = _fact(text, match.start(), match.end(), value)
                result += [named, *days_beside(text, named)]
    return result


def _named(text: str, match: re.Match[str], language: str) -> str | None:
    """The value of a date with the name of its month, if it is one."""
    month = _months(language)[match["month"]]
    day = int(match["before"] or match["after"] or 0)
    year = match["year"] or match["early"]
    if not (day or year) or day > _DAYS[month - 1]:
        return None
    # "it may 3 times": in a language that writes months with a capital, a small one needs more to it.
    if text[match.start("month")].islower() and _capitalised(language) and not (match["before"] or year):
        return None
    return _value(year, month, day)


def _numeric(text: str) -> list[Fact]:
    result = [
        _fact(text, match.start(), match.end(), f"{match[1]}-{match[2]}-{match[3]}")
        for match in (at_digits(_ISO, text) if "-" in text else ())
    ]
    for match in at_digits(_NUMERIC, text) if _TWO_PARTS.search(text) else ():
        first, second = int(match[1]), int(match[3])
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        # Day before month, as all but the United States write it, unless it cannot be.
        day, month = (second, first) if second > 12 else (first, second)
        if 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]:
            result.append(_fact(text, match.start(), match.end(), _value(year, month, day)))
    return result


def _years(text: str) -> list[Fact]:
    if not _CENTURY.search(text):  # which takes a fraction of the time
        return []
    return [_fact(text, match.start(), match.end(), match[1]) for match in at_digits(_YEAR, text)]


def _fact(text: str, start: int, end: int, value: str) -> Fact:
    end -= text.endswith(".", start, end)  # the point of an abbreviation, or of the sentence
    return Fact("date", start, end, text[start:end], value)


def _value(year: str | None, month: int, day: int) -> str:
    head = str(int(year)) if year else "-"
    return f"{head}-{month:02}-{day:02}" if day else f"{head}-{month:02}"


@loaded
def calendar_words(language: str) -> dict[str, str]:
    """The names of months and weekdays, folded, to how the language writes them inside a sentence."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(primary(language))
    except (UnknownLocaleError, ValueError):
        return {}
    tables = (locale.months["format"]["wide"], locale.days["format"]["wide"])
    return {fold(name): name for table in tables for name in table.values()}


@loaded
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


@loaded
def _beginnings(language: str) -> tuple[str, ...]:
    """The names of months that no other one is a part of: a text without these has none."""
    names = _months(language)
    return tuple(name for name in names if not any(other in name for other in names if other != name))


@loaded
def _capitalised(language: str) -> bool:
    """Whether the language writes the names of months with a capital."""
    from babel import Locale

    name: str = Locale.parse(language).months["format"]["wide"][1]
    return name[:1].isupper()


@loaded
def _month_pattern(language: str) -> re.Pattern[str]:
    names = alternatives(sorted(_months(language), key=len, reverse=True))
    clitics = [fold(clitic) for clitic in load(language).words.get("proclitics", ())]
    glued = "|".join(map(re.escape, clitics))
    letters = "".join({word[0] for word in (*_months(language), *clitics)})
    # White space is counted, so that a page of it costs no more than a page of anything else.
    ending, before_month, before_year = map(choice, ("day_endings", "before_month", "before_year"))
    link = rf"(?:{ending}|[.º])?\s{{0,3}}(?:(?:{before_month})\s{{1,3}})?"
    return re.compile(
        rf"(?=[\d{re.escape(letters)}])"  # which rules most places out at once
        r"(?:(?<!\d)(?P<early>\d{4})\.?\s{1,3})?"
        rf"(?:(?<!\d)(?P<before>\d{{1,2}}){link})?(?<!\w)(?:{glued})?(?P<month>{names})(?!\w)\.?"
        # No second day behind the month: "on 3 March. 14 people".
        rf"(?(before)|(?:\s{{1,3}}(?P<after>\d{{1,2}})(?:{ending})?(?![\d:.]\d|\d))?)"
        rf"(?:,?\s{{1,3}}(?:(?:{before_year})\s{{1,3}})?(?P<year>\d{{4}})(?!\d))?"
    )
