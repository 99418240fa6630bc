"""Moments: times of day with what belongs to them: half of the day, zone, hedge, and the hours of a span."""

import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

from articlekit.language.caching import loaded
from articlekit.language.facts.clock import Clock, clock_faces, on_24_hours
from articlekit.language.facts.durations import in_iso
from articlekit.language.facts.fact import Amount, Fact
from articlekit.language.facts.hedges import hedged, is_range
from articlekit.language.facts.hours import HourWords, hour_words
from articlekit.language.facts.units import unit_behind
from articlekit.language.facts.vocabulary import alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER

__all__ = ["moments"]

_HOURS = re.compile(
    r"(?P<hours>\d{1,2})[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?(?P<minutes>\d\d))?", re.IGNORECASE
)
_OFFSET = re.compile(
    r"[ \u00a0]?\(?(?:(?:UTC|GMT)[ \u00a0]?(?P<far>[+−-]\d{1,2}(?::?\d\d)?)"
    r"|(?P<near>[+−-]\d\d:?\d\d))(?!\d)\)?"
)
_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)")
_FOUR_FIGURES = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)")
_EXACT = re.compile(r"\d:\d\d:\d\d")
_FULL_STOP = re.compile(r"[^.]*(?:\d\.\d\d[^.]*)?\w\.$")
"""A time with the point of its sentence; that of "p.m." is its own."""
_WINDOW = 24
_FULL, _HALF_DAY = 24, 12


def moments(text: str, plain: str, folded: str, amounts: list[Amount], language: str) -> list[Fact]:
    """The times of day of a text, and the durations that are written like them.

    "3 h" is a time in languages that write times so, unless a word such as "pendant" or "for" stands
    in front of it.

    Args:
        text: the text as it is.
        plain: the text with ASCII digits.
        folded: the same, folded.
        amounts: its numbers.
        language: the BCP 47 tag of the text.
    """
    words = hour_words(base(language))
    found, lengths = list(words.find(folded, amounts)), []
    for face in clock_faces(plain):
        length = _length(folded, face, language)
        if length is None:
            found.append(face)
        elif length:
            approximate = hedged(folded, face.start, face.end, language)
            span = (face.start, face.end, text[face.start : face.end])
            lengths.append(Fact("duration", *span, length, approximate=approximate))
    if not found:
        return lengths
    clocks = _with_shared_halves(folded, [_with_half(folded, clock, words) for clock in _merged(found)])
    times = [_fact(text, folded, clock, language) for clock in clocks]
    times = _with_shared_zones(folded, times)
    return times + lengths + _first_hours(text, folded, amounts, times)


def _merged(found: list[Clock]) -> list[Clock]:
    """The clocks in order; two that overlap are one, with all that either has: 午後2時 and 2時半."""
    kept: list[Clock] = []
    for clock in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or clock.start >= kept[-1].end:
            kept.append(clock)
        elif clock.end > kept[-1].end:
            last = kept.pop()
            same = clock.hour == last.hour and not last.minute  # the minutes of 5:05 बजे are no hour
            read = clock if same else last
            kept.append(read._replace(start=last.start, end=clock.end, half=clock.half or last.half))
    return kept


def _with_half(folded: str, clock: Clock, words: HourWords) -> Clock:
    if clock.half:
        return clock
    half, end = words.half(folded, clock.start, clock.end)
    return clock._replace(half=half, end=end) if half else clock


def _with_shared_halves(folded: str, clocks: list[Clock]) -> list[Clock]:
    """The half of the day behind a span of hours for its first hour too: between 2:05 and 2:20 p.m."""
    result = list(clocks)
    for place in range(len(clocks) - 2, -1, -1):
        first, second = result[place], result[place + 1]
        rises = (first.hour % _HALF_DAY, first.minute) <= (second.hour % _HALF_DAY, second.minute)
        shared = second.half in {"am", "pm"} and not first.half and first.hour <= _HALF_DAY
        if shared and rises and is_range(folded, first.end, second.start):
            result[place] = first._replace(half=second.half)
    return result


def _fact(text: str, folded: str, clock: Clock, language: str) -> Fact:
    hour = on_24_hours(clock.hour, clock.half)
    end, zone = _zone(text, clock.start, clock.end)
    end -= _FULL_STOP.match(text, clock.start, end) is not None and not text[end : end + 1].strip()
    approximate = hedged(folded, clock.start, clock.end, language)
    value = f"{hour:02}:{clock.minute:02}"
    return Fact("time", clock.start, end, text[clock.start : end], value, zone, approximate)


