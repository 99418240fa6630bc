"""Times of day, as clocks and as languages write them."""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from articlekit.language.facts.fact import Fact

__all__ = ["times"]

_OTHER_DIGIT = re.compile(r"[^\x00-\x7f\D]")
_TWELVE_HOURS = re.compile(
    r"(?<![\d:.,/-])(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m)\b\.?",
    re.IGNORECASE,
)


_MARK = r"(?<![\d:.,/-])"
_DOTTED = r"(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?!\d|\.\d)"


class _Clock(NamedTuple):
    patterns: tuple[re.Pattern[str], ...]
    second_half: frozenset[str]


def times(text: str) -> list[Fact]:
    """The times of day of a text in order, valued `HH:MM` on the 24-hour clock."""
    # One character for one, so that offsets hold for the text.
    plain = _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)
    clock = _clock()
    found: list[Fact] = []
    for pattern in (_TWELVE_HOURS, *clock.patterns):
        found += [
            fact
            for match in pattern.finditer(plain)
            if (fact := _fact(text, match, clock.second_half)) is not None
        ]
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return kept


def _fact(text: str, match: re.Match[str], second_half: frozenset[str]) -> Fact | None:
    groups = {key: value for key, value in match.groupdict().items() if value}
    hour = int(groups["hour"])
    minute = int(groups.get("minute") or groups.get("french") or groups.get("asian") or 0)
    half = groups.get("half", "").lower()
    if hour > 24 or (hour == 24 and (minute or "bare" in groups)):
        return None
    if hour < 12 and (half.startswith("p") or half in second_half):
        hour += 12
    if hour == 12 and half.startswith("a"):
        hour = 0
    start, end = match.span("whole") if "whole" in groups else match.span()
    return Fact("time", start, end, text[start:end], f"{hour:02}:{minute:02}")


@lru_cache(maxsize=1)
def _clock() -> _Clock:
    path = files("articlekit.language.facts") / "clock.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    before, after, full, duration = (_choice(table[key]) for key in ("before", "after", "full", "duration"))
    halves = _choice(table["first_half"] + table["second_half"])
    written = (
        rf"(?:(?P<half>{halves})\s?)?{_MARK}(?P<hour>[01]?\d|2[0-4])"
        r"(?:\s?[:：]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?"
        r"|\s?h\s?(?P<french>[0-5]\d)(?![a-zà-ÿ])|(?P<bare>\s?h)(?![a-zà-ÿ])"
        rf"|\s?[時时點点시](?!{duration})\s?(?:(?P<asian>[0-5]?\d)\s?[分분])?)(?![:\d])"
    )
    patterns = (
        written,
        rf"{_MARK}(?P<hour>[01]?\d|2[0-4])\s?(?:{full})(?!\w)(?!\s?\d)",
        rf"(?<!\w)(?:{before})\.?\s(?P<whole>{_DOTTED})",
        rf"{_MARK}{_DOTTED}(?=\s?(?:{after})(?!\w))",
    )
    compiled = tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return _Clock(compiled, frozenset(table["second_half"]))


def _choice(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
