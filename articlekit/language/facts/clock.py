"""Hours in words and with the language's own clock words: drei Uhr, à 3 heures, kl. 15, 午後三時."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articlekit.language.facts.amount import Amount
from articlekit.language.facts.fact import Fact
from articlekit.language.facts.vocabulary import Vocabulary, alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER
from articlekit.language.loading import loaded
from articlekit.language.tags import uses_spaces

__all__ = ["hours"]

_POINTED = re.compile(r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)")
_WINDOW = 40
_FULL = 24
_HALF_DAY = 12


def hours(text: str, folded: str, amounts: list[Amount], language: str) -> list[Fact]:
    """The times of day that are told by a number and a clock word, and noon and midnight.

    Args:
        text: the text as it is.
        folded: the text, through `plain` and `fold`.
        amounts: its numbers.
        language: the BCP 47 tag of the text.
    """
    rules = _rules(base(language))
    found = list(rules.fixed_hours(text, folded))
    for place, amount in enumerate(amounts):
        if 0 <= amount.value <= _FULL and amount.value == int(amount.value) and not amount.ordinal:
            follower = amounts[place + 1] if place + 1 < len(amounts) else None
            fact = rules.hour(text, folded, amount, follower)
        else:
            fact = rules.pointed(text, folded, amount)
        if fact is not None:
            found.append(fact)
    return found


@loaded
def _rules(language: str) -> "_Rules":
    return _Rules(language, vocabulary(language))


class _Front(NamedTuple):
    """Words that stand right in front of an hour, and how many characters they take at most."""

    pattern: re.Pattern[str] | None
    reach: int

    def search(self, folded: str, end: int) -> re.Match[str] | None:
        """Where one of them stands in front of a place."""
        return self.pattern and self.pattern.search(folded, max(0, end - self.reach), end)


class _Rules:
    """How one language tells the hour."""

    def __init__(self, language: str, words: Vocabulary) -> None:
        spaced = uses_spaces(language) and language != "ko"
        ends = NOT_BEFORE_LETTER if spaced else ""
        starts = NOT_AFTER_LETTER if spaced else ""
        self._sure = self._behind(words, ("clock", "hours_after"), ends)
        self._hours = self._behind(words, ("hours", "hour"), ends)
        self._not_hours = re.compile(r"[間间]|\s?(?:間|间|간)") if not spaced else None
        self._clock_before = self._front(words, "clock_before", starts)
        self._bare_only = words.flag("times", "clock_before_bare")
        self._at = self._front(words, "at", starts)
        self._at_late = self._front(words, "at_late", starts)
        self._half_before = self._front(words, "half_before", starts)
        self._second_before = self._front(words, "second_half_before", starts)
        self._first_before = self._front(words, "first_half_before", starts)
        self._noon_before = self._front(words, "noon_before", starts)
        self._second = self._behind(words, ("second_half",), ends)
        self._first = self._behind(words, ("first_half",), ends)
        self._half = self._behind(words, ("half",), ends)
        self._quarter = self._behind(words, ("quarter",), ends)
        self._minute = self._behind(words, ("minute",), "")
        self._asian = bool(words.entries("times", "hour"))
        self._named = self._names(words, starts, ends)

    @staticmethod
    def _behind(words: Vocabulary, names: tuple[str, ...], ends: str) -> re.Pattern[str]:
        entries = sorted({e for name in names for e in words.entries("times", name)}, key=len, reverse=True)
        choice = alternatives(entries) or r"(?!)"
        return re.compile(rf"[ \u00a0\u202f]?(?:{choice}){ends}\.?")

    @staticmethod
    def _front(words: Vocabulary, name: str, starts: str) -> "_Front":
        entries = words.entries("times", name)
        if not entries:
            return _Front(None, 0)
        pattern = re.compile(rf"{starts}(?:{words.choice('times', name)})\.?[ \u00a0\u202f]?$")
        return _Front(pattern, len(entries[0]) + 2)

    @staticmethod
    def _names(words: Vocabulary, starts: str, ends: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
        worth = dict.fromkeys(words.entries("times", "noon"), "12:00")
        worth |= dict.fromkeys(words.entries("times", "midnight"), "00:00")
        for hour, entries in words.groups("times", "ordinal_hours").items():
            lead = words.entries("times", "clock_before")
            worth |= {f"{front} {entry}": f"{int(hour):02}:00" for entry in entries for front in lead}
        if not worth:
            return None
        choice = alternatives(sorted(worth, key=len, reverse=True))
        return re.compile(f"{starts}(?:{choice}){ends}"), worth

    def fixed_hours(self, text: str, folded: str) -> Iterator[Fact]:
        """Noon, midnight, and hours that are told by an ordinal."""
        if self._named is None:
            return
        pattern, worth = self._named
        for match in pattern.finditer(folded):
            hour = int(worth[match[0]][:2])
            end = match.end()
            if (hour and hour != _HALF_DAY) or " " in match[0]:
                hour, minute, end = self._half_of_day(folded, match.start(), end, hour)
                yield Fact("time", match.start(), end, text[match.start() : end], f"{hour:02}:{minute:02}")
            else:
                yield Fact("time", match.start(), end, text[match.start() : end], worth[match[0]])

    def hour(self, text: str, folded: str, amount: Amount, follower: Amount | None) -> Fact | None:
        """The time that a number tells, if it does."""
        hour = int(amount.value)
        half = self._half_before.search(folded, amount.start)
        if half and 1 <= hour <= _HALF_DAY and self._bare(folded, amount.end):
            start = half.start()
            return Fact("time", start, amount.end, text[start : amount.end], f"{(hour - 1) or 12:02}:30")
        end = self._clock_end(folded, amount)
        if end is None:
            return None
        minute, end = self._minutes(folded, end, follower)
        hour, extra, end = self._half_of_day(folded, amount.start, end, hour)
        if not 0 <= hour <= _FULL or (hour == _FULL and (minute or extra)):
            return None
        return Fact("time", amount.start, end, text[amount.start : end], f"{hour:02}:{minute or extra:02}")

    def pointed(self, text: str, folded: str, amount: Amount) -> Fact | None:
        """The time that an hour with a point tells in front of a half of the day: 6.52 утра."""
        match = _POINTED.fullmatch(folded, amount.start, amount.end)
        if match is None:
            return None
        words = (self._sure, self._hours, self._second, self._first)
        if not any(word.match(folded, amount.end) for word in words):
            return None
        hour, _, end = self._half_of_day(folded, amount.start, amount.end, int(match["hour"]))
        return Fact("time", amount.start, end, text[amount.start : end], f"{hour:02}:{match['minute']}")

    @staticmethod
    def _bare(folded: str, end: int) -> bool:
        return not re.match(r"[ \u00a0]?[^\W\d_]*(?:stund|tim|prozent|%)", folded[end : end + 12])

    def _clock_end(self, folded: str, amount: Amount) -> int | None:
        """Where the clock word of an hour ends; None where the number is no hour."""
        sure = self._sure.match(folded, amount.end)
        if sure:
            return sure.end()
        hours = self._hours.match(folded, amount.end)
        if hours and self._asian:
            return None if self._not_hours and self._not_hours.match(folded, hours.end()) else hours.end()
        halves = (
            self._second.match(folded, hours.end()) or self._first.match(folded, hours.end())
            if hours
            else None
        )
        late = amount.value > _HALF_DAY and self._at_late.search(folded, amount.start)
        if hours and (halves or late or self._at.search(folded, amount.start)):
            return hours.end()
        after = folded[amount.end : amount.end + _WINDOW]
        if self._clock_before.search(folded, amount.start) and self._ends_here(after):
            return amount.end
        if self._at.search(folded, amount.start) and not amount.weak and not hours:
            half = self._half.match(after) or self._second.match(after) or self._first.match(after)
            return amount.end if half and half[0].strip() else None
        return None

    def _ends_here(self, after: str) -> bool:
        """Whether a number behind a clock word is all: "alle 3" is an hour, "alle 3 vittime" is not."""
        if re.match(r"[.,:]?\d|[ \u00a0]?%", after):
            return False
        return not self._bare_only or not re.match(r"[ \u00a0]?[^\W_]", after)

    def _minutes(self, folded: str, end: int, follower: Amount | None) -> tuple[int, int]:
        """The minutes behind an hour, and where they end."""
        if follower is None or follower.value != int(follower.value) or not 0 <= follower.value < 60:
            return 0, end
        gap = folded[end : follower.start]
        if gap not in {"", " ", "\u00a0", "\u202f"}:
            return 0, end
        if self._asian:
            match = self._minute.match(folded, follower.end)
            return (int(follower.value), match.end()) if match else (0, end)
        after = folded[follower.end : follower.end + 2]
        written = folded[follower.start : follower.end]
        if len(written) == 2 and written.isdecimal() and not re.match(r"[.,:]?\d|[ \u00a0]?%", after):
            return int(follower.value), follower.end
        return 0, end

    def _half_of_day(self, folded: str, start: int, end: int, hour: int) -> tuple[int, int, int]:
        """Hour on the 24-hour clock, the half or quarter behind it in minutes, and where it ends."""
        minute = 0
        for pattern, minutes in ((self._half, 30), (self._quarter, 15)):
            match = pattern.match(folded, end)
            if match:
                minute, end = minutes, match.end()
                break
        second, first = self._second.match(folded, end), self._first.match(folded, end)
        if second or self._second_before.search(folded, start):
            hour += _HALF_DAY if hour < _HALF_DAY else 0
            end = second.end() if second else end
        elif first or self._first_before.search(folded, start):
            hour = 0 if hour == _HALF_DAY else hour
            end = first.end() if first else end
        elif self._noon_before.search(folded, start) and hour <= 3:
            hour += _HALF_DAY
        return hour, minute, end
