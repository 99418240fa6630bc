"""Stamps: the time that heads a line of a log."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from articlekit.language.facts.clock import clock_faces
from articlekit.language.facts.plain import plain
from articlekit.language.loading import loaded
from articlekit.language.tags import primary

__all__ = ["Stamp", "is_date", "stamp"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time at the start of a line: `line[start:end]` without brackets, the rest from `value`."""

    start: int
    end: int
    value: int
    sure: bool
    """Whether a dash, colon or bracket sets the time off; otherwise only its neighbours show it."""


_LOOKED_AT = 70
"""Characters at the beginning of a line."""
_DIGIT = re.compile(r"\d")
# A clock is 14:05, 14.05, 6 h 52, 14時05分, 2시 5분, in the digits of any script. A letter between the
# figures is `h` or no Latin letter, so that "4 A 12" is no time.
_HOUR = r"(?:[01]?\d|2[0-4]|[^\W\D0-9]{1,2})"
_GAP = r"[ \u00a0\u202f]?"
_TIME = (
    rf"{_HOUR}(?:"
    r"(?P<colon>[:：])\d{2}(?:[:：]\d{2}(?:[.,]\d{1,6})?)?"
    r"|(?P<dot>\.)\d{2}(?![.\d])"
    rf"|{_GAP}(?:[hH](?!\w*[^\W\d])|[^\W\d_a-zA-Z\u00c0-\u024f])"
    rf"(?:{_GAP}\d{{1,2}}(?:{_GAP}(?:[m分분]|min)(?!\w*[a-z]))?)?"
    r")(?!\d)"
)
_CLOCK = re.compile(rf"(?<![\d.:/-]){_TIME}")
_SECOND_CLOCK = re.compile(_TIME)
_WORD = r"[^\W\d_]{1,10}\.?"
_DATE = r"\d{1,4}(?:[-/.]\d{1,2}){1,2}\.?(?:[-/]?\d{2,4})?|\d{1,4}[ ]?[年년月월日일][ ]?|\d{1,2}\.?"
_BEFORE = re.compile(rf"[\[(（【]?[ ]*(?:(?:{_DATE}|{_WORD})[ ,T年月日]*){{0,5}}")
# Words behind a time, such as "Uhr" or "UTC"; in the scripts of East Asia they are a speaker.
_LETTER = r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_ZONE = r"(?:Z|[+-]\d{2}:?\d{2}|[A-Za-z]{1,4}[+-]\d{1,2})"
_AFTER = re.compile(
    rf"(?P<zone>[ \u00a0]?{_ZONE}(?!\w))?"
    rf"(?P<words>(?:{_GAP}\(?{_LETTER}{{1,6}}\.?(?:{_LETTER}\.)?\)?){{0,2}})(?P<close>[ ]*[\])）】])?"
)
_SURE = re.compile(
    r"[ \u00a0\u202f]*(?:[:：]+(?=[\s\"«„“「『*]|$|[^\W\da-zA-Z])|[-–—|｜→⇒](?=\s)|[–—](?=\S))\s*|[ ]*\t\s*"
)
_WEAK = re.compile(r"[ \u00a0\u3000]*[,，、][ ]*|[ \u00a0\u3000]+")
_RANGE = re.compile(r"[ \u00a0]?(?:[-–—~〜～]|[^\W\d_]{1,3})[ \u00a0]?")
_DAY = re.compile(
    r"[\[(（]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2}"
    r"|(?:\d{1,4}[年년月월日일][ ]?){2,3})(?!\d)[\])）]?"
)
_NAMED_DAY = re.compile(  # "4. März", "4th March", "4 de marzo de 2026": the month is looked up
    r"(?P<day>\d{1,2})(?:\.|[^\W\d_]{2}|º)?[ ](?:[^\W\d_]{2}[ ])?(?P<month>[^\W\d_]{3,12})\.?"
    r"(?:[ ](?:[^\W\d_]{2}[ ])?\d{4})?"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]{3,12})\.?[ ]\d{1,2}(?:,?[ ]\d{4})?(?!\d)")


