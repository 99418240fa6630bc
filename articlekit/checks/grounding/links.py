"""Links: how near words and values stand to one another, and what the values count."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from articlekit.checks.grounding.amounts import decimal
from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.matching import bare, openers
from articlekit.checks.grounding.told import VALUE, Told
from articlekit.checks.grounding.values import Value
from articlekit.language.facts import Fact
from articlekit.language.letters import fold
from articlekit.language.words import function_words

__all__ = [
    "TOUCHING", "Home", "Item", "Linked", "counted", "has_unit_of", "is_age", "is_moment", "is_part",
    "is_stamp", "is_taken_back", "is_turned", "items", "magnitudes_apart", "noun_at", "share_told",
    "touches",
]  # fmt: skip

_SURE = 0.7
"""How sure it has to be that a word of the note is a form of one of the sentence."""
_PLACES = 30
"""Places of a word that are looked at; one in more of them tells little."""
_MOST = 40
"""Words of a clause whose links are looked at."""
_BESIDE, _SCALE = 2, 4
"""Words that lie between two at most for them to be joined, and over how many more the link halves."""
_SAME_UNIT, _NEXT_UNIT = 0.5, 0.15
"""What two clauses of one statement are linked, and two statements that follow one another."""
_LABEL = 0.9
"""What a label and its text are linked."""
_FIXED_ORDER = frozenset({"en", "es", "fr", "id", "it", "pt", "ro", "vi"})
"""Languages in which the place of a noun tells whether it does something or suffers it; elsewhere cases
do."""
_FEWEST_TURNED = 3
"""Content words of a clause that can be turned round."""
_HEAVIEST = 2.5
"""Weight from which a word tells as much as a word can."""


@dataclass(frozen=True, eq=False)
class Item:
    """A word or a value of a clause, how telling it is, and where the note has it."""

    start: int
    weight: float
    places: dict[int, list[tuple[Clause, float]]]
    """By unit: the clause, and the place among the words of that."""

    def link(self, other: "Item") -> float:
        """How near the two stand to each other in the note, from 0 to 1."""
        best = 0.0
        for unit, own in self.places.items():
            if unit in other.places:
                pairs = ((one, two) for one in own for two in other.places[unit])
                best = max(best, *(_near(one, two) for one, two in pairs))
            elif unit - 1 in other.places or unit + 1 in other.places:
                best = max(best, _NEXT_UNIT)
        return best


def _near(one: tuple[Clause, float], two: tuple[Clause, float]) -> float:
    if one[0] is not two[0]:
        labels = (each.end <= each.passage.said for each in (one[0], two[0]))
        return _LABEL if any(labels) else _SAME_UNIT
    return 1 / (1 + max(0.0, abs(one[1] - two[1]) - _BESIDE) / _SCALE)


def items(clause: Clause, told: Told) -> list[Item]:
    """The words and values of a clause in their order, those that the note does not have without places."""
    found = []
    for word in clause.words:
        forms = [form for form, sure in told.matches(word.stem).items() if sure >= _SURE]
        places = [place for form in forms for place in told.places[form][:_PLACES]]
        found.append(Item(word.start, told.weight(word.stem), _by_unit(places[:_PLACES])))
    for value in clause.values:
        homes = told.homes(value)[:_PLACES]
        numbered = [(unit, other, _place(other, home.fact.start)) for unit, other, home in homes]
        found.append(Item(value.fact.start, VALUE, _by_unit(numbered)))
    return sorted(found, key=lambda item: item.start)


def _place(clause: Clause, start: int) -> float:
    """The place of a value among the words of its clause, between two of them."""
    return sum(word.start < start for word in clause.words) - 0.5


def _by_unit(places: Sequence[tuple[int, Clause, float]]) -> dict[int, list[tuple[Clause, float]]]:
    found: dict[int, list[tuple[Clause, float]]] = {}
    for unit, clause, number in places:
        found.setdefault(unit, []).append((clause, number))
    return found


class Linked:
    """The words and values of a clause that the note has, and the links between any two of them."""

    def __init__(self, row: Sequence[Item]) -> None:
        """Take in the items of a clause."""
        self.known = [item for item in row if item.places][:_MOST]

    @cached_property
    def _links(self) -> dict[tuple[int, int], float]:
        return {
            (one, two): self.known[one].link(self.known[two])
            for one, two in combinations(range(len(self.known)), 2)
        }

    def apart(self, *, neighbours: bool) -> tuple[float, float]:
        """The weight of the pairs that are not linked, and of all: of neighbours, or of any two."""
        apart = whole = 0.0
        for (one, two), link in self._links.items():
            if not neighbours or two == one + 1:
                weight = min(self.known[one].weight, self.known[two].weight)
                apart += weight * (1 - link)
                whole += weight
        return apart, whole

    @cached_property
    def stranger(self) -> float:
        """How far the word that is linked least stands from the others, from 0 to 1."""
        worst = 0.0
        for place, item in enumerate(self.known):
            others = [
                (other.weight, self._links[min(place, number), max(place, number)])
                for number, other in enumerate(self.known)
                if number != place
            ]
            whole = sum(weight for weight, _ in others)
            if whole:
                apart = sum(weight * (1 - link) for weight, link in others) / whole
                worst = max(worst, apart * min(item.weight, _HEAVIEST) / _HEAVIEST)
        return worst


def is_turned(clause: Clause, other: Clause) -> bool:
    """Whether a clause has the very words of another one, changed over on both sides of one of them.

    "A barge rammed a ferry" is not "A ferry rammed a barge". Who says the same in the passive needs other
    words, and an adverbial that is put in front goes to one side alone.
    """
    here, there = (dict.fromkeys(word.stem for word in each.words) for each in (clause, other))
    if (
        clause.passage.language not in _FIXED_ORDER
        or len(here) < _FEWEST_TURNED
        or not _all_words(clause) <= _all_words(other)
    ):
        return False
    order = [stem for stem in there if stem in here]
    places = {stem: place for place, stem in enumerate(here)}
    for number, pivot in enumerate(order):
        went = any(places[stem] > places[pivot] for stem in order[:number])
        came = any(places[stem] < places[pivot] for stem in order[number + 1 :])
        if went and came:
            return True
    return False


def _all_words(clause: Clause) -> set[str]:
    tokens = clause.passage.tokens
    return {token.word for token in tokens if clause.start <= token.start < clause.end}


def share_told(clause: Clause, sentence: Sequence[Clause], told: Told) -> float:
    """The share of the words of a clause of the note that a sentence has in any form, from 0 to 1."""
    here = frozenset(known for each in sentence for word in each.words for known in told.matches(word.stem))
    size = sum(told.weight(word.stem) for word in clause.words)
    return sum(told.weight(word.stem) for word in clause.words if word.stem in here) / size if size else 0.0


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
