"""Dates: a day and month, a month and year, a year, or all three, in words and figures of every language."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.calendars import has_other_calendars, other_calendar_dates
from articlekit.language.facts.fact import Amount, Fact
from articlekit.language.facts.figures import (
    DAYS_OF_MONTHS,
    choice,
    days_beside,
    days_under_sign,
    figure_dates,
)
from articlekit.language.facts.vocabulary import (
    alternatives,
    at_digits,
    base,
    digit_places,
    plain,
    vocabulary,
)
from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import primary

__all__ = ["calendar_words", "dates", "weekday_names", "written_dates"]

_DIGIT = re.compile(r"\d")
_NAMED_IN_HAN = re.compile("[月월]")
_EAST_ASIAN = re.compile(
    r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월]\s*(?:(\d{1,2})(?:\s*[日일号號]|(?![\d.:])))?"
)
_CENTURY = re.compile(r"[12][90]\d\d")
_YEAR = re.compile(r"(?<![\w.,/:-])((?:19|20)\d\d)(?:\s*[年년]度?)?(?![\w/:-]|[.,]\d)")
_ROMAN = re.compile(
    r"(?<![\d.,/-])(?:(?P<early>(?:19|20)\d\d)\.?[ -])?(?:(?P<day>\d{1,2})[ .-])?"
    r"(?P<month>XII|XI|IX|X|VIII|VII|VI|IV|V|III|II|I)"
    r"(?:[ .-](?P<year>(?:19|20)\d\d)|\.[ ]?(?P<after>\d{1,2}))(?!\d)"
)
_ROMANS = {
    name: number
    for number, name in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1
    )
}
_DAY = re.compile(r"[日일号號]")
_WINDOW = 48
"""Characters before and behind the beginning of a month's name that may belong to a date."""


@remembered
def dates(text: str, language: str) -> tuple[Fact, ...]:
    """The dates of a text that have a figure, in order; a year inside a longer date is part of it."""
    if not _DIGIT.search(text):
        return ()
    digits = plain(text)
    return tuple(written_dates(text, fold(digits), [], language))


def written_dates(
    text: str, folded: str, amounts: list[Amount], language: str, *, order: str | None = None
) -> list[Fact]:
    """The dates of a text, in order, those of other calendars and days in words among them.

    Args:
        text: the text as it is.
        folded: the text, through `plain` and `fold`.
        amounts: its numbers, by which "the third of March" has a day.
        language: its BCP 47 tag.
        order: `dmy` or `mdy` where it is known which of two numbers is the day.
    """
    if not amounts and not digit_places(folded):
        return []  # each has a figure or a number in words
    found = [  # other calendars before ours, which would take the same figures
        *(other_calendar_dates(text, folded, language) if has_other_calendars(language) else ()),
        *_named_dates(text, folded, amounts, language),
        *(
            Fact("date", start, end, text[start:end], value, other=other)
            for start, end, value, other in figure_dates(folded, language, order)
        ),
        *_roman(text, language),
        *_years(text, folded),
    ]
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return kept


def _named_dates(text: str, folded: str, amounts: list[Amount], language: str) -> Iterator[Fact]:
    for match in at_digits(_EAST_ASIAN, folded) if _NAMED_IN_HAN.search(folded) else ():
        year, month, day = match[1], int(match[2]), int(match[3] or 0)
        if 1 <= month <= 12 and day <= DAYS_OF_MONTHS[month - 1]:
            # A number behind a month is its day where it says so, or where nothing follows: 3月12
            if (
                day
                and not _DAY.search(match[0], match.end(3) - match.start())
                and _follows_word(folded, match.end())
            ):
                day = 0
            end = match.end() if day or not match[3] else match.start(3)
            signed = _fact(text, match.start(), end, _value(year, month, day))
            yield from (*days_under_sign(text, signed), signed)
    name = base(language)
    places = sorted(place for month in _beginnings(name) for place in _places(folded, month))
    if places:
        ends = [amount.end for amount in amounts]
        for match in _around(_month_pattern(name), folded, places):
            start, value = _named(text, folded, match, name, (amounts, ends))
            if value:
                named = _fact(text, start, match.end(), value)
                yield named
                yield from days_beside(text, named)


def _places(text: str, words: str) -> Iterator[int]:
    """Where some words stand in a text."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _around(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that have one of some places in them: the rest of a text is not looked at."""
    edge = 0
    for place in places:
        near = pattern.search(text, max(edge, place - _WINDOW), place + _WINDOW) if place >= edge else None
        match = pattern.match(text, near.start()) if near is not None else None
        if match is not None:
            edge = match.end()
            yield match