def _with_shared_zones(folded: str, found: list[Fact]) -> list[Fact]:
    """The zone behind a span of hours for its first hour too: between 17:00 and 17:32 UTC."""
    result = list(found)
    for place in range(len(found) - 2, -1, -1):
        first, second = result[place], result[place + 1]
        if second.unit and not first.unit and is_range(folded, first.end, second.start):
            result[place] = replace(first, unit=second.unit)
    return result


def _length(folded: str, face: Clock, language: str) -> str | None:
    """The duration that what looks like a time is: "pendant 1 h 30"; empty where another rule reads it."""
    match = _HOURS.fullmatch(folded, face.start, face.end)
    if match is None:
        return None
    unit = unit_behind(folded, folded, face.end, language)
    if unit is not None and unit.kind == "duration":
        return ""
    clock = vocabulary(language).flag("times", "h_is_clock") or match["minutes"]
    if clock and not _lasting(base(language)).search(folded[max(0, face.start - _WINDOW) : face.start]):
        return None
    seconds = int(match["hours"]) * 3600 + int(match["minutes"] or 0) * 60
    return in_iso(Decimal(seconds), "PT1S")


@loaded
def _lasting(language: str) -> re.Pattern[str]:
    return re.compile(rf"{NOT_AFTER_LETTER}(?:{vocabulary(language).choice('durations', 'for')})\s?$")


def _zone(text: str, start: int, end: int) -> tuple[int, str]:
    """The zone of a time and where it ends; the end of the time where none is given."""
    behind, in_front, names = _zones()
    offset = _OFFSET.match(text, end)
    if offset and (offset[0][:1] != "-" or text[start - 1 : start] == "T" or _EXACT.search(text, start, end)):
        written = (offset["far"] or offset["near"]).replace("−", "-").replace(":", "")
        sign, number = written[0], written[1:]
        hour, minute = (number[:-2], number[-2:]) if len(number) > 2 else (number, "00")
        return offset.end(), f"UTC{sign}{int(hour):02}:{minute}"
    match = behind.match(text, end)
    if match:
        closed = match.end(1) + (match[0].lstrip()[0] in "(（" and text[match.end(1) :][:1] in {")", "）"})
        return closed, names[match[1]]
    front = in_front.search(text[max(0, start - 2 * _WINDOW) : start])
    return end, names[front[1]] if front else ""


@loaded
def _zones() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    path = files("articlekit.language.facts") / "zones.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    names = {text: zone for group in table.values() for zone, texts in group.items() for text in texts}
    behind = _choice([text for texts in table["behind"].values() for text in texts])
    in_front = _choice([text for texts in table["in_front"].values() for text in texts])
    return (
        re.compile(rf"(?:[ \u00a0\u202f]?[(（]?|[ \u00a0](?:Uhr|uhr)[ \u00a0])({behind})(?![A-Za-z0-9])"),
        re.compile(rf"({in_front})[^\d。,、.A-Za-z]{{0,6}}$"),
        names,
    )


def _choice(entries: list[str]) -> str:
    return alternatives(sorted(entries, key=len, reverse=True))


def _first_hours(text: str, folded: str, amounts: list[Amount], found: list[Fact]) -> list[Fact]:
    """The times that a range of times begins with: between 9 and 11 a.m., 14.20-15.00 Uhr, 1420-1500 hrs."""
    by_start = {fact.start: fact for fact in found}
    result = []
    for first, second in pairwise(amounts):
        fact = by_start.get(second.start)
        if fact is None or first.ordinal or not is_range(folded, first.end, fact.start):
            continue
        clock = _like(folded, first, second)
        if clock is None:
            continue
        hour, minute = clock
        last = int(fact.value[:2])
        shifted = last >= _HALF_DAY and last - _HALF_DAY == int(second.value)
        if shifted and hour + _HALF_DAY <= last and (hour + _HALF_DAY, minute) < (last, int(fact.value[3:])):
            hour += _HALF_DAY
        span = (first.start, first.end, text[first.start : first.end])
        result.append(Fact("time", *span, f"{hour:02}:{minute:02}", fact.unit, fact.approximate))
    return result


def _like(folded: str, first: Amount, second: Amount) -> tuple[int, int] | None:
    """The hour and minute that a number is, written like another one that is a time."""
    for pattern in (_POINTED, _FOUR_FIGURES):
        match = pattern.fullmatch(folded, first.start, first.end)
        if match is not None and pattern.fullmatch(folded, second.start, second.end):
            return int(match["hour"]), int(match["minute"])
    whole = 0 <= first.value <= _FULL and first.value == int(first.value)
    return (int(first.value), 0) if whole else None
