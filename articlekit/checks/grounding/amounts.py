"""Known amounts: the numbers of some passages, and whether a fact is among their facts or follows."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import combinations

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.moments import has_date, has_time
from articlekit.checks.grounding.names import has_name
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import fold
from articlekit.language.tags import primary

__all__ = [
    "CARRIED",
    "KnownAmounts",
    "carries",
    "decimal",
    "derivation",
    "has_duration",
    "has_number",
    "length",
]

_UNITS_OF_TIME = {"s": "s", "min": "m", "h": "h", "d": "D"}
"""Units of a number that make a duration of it."""

_COUNTED = ("", "ordinal")
"""Units that a count may have: the third day is day 3."""
_CURRENCY = re.compile("[A-Z]{3}")
"""An ISO 4217 code."""
_PLAINLY = Decimal("0.1")
"""The most that rounding may change, as a share of the value."""
_MARGIN = Decimal("1.000001")
"""How much wider than half a place is looked; what is found there is compared exactly."""
_DURATION = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
_SECONDS = {"W": 604_800, "D": 86_400, "h": 3_600, "m": 60, "s": 1}
_MONTHS = {"Y": 12, "M": 1}


class KnownAmounts:
    """Values in order, those of one unit together, so that none is looked at that is far away."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Sort the numbers and durations among some facts by their values."""
        self._numbers: dict[str, list[Decimal]] = {}
        self._lengths: dict[str, list[Decimal]] = {}
        for fact in facts:
            value = decimal(fact.value) if fact.kind == "number" else None
            if value is not None:
                self._numbers.setdefault(fact.unit, []).append(value)
            lasting = length(fact)
            if lasting is not None:
                self._lengths.setdefault(lasting[0], []).append(lasting[1])
        for values in (*self._numbers.values(), *self._lengths.values()):
            values.sort()

    def has_number(self, fact: Fact, value: Decimal, *, translated: bool) -> bool:
        """Whether a number is among them, or a plain rounding of one where it is approximate.

        Args:
            fact: the number.
            value: what it says.
            translated: whether a currency may be named on one side only.
        """
        lists = [self._numbers.get(unit, []) for unit in self._units_like(fact.unit, translated=translated)]
        if any(_has(values, value) for values in lists):
            return True
        return fact.approximate and any(
            _rounds(known, value) for values in lists for known in _about(values, value, value)
        )

    def _units_like(self, unit: str, *, translated: bool) -> Iterator[str]:
        """The units in which a number may stand that is meant in another one, the unit itself among them."""
        yield from _COUNTED if unit in _COUNTED else (unit,)
        if translated and _CURRENCY.fullmatch(unit):
            yield ""
        elif translated and not unit:
            yield from filter(_CURRENCY.fullmatch, self._numbers)

    def has_length(self, fact: Fact, wanted: tuple[str, Decimal]) -> bool:
        """Whether a duration is among them, or a plain rounding of one where it is approximate."""
        values = self._lengths.get(wanted[0], [])
        if _has(values, wanted[1]):
            return True
        count = re.search(r"[\d.]+", fact.value) if fact.approximate else None
        amount = decimal(count[0]) if count else None
        if not amount:
            return False
        near = _about(values, wanted[1], amount)
        return any(_rounds(known * amount / wanted[1], amount) for known in near)


def _has(values: list[Decimal], value: Decimal) -> bool:
    place = bisect_left(values, value)
    return place < len(values) and values[place] == value


def _about(values: list[Decimal], value: Decimal, amount: Decimal) -> Iterator[Decimal]:
    """The values within half a unit of the last significant place of an amount.

    Args:
        values: what is known, in order.
        value: what is looked for.
        amount: the same in the unit that it is given in.
    """
    place = amount.normalize().as_tuple().exponent
    if not amount or not isinstance(place, int):
        return
    half = abs(Decimal(1).scaleb(place) * value / amount) / 2 * _MARGIN
    first, last = bisect_left(values, value - half), bisect_right(values, value + half)
    yield from (values[index] for index in range(first, last))


def _rounds(known: Decimal, value: Decimal) -> bool:
    """Whether a value is another one rounded at its own last significant place: 2,317 to 2,300."""
    if not value or abs(known - value) > _PLAINLY * abs(known):
        return False
    place = value.normalize().as_tuple().exponent
    return isinstance(place, int) and abs(known - value) * 2 <= Decimal(1).scaleb(place)


def length(fact: Fact) -> tuple[str, Decimal] | None:
    """A duration in seconds (`s`) or in months, which cannot be turned into one another."""
    if fact.kind == "number":
        unit, amount = _UNITS_OF_TIME.get(fact.unit), decimal(fact.value)
        return None if unit is None or amount is None else ("s", amount * _SECONDS[unit])
    match = _DURATION.fullmatch(fact.value) if fact.kind == "duration" else None
    if match is None:
        return None
    groups = {name: decimal(text) for name, text in match.groupdict().items() if text}
    months = sum((groups.get(name) or Decimal(0)) * factor for name, factor in _MONTHS.items())
    seconds = sum((groups.get(name) or Decimal(0)) * factor for name, factor in _SECONDS.items())
    if months and not seconds:
        return "months", Decimal(months)
    return ("s", Decimal(seconds)) if seconds and not months else None