def _follows_word(folded: str, end: int) -> bool:
    return folded[end : end + 1].isalpha()


def _named(
    text: str, folded: str, match: re.Match[str], language: str, numbers: tuple[list[Amount], list[int]]
) -> tuple[int, str]:
    """Where a date with the name of its month begins, and its value; empty if it is none."""
    month, start = _months(language)[match["month"]], match.start()
    day = int(match["before"] or match["after"] or 0)
    year = match["year"] or match["early"]
    if match["short"]:
        year = f"20{match['short']}"
    in_words = False
    if not day:
        start, day = _day_in_words(folded, match, numbers)
        in_words = bool(day)
    if not (day or year) or day > DAYS_OF_MONTHS[month - 1]:
        return start, ""
    # "it may 3 times": in a language that writes months with a capital, a small one needs more to it.
    small = text[match.start("month")].islower() and _capitalised(language)
    if small and not (match["before"] or year or in_words):
        return start, ""
    return start, _value(year, month, day)


def _day_in_words(
    folded: str, match: re.Match[str], numbers: tuple[list[Amount], list[int]]
) -> tuple[int, int]:
    """The day in words in front of the name of a month: the third of March, el doce de marzo."""
    amounts, ends = numbers
    place = bisect_left(ends, match.start("month") - _REACH)
    for amount in amounts[place:]:
        if amount.end > match.start("month"):
            break
        whole = 1 <= amount.value <= 31 and not amount.value % 1 and folded[amount.end - 1].isalpha()
        if whole and _day_link().fullmatch(folded, amount.end, match.start("month")):
            return amount.start, int(amount.value)
    return match.start(), 0


_REACH = 12
"""Characters between a day in words and the name of its month."""


@loaded
def _day_link() -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{choice('before_month')})\s|(?:{choice('before_day')}))?")


def _roman(text: str, language: str) -> Iterator[Fact]:
    """Dates with the month in Roman figures, as Poles, Hungarians and Romanians write them: 12 III 2026."""
    if base(language) not in {"pl", "hu", "ro", "it", "cs"}:
        return
    for match in at_digits(_ROMAN, text):
        year, day, month = (
            match["early"] or match["year"],
            match["day"] or match["after"],
            _ROMANS[match["month"]],
        )
        if year and day and 1 <= int(day) <= DAYS_OF_MONTHS[month - 1]:
            yield _fact(text, match.start(), match.end(), _value(year, month, int(day)))


def _years(text: str, folded: str) -> list[Fact]:
    if not _CENTURY.search(folded):  # which takes a fraction of the time
        return []
    return [_fact(text, match.start(), match.end(), match[1]) for match in at_digits(_YEAR, folded)]


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
def weekday_names(language: str) -> frozenset[str]:
    """How the days of the week are called, long and short, folded, without points (source: CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        days = Locale.parse(primary(language)).days
    except (UnknownLocaleError, ValueError):
        return frozenset()
    tables = (days[context][width] for context in days for width in ("wide", "abbreviated", "short"))
    names = {fold(name).strip(".") for table in tables if table for name in table.values()}
    return frozenset(names | {name.split("-")[0] for name in names})  # "sexta" is "sexta-feira"


@loaded
def _months(language: str) -> dict[str, int]:
    """Month names and their abbreviations to 1–12, folded (source: CLDR, by way of Babel, and our own)."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for number_text, entries in vocabulary(language).groups("days", "months").items():
        names |= dict.fromkeys(entries, int(number_text))
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
    link = rf"(?:{ending}|[.º])?(?:\s{{0,3}}(?:(?:{before_month})\s{{1,3}})?|[-/])"
    return re.compile(
        rf"(?=[\d{re.escape(letters)}])"  # which rules most places out at once
        r"(?:(?<!\d)(?P<early>\d{4})(?:\.?\s{1,3}|-))?"
        rf"(?:(?<!\d)(?P<before>\d{{1,2}}){link})?(?<![^\W\d_])(?:{glued})?(?P<month>{names})(?![^\W\d_])\.?"
        # No second day behind the month: "on 3 March. 14 people".
        rf"(?(before)|(?:[\s-]{{1,3}}(?P<after>\d{{1,2}})(?:{ending})?(?![\d:.]\d|\d))?)"
        rf"(?:(?:,?\s{{1,3}}(?:(?:{before_year})\s{{1,3}})?|[-/.])(?P<year>\d{{4}})(?!\d)"
        r"|(?:[-/]|\s['’])(?P<short>\d\d)(?!\d))?"
    )
