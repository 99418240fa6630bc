"""Clock faces: times of day in figures, in any language: 14:05, 2.05 p.m., 14h05, 14時5分, 0600 hrs."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.vocabulary import alternatives, at_digits, plain

__all__ = [
    "Clock",
    "after_hour_word",
    "clock_faces",
    "from_full_hour",
    "on_24_hours",
    "times",
    "without_hour_word",
]

_RANGE = r"(?<=(?<![\d.,:/-])\d-)|(?<=(?<![\d.,:/-])\d\d-)"
_DIGITS = re.compile(
    rf"(?:(?<![\d:.,/-])|{_RANGE})\d{{1,2}}(?!\d)"
    r"|(?:(?<![\w.,:/$€£¥+-])|(?<=(?<![\w.,:/-])\d{4}-))(?:[01]\d|2[0-3])[0-5]\d(?!\d)"
)
_FOUR = re.compile(r"\d{4}")
_TO = re.compile(r"[-–—](?=\d)")
_WINDOW = 14
"""Characters that are looked at in front of an hour."""
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_DOTTED = rf"{_HOUR}\.(?P<minute>[0-5]\d)(?!\d|\.\d)"
_SECONDS = r"(?::[0-5]\d(?:[.,]\d{1,6})?)?"
_TWELVE_HOURS = (
    rf"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d){_SECONDS})?:?\s?(?P<half>[ap](?:\.\s?)?m)\b\.?"
)
_MILITARY = re.compile(
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s?(?P<sure>Z|UTC|GMT)(?!\w)|\s?(?i:hrs|hours|hr|h|Uhr|uur|hod)(?!\w))"
)
_BEHIND = re.compile(r"\d{1,2}\s?[:：.hHaApPuU時时點点시]")
"""What every face has behind its hour."""
_DOTTED_HOUR = re.compile(_DOTTED)
_STAMP_BEFORE = re.compile(r"(?:^|\n)[\s*•>\[(–-]*$")
_STAMP_BEHIND = re.compile(r"\s?[:\])–—|]\s|\t|\s-\s")
_LASTING = re.compile(r"(?:for|lasted|lasting|over|within|after|takes?|took|another|extra|all)\s(?:the\s)?$")


class Clock(NamedTuple):
    """A time of day and its place, before the words around it are looked at."""

    start: int
    end: int
    hour: int
    minute: int
    half: str = ""
    """`am` or `pm` where the face itself says which half of the day it is."""
    full: bool = False
    """Whether a word such as "Uhr" is part of it."""


class _Faces(NamedTuple):
    behind: tuple[re.Pattern[str], ...]
    """What an hour may look like, read from its first digit."""
    before: re.Pattern[str]
    """A word in front of an hour with a point."""
    after: re.Pattern[str]
    """A word behind an hour."""
    halves: re.Pattern[str]
    second_half: frozenset[str]


@remembered
def times(text: str) -> tuple[Fact, ...]:
    """The times of day of a text that are written in figures, in order, valued `HH:MM` on the 24-hour clock.

    No language is needed for them. `facts` finds the others too, and the half of the day that words tell.
    """
    found = []
    for face in clock_faces(plain(text)):
        hour = on_24_hours(face.hour, face.half)
        span = (face.start, face.end, text[face.start : face.end])
        found.append(Fact("time", *span, f"{hour:02}:{face.minute:02}"))
    return tuple(found)


def clock_faces(digits: str) -> Iterator[Clock]:
    """The times in figures of a text in ASCII digits, in order."""
    faces, edge = _faces(), 0
    for place in at_digits(_DIGITS, digits):
        first = place.start()
        while first >= edge:
            read = _military if _FOUR.match(digits, first) else _at
            face = read(digits, first, faces)
            if face is None:
                break
            yield face
            edge = face.end
            dash = _TO.match(digits, edge)
            first = dash.end() if dash else -1  # 14:20-15:00: the second time stands behind a dash


def on_24_hours(hour: int, half: str) -> int:
    """An hour on the 24-hour clock.

    Args:
        hour: as it is written.
        half: `am`, `pm`; `night`, which begins at six in the evening; `noon`, the hours about it; or empty.
    """
    if half == "night":
        half = "pm" if 6 <= hour < 12 else "am"
    if half == "noon":
        half = "pm" if hour <= 5 or hour == 12 else ""
    if half == "am":
        return 0 if hour == 12 else hour
    return hour + 12 if half == "pm" and hour < 12 else hour


def from_full_hour(start: int, end: int, hour: int, minute: int) -> Clock | None:
    """A time so many minutes from a full hour: an hour before one is twelve."""
    total = hour * 60 + minute
    if minute < 0 and hour <= 1:
        total += 12 * 60
    if not 0 <= total <= 24 * 60:
        return None
    return Clock(start, end, total // 60, total % 60)


def _at(digits: str, place: int, faces: _Faces) -> Clock | None:
    """The longest time that begins with the digits at a place."""
    if _BEHIND.match(digits, place) is None:
        return None
    matches = [match for pattern in faces.behind if (match := pattern.match(digits, place)) is not None]
    front = digits[max(0, place - _WINDOW) : place]
    dotted = _DOTTED_HOUR.match(digits, place)
    if dotted and (faces.before.search(front) or _is_stamp(digits, front, dotted)):
        matches.append(dotted)
    if not matches:
        return None
    half = faces.halves.search(front)
    read = [face for match in matches if (face := _read(match, half, faces.second_half)) is not None]
    return max(read, key=lambda face: face.end, default=None)


def _is_stamp(digits: str, front: str, dotted: re.Match[str]) -> bool:
    """Whether an hour with a point heads a line of a log: "07.40: Alarm", "[07.40] Alarm"."""
    if len(dotted[0]) != len("07.40"):
        return False
    return (
        (len(front) < _WINDOW or "\n" in front)
        and _STAMP_BEFORE.search(front) is not None
        and _STAMP_BEHIND.match(digits, dotted.end()) is not None
    )


def _read(match: re.Match[str], front: re.Match[str] | None, second_half: frozenset[str]) -> Clock | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    hour = int(groups["hour"])
    minute = int(groups.get("minute") or groups.get("french") or groups.get("asian") or 0)
    if hour > 24 or (hour == 24 and (minute or "bare" in groups)):
        return None
    full, half, start = "full" in groups, groups.get("half", "")[:1].lower(), match.start()
    if half:
        half += "m"
    elif front and not full:  # a half of the day stands in front, but not of a full hour in Latin letters
        half, start = "pm" if front["half"] in second_half else "am", start - len(front[0])
    return Clock(start, match.end(), hour, minute, half, full)


def _military(digits: str, place: int, _: _Faces) -> Clock | None:
    """Four digits with the word for hours: 0600 hrs. Without a nought, behind "for", it is a length."""
    match = _MILITARY.match(digits, place)
    if match is None or (not match["sure"] and _LASTING.search(digits, max(0, place - 16), place)):
        return None
    end = match.end("minute") if match["sure"] else match.end()
    return Clock(place, end, int(match["hour"]), int(match["minute"]), full=not match["sure"])


def without_hour_word(text: str) -> str:
    """A text without the word at its end that belongs to an hour behind it, such as "kl."."""
    word = _faces().before.search(f"{text} ")
    return text[: word.start()].rstrip() if word else text


def after_hour_word(text: str, place: int) -> int:
    """The end of the word behind an hour that belongs to it, such as "Uhr", or the place where none does."""
    word = _faces().after.match(text, place)
    return word.end() if word else place


@loaded
def _faces() -> _Faces:
    path = files("articlekit.language.facts") / "clock.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    before, after, full, duration = (_choice(table[key]) for key in ("before", "after", "full", "duration"))
    halves = _choice(table["first_half"] + table["second_half"])
    written = (
        rf"{_HOUR}(?:\s?[:：]\s?(?P<minute>[0-5]\d){_SECONDS}"
        r"|\s?h\s?(?P<french>[0-5]\d)(?![a-zà-ÿ])|(?P<bare>\s?h)(?![a-zà-ÿ])"
        rf"|\s?[時时點点시](?!{duration})\s?(?:(?P<asian>[0-5]?\d)\s?[分분])?)(?![:\d])"
    )
    behind = (
        _TWELVE_HOURS,
        written,
        rf"{_HOUR}\s?(?P<full>{full})(?!\w)(?!\s?\d)",
        rf"{_DOTTED}(?=\s?(?:{after})(?!\w))",
    )
    return _Faces(
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in behind),
        re.compile(rf"(?<!\w)(?:{before})\.?\s$", re.IGNORECASE),
        re.compile(rf"\s?(?:{after}|{full})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?P<half>{halves})\s?$"),
        frozenset(table["second_half"]),
    )


def _choice(words: list[str]) -> str:
    return alternatives(sorted(words, key=len, reverse=True))
