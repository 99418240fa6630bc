"""Dates in figures, as 12.03.26 and 2026-03-12, and runs of days that share a month: 3rd and 4th March."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.hedges import range_words
from articlekit.language.facts.vocabulary import at_digits, base, vocabulary
from articlekit.language.letters import fold

__all__ = [
    "DAYS_OF_MONTHS",
    "choice",
    "day_order",
    "days_beside",
    "days_under_sign",
    "figure_dates",
    "listed",
]

_FULL = re.compile(r"(?P<month>.*-\d\d-)(?P<day>\d\d)")
_LEADING = re.compile(r"\d{1,2}(?!\d)")
_REACH = 24
"""Characters before or behind a day in which another one may share its month."""
_MOST = 6
"""Days of one run."""
_SIGNED = re.compile(
    r"(?P<head>(?:\d{4}\s*[年년]\s*)?\d{1,2}\s*[月월]\s*(?P<first>\d{1,2})\s*[日일号號]?)"
    r"\s*(?:[-–—~〜～、・,至到和と]|から|부터|및|과|와)\s*(?P<last>\d{1,2})\s*[日일号號]"
)


@loaded
def choice(name: str) -> str:
    """A list of words around a written date, from the data file, as the alternatives of a pattern.

    Args:
        name: the name of the list.
    """
    return "|".join(re.escape(fold(entry)) for entry in sorted(listed(name), key=len, reverse=True))


@loaded
def listed(name: str) -> tuple[str, ...]:
    """A list of words around a written date, from the data file."""
    path = files("articlekit.language.facts") / "dates.toml"
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))[name])


def days_beside(text: str, known: Fact) -> Iterator[Fact]:
    """The days that stand beside a date with a named month and belong to the same month.

    The days of a run rise: in "line 7 and 3 March" the 7 is a number.

    Args:
        text: the text that the date stands in.
        known: a date that begins or ends with its day.
    """
    value = _FULL.fullmatch(known.value)
    if value is None:
        return
    if _LEADING.match(text, known.start):
        yield from _before(text, known, value["month"], int(value["day"]))
    elif text[known.end - 1].isdigit():
        yield from _behind(text, known, value["month"], int(value["day"]))


def days_under_sign(text: str, known: Fact) -> Iterator[Fact]:
    """The two days of a run behind 月 or 월: 3月3日から5日, 3月3～5日.

    Args:
        text: the text that the date stands in.
        known: a date whose month is written with the sign, with or without the first day.
    """
    match = _SIGNED.match(text, known.start)
    if match is None or not 0 < int(match["first"]) < int(match["last"]) <= 31:
        return
    value = _FULL.fullmatch(known.value)
    month = value["month"] if value is not None else f"{known.value}-"
    spans = ((match["first"], *match.span("head")), (match["last"], match.start("last"), match.end()))
    for day, start, end in spans:
        yield Fact("date", start, end, text[start:end], f"{month}{int(day):02}")


def _before(text: str, known: Fact, month: str, day: int) -> Iterator[Fact]:
    """The days before a day: 3 and 4 March, 3, 4 and 5 March, 3.–4. März."""
    end = known.start
    joined, listed = _links()
    for number in range(_MOST):
        near = fold(text[max(0, end - _REACH) : end])
        match = joined.search(near) or (listed.search(near) if number else None)
        if match is None or not 0 < int(match["day"]) < day:
            return
        day, offset = int(match["day"]), end - len(near)
        start, stop = offset + match.start("written"), offset + match.end("written")
        yield Fact("date", start, stop, text[start:stop], f"{month}{day:02}")
        end = start


def _behind(text: str, known: Fact, month: str, day: int) -> Iterator[Fact]:
    """The day behind a day: March 3–4. Behind a word another number may be meant: 3 and 4 people."""
    match = _following().match(fold(text[known.end : known.end + _REACH]))
    written = "written" if match is not None and match["written"] else "closed"
    if match is not None and day < (last := int(match[f"{written}_day"])) <= 31:
        start, end = known.end + match.start(written), known.end + match.end(written)
        yield Fact("date", start, end, text[start:end], f"{month}{last:02}")


def _join_words() -> str:
    return f"{range_words()}|{choice('day_joins')}"


@loaded
def _links() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a day where another day of the month does; the same with a comma, in a list."""
    ending, glued = choice("day_endings"), choice("day_joins_glued")
    day = rf"(?<![\w.,:/’'-])(?:(?:{choice('before_day')}))?(?P<written>(?P<day>\d{{1,2}})(?:{ending}|\.|º)?)"
    joins = rf"[-–—/]|(?<=\.)\s[-–]\s|\s{{1,3}}(?:{_join_words()})\s{{1,3}}|\s{{1,3}}(?:{glued})"
    return re.compile(f"{day}(?:{joins})$"), re.compile(rf"{day},\s{{1,3}}$")


