"""Quantities: when a number or a duration of an article is one of the note."""

import re

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.known_amounts import UNITS_OF_TIME, decimal, length
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.words import function_words

__all__ = ["counted", "has_duration", "has_number", "has_unit_of", "is_age", "is_part"]

_REACH = 16
"""Characters between two numbers of which one is a part of the other: 160 of the 210."""
_OTHER_PART = re.compile(r"[,;:()/|–-]")
"""What stands between two numbers of which neither is a part of the other."""
_FORM = 0.8
_TOUCHING_BEHIND, _TOUCHING_BEFORE = 3, 2
"""Characters between a value and the word that it counts."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORD = re.compile(r"[^\W\d_]+")


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


def is_age(fact: Fact) -> bool:
    """Whether a number is part of a word, as an age is in "29-year-old"."""
    digits = "".join(filter(str.isdigit, fact.text))
    return not fact.unit and bool(digits) and fact.value == digits and _LETTERS.search(fact.text) is not None


def has_unit_of(fact: Fact, clause: Clause, other: Fact) -> bool:
    """Whether a number of the note may have the unit of one of the article: the same, none, or cut short.

    A unit that is cut short has letters of the whole word in their order: mt, metri.
    """
    if fact.unit == other.unit or fact.value == other.value == "0":
        return True
    own, theirs = _WORD.findall(fact.text), _WORD.findall(other.text)
    if theirs and set(map(fold, theirs)) < set(map(fold, own)):  # both have the magnitude: 310 thousand
        own, theirs = [each for each in own if each not in theirs], []
    here = own[0] if own else None
    match = _WORD.match(clause.passage.text[other.end :].lstrip())
    there = theirs[0] if theirs else match[0] if match else None
    if here is None or there is None or len(there) < len("mm"):
        return True
    if fold(there) in function_words(clause.passage.language):
        return True
    one, two = sorted((bare(fold(here)), bare(fold(there))), key=len)
    rest = iter(two)
    return one[0] == two[0] and all(letter in rest for letter in one)


def is_part(other: tuple[Clause, Value], home: tuple[Clause, Value]) -> bool:
    """Whether the note has another value as a part of one that it names behind it: 160 of 210."""
    one, two = other[1].fact, home[1].fact
    if other[0] is not home[0] or one.kind != "number" or one.unit != two.unit:
        return False
    first, second = decimal(one.value), decimal(two.value)
    between = home[0].passage.text[one.end : two.start]
    if first is None or second is None or first >= second or not 0 < len(between) <= _REACH:
        return False
    return _OTHER_PART.search(between) is None


def counted(clause: Clause, value: Value, told: Told) -> tuple[float, float]:
    """Whether the note counts what a number counts by the same number, and whether by another one alone."""
    right = other = False
    for word in _at(clause, value):
        same = {form for form, sure in told.matches(word.stem).items() if sure >= _FORM}
        homes = [
            home.same(value)
            for _, near, home in told.values("amount")
            if any(each.stem in same for each in _at(near, home))
        ]
        right = right or any(homes)
        other = other or (bool(homes) and not any(homes))
    return float(right), float(other)


def _at(clause: Clause, value: Value) -> list[Word]:
    """The words that stand right behind and in front of a value."""
    start, end = value.fact.start, value.fact.end
    behind = [word for word in clause.words if 0 <= word.start - end <= _TOUCHING_BEHIND][:1]
    return [*behind, *[word for word in clause.words if 0 <= start - word.end <= _TOUCHING_BEFORE][-1:]]
