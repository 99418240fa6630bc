"""Times of day, as clocks and as languages write them."""

import re

from articlekit.language.facts.fact import Fact

__all__ = ["times"]

_CLOCK = re.compile(
    r"(?<![\d:.,/-])(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?[:：]\s?(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"|\s?h\s?(?P<french>[0-5]\d)?(?![a-zà-ÿ])"
    r"|\s?[時时点點시]\s?(?:(?P<asian>[0-5]?\d)\s?[分분])?"
    r"|\.(?P<dotted>[0-5]\d)(?=\s?(?:uhr|h\b|kl|utc|gmt)))"
    r"(?P<half>\s?[ap]\.?m\b\.?)?"
    r"(?![:\d])",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(r"(?<![\d:.,/-])(?P<hour>1[0-2]|0?\d)\s?(?P<half>[ap]\.?m)\b\.?", re.IGNORECASE)


def times(text: str) -> list[Fact]:
    """The times of day of a text in order, valued `HH:MM` on the 24-hour clock."""
    found = [_fact(match) for match in _CLOCK.finditer(text)]
    taken = [(fact.start, fact.end) for fact in found]
    found += [
        _fact(match)
        for match in _HOUR_ONLY.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return sorted(found, key=lambda fact: fact.start)


def _fact(match: re.Match[str]) -> Fact:
    groups = match.groupdict()
    minutes = next((groups[key] for key in ("minute", "french", "asian", "dotted") if groups.get(key)), "0")
    hour = int(match["hour"])
    half = (groups.get("half") or "").strip().lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return Fact("time", match.start(), match.end(), match[0], f"{hour:02}:{int(minutes):02}")