@loaded
def _following() -> re.Pattern[str]:
    """What follows a day where another day of the month does."""
    ending = choice("day_endings")
    day = r"(?P<{0}>(?P<{0}_day>\d{{1,2}})(?:{1}|\.(?!\d))?)(?![\w:])"
    return re.compile(
        rf"\.?[-–—]{day.format('written', ending)}"
        rf"|\.?\s(?:{_join_words()})\s{day.format('closed', ending)}(?=\s*(?:$|[,;.!?)(:،؛]))"
    )


DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CANDIDATE = re.compile(r"[0-9][0-9]{0,3}+(?:[./-]|\.[ \u00a0])[0-9]")
_YEAR_FIRST = re.compile(
    r"(?<![\d.,/-])(?P<year>\d{4})(?P<mark>[-/.]|\.[ \u00a0])(?P<first>\d{1,2})(?P=mark)"
    r"(?P<second>\d{1,2})(?!\d|[./-]\d)"
)
_YEAR_LAST = re.compile(
    r"(?<![\d.,/-])(?P<first>\d{1,2})(?P<mark>[-/.]|\.[ \u00a0])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>\d{4}|\d{2})(?![\d/]|[.-]\d)"
)
_SLASHED = re.compile(
    r"(?<![\d.,/-])(?P<first>\d{1,2})/(?P<second>\d{1,2})[ -](?P<year>(?:19|20)\d\d)(?![\d/.-])"
)
_DOTTED = re.compile(
    r"(?<![\d.,/:-])(?P<first>\d{1,2})\.[ \u00a0]?(?P<second>\d{1,2})\.(?!\d|[ \u00a0]?\d{2})"
)
_TWO = re.compile(r"(?<![\d.,/:-])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})(?![\d/]|[.,:-]\d|\s?%)")
_NO_DATE = re.compile(  # of a version, a section, a time
    r"(?:v|ver|vers|version\w*|versi[oó]n|versão|versione|versiune\w*|wersj\w+|verz\w+|верси\w+|версі\w+|release"
    r"|build|rev|firmware|ip|section|abschnitt|kapitel|kap|punkt|pkt|nr|ziffer|art|artikel|afsnit|avsnitt|kohta|luku"
    r"|bod|odst|kapitola|rozdział|пункт\w*|п|раздел\w*|розділ\w*|§|kl|klo|klokken|klokka|klockan|kello|saat|ore)"
    r"\.?\s?$"
)
_WINDOW = 16
_NEAR = 40
"""A year of two figures is one of this century, from 2010 to 2059, or of the last one."""


def figure_dates(folded: str, language: str, order: str | None) -> Iterator[tuple[int, int, str, str]]:
    """The dates in figures alone: start, end, value, and the other reading where it is not certain.

    Args:
        folded: the text, through `plain` and `fold`.
        language: its BCP 47 tag.
        order: `dmy` or `mdy` where it is known which of two numbers is the day.
    """
    for place in at_digits(_CANDIDATE, folded):
        for pattern in (_YEAR_FIRST, _YEAR_LAST, _SLASHED):
            match = pattern.match(folded, place.start())
            if match is not None:
                yield from _full(folded, match, language, order)
                break
        else:
            match = _DOTTED.match(folded, place.start()) or _TWO.match(folded, place.start())
            if match is not None:
                yield from _day_and_month(folded, match, language, order)


