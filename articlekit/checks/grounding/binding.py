"""Binding: whether a value stands by the same things in an article as in its note.

A note that has 38,412 customers and 1,906 bank details carries neither "1,906 customers" nor "38,412 bank
details". Where the words that belong to a value are plainly those of another one, the values have been
exchanged.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations

from articlekit.checks.grounding.bound_value import BoundValue
from articlekit.checks.grounding.clauses import Clause
from articlekit.checks.grounding.links import Home, is_taken_back
from articlekit.checks.grounding.told import Told
from articlekit.checks.grounding.values import Value
from articlekit.language.caching import loaded

__all__ = ["Misbound", "misbound", "rivals"]

_LEAST = 0
"""Log-odds, in hundredths, from which another value was meant. On languages left out of the training, one
faithful sentence in ninety is above it, and nine in ten false ones in which another value can be meant."""
_PAIR = 0.2
"""The least gain of two values of one sentence that have changed places."""
_RANGE = 12
"""Characters between the ends of a range."""
_MOST_VALUES = 24
"""Values of a sentence that are held against those of the note."""
_MOST = 60
"""Places of the note that a value is looked at in."""


@dataclass(frozen=True)
class Misbound:
    """A value that stands by something else in the note."""

    value: Value
    instead: str
    """The value that the note has there, with what stands around it."""


def misbound(sentence: Sequence[Clause], told: Told, cited: Collection[int]) -> Iterator[Misbound]:
    """The values of a sentence that the note has by something else, each once.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        cited: the numbers of the units of the note that the sentence cites.
    """
    if sum(len(clause.values) for clause in sentence) > _MOST_VALUES:
        return  # a list of figures
    found: dict[int, Misbound] = {}
    places = [BoundValue(sentence, clause, value, told) for clause in sentence for value in clause.values]
    near = told.near(sentence, cited)
    for place, others in rivals(places, near):
        better = _better(place, others, cited)
        if better is not None:
            found[id(place.value)] = Misbound(place.value, better[1].text)
    here = [place.value for place in places]
    for place in places:
        if id(place.value) in found:
            continue
        other = place.other_unit(near, here) or place.other_part(here) or place.other_noun(near)
        if other is not None:
            found[id(place.value)] = Misbound(place.value, other[1].text)
    found |= _pairs([each for each in places if id(each.value) not in found])
    yield from found.values()


def rivals(places: Sequence[BoundValue], near: Collection[int]) -> Iterator[tuple[BoundValue, list[Home]]]:
    """The values of a sentence of which it can be told what they are of, each with those of the note.

    Args:
        places: the values of the sentence.
        near: the units of the note that it is held against.
    """
    here = [place.value for place in places]
    for place in places:
        if place.is_bound():
            there = place.told.values_in(near, place.value.kind)
            yield place, [each for each in there if place.may_be(each, near, here)][:_MOST]


def _better(place: BoundValue, others: Sequence[Home], cited: Collection[int]) -> Home | None:
    """The place of another value that was meant; none if the value is where it belongs."""
    denied = is_taken_back((0, place.clause, place.value))
    if place.homes and not denied and all(map(is_taken_back, place.homes)):
        return others[0] if others else place.homes[0]
    signs = ((place.signs(each, cited), each) for each in others)
    scored = [(_weighed(found), each) for found, each in signs if found is not None]
    score, best = max(scored, key=lambda pair: pair[0], default=(_LEAST, None))
    return best if score > _LEAST else None


def _pairs(places: list["BoundValue"]) -> dict[int, Misbound]:
    """The values of a sentence that have changed places with another one of it."""
    found: dict[int, Misbound] = {}
    for one, two in combinations(places, 2):
        if not one.is_comparable(two.value) or one.value.kind == "name" or one.value.same(two.value):
            continue
        if one.homes and two.homes and id(one.value) not in found and not _are_ends(one, two):
            gain = one.best(two.homes) - one.best(one.homes) + two.best(one.homes) - two.best(two.homes)
            if gain > _PAIR:
                found[id(one.value)] = Misbound(one.value, one.homes[0][1].text)
    return found


def _are_ends(one: "BoundValue", two: "BoundValue") -> bool:
    """Whether two values are the ends of a range, in the order of the note: between 11:04 and 13:37."""
    between = range(one.value.fact.end, two.value.fact.start)
    words = [word for place in (one, two) for word in place.clause.words]
    return not any(word.start in between for word in words) and any(
        home[0] == other[0] and 0 < other[2].fact.start - home[2].fact.end <= _RANGE
        for home in one.homes
        for other in two.homes
    )


def _weighed(signs: Mapping[str, float]) -> float:
    """The log-odds, in hundredths, that another value was meant."""
    weights = _weights()
    return weights["bias"] + sum(weights.get(name, 0) * sign for name, sign in signs.items())


@loaded
def _weights() -> Mapping[str, int]:
    path = files("articlekit.checks.grounding") / "binding.toml"
    found: dict[str, int] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found
