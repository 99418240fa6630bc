"""Quantities: when a number or a duration of an article is one of the note."""

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.known_amounts import UNITS_OF_TIME, decimal, length
from articlekit.language.facts import Fact

__all__ = ["has_duration", "has_number"]


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
    value = decimal(fact.value)
    if value is None:
        return False
    if not fact.unit and fact.value in evidence.dates:
        return True
    if fact.unit in UNITS_OF_TIME and has_duration(fact, evidence):
        return True
    return evidence.amounts.has_number(fact, value, translated=translated)


def has_duration(fact: Fact, evidence: Evidence) -> bool:
    """Whether a duration is among those of the evidence: 90 minutes are an hour and a half."""
    if evidence.has(fact):
        return True
    wanted = length(fact)
    return wanted is not None and evidence.amounts.has_length(fact, wanted)
