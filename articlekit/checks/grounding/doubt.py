"""Doubt: how likely a sentence says something else than its note, by many small signs.

Each sign is a number from 0 to about 1: words that the note keeps apart, a denial that a statement has and
the sentence does not, a value that fits another one better. Their weights are those of a logistic
regression over faithful and false sentences in 28 languages, learned by
`tests/quality/learn_grounding.py`; the figure is in hundredths of log-odds.
"""

import math
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from articlekit.checks.grounding.bound_value import BoundValue
from articlekit.checks.grounding.clauses import Clause, Word
from articlekit.checks.grounding.links import Item, Linked, counted, is_taken_back, items
from articlekit.checks.grounding.matching import CueKind
from articlekit.checks.grounding.told import Aligned, Told
from articlekit.checks.grounding.values import Value
from articlekit.language.caching import loaded
from articlekit.language.tags import uses_spaces

__all__ = ["Held", "doubt", "features"]

_ADDED: tuple[CueKind, ...] = ("sure", "every", "done", "cause", "denial", "doubt", "part", "below")
_LOST: tuple[CueKind, ...] = (
    "doubt", "denial", "negation", "inquiry", "plan", "says", "hearsay", "after", "before",
)  # fmt: skip
_MISSED: tuple[CueKind, ...] = ("denial", "negation", "doubt", "says", "inquiry", "part", "before", "after")
"""Cues that a sentence has and the note has not, that the clause of the note has and the sentence has not,
and that another clause of the statement has."""
_LOST_BY_CLAUSE: tuple[CueKind, ...] = ("negation", "denial")
_BEST_UNITS = 4
_CARRYING = 0.3
"""Share of a sentence from which a statement is one of those that carry it."""
_SHORT = 14
"""Content words of a statement whose cues are all about one thing."""
_QUOTED = 0.4
"""Share of a sentence in quotation marks from which it is somebody's words."""
_LONGEST, _MOST_CLAUSES, _MOST_UNITS = 30, 6, 20
_RIVALS = 60
_SPEAKER = 2
"""Content words at a word of saying that may name who says it."""

Signs = dict[str, float]


@dataclass(frozen=True, eq=False)
class Held:
    """A sentence with what it is held against."""

    sentence: Sequence[Clause]
    told: Told
    cited: Collection[int]
    """The units of the note that it cites."""
    near: Collection[int]
    """Those that it is held against."""
    superseded: Collection[int]
    """Those that are corrected later on."""

    @cached_property
    def rows(self) -> list[list[Item]]:
        """The words and values of each clause."""
        return [items(clause, self.told) for clause in self.sentence]

    @cached_property
    def words(self) -> list[Word]:
        """All content words."""
        return [word for clause in self.sentence for word in clause.words]

    @cached_property
    def values(self) -> list[tuple[Clause, Value]]:
        """All values with their clauses."""
        return [(clause, value) for clause in self.sentence for value in clause.values]

    @cached_property
    def size(self) -> float:
        """The weight of all words and values."""
        return sum(item.weight for row in self.rows for item in row) or 1.0

    @cached_property
    def units(self) -> list[int]:
        """The units of the note by how much of the sentence they have, best first."""
        return _ranked([item for row in self.rows for item in row])

    def share(self, unit: int) -> float:
        """The share of the sentence that a unit has."""
        return sum(item.weight for row in self.rows for item in row if unit in item.places) / self.size

    @cached_property
    def aligned(self) -> list[tuple[Clause, Aligned]]:
        """Each clause with the clause of the note that has most of it."""
        pairs = ((clause, self.told.align(clause, self.near)) for clause in self.sentence)
        return [(clause, best[0]) for clause, best in pairs if best]

    @cached_property
    def is_quoted(self) -> bool:
        """Whether most of it is a quotation."""
        passage = self.sentence[0].passage
        return sum(each.end - each.start for each in passage.quotations) > _QUOTED * len(passage.text)


