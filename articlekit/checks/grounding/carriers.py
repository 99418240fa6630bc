"""Carriers: when a fact is one of some evidence by its value, each kind in its own way, or follows."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from itertools import combinations

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.known_amounts import decimal, has_duration, has_number, length
from articlekit.checks.grounding.moments import has_date, has_time
from articlekit.checks.grounding.names import has_name
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import fold
from articlekit.language.tags import primary

__all__ = ["CARRIED", "carries", "derivation"]
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
