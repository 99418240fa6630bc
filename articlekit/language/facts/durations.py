"""Durations: ISO 8601 values, and joining what belongs together: two hours and thirty minutes."""

import re
from decimal import Decimal

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Fact, canonical
from articlekit.language.facts.hedges import hedged
from articlekit.language.facts.vocabulary import at_digits, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER
from articlekit.language.locale import fold, load
from articlekit.language.tags import primary, uses_spaces

__all__ = ["compact", "in_iso", "in_one", "phrases"]

_ISO = re.compile(r"P(?P<days>(?:[\d.]+[YMWD])*)(?:T(?P<clock>(?:[\d.]+[HMS])+))?")
_ORDER = "YMWDhms"
_COMPACT = re.compile(
    r"(?<![\w.,:/-])(?=\d+\s?[wdhm]\s?\d)(?:(?P<W>\d{1,3})\s?w\s?)?(?:(?P<D>\d{1,4})\s?d\s?)?(?:(?P<h>\d{1,4})\s?h(?:rs?)?\s?)?"
    r"(?:(?P<m>\d{1,4})\s?m(?:ins?)?\.?\s?)?(?:(?P<s>\d{1,4})\s?s(?:ecs?)?)?(?!\w)"
)
_SECONDS = {"W": 604_800, "D": 86_400, "h": 3_600, "m": 60, "s": 1}


def in_iso(value: Decimal, unit: str) -> str:
    """So many of a unit, which is the duration of one of it: 90 and `PT1M` make `PT1H30M`."""
    match = re.fullmatch(r"P(T?)([\d.]+)([A-Z])", unit)
    if match is None:
        return unit
    return _written(value * Decimal(match[2]), match[3].lower() if match[1] else match[3])


def _written(value: Decimal, unit: str) -> str:
    """A duration in years and months, in days, or in hours, minutes and seconds."""
    if unit in "YM":
        months = value * (12 if unit == "Y" else 1)
        return _parts([(months // 12, "Y"), (months % 12, "M")], "P") or "P0M"
    if unit in "WD":
        days = value * (7 if unit == "W" else 1)
        return _parts([(days, "D")], "P") if days == int(days) else _written(days * 24, "h")
    seconds = value * {"h": 3600, "m": 60, "s": 1}[unit]
    parts = [(seconds // 3600, "H"), (seconds % 3600 // 60, "M"), (seconds % 60, "S")]
    return _parts(parts, "PT") or "PT0S"


def _parts(parts: list[tuple[Decimal, str]], head: str) -> str:
    text = "".join(f"{canonical(value)}{letter}" for value, letter in parts if value)
    return f"{head}{text}" if text else ""


def unit_of(value: str) -> str:
    """The last unit of a duration as one letter, those of the clock small: `h` of `PT3H`."""
    letter = value[-1:]
    return letter.lower() if "T" in value else letter


def _joined(first: str, second: str) -> str | None:
    """Two durations as one, where the second is of a smaller unit; otherwise None."""
    one, two = _ISO.fullmatch(first), _ISO.fullmatch(second)
    if one is None or two is None or "." in first:
        return None
    small = ("T" in second and not two["days"] and second[2:]) or second[1:]
    begins = (re.search(r"[A-Z]", small) or [""])[0]
    begins = begins.lower() if two["clock"] and not two["days"] else begins
    if not begins or _ORDER.find(begins) <= _ORDER.find(unit_of(first)):
        return None
    clock = (one["clock"] or "") + (two["clock"] or "")
    return f"P{one['days']}{two['days']}{'T' + clock if clock else ''}"


@loaded
def _duration_phrases(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """A pattern for durations that have no number, such as "half an hour", and what they are worth."""
    words = vocabulary(language)
    worth = {
        entry: value
        for name in ("phrases", "one")
        for value, entries in words.groups("durations", name).items()
        for entry in entries
    }
    if not worth:
        return None
    bodies = sorted(worth, key=len, reverse=True)
    choice = "|".join(re.escape(body.rstrip("*")) + (r"\w*" if body.endswith("*") else "") for body in bodies)
    if not uses_spaces(language):
        return re.compile(f"(?P<phrase>{choice})"), worth
    glued = words.choice("durations", "proclitics") if words.entries("durations", "proclitics") else ""
    before = f"(?:{glued})?" if glued else ""
    after = "" if primary(language) == "ko" else NOT_BEFORE_LETTER
    return re.compile(f"{NOT_AFTER_LETTER}{before}(?P<phrase>{choice}){after}"), worth


def compact(text: str, plain: str) -> list[Fact]:
    """Durations in the short units that tools write, two of them at least: 1h 23m, 3d 4h.

    Args:
        text: the text as it is.
        plain: the text with ASCII digits.
    """
    found = []
    for match in at_digits(_COMPACT, plain):
        parts = {unit: int(count) for unit, count in match.groupdict().items() if count}
        if len(parts) > 1:
            start, end = match.start(), match.start() + len(match[0].rstrip())
            days = parts.pop("W", 0) * 7 + parts.pop("D", 0)
            clock = in_iso(Decimal(sum(_SECONDS[unit] * count for unit, count in parts.items())), "PT1S")
            value = f"P{days}D{clock[1:] if clock != 'PT0S' else ''}" if days else clock
            found.append(Fact("duration", start, end, text[start:end], value))
    return found


def phrases(text: str, folded: str, language: str) -> list[Fact]:
    """The durations that have no number: half an hour, a fortnight."""
    found = _duration_phrases(base(language))
    if found is None:
        return []
    pattern, worth = found
    facts = []
    for match in pattern.finditer(folded):
        start, end = match.span("phrase")
        value = worth.get(match["phrase"]) or next(
            (worth[body] for body in worth if body.endswith("*") and match["phrase"].startswith(body[:-1])),
            "",
        )
        if value:
            facts.append(
                Fact(
                    "duration",
                    start,
                    end,
                    text[start:end],
                    value,
                    approximate=hedged(folded, start, end, language),
                )
            )
    return facts


@loaded
def _gaps(language: str) -> frozenset[str]:
    """What stands between the two units of one duration."""
    link = fold(load(language).connectives.get("and", "")).strip()
    return frozenset({"", " ", "\u00a0", ", ", f" {link} ", f" {link}", f"{link}"})


def in_one(text: str, folded: str, facts: list[Fact], language: str) -> list[Fact]:
    """The facts, with a duration in two units made one: 2 hours and 30 minutes."""
    gaps = _gaps(base(language))
    result: list[Fact] = []
    for fact in facts:
        last = result[-1] if result else None
        if last is not None and fact.start < last.end:
            continue
        if (
            last is not None
            and last.kind == fact.kind == "duration"
            and folded[last.end : fact.start] in gaps
        ):
            value = _joined(last.value, fact.value)
            if value is not None:
                span = (last.start, fact.end, text[last.start : fact.end])
                result[-1] = Fact("duration", *span, value, approximate=last.approximate)
                continue
        result.append(fact)
    return result