def _ranked(row: Sequence[Item]) -> list[int]:
    found: dict[int, float] = {}
    for item in row:
        for unit in item.places:
            found[unit] = found.get(unit, 0.0) + item.weight
    return sorted(found, key=lambda unit: (-found[unit], unit))


def doubt(held: Held) -> int:
    """The log-odds, in hundredths, that a sentence says something else than its note."""
    weights = _weights()
    return round(weights["bias"] + sum(weights.get(name, 0) * sign for name, sign in features(held).items()))


def features(held: Held) -> Signs:
    """The signs of a sentence, each under its name; those that are 0 may be left out."""
    if not held.words:
        return {}
    cues = {} if held.is_quoted else {**_cues(held), **_clause_cues(held)}
    return {**_shape(held), **_joints(held), **_links(held), **_values(held), **_changes(held), **cues}


def _shape(held: Held) -> Signs:
    rest = [item for row in held.rows for item in row]
    best = held.units[:1]
    second = _ranked([item for item in rest if not best or best[0] not in item.places])[:1]
    left = [item for item in rest if second and second[0] in item.places and best[0] not in item.places]
    one = held.share(best[0]) if best else 0.0
    return {
        "clauses": min(len(held.sentence), _MOST_CLAUSES) / _MOST_CLAUSES,
        "length": min(len(held.words), _LONGEST) / _LONGEST,
        "note_units": min(len(held.told.units), _MOST_UNITS) / _MOST_UNITS,
        "has_value": float(bool(held.values)),
        "quoted": float(held.is_quoted),
        "unknown": sum(item.weight for item in rest if not item.places) / held.size,
        "one_unit": one,
        "two_units": one + sum(item.weight for item in left) / held.size,
        "best_cited": float(bool(best) and best[0] in held.cited),
        "cited_share": sum(item.weight for item in rest if not item.places.keys().isdisjoint(held.cited))
        / held.size,
    }


def _joints(held: Held) -> Signs:
    """What of a clause its statement does not have, beside what the sentence leaves out of that."""
    found = {"worst_lost": 0.0, "exchange": 0.0, "subject": 0.0}
    told = held.told
    here = [told.matches(word.stem) for word in held.words]
    for clause, row in zip(held.sentence, held.rows, strict=True):
        best = _ranked(row)[:1]
        if not best:
            continue
        foreign = [item for item in row if item.places and best[0] not in item.places]
        share = sum(item.weight for item in foreign) / (sum(item.weight for item in row) or 1.0)
        theirs = told.align(clause, best)
        words = theirs[0].clause.words if theirs else ()
        size = sum(told.weight(word.stem) for word in words) or 1.0
        left_out = [word for word in words if not any(word.stem in known for known in here)]
        lost = sum(told.weight(word.stem) for word in left_out) / size
        found["worst_lost"] = max(found["worst_lost"], lost)
        found["exchange"] = max(found["exchange"], math.sqrt(share * lost))
        if foreign and foreign[0] is row[0]:
            found["subject"] = max(found["subject"], lost)
    return found


def _links(held: Held) -> Signs:
    rows = [Linked(row) for row in held.rows]
    found = {"stranger": max((row.stranger for row in rows), default=0.0)}
    for name, neighbours in (("unlinked", True), ("all_unlinked", False)):
        sums = [row.apart(neighbours=neighbours) for row in rows]
        whole = sum(each for _, each in sums)
        found[name] = sum(each for each, _ in sums) / whole if whole else 0.0
    return found


