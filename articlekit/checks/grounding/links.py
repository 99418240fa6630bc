"""Links: how near the words and values of a sentence stand to one another in its note.

A false sentence that is made of words of the note joins what the note keeps apart: who was hurt with what
somebody else did. Two words are linked by the shortest way between any of their places in the note.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.told import VALUE, Told

__all__ = ["Item", "Linked", "is_turned", "items", "share_told"]

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
