"""Grouping: which statements an editor puts under one heading, and which at the end.

Two learned models say how likely it is that two units stand in one part of an article, and that a unit
ends it. Of all ways to group the units that one is wanted of which most pairs are right: the one with the
highest expected F1 over pairs. It is found by moving single units as long as that helps.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import combinations

from articlekit.drafting.extractive.draft import Draft, Item, Unit, is_log
from articlekit.drafting.extractive.heading_offers import can_head
from articlekit.drafting.extractive.weights import score
from articlekit.drafting.extractive.wording import words
from articlekit.language.letters import fold
from articlekit.language.words import jaccard

__all__ = ["Rest", "grouped", "is_thin"]

_THIN_WORDS = 12
"""Words below which a unit carries no section alone."""
_LEAST = 2
"""Statements of a section beside others."""
_TWO = 5
"""Units from which an article has two sections."""
_A_SECTION = 6
"""Units of a section in a long article."""
_MOST_SECTIONS = 6
_MOST_ENDING = 3
_CLIMBED = 24
"""Units up to which every one is tried in every place; longer notes are cut into runs."""
_TRIED = 3
_END = 0.4
"""What the likelihood of an end counts beside the share of pairs that are right."""
_NO_HEADING = 0.2
"""What a section costs of which no clause can be the heading."""
_STEM = 5
"""Letters by which words are compared that may have endings."""
_SHARED = frozenset(
    {
        "people",
        "number",
        "name",
        "hedge",
        "negation",
        "decision",
        "dated",
        "timed",
        "cue_outlook",
        "cue_cause",
        "cue_impact",
        "cue_response",
    }
)
"""Features of statements that two units have both, or that only one of them has."""


class Rest:
    """What the lede leaves, and what is known of each unit and of each pair of them."""

    def __init__(self, draft: Draft, units: Sequence[Unit]) -> None:
        self.draft = draft
        self.units = units
        place = {item: index for index, item in enumerate(draft.items)}
        self._own = [_highest([draft.telling.features[place[item]] for item in unit]) for unit in units]
        self._roles = [_role(unit) for unit in units]
        self._stems = [
            frozenset(word[:_STEM] for item in unit for word in item.doc.content) for unit in units
        ]

    @cached_property
    def _frequent(self) -> Counter[str]:
        """In how many statements of the note a stem stands."""
        return Counter(word for item in self.draft.items for word in _stems(item))

    def end_features(self, place: int) -> dict[str, float]:
        """What speaks for and against a unit as the end of the article."""
        last = len(self.units) - 1
        found = {
            **self._own[place],
            f"role_{self._roles[place]}": 1.0,
            "rest": place / max(1, last),
            "rest_last": place == last,
            "rest_next": place == last - 1,
            "log": is_log(self.units[place]),
            **self.draft.telling.shares,
        }
        return {name: float(value) for name, value in found.items() if value}

    def pair_features(self, first: int, second: int) -> dict[str, float]:
        """What speaks for and against two units in one part of the article, the earlier one first."""
        one, other, last = self.units[first][-1], self.units[second][0], max(1, len(self.units) - 1)
        apart, roles = second - first, (self._roles[first], self._roles[second])
        shared = self._stems[first] & self._stems[second]
        blocks = other.statement.block - one.statement.block
        found: dict[str, float] = {
            "next": apart == 1,
            "near": apart == 2,
            "apart": min(1.0, apart / 6),
            "share_apart": apart / last,
            "first_place": first / last,
            "second_place": second / last,
            "same_block": blocks == 0,
            "next_block": blocks == 1,
            "same_label": bool(one.label) and fold(one.label or "") == fold(other.label or ""),
            "both_fields": one.is_field and other.is_field,
            "alike": min(1.0, 3 * jaccard(self._stems[first], self._stems[second])),
            "rare": min(1.0, sum(self._frequent[word] == 2 for word in shared) / 2),
            "quote_after": apart == 1 and roles[1] == "quotation",
            "quote_before": apart == 1 and roles[0] == "quotation",
            "same_role": roles[0] == roles[1],
            **{f"has_{role}": True for role in roles},
            f"roles_{'_'.join(sorted(roles))}": True,
            **self.draft.telling.shares,
        }
        have, also = _SHARED & self._own[first].keys(), _SHARED & self._own[second].keys()
        found |= {f"both_{name}": True for name in have & also}
        found |= {f"one_{name}": True for name in have ^ also}
        return {name: float(value) for name, value in found.items() if value}


def _highest(features: Sequence[dict[str, float]]) -> dict[str, float]:
    """Of each feature the highest value."""
    found: dict[str, float] = {}
    for each in features:
        for name, value in each.items():
            found[name] = max(value, found.get(name, 0.0))
    return found


def _stems(item: Item) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in item.doc.content)


def _role(unit: Unit) -> str:
    quoted = unit[0].speaker or any(fact.kind == "quotation" for fact in unit[0].doc.facts)
    return "quotation" if quoted else unit[0].role


def is_thin(draft: Draft, units: Sequence[Unit]) -> bool:
    """Whether units are too little for the only section: a short statement, or words of speakers alone."""
    items = [item for unit in units for item in unit]
    few = len(items) < 2 and sum(words(item.labelled, draft.locale) for item in items) < _THIN_WORDS
    return few or all(item.speaker for item in items)


def grouped(draft: Draft, units: Sequence[Unit]) -> tuple[list[list[Unit]], list[Unit]]:
    """The sections of an article in their order, and what ends it."""
    size = len(units)
    if not size:
        return [], []
    most = 1 if size < _TWO else min(_MOST_SECTIONS, max(2, round(size / _A_SECTION)))
    search = _Search(Rest(draft, units), most)
    places = search.best()
    sections = [[unit for unit, at in zip(units, places, strict=True) if at == part] for part in range(most)]
    ending = [unit for unit, at in zip(units, places, strict=True) if at == most]
    return sorted((part for part in sections if part), key=lambda part: units.index(part[0])), ending


class _Search:
    """The search for the best places: for each unit the number of its section, or `end`."""

    def __init__(self, rest: Rest, sections: int) -> None:
        self.units, self.draft, self.end = rest.units, rest.draft, sections
        size, weights = len(rest.units), rest.draft.weights
        self._size = [1 if not is_log(unit) else len(unit) for unit in rest.units]
        self._ending = [score(rest.end_features(place), weights["end"]) / 100_000 for place in range(size)]
        self._spoken = [all(item.speaker for item in unit) for unit in rest.units]
        self._heads = cache(lambda place: can_head(rest.draft, rest.units[place]))
        self._may_end = [
            len(unit) <= _MOST_ENDING and not is_log(unit) and not unit[0].speaker for unit in rest.units
        ]
        short = size <= _CLIMBED
        pairs = combinations(range(size), 2) if short else ((at, at + 1) for at in range(size - 1))
        self._alike = {pair: _likely(score(rest.pair_features(*pair), weights["pair"])) for pair in pairs}
        messages = sum(bool(unit[0].stamp) for unit in rest.units)
        self._climbed = short and 2 * messages <= size  # those of a chat stay in the order of their times
        self._weighed = [
            (one, two, weight := self._size[one] * self._size[two], weight * like)
            for (one, two), like in self._alike.items()
        ]
        self._wanted = sum(wanted for *_, wanted in self._weighed)
        self._known: dict[tuple[int, ...], float] = {}

    def best(self) -> tuple[int, ...]:
        """The best places that were found."""
        starts = sorted(dict.fromkeys(self._starts()), key=lambda places: (-self._value(places), places))
        if not self._climbed:
            return starts[0]
        return max(map(self._climb, starts[:_TRIED]), key=lambda places: (self._value(places), places))

    def _starts(self) -> Iterator[tuple[int, ...]]:
        """Runs of the note, with none, one or two units at the end."""
        ranked = sorted(range(len(self.units)), key=lambda place: (-self._ending[place], -place))
        fit = [place for place in ranked if self._may_end[place]]
        for count in range(min(_MOST_ENDING, len(fit) + 1)):
            ending = set(fit[:count])
            left = [place for place in range(len(self.units)) if place not in ending]
            for cuts in self._cuts(left):
                yield tuple(
                    self.end if place in ending else sum(place >= cut for cut in cuts)
                    for place in range(len(self.units))
                )

    def _cuts(self, left: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Where runs may begin: at each place for two of them, at the weakest joints for more."""
        if self.end <= 2:
            yield from ((place,) for place in (left[1:] if self.end == 2 else ()))
            yield ()
            return
        joints = sorted(left[1:], key=lambda place: (self._alike.get((place - 1, place), 0.0), place))
        cuts: list[int] = []
        for joint in joints:
            edges = sorted({*cuts, joint})
            runs = zip([left[0], *edges], [*edges, len(self.units)], strict=True)
            if len(cuts) < self.end - 1 and all(end - start > 1 for start, end in runs):
                cuts.append(joint)
        yield tuple(sorted(cuts))

    def _climb(self, places: tuple[int, ...]) -> tuple[int, ...]:
        """The places after every move of one unit that makes them better."""
        current, value = [*places], self._value(places)
        moved = True
        while moved:
            moved = False
            for unit in range(len(current)):
                for part in range(self.end + 1):
                    before, current[unit] = current[unit], part
                    if part == before:
                        continue
                    found = self._value(tuple(current))
                    if found > value + 1e-9:
                        value, moved = found, True
                    else:
                        current[unit] = before
        return tuple(current)

    def _value(self, places: tuple[int, ...]) -> float:
        """How good places are; the search comes to the same ones again and again."""
        value = self._known.get(places)
        if value is None:
            value = self._known[places] = self._valued(places)
        return value

    def _valued(self, places: Sequence[int]) -> float:
        """How good places are: the expected F1 of their pairs, the likelihood of the end, and headings."""
        ending = [place for place, part in enumerate(places) if part == self.end]
        if len(ending) > _MOST_ENDING or not all(self._may_end[place] for place in ending):
            return -10.0
        right = together = 0.0
        for one, two, weight, wanted in self._weighed:
            if places[one] == places[two]:
                right, together = right + wanted, together + weight
        value = 2 * right / (together + self._wanted) if together or self._wanted else 1.0
        value += _END * sum(self._ending[place] for place in ending) / len(places)
        for part in range(self.end):
            own = [place for place, at in enumerate(places) if at == part]
            if sum(len(self.units[place]) for place in own) < _LEAST or all(
                map(self._spoken.__getitem__, own)
            ):
                value -= 1.0
            elif not any(map(self._heads, own)):
                value -= _NO_HEADING
        return value


def _likely(points: int) -> float:
    """The probability that the points of a logistic model say."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, points / 100_000))))
