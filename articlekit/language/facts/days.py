"""Days: weekdays, days told by the day of the text, and dates whose year or month is left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from articlekit.language.caching import loaded
from articlekit.language.facts.calendars import nearest_persian_day
from articlekit.language.facts.fact import Fact, Spans
from articlekit.language.facts.vocabulary import Vocabulary, alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, fold
from articlekit.language.tags import uses_spaces

__all__ = ["days", "misfits", "resolved", "seen_from", "settled"]

_BESIDE = 3
"""Characters between a weekday and its date: "Tuesday, 3 March", 3月3日(火)."""
_WEEK = 7
_PERIODS = ("week", "month", "year")


def days(text: str, folded: str, written: list[Fact], lengths: list[Fact], language: str) -> list[Fact]:
    """The dates of a text that no calendar date tells: weekdays, yesterday, last week.

    Args:
        text: the text as it is.
        folded: the text, through `plain` and `fold`.
        written: its written dates.
        lengths: its durations; "două luni" is two months and no Monday.
        language: the BCP 47 tag of the text.
    """
    places = list(_rules(base(language)).find(text, folded))
    if not places:
        return []
    taken = Spans((fact.start, fact.end) for fact in (*written, *lengths))
    return [
        Fact("date", start, end, text[start:end], value)
        for start, end, value in places
        if not taken.overlaps(start, end)
    ]


def seen_from(told: Sequence[Fact], written: Sequence[Fact], on: str | None) -> list[Fact]:
    """What `days` has found as dates, seen from the day of the text; a weekday beside a date stays one."""
    day = _parse(on)
    if day is None:
        return [*told]
    beside = Spans((fact.start, fact.end) for fact in written)
    return [
        fact
        if fact.value.startswith("weekday:") and beside.beside(fact.start, fact.end, _BESIDE)
        else replace(fact, value=_told(fact.value, day))
        for fact in told
    ]


def resolved(facts: Sequence[Fact], on: str | None) -> list[Fact]:
    """Dates with the year or month that the day of the text gives them: the nearest one."""
    day = _parse(on)
    if day is None:
        return [*facts]
    return [replace(fact, value=_nearest(fact.value, day)) for fact in facts]


def settled(facts: Sequence[Fact], told: Sequence[Fact], on: str | None) -> list[Fact]:
    """Dates in figures that may be read in two ways, by what stands beside them and by the day of the text.

    Args:
        facts: written dates, with their other readings.
        told: the weekdays of the text.
        on: the day of the text as an ISO date; a reading within a week of it is meant, if the other is not.
    """
    return [_settled(fact, told, _parse(on)) if fact.other else fact for fact in facts]


def _settled(fact: Fact, told: Sequence[Fact], on: date | None) -> Fact:
    readings = {value: _parse(value) for value in (fact.value, fact.other)}
    for each in told:
        gap = max(each.start - fact.end, fact.start - each.end)
        if each.value.startswith("weekday:") and 0 <= gap <= _BESIDE:
            fitting = [
                value for value, day in readings.items() if day and day.isoweekday() == int(each.value[8:])
            ]
            if len(fitting) == 1:
                return replace(fact, value=fitting[0], other="")
    near = [value for value, day in readings.items() if on and day and abs((day - on).days) <= _WEEK]
    return replace(fact, value=near[0], other="") if len(near) == 1 else fact


def misfits(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, Fact], ...]:
    """The weekdays that do not fit the date that they stand beside, each with that date.

    A date without a year fits any weekday.

    Args:
        facts: the facts of one text, in order.
    """
    dates = [fact for fact in facts if fact.kind == "date"]
    found = []
    for place, fact in enumerate(dates):
        if not fact.value.startswith("weekday:"):
            continue
        neighbours = [
            (gap, other)
            for other in (*dates[place + 1 : place + 2], *dates[max(0, place - 1) : place])
            if 0 <= (gap := max(other.start - fact.end, fact.start - other.end)) <= _BESIDE
            and not other.value.startswith("weekday:")
        ]
        if neighbours:
            _, other = min(neighbours, key=lambda pair: pair[0])
            day = _parse(other.value)
            if day is not None and day.isoweekday() != int(fact.value[8:]):
                found.append((fact, other))
    return tuple(found)


def _parse(value: str | None) -> date | None:
    if value is None or not re.match(r"\d{4}-\d\d-\d\d", value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _told(value: str, day: date) -> str:
    """The date that a weekday or a relative day is, seen from the day of the text."""
    if value.startswith("weekday:"):
        return (day - timedelta((day.isoweekday() - int(value[8:])) % 7)).isoformat()
    match = re.fullmatch(r"relative:(?:(week|month|year|weekday):)?([+-]?\d)", value)
    if match is None:
        return value
    kind, step = match[1], int(match[2])
    try:
        if kind is None:
            return (day + timedelta(step)).isoformat()
        if kind == "weekday":
            return _weekday_from(day, step).isoformat()
        if kind == "week":
            year, week, _ = (day + timedelta(7 * step)).isocalendar()
            return f"{year}-W{week:02}"
        if kind == "year":
            return f"{day.year + step:04}"
        months = day.year * 12 + day.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}"
    except OverflowError:
        return value


def _weekday_from(day: date, step: int) -> date:
    """The last such weekday before the day (negative), or the next one after it."""
    wanted = abs(step)
    if step < 0:
        return day - timedelta((day.isoweekday() - wanted - 1) % 7 + 1)
    return day + timedelta((wanted - day.isoweekday() - 1) % 7 + 1)


def _nearest(value: str, day: date) -> str:
    if persian := re.fullmatch(r"jalali:--(\d\d)-(\d\d)", value):
        return nearest_persian_day(int(persian[1]), int(persian[2]), day).isoformat()
    match = re.fullmatch(r"--(\d\d)(?:-(\d\d))?|---(\d\d)", value)
    candidates: list[date] = []
    if match is None:
        return value
    if match[3]:
        for step in (-1, 0, 1):
            months = day.year * 12 + day.month - 1 + step
            candidates += _date(months // 12, months % 12 + 1, int(match[3]))
    else:
        for year in (day.year, day.year - 1, day.year + 1):
            candidates += _date(year, int(match[1]), int(match[2] or 15))
    if not candidates:
        return value
    best = min(candidates, key=lambda each: abs((each - day).days))
    return best.isoformat() if match[2] or match[3] else best.isoformat()[:7]


def _date(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


@loaded
def _rules(language: str) -> "_Rules":
    return _Rules(language, vocabulary(language))


class _Rules:
    """How one language names days."""

    def __init__(self, language: str, words: Vocabulary) -> None:
        self._worth: dict[str, str] = {}
        self._capital: set[str] = set()
        self._spaced = uses_spaces(language)
        weekdays = self._weekdays(language, words)
        for entry, number in weekdays.items():
            self._worth[entry] = f"weekday:{number}"
        for step, entries in words.groups("days", "relative").items():
            self._worth |= {entry: f"relative:{int(step)}" for entry in entries}
        for period in _PERIODS:
            for step, entries in words.groups("days", f"{period}_words").items():
                self._worth |= {entry: f"relative:{period}:{int(step)}" for entry in entries}
        self._modified(words, weekdays)
        for entry in (*words.entries("days", "not_relative"), *words.entries("days", "not_weekdays")):
            self._worth[entry] = ""
        endings, clitics = (alternatives(words.entries("days", name)) for name in ("inflected", "proclitics"))
        bodies = alternatives(
            dict.fromkeys(entry.rstrip("*") for entry in sorted(self._worth, key=len, reverse=True))
        )
        if not bodies:
            self._pattern: re.Pattern[str] | None = None
        elif self._spaced and language != "ko":
            front = f"(?:{clitics})?" if clitics else ""
            tail = f"(?:['’]?(?:{endings}))?" if endings else ""
            self._pattern = re.compile(
                f"{NOT_AFTER_LETTER}{front}(?P<body>{bodies})(?P<tail>{tail}){NOT_BEFORE_LETTER}"
            )
        else:
            self._pattern = re.compile(f"(?P<body>{bodies})(?P<tail>)")
        self._order: dict[str, int] = {}
        self._last = frozenset(words.entries("days", "last"))
        self._asian = self._letters(words)

    def _weekdays(self, language: str, words: Vocabulary) -> dict[str, int]:
        """The names of the days of the week, folded, to 1–7 (source: CLDR, by way of Babel)."""
        from babel import Locale, UnknownLocaleError

        found: dict[str, int] = {}
        try:
            tables = [Locale.parse(language).days[context]["wide"] for context in ("format", "stand-alone")]
        except (UnknownLocaleError, ValueError):
            tables = []
        for table in tables:
            for number, name in table.items():
                found[fold(name)] = number + 1
                if name[:1].isupper():
                    self._capital.add(fold(name))
        for number_text, entries in words.groups("days", "weekdays").items():
            found |= {entry: int(number_text) for entry in entries}
        return found

    def _modified(self, words: Vocabulary, weekdays: dict[str, int]) -> None:
        """Weekdays and periods with "last" or "next"."""
        behind = words.flag("days", "modifier_after")
        for name, sign in (("last", "-"), ("next", "")):
            for modifier in words.entries("days", name):
                for weekday, number in weekdays.items():
                    for phrase in (f"{weekday} {modifier}", f"{modifier} {weekday}")[not behind :]:
                        self._worth[phrase] = f"relative:weekday:{sign}{number}"
                for period in _PERIODS:
                    for entry in words.entries("days", period):
                        for phrase in (f"{entry} {modifier}", f"{modifier} {entry}")[not behind :]:
                            self._worth[phrase] = f"relative:{period}:{sign}1"

    def _letters(self, words: Vocabulary) -> re.Pattern[str] | None:
        """Weekdays of one letter: 水曜日, (水), 周三."""
        letters = words.value("days", "weekday_letters")
        if not letters:
            return None
        self._order = {letter: number for number, letter in enumerate(letters, start=1)}
        self._order |= dict.fromkeys(words.entries("days", "sunday"), 7)
        choice = "".join(self._order)
        forms = [rf"(?<=[(（])(?P<alone>[{choice}])(?=[)）・])"]
        if words.entries("days", "weekday_marks"):
            forms.append(rf"(?P<marked>[{choice}])(?:{words.choice('days', 'weekday_marks')})")
        if words.entries("days", "weekday_before"):
            listed = (*words.entries("days", "last"), *words.entries("days", "next"))
            modifiers = "|".join(map(re.escape, listed))
            front = words.choice("days", "weekday_before")
            this = words.choice("days", "this") or "(?!)"
            front = rf"(?:(?P<modifier>{modifiers})|{this})?(?:{front})"
            forms.append(rf"{front}(?P<behind>[{choice}])(?![\d一二三四五六七八九十])")
        return re.compile("|".join(forms))

    def find(self, text: str, folded: str) -> Iterator[tuple[int, int, str]]:
        """Places and values, `weekday:N` and `relative:…`."""
        if self._asian is not None:
            yield from self._lettered(folded)
        if self._pattern is None:
            return
        for match in self._pattern.finditer(folded):
            value = self._worth[match["body"]]
            start = match.start("body")
            capital = match["body"] in self._capital and not text[start].isupper()
            if value and not capital:
                yield start, match.end(), value

    def _lettered(self, folded: str) -> Iterator[tuple[int, int, str]]:
        for match in self._asian.finditer(folded) if self._asian is not None else ():
            groups = match.groupdict()
            letter = groups.get("alone") or groups.get("marked") or groups.get("behind") or ""
            number = self._order[letter]
            modifier = groups.get("modifier")
            if modifier:
                yield *match.span(), f"relative:weekday:{'-' if modifier in self._last else ''}{number}"
            else:
                yield *match.span(), f"weekday:{number}"
