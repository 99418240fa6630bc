"""Quantities: when a number or a duration of an article is one of the note."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from articlekit.checks.grounding.evidence import Evidence
from articlekit.language.facts import Fact

__all__ = ["has_duration", "has_number"]

_COUNTED = frozenset({"", "ordinal"})
"""Units that a count may have: the third day is day 3."""
_CURRENCY = re.compile("[A-Z]{3}")
"""An ISO 4217 code."""
_PLAINLY = Decimal("0.1")
"""The most that rounding may change, as a share of the value."""
_DURATION = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
_SECONDS = {"W": 604_800, "D": 86_400, "h": 3_600, "m": 60, "s": 1}
_MONTHS = {"Y": 12, "M": 1}
_UNITS_OF_TIME = {"s": "s", "min": "m", "h": "h", "d": "D"}


def has_number(fact: Fact, evidence: Evidence, *, translated: bool = False) -> bool:
    """Whether a number is among those of the evidence, with its unit and magnitude.

    A count and an ordinal number of one value are the same, and so are a year and the number that
    looks like it. A number that the article calls approximate may be a plain rounding of one there.

    Args:
        fact: the number.
        evidence: what it is held against.
        translated: whether the two are in different languages: then a sum of money is the same as a
            number whose currency is not known by the name that the other language has for it.
    """
    if evidence.has(fact):
        return True
    value = _decimal(fact.value)
    if value is None:
        return False
    if not fact.unit and any(other.value == fact.value for other in evidence.of("date")):
        return True
    if fact.unit in _UNITS_OF_TIME and has_duration(fact, evidence):
        return True
    return any(_same(fact, value, other, translated=translated) for other in evidence.of("number"))


def _same(fact: Fact, value: Decimal, other: Fact, *, translated: bool) -> bool:
    units = {fact.unit, other.unit}
    unnamed = translated and "" in units and any(_CURRENCY.fullmatch(unit) for unit in units)
    if len(units) > 1 and not units <= _COUNTED and not unnamed:
        return False
    known = _decimal(other.value)
    return known is not None and (known == value or (fact.approximate and _rounds(known, value)))


def _rounds(known: Decimal, value: Decimal) -> bool:
    """Whether a value is another one rounded at its own last significant place: 2,317 to 2,300."""
    if not value or abs(known - value) > _PLAINLY * abs(known):
        return False
    place = value.normalize().as_tuple().exponent
    return isinstance(place, int) and abs(known - value) * 2 <= Decimal(1).scaleb(place)


def has_duration(fact: Fact, evidence: Evidence) -> bool:
    """Whether a duration is among those of the evidence: 90 minutes are an hour and a half."""
    if evidence.has(fact):
        return True
    wanted = _length(fact)
    if wanted is None:
        return False
    for other in evidence.of("duration", "number"):
        known = _length(other)
        if known is None or known[0] != wanted[0]:
            continue
        if known == wanted or (fact.approximate and _rounds_in_unit(fact, known[1], wanted[1])):
            return True
    return False


def _rounds_in_unit(fact: Fact, known: Decimal, wanted: Decimal) -> bool:
    count = re.search(r"[\d.]+", fact.value)
    amount = _decimal(count[0]) if count else None
    return bool(amount) and amount is not None and _rounds(known * amount / wanted, amount)


def _length(fact: Fact) -> tuple[str, Decimal] | None:
    """A duration in seconds or in months, which cannot be turned into one another."""
    if fact.kind == "number":
        unit, amount = _UNITS_OF_TIME.get(fact.unit), _decimal(fact.value)
        return None if unit is None or amount is None else ("s", amount * _SECONDS[unit])
    match = _DURATION.fullmatch(fact.value)
    if match is None:
        return None
    groups = {name: _decimal(text) for name, text in match.groupdict().items() if text}
    months = sum((groups.get(name) or Decimal(0)) * factor for name, factor in _MONTHS.items())
    seconds = sum((groups.get(name) or Decimal(0)) * factor for name, factor in _SECONDS.items())
    if months and not seconds:
        return "months", Decimal(months)
    return ("s", Decimal(seconds)) if seconds and not months else None


@lru_cache(maxsize=20_000)
def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 400 else None