def stamp(line: str, language: str) -> Stamp | None:
    """The time or date that heads a line; None where the line begins with a word of its own."""
    head = line[:_LOOKED_AT]
    if not _DIGIT.search(head):
        return None
    clock = _clock(head)
    if clock is not None:
        return clock
    for pattern in (_DAY, _NAMED_DAY, _MONTH_FIRST):
        day = pattern.match(head)
        if day and ("month" not in pattern.groupindex or _is_month(day["month"], language)):
            following = _SURE.match(head, day.end())
            return _set_off(line, 0, day.end(), following, sure=True) if following else None
    return None


def _clock(head: str) -> Stamp | None:
    found = _CLOCK.search(head, 0, 45)
    if found is None or not _BEFORE.fullmatch(head, 0, found.start()):
        return None
    end, after, close = _end_of_clock(head, found)
    before = re.findall(r"[^\W\d_]+", head[: found.start()])
    bare = not [word for word in before if len(word) > 1]
    longest = max(map(len, before), default=0)
    if found["dot"] and (longest > 3 or not (bare or after)):  # "Version 1.10" is no time
        return None
    return _separated(head, end, bare=bare and not after, close=close)


def _end_of_clock(head: str, found: re.Match[str]) -> tuple[int, str, bool]:
    """Where a time with its range, zone and unit ends; its words; whether a bracket closes it."""
    end = _with_half(head, found)
    upto = _RANGE.match(head, end)
    second = _SECOND_CLOCK.match(head, upto.end()) if upto else None
    if second is not None:
        end = _with_half(head, second)
    for words in (2, 1, 0):
        after = _AFTER.match(head, end)
        if after is None:
            break
        if _SURE.match(head, after.end()) or after["close"]:
            return after.end(), after["words"].strip(), bool(after["close"])
        if words == 0:
            break
    return end, "", False


def _with_half(head: str, found: re.Match[str]) -> int:
    """Where a time ends, with the half of the day behind it: 2:02:00 PM."""
    face = next(clock_faces(plain(head[found.start() :])), None)
    ends = face is not None and face.start == 0 and bool(face.half)
    return found.start() + face.end if face is not None and ends else found.end()


def _separated(head: str, end: int, *, bare: bool, close: bool) -> Stamp | None:
    sure = _SURE.match(head, end)
    if sure is not None:
        return _set_off(head, 0, end, sure, sure=True)
    weak = _WEAK.match(head, end)
    if weak is None or weak.end() >= len(head):
        return None
    if close or bare:
        return _set_off(head, 0, end, weak, sure=close)
    return None


def _set_off(line: str, start: int, end: int, following: re.Match[str], *, sure: bool) -> Stamp:
    while start < end and line[start] in " [(（【":
        start += 1
    while end > start and line[end - 1] in " ])）】\u00a0\u202f":
        end -= 1
    return Stamp(start, end, following.end(), sure)


@lru_cache(maxsize=512)
def _is_month(word: str, language: str) -> bool:
    return word.lower().rstrip(".") in _months(primary(language)) | _months("en")


@loaded
def _months(language: str) -> frozenset[str]:
    """The names of the months and their abbreviations (Unicode CLDR)."""
    from babel import Locale, UnknownLocaleError

    try:
        tables = Locale.parse(language).months
    except (UnknownLocaleError, ValueError):
        return frozenset()
    forms = (
        tables[context][width] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    )
    return frozenset(name.lower().rstrip(".") for form in forms for name in form.values())


def is_date(language: str) -> Callable[[str], bool]:
    """A test for lines that begin with a day and the name of a month, such as "4. März"."""

    def begins_with_day(line: str) -> bool:
        day = _NAMED_DAY.match(line[:40])
        return day is not None and _is_month(day["month"], language)

    return begins_with_day