@lru_cache(maxsize=4_096)
def decimal(text: str) -> Decimal | None:
    """The number that a value says; `None` for none and for one beyond all measure."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 400 else None


def has_number(fact: Fact, evidence: "Evidence", *, translated: bool = False) -> bool:
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
    value = decimal(fact.value)
    if value is None:
        return False
    if not fact.unit and fact.value in evidence.dates:
        return True
    if fact.unit in _UNITS_OF_TIME and has_duration(fact, evidence):
        return True
    return evidence.amounts.has_number(fact, value, translated=translated)


def has_duration(fact: Fact, evidence: "Evidence") -> bool:
    """Whether a duration is among those of the evidence: 90 minutes are an hour and a half."""
    if evidence.has(fact):
        return True
    wanted = length(fact)
    return wanted is not None and evidence.amounts.has_length(fact, wanted)


_MOST = 24
"""Values that are combined; more stand in a table, whose sums nobody writes into a sentence."""
_PERCENT = "%"
_HUNDRED = Decimal(100)
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_DAY = 24 * 3_600
_SLACK = Decimal("0.6")
"""Percentage points that rounding may change."""


def _letters(identifier: str) -> str:
    """The letters and digits of an identifier: K9 is K-9."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", identifier)))


def _has_identifier(fact: Fact, evidence: Evidence, _: str) -> bool:
    value = fold(fact.value)
    bare = _letters(value)
    if value in evidence.identifiers or any(bare == _letters(each) for each in evidence.identifiers):
        return True
    if value in unicodedata.normalize("NFKC", evidence.folded) and value not in evidence.folded:
        return True  # in full width, as in ＸＮ－３２０
    place = evidence.folded.find(value)
    while place >= 0:
        around = (
            evidence.folded[place - 1 : place] + evidence.folded[place + len(value) : place + len(value) + 1]
        )
        if not any(map(str.isalnum, around)):
            return True
        place = evidence.folded.find(value, place + 1)
    return False


_CARRIERS: dict[FactKind, Callable[[Fact, Evidence, str], bool]] = {
    "number": lambda fact, evidence, language: has_number(
        fact, evidence, translated=any(each.language != primary(language) for each in evidence.passages)
    ),
    "duration": lambda fact, evidence, _: has_duration(fact, evidence),
    "date": lambda fact, evidence, _: has_date(fact, evidence),
    "time": lambda fact, evidence, _: has_time(fact, evidence),
    "identifier": _has_identifier,
    "name": has_name,
}


def carries(fact: Fact, evidence: Evidence, language: str) -> bool:
    """Whether a fact other than a quotation is one of the evidence, by its value.

    Args:
        fact: the fact.
        evidence: what it is held against.
        language: the language of the text that the fact stands in.
    """
    return _CARRIERS[fact.kind](fact, evidence, language)


CARRIED = frozenset(_CARRIERS)
"""The kinds of facts that can be looked for."""


def derivation(fact: Fact, near: Iterable[Fact], parts: Collection[Fact] = ()) -> str | None:
    """How a number or a duration follows from other values, as a formula; none where it does not.

    Args:
        fact: the value.
        near: the values of the statements that it may rest on.
        parts: those of them that are a part of another one: of 23 people, 4 of them children, there are 23.
    """
    facts = list(near)[:_MOST]
    lasting = length(fact)
    if lasting is not None and lasting[0] == "s":
        found = _between(lasting[1], facts)
        if found is not None:
            return found
    value = decimal(fact.value) if fact.kind == "number" else None
    if value is None:
        return None
    amounts = [(each, decimal(each.value)) for each in facts if each.kind == "number"]
    known = [(each, amount) for each, amount in amounts if amount]
    for (one, first), (two, second) in combinations(known, 2):
        if fact.unit == _PERCENT and one.unit == two.unit:
            smaller, larger = sorted((first, second))
            if abs(smaller / larger * _HUNDRED - value) <= _SLACK:
                return f"{smaller} / {larger}"
        if not {one.unit, two.unit, fact.unit} <= {fact.unit, ""}:
            continue
        if first + second == value and one not in parts and two not in parts:
            return f"{one.text} + {two.text}"
        if abs(first - second) == value:
            return f"|{one.text} - {two.text}|"
    return None


def _between(seconds: Decimal, facts: list[Fact]) -> str | None:
    """The two times of day that lie so far apart."""
    times = [(each, match) for each in facts if (match := _CLOCK.fullmatch(each.value))]
    for (one, first), (two, second) in combinations(times, 2):
        apart = _seconds(second) - _seconds(first)
        if seconds in {Decimal(apart % _DAY), Decimal(-apart % _DAY)}:
            return f"{one.text} – {two.text}"
    return None


def _seconds(match: re.Match[str]) -> int:
    return int(match[1]) * 3_600 + int(match[2]) * 60
