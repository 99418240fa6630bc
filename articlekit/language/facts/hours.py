"""Hours in words: a number or the name of an hour, with what stands before and behind it in a language.

One grammar for all of them, which the table `[times]` of a language fills:

    [minutes link] [offset in front] HOUR [clock word] [offset behind | link minutes] [half of the day]

as in "ten past three", "halb vier", "à trois heures et quart", "las ocho menos diez", "в половине третьего",
"साढ़े तीन बजे", 下午两点半.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts.clock import Clock, from_full_hour
from articlekit.language.facts.fact import Amount
from articlekit.language.facts.units import unit_behind
from articlekit.language.facts.vocabulary import (
    SPACE,
    Behind,
    Front,
    Vocabulary,
    alternatives,
    vocabulary,
)
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER
from articlekit.language.tags import uses_spaces

__all__ = ["HourWords", "hour_words"]

_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)")
_NEXT = re.compile(r"[ \u00a0]?[^\W_]|[.,:]\d|[ \u00a0]?%")
_BLANKS = frozenset({" ", "\u00a0", "\u202f"})
_WINDOW = 40
_FULL = 24
_HALF_DAY = 12
_HALVES = (("pm", "second_half"), ("am", "first_half"), ("night", "night_half"), ("noon", "noon_half"))
_HALVES_BEFORE = (
    ("pm", "second_half_before"),
    ("am", "first_half_before"),
    ("night", "night_before"),
    ("noon", "noon_before"),
)


@loaded
def hour_words(language: str) -> "HourWords":
    """How a language, of a primary subtag, tells the hour."""
    return HourWords(language, vocabulary(language))


class _Hour(NamedTuple):
    start: int
    end: int
    value: Decimal
    """With a half or a quarter where the number itself says so: "las tres y media"."""
    named: bool
    """Whether it is an ordinal or an inflected number, which is an hour only among words of the clock."""
    weak: bool = False


class HourWords:
    """How one language tells the hour."""

    def __init__(self, language: str, words: Vocabulary) -> None:
        """Compile the table `[times]` of a language."""
        self._language, self._words = language, words
        spaced = uses_spaces(language) and language != "ko"
        self._ends = NOT_BEFORE_LETTER if spaced else ""
        self._starts = NOT_AFTER_LETTER if spaced else ""
        self._front = partial(Front, words, "times", starts=self._starts)
        self._behind = partial(Behind, words, "times", ends=self._ends)
        self._sure = self._behind("clock", "hours_after")
        self._hours = self._behind("hours", "hour")
        self._not_hours = None if spaced else re.compile(r"[間间]|\s?(?:間|间|간)")
        self._clock_before = self._front("clock_before")
        self._bare_only = words.flag("times", "clock_before_bare")
        self._at, self._at_late = self._front("at"), self._front("at_late")
        self._named_at = self._front("clock_before", "named_at")
        self._offset_before = self._front(worth="offset_before")
        self._offset_behind = self._behind(worth="offset_behind")
        self._minutes_before = self._front(worth="minutes_before")
        self._minutes_behind = self._behind(worth="minutes_behind")
        self._halves = tuple((half, self._behind(name)) for half, name in _HALVES)
        self._halves_before = tuple((half, self._half_front(name)) for half, name in _HALVES_BEFORE)
        fronts = (self._offset_before, self._minutes_before, self._clock_before, self._at, self._at_late)
        self._last_letters = frozenset({".", *(letter for front in fronts for letter in front.last_letters)})
        behinds = (self._sure, self._hours, *(behind for _, behind in self._halves))
        self._first_letters = frozenset(letter for behind in behinds for letter in behind.first_letters)
        self._minute = re.compile(rf"{SPACE}?(?:{words.choice('times', 'minute')})")
        self._asian = bool(words.entries("times", "hour"))
        self._fixed = self._names(("noon", "midnight"))
        self._named = {
            entry: int(hour)
            for hour, entries in words.groups("times", "hour_names").items()
            for entry in entries
        }
        choice = alternatives(sorted(self._named, key=len, reverse=True)) or "(?!)"
        self._named_pattern = re.compile(f"{self._starts}(?:{choice}){self._ends}") if self._named else None

    def _half_front(self, name: str) -> Front:
        """A half of the day in front, with a preposition or the word "clock" between it and the hour."""
        leads = {
            entry for key in ("clock_before", "at", "at_late") for entry in self._words.entries("times", key)
        }
        if not leads:
            return self._front(name)
        choice = alternatives(sorted(leads, key=len, reverse=True))
        return self._front(name, between=rf"(?:,?(?:{choice})\.?{SPACE}?)?")

    def _names(self, names: tuple[str, str]) -> tuple[re.Pattern[str], dict[str, int]] | None:
        worth = dict.fromkeys(self._words.entries("times", names[0]), _HALF_DAY)
        worth |= dict.fromkeys(self._words.entries("times", names[1]), 0)
        if not worth:
            return None
        choice = alternatives(sorted(worth, key=len, reverse=True))
        return re.compile(f"{self._starts}(?:{choice}){self._ends}"), worth

    def find(self, folded: str, amounts: list[Amount]) -> Iterator[Clock]:
        """The times of day that are told by an hour and words of the clock, and noon and midnight.

        Args:
            folded: the text, through `plain` and `fold`.
            amounts: its numbers, in order.
        """
        amounts = [each for each in amounts if not (each.weak and each.value % 1)]  # the half of "half drie"
        for match in self._fixed[0].finditer(folded) if self._fixed is not None else ():
            full = self._fixed[1][match[0]] if self._fixed else 0
            offset = self._offset_behind.match(folded, match.end())
            minute, end = (
                (self._offset_behind.worth[offset["entry"]], offset.end()) if offset else (0, match.end())
            )
            yield Clock(match.start(), end, full, max(minute, 0), "fixed")
        for match in self._named_pattern.finditer(folded) if self._named_pattern else ():
            hour = _Hour(*match.span(), Decimal(self._named[match[0]]), named=True)
            place = bisect_left(amounts, hour.start, key=lambda each: each.start)
            before = amounts[place - 1] if place else None
            behind = next((each for each in amounts[place : place + 2] if each.start >= hour.end), None)
            clock = self._read(folded, hour, before, behind)
            if clock is not None:
                yield clock
        for place, amount in enumerate(amounts):
            if amount.value > _FULL or not self._may_tell(folded, amount):
                continue
            if not amount.ordinal and self._is_hour(folded, amount):
                hour = _Hour(amount.start, amount.end, amount.value, named=False, weak=amount.weak)
                before = amounts[place - 1] if place else None
                behind = amounts[place + 1] if place + 1 < len(amounts) else None
                clock = self._read(folded, hour, before, behind)
            else:
                clock = self._pointed(folded, amount)
            if clock is not None:
                yield clock

    @staticmethod
    def _is_hour(folded: str, amount: Amount) -> bool:
        """Whether a number is whole, or in quarters that are told in words."""
        in_words = not amount.value * 4 % 1 and not folded[amount.end - 1 : amount.end].isdecimal()
        return not amount.value % 1 or (in_words and amount.value > 1)

    def half(self, folded: str, start: int, end: int) -> tuple[str, int]:
        """The half of the day that words behind or in front of a time tell, and where it ends."""
        for half, behind in self._halves:
            match = behind.match(folded, end)
            if match:
                return half, match.end()
        for half, front in self._halves_before:
            if front.search(folded, start):
                return half, end
        return "", end

    def _read(self, folded: str, hour: _Hour, before: Amount | None, behind: Amount | None) -> Clock | None:
        """The time that an hour tells, if it does."""
        start, minute, sure = self._in_front(folded, hour, before)
        end = self._clock_end(folded, hour)
        if end is None and sure and not self._counts(folded, hour.end):
            end = hour.end
        if end is None and hour.named and self._named_at.search(folded, hour.start):
            end = hour.end
        at = self._at.search(folded, hour.start) or self._clock_before.search(folded, hour.start)
        offset = self._offset_behind.match(folded, hour.end if end is None else end)
        if offset and (end is not None or (at and not hour.weak) or hour.named):
            minute, end = minute + self._offset_behind.worth[offset["entry"]], offset.end()
        link = self._minutes_behind.match(folded, hour.end) if end is None and at else None
        if end is None and at and (hour.value % 1 or (link and self._minutes(folded, hour.end, behind)[0])):
            end = hour.end
        if end is None or (hour.value % 1 and self._lasts(folded, hour.end)):
            return None
        if not minute:
            minute, end = self._minutes(folded, end, behind)
        return from_full_hour(start, end, int(hour.value), minute + int(hour.value % 1 * 60))

    def _may_tell(self, folded: str, hour: Amount) -> bool:
        """Whether a word of the clock may stand beside a number, by its last or first letter alone."""
        before = folded[hour.start - 1 : hour.start]
        if before in _BLANKS:
            before = folded[hour.start - 2 : hour.start - 1] if hour.start > 1 else ""
        place = hour.end + (folded[hour.end : hour.end + 1] in _BLANKS)
        return before in self._last_letters or folded[place : place + 1] in self._first_letters

    def _in_front(self, folded: str, hour: _Hour, before: Amount | None) -> tuple[int, int, bool]:
        """Where a time begins, its minutes by words in front of the hour, and whether there are some."""
        start, minute, sure = hour.start, 0, False
        offset = self._offset_before.search(folded, start) if hour.value <= _FULL else None
        if offset and hour.value:
            start, minute, sure = offset.start("entry"), self._offset_before.worth[offset["entry"]], True
        link = self._minutes_before.search(folded, start)
        gap = link.start("entry") - before.end if link and before else -1
        if link and before and 0 <= gap <= 1 and self._counts_minutes(folded, before, link["entry"]):
            minute += int(before.value) * self._minutes_before.worth[link["entry"]]
            start, sure = before.start, True
        return start, minute, sure

    def _counts_minutes(self, folded: str, amount: Amount, link: str) -> bool:
        """Whether a number before "past" counts minutes; of one in figures other words have to show it."""
        if not 1 <= amount.value < 30 or amount.value % 1:
            return False
        front = self._at.search(folded, amount.start) or self._clock_before.search(folded, amount.start)
        return amount.spelled or " " in link or front is not None

    def _counts(self, folded: str, end: int) -> bool:
        """Whether what looks like an hour counts something: साढ़े तीन घंटे."""
        return unit_behind(folded, folded, end, self._language) is not None

    def _lasts(self, folded: str, end: int) -> bool:
        """Whether a unit of time stands behind a number with a half, which is a length then: másfél óra."""
        unit = unit_behind(folded, folded, end, self._language)
        return unit is not None and unit.kind == "duration"

    def _pointed(self, folded: str, amount: Amount) -> Clock | None:
        """The time that an hour with a point tells in front of a word of the clock: 6.52 утра."""
        match = _POINTED.fullmatch(folded, amount.start, amount.end)
        if match is None:
            return None
        word = self._sure.match(folded, amount.end) or self._hours.match(folded, amount.end)
        if word is None and not self._has_half(folded, amount.end):
            return None
        end = word.end() if word else amount.end
        return Clock(amount.start, end, int(match["hour"]), int(match["minute"]))

    def _clock_end(self, folded: str, hour: _Hour) -> int | None:
        """Where the clock word of an hour ends; None where the number is no hour."""
        sure = self._sure.match(folded, hour.end)
        if sure:
            return sure.end()
        hours = self._hours.match(folded, hour.end)
        if hours and self._asian:
            return None if self._not_hours and self._not_hours.match(folded, hours.end()) else hours.end()
        late = hour.value > _HALF_DAY and self._at_late.search(folded, hour.start)
        at = self._at.search(folded, hour.start)
        if hours and (late or at or self._has_half(folded, hours.end())):
            return hours.end()
        after = folded[hour.end : hour.end + _WINDOW]
        if self._clock_before.search(folded, hour.start) and self._ends_here(after):
            return hour.end
        if at and not hour.weak and not hours and self._has_half(folded, hour.end):
            return hour.end
        return None

    def _has_half(self, folded: str, end: int) -> bool:
        return any((match := behind.match(folded, end)) and match["entry"] for _, behind in self._halves)

    def _ends_here(self, after: str) -> bool:
        """Whether a number behind a clock word is all: "alle 3" is an hour, "alle 3 vittime" is not."""
        if re.match(r"[.,:]?\d|[ \u00a0]?%", after):
            return False
        return not self._bare_only or not re.match(r"[ \u00a0]?[^\W_]", after)

    def _closes(self, folded: str, end: int) -> bool:
        """Whether the minutes in words end a time: nothing that they could count follows."""
        follows = _NEXT.match(folded, end)
        return not follows or self._minute.match(folded, end) is not None or self._has_half(folded, end)

    def _minutes(self, folded: str, end: int, follower: Amount | None) -> tuple[int, int]:
        """The minutes behind an hour, and where they end."""
        if follower is None or follower.value % 1 or not 0 <= follower.value < 60:
            return 0, end
        link = self._minutes_behind.match(folded, end)
        if link and 0 <= follower.start - link.end() <= 1 and self._closes(folded, follower.end):
            worth = int(follower.value) * self._minutes_behind.worth[link["entry"]]
            minute = self._minute.match(folded, follower.end)
            return worth, minute.end() if minute else follower.end
        if folded[end : follower.start] not in {"", " ", "\u00a0", "\u202f"}:
            return 0, end
        minute = self._minute.match(folded, follower.end)
        if minute or self._asian:
            return (int(follower.value), minute.end()) if minute else (0, end)
        if follower.spelled and not follower.weak:  # à trois heures dix
            return (int(follower.value), follower.end) if self._closes(folded, follower.end) else (0, end)
        after = folded[follower.end : follower.end + 2]
        written = folded[follower.start : follower.end]
        if len(written) == 2 and written.isdecimal() and not re.match(r"[.,:]?\d|[ \u00a0]?%", after):
            return int(follower.value), follower.end
        return 0, end