def day_order(text: str, language: str) -> str:
    """Which number is the day in dates such as 03/04/2026: `dmy`, `mdy`, or empty where nothing tells.

    A date of the text that can be read in one way only tells it for the others; else the language and
    region do. In English without a region nothing does.

    Args:
        text: a note, or what there is of it.
        language: its BCP 47 tag.
    """
    if base(language) != "en":
        return "dmy"
    told = {
        "dmy" if int(match["first"]) > 12 else "mdy"
        for match in at_digits(_YEAR_LAST, text)
        if match["mark"] == "/" and (int(match["first"]) > 12) != (int(match["second"]) > 12)
    }
    if len(told) == 1:
        return told.pop()
    region = language.upper().replace("_", "-").rpartition("-")[2]
    return {"US": "mdy", "EN": ""}.get(region, "dmy")


def _full(
    folded: str, match: re.Match[str], language: str, order: str | None
) -> Iterator[tuple[int, int, str, str]]:
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    groups = match.groupdict()
    if len(year) == 2:
        if _NO_DATE.search(folded, max(0, match.start() - _WINDOW), match.start()):
            return
        if base(language) in {"ja", "zh", "ko"} and first > 12:
            year, first, second = str(first), second, int(year)  # 26/3/12
            order = "mdy"
        year = f"20{year}" if int(year) < _NEAR else f"19{year}"
        plain_mark = groups.get("mark") == "." and len(match[0]) < 8
        if plain_mark and base(language) in {"en", "zh", "ja", "ko", "es", "pt"} and order != "mdy":
            return  # 2.6.7 is a version
    if match.re is _YEAR_FIRST:
        order = "mdy"
    elif groups.get("mark") in {".", ". ", ".\u00a0"}:
        order = "dmy"
    value, other = _read(year, first, second, order or day_order(folded, language))
    if value:
        yield match.start(), match.end(), value, other


def _read(year: str, first: int, second: int, order: str | None) -> tuple[str, str]:
    """The value, and the other one where either of two numbers may be the day."""
    day_first, month_first = _value(year, second, first), _value(year, first, second)
    if order == "mdy":
        return month_first or day_first, ""
    if order == "dmy" or not month_first or first == second:
        return day_first or month_first, ""
    return (day_first, month_first) if day_first else (month_first, "")


def _value(year: str, month: int, day: int) -> str:
    if not (1 <= month <= 12 and 1 <= day <= DAYS_OF_MONTHS[month - 1]):
        return ""
    return f"{year}-{month:02}-{day:02}"


def _day_and_month(
    folded: str, match: re.Match[str], language: str, order: str | None
) -> Iterator[tuple[int, int, str, str]]:
    """A day and month without a year: 31.1. where dates are written so; 3/4 behind "on" or a weekday."""
    lead, dotted = _leads(base(language))
    front = (max(0, match.start() - _WINDOW), match.start())
    led = lead.search(folded, *front)
    if match.re is _DOTTED:
        spaced = match[0].count(".") == 2 and (" " in match[0] or "\u00a0" in match[0])
        if not dotted or (spaced and not led) or _NO_DATE.search(folded, *front):
            return
    elif not led or ("." in match[0] and not dotted):
        return
    first, second = int(match["first"]), int(match["second"])
    if "." in match[0]:
        value, other = _value("-", second, first), ""
    else:
        value, other = _read("-", first, second, order or day_order(folded, language))
    if value:
        yield match.start(), match.end(), value, other


@loaded
def _leads(language: str) -> tuple[re.Pattern[str], bool]:
    """What stands in front of a day and month in figures, and whether the language writes 31.1."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language)
        weekdays = {
            fold(name)
            for context in locale.days.values()
            for width in ("wide", "abbreviated")
            for name in context[width].values()
        }
        dotted = "." in locale.date_formats["short"].pattern
    except (UnknownLocaleError, ValueError, KeyError):
        weekdays, dotted = set(), False
    weekdays |= {
        entry for entries in vocabulary(language).groups("days", "weekdays").values() for entry in entries
    }
    names = "|".join(re.escape(name) for name in sorted(weekdays, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choice('before_figures')}|{names or '(?!)'})[.,]?\s$"), dotted
