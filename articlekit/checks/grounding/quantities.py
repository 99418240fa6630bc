"""Counting: what the values of a text count, and how they stand to one another."""

import math
import re

from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.cues import openers
from articlekit.checks.grounding.known_amounts import decimal
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.words import function_words

__all__ = [
    "TOUCHING", "Home", "counted", "has_unit_of", "is_age", "is_moment", "is_part", "is_stamp",
    "is_taken_back", "magnitudes_apart", "noun_at", "touches",
]  # fmt: skip

Home = tuple[int, Clause, Value]
"""A place of the note: its unit, clause and value."""
TOUCHING = 3
"""Characters between a value and the word at it."""
_NEXT = 9
"""Characters between a value and the word that it counts: 86% of the towns."""
_THOUSANDFOLD = 3
_REACH = 16
"""Characters between two numbers of which one is a part of the other: 160 of the 210."""
_OTHER_PART = re.compile(r"[,;:()/|–-]")
"""What stands between two numbers of which neither is a part of the other."""
_FORM = 0.8
_TOUCHING_BEHIND, _TOUCHING_BEFORE = 3, 2
"""Characters between a value and the word that it counts."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
_WORD = re.compile(r"[^\W\d_]+")


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


def is_moment(home: Home) -> bool:
    """Whether a number of the note is the time or the day of something."""
    _, clause, value = home
    start = value.fact.start
    moment = any(each.fact.start == start and each.kind in {"time", "date"} for each in clause.values)
    return moment or start < clause.passage.said


def is_stamp(home: Home) -> bool:
    """Whether a value stands before what is said at that time."""
    return home[2].fact.start < home[1].passage.said


def magnitudes_apart(one: Value, two: Value) -> float:
    """How far two numbers are apart, from 0 for the same to 1 for a thousandfold."""
    first, second = decimal(one.fact.value), decimal(two.fact.value)
    if not first or not second or first < 0 or second < 0:
        return 0.0
    return min(abs(math.log10(first / second)) / _THOUSANDFOLD, 1.0)


def is_taken_back(home: Home) -> bool:
    """Whether the note says that it is not so many, or corrects the statement later on."""
    _, clause, value = home
    return any(0 <= value.fact.start - end <= TOUCHING for _, end in clause.cues("negation"))


def noun_at(clause: Clause, value: Value) -> str | None:
    """The word that follows a value at once, but for small words."""
    end, passage = value.fact.end, clause.passage
    word = next((each for each in clause.words if each.start >= end), None)
    if (
        word is None
        or word.start - end > _NEXT
        or openers(passage.language).search(passage.folded, end, word.start)
    ):
        return None
    is_cut = passage.text.startswith(".", word.end) and word.end < clause.end - 1
    return None if is_cut else word.stem


def touches(value: Value, word: Word) -> bool:
    """Whether a word stands at a value."""
    fact = value.fact
    return 0 <= (word.start - fact.end if word.start >= fact.end else fact.start - word.end) <= TOUCHING
