"""Times of day, as clocks and as languages write them."""

import re
import tomllib
from importlib.resources import files
from typing import NamedTuple

from articlekit.language.facts.fact import Fact
from articlekit.language.facts.plain import plain
from articlekit.language.facts.scanning import at_digits
from articlekit.language.facts.vocabulary import alternatives
from articlekit.language.loading import loaded
from articlekit.language.remembering import remembered

__all__ = ["times"]

_DIGITS = re.compile(r"(?<![\d:.,/-])\d{1,2}(?!\d)")
_WINDOW = 14
"""Characters that are looked at in front of an hour."""
_DOTTED = r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?!\d|\.\d)"
_TWELVE_HOURS = r"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap](?:\.\s?)?m)\b\.?"


class _Clock(NamedTuple):
    behind: tuple[re.Pattern[str], ...]
    """What an hour may look like, read from its first digit."""
    dotted: re.Pattern[str]
    """An hour with a point, which takes a word in front of it."""
    before: re.Pattern[str]
    halves: re.Pattern[str]
    second_half: frozenset[str]


@remembered
def times(text: str) -> tuple[Fact, ...]:
    """The times of day of a text in order, valued `HH:MM` on the 24-hour clock."""
    digits, clock = plain(text), _clock()
    found: list[Fact] = []
    for place in at_digits(_DIGITS, digits):
        if not found or place.start() >= found[-1].end:
            fact = _at(text, digits, place.start(), clock)
            if fact is not None:
                found.append(fact)
    return tuple(found)


def _at(text: str, digits: str, place: int, clock: _Clock) -> Fact | None:
    """The longest time that begins with the digits at a place."""
    matches = [match for pattern in clock.behind if (match := pattern.match(digits, place)) is not None]
    front = digits[max(0, place - _WINDOW) : place]
    dotted = clock.dotted.match(digits, place)
    if dotted and clock.before.search(front):
        matches.append(dotted)
    if not matches:
        return None
    half = clock.halves.search(front)
    facts = [fact for match in matches if (fact := _fact(text, match, half, clock.second_half)) is not None]
    return max(facts, key=lambda fact: fact.end, default=None)


def _fact(
    text: str, match: re.Match[str], front: re.Match[str] | None, second_half: frozenset[str]
) -> Fact | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    hour = int(groups["hour"])
    minute = int(groups.get("minute") or groups.get("french") or groups.get("asian") or 0)
    if hour > 24 or (hour == 24 and (minute or "bare" in groups)):
        return None
    # A word for half a day stands in front, but not in front of a full hour in Latin letters.
    half = groups.get("half", "").lower() or (front["half"] if front and "full" not in groups else "")
    if hour < 12 and (half.startswith("p") or half in second_half):
        hour += 12
    if hour == 12 and half.startswith("a"):
        hour = 0
    start = match.start() - (len(front[0]) if front and half == front["half"] else 0)
    return Fact("time", start, match.end(), text[start : match.end()], f"{hour:02}:{minute:02}")


@loaded
def _clock() -> _Clock:
    path = files("articlekit.language.facts") / "clock.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    before, after, full, duration = (_choice(table[key]) for key in ("before", "after", "full", "duration"))
    halves = _choice(table["first_half"] + table["second_half"])
    written = (
        r"(?P<hour>[01]?\d|2[0-4])"
        r"(?:\s?[:：]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?"
        r"|\s?h\s?(?P<french>[0-5]\d)(?![a-zà-ÿ])|(?P<bare>\s?h)(?![a-zà-ÿ])"
        rf"|\s?[時时點点시](?!{duration})\s?(?:(?P<asian>[0-5]?\d)\s?[分분])?)(?![:\d])"
    )
    behind = (
        _TWELVE_HOURS,
        written,
        rf"(?P<hour>[01]?\d|2[0-4])\s?(?P<full>{full})(?!\w)(?!\s?\d)",
        rf"{_DOTTED}(?=\s?(?:{after})(?!\w))",
    )
    return _Clock(
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in behind),
        re.compile(_DOTTED),
        re.compile(rf"(?<!\w)(?:{before})\.?\s$", re.IGNORECASE),
        re.compile(rf"(?P<half>{halves})\s?$"),
        frozenset(table["second_half"]),
    )


def _choice(words: list[str]) -> str:
    return alternatives(sorted(words, key=len, reverse=True))