def _cues(held: Held) -> Signs:
    """Cues of the sentence that the statements with most of it do not have, and the other way round."""
    found: Signs = {}
    told, sentence = held.told, held.sentence
    best = held.units[:_BEST_UNITS]
    carrying = [unit for unit in best if held.share(unit) > _CARRYING] or best[:1]
    for kind in _ADDED:
        if any(clause.has(kind) for clause in sentence):
            found[f"added_{kind}"] = float(not any(told.unit_has(unit, kind) for unit in carrying))
    if not best:
        return found
    main = max(sentence, key=told.size)
    aligned = told.align(main, best[:1])
    reach = _SHORT * (1 if uses_spaces(main.passage.language) else 2)
    is_short = sum(len(clause.words) for clause in told.units[best[0]]) <= reach
    for kind in dict.fromkeys((*_LOST, *_MISSED)):
        if any(clause.has(kind) for clause in sentence):
            continue
        if aligned and told.bears(aligned[0].clause, kind, main):
            found[f"lost_{kind}"] = aligned[0].share
        elif is_short and told.unit_has(best[0], kind):
            found[f"missed_{kind}"] = max(0.0, held.share(best[0]) - (aligned[0].share if aligned else 0.0))
    return found


def _clause_cues(held: Held) -> Signs:
    """The same clause by clause."""
    found: Signs = {}
    for clause, first in held.aligned:
        for kind in _LOST_BY_CLAUSE:
            if not clause.has(kind) and held.told.bears(first.clause, kind, clause):
                found[f"clause_lost_{kind}"] = max(found.get(f"clause_lost_{kind}", 0.0), first.share)
    return found


def _changes(held: Held) -> Signs:
    """What a clause tells as past, as done, in another order or by another speaker than its statement."""
    found: Signs = {}

    def note(name: str, sign: float) -> None:
        found[name] = max(found.get(name, 0.0), sign)

    kinds: tuple[CueKind, ...] = ("past", "done")
    orders: tuple[CueKind, ...] = ("before", "after")
    for clause, first in held.aligned:
        for kind in kinds:
            if clause.has(kind) and not first.clause.has(kind):
                note(f"new_{kind}", first.share)
        for kind in orders:
            if clause.has(kind) and not held.told.unit_has(first.unit, kind):
                note("new_order", first.share)
        note("speaker", max(_speakers(clause, first.unit, held.told), default=0.0))
    return found


def _speakers(clause: Clause, unit: int, told: Told) -> Iterator[float]:
    """How far each word at a word of saying is from all words of saying of the note."""
    spans = clause.cues("says")[:1]
    for start, end in spans:
        near = sorted(clause.words, key=lambda word: min(abs(word.start - end), abs(start - word.end)))
        for word in near[:_SPEAKER]:
            places = told.occurrences(word.stem, range(len(told.units)))
            says = [place[0] for place in places if _says(place[1])]
            if places and not says:
                yield 1.0
            elif places and unit not in says and any(map(_says, told.units[unit])):
                yield 0.7


def _says(clause: Clause) -> bool:
    return clause.has("says") or bool(clause.passage.quotations)


def _values(held: Held) -> Signs:
    found: Signs = {}

    def note(name: str, sign: float) -> None:
        found[name] = max(found.get(name, 0.0), sign)

    here = [value for _, value in held.values]
    for clause, value in held.values:
        bound = BoundValue(held.sentence, clause, value, held.told)
        if not bound.homes:
            continue  # it follows from others, or is found fault with elsewhere
        own = bound.best(bound.homes)
        note(
            "superseded", float(bool(bound.homes) and all(home[0] in held.superseded for home in bound.homes))
        )
        note("taken_back", float(any(map(is_taken_back, bound.homes))))
        if value.kind == "amount":
            right, other = counted(clause, value, held.told)
            note("value_right", right)
            note("value_neighbour", other * (1 - own / 2))
        if bound.is_bound():
            near = held.told.values_in(held.near, value.kind)
            rivals = [each for each in near if bound.may_be(each, held.near, here)]
            best = bound.best(rivals[:_RIVALS])
            note("value_gain", best - own)
            note("value_other", best)
    return found


@loaded
def _weights() -> Mapping[str, int]:
    path = files("articlekit.checks.grounding") / "doubt.toml"
    found: dict[str, int] = tomllib.loads(path.read_text(encoding="utf-8"))
    return found
