"""Derived values: what follows from the values of a note by plain arithmetic, and how.

Only values that stand near the sentence in the note are looked at: among all numbers of a long note some
sum is always right.
"""

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from itertools import combinations

from articlekit.checks.grounding.known_amounts import decimal, length
from articlekit.language.facts import Fact

__all__ = ["derivation"]

_MOST = 24
"""Values that are combined; more stand in a table, whose sums nobody writes into a sentence."""
_PERCENT = "%"
_HUNDRED = Decimal(100)
_CLOCK = re.compile(r"(\d\d):(\d\d)")
_DAY = 24 * 3_600
_SLACK = Decimal("0.6")
"""Percentage points that rounding may change."""


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
