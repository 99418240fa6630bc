"""Meaning: what a sentence denies, doubts, establishes or announces otherwise than its note does.

Words are compared as cues of a kind, not letter by letter: "thought to", "believed to" and "suspected" are
one doubt, "not affected" and "as usual" one denial; the doubt in a label counts, and reported speech is an
attribution. A clause is held against the clauses of the note that carry most of it, and each of its words
against all places where the note has it.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articlekit.checks.grounding.clauses import Clause, Word, any_has
from articlekit.checks.grounding.links import is_turned, share_told
from articlekit.checks.grounding.matching import CueKind, cue_pattern, denies
from articlekit.checks.grounding.told import Aligned, Place, Told

__all__ = ["Shift", "doubt", "shifts"]

Meaning = Literal["negation", "certainty", "relation"]

_KNOWN = 0.4
"""Share of the words of a sentence that the note has to have for the two to be compared."""
_LEAST = 0.25
"""Share of a clause that a clause of the note has to carry for the two to be compared."""
_TIED = 0.8
"""Share of the best one from which another clause of the note carries a clause as well."""
_TIES = 4
_NEGATED, _PLAINLY = 0.33, 0.6
_MOSTLY = 0.4
"""Share of a clause of the note from which a sentence with a single word of it tells just that."""
_DENIED, _ADDED = 0.15, 0.6
_FORM, _SAME_ROOT = 0.8, 0.7
"""How sure it has to be that a word of the note is a form of one that a sentence denies."""
_SAME, _VERY_SAME = 0.85, 0.95
"""Shares above which a denial is lost or added: of a clause that is denied as a whole, of the words of a
sentence that the note has in denied places alone, and of a clause that the note has without denial."""
_DOUBTED, _DOUBTED_NEAR, _DOUBTED_WORDS, _DOUBTED_CAUSE, _TO_COME = 0.33, 0.5, 0.45, 0.2, 0.6
_HEARSAY = 0.75
_REMARK = 4
"""Content words of a remark such as "not confirmed" behind what it is about."""
_GAP = 3
_MARKS = "?？؟"
_RELATIONS: tuple[tuple[CueKind, CueKind], ...] = (
    ("before", "after"), ("after", "before"), ("above", "below"), ("below", "above"),
    ("least", "most"), ("most", "least"),
)  # fmt: skip
_SIDES: tuple[tuple[CueKind, CueKind], ...] = (
    ("morning", "evening"), ("evening", "morning"), ("north", "south"), ("south", "north"),
    ("east", "west"), ("west", "east"), ("left", "right"), ("right", "left"),
)  # fmt: skip


@dataclass(frozen=True)
class Shift:
    """A difference of meaning."""

    kind: Meaning
    message: str
    plain: bool = False
    """Whether it is beyond doubt, so that the sentence is wrong."""


def shifts(
    sentence: Sequence[Clause], told: Told, near: Collection[int], *, quoted: bool = False
) -> Iterator[Shift]:
    """The differences of meaning between a sentence and its note.

    Args:
        sentence: the clauses of the sentence.
        told: what the note tells.
        near: the units of the note that the sentence is held against.
        quoted: whether the sentence has a quotation, so that it is somebody's word.
    """
    aligned = [(clause, told.align(clause, near)) for clause in sentence]
    yield from _sides(sentence, [each for _, best in aligned for each in best], told)
    words = [word for clause in sentence for word in clause.words]
    if told.known_share(words) < _KNOWN:
        return  # it says something else, and not this otherwise
    pairs = [(clause, best) for clause, best in aligned if best and best[0].share >= _LEAST]
    yield from _negations(sentence, pairs, told, near)
    yield from _certainties(sentence, pairs, told, near, quoted=quoted)
    for clause, best in pairs:
        yield from _relations(clause, _ties(best), told)


def _ties(best: list[Aligned]) -> list[Aligned]:
    """The clauses of the note that carry a clause about equally well."""
    return [each for each in best if each.share >= _TIED * best[0].share][:_TIES]


def _negations(
    sentence: Sequence[Clause],
    pairs: list[tuple[Clause, list[Aligned]]],
    told: Told,
    near: Collection[int],
) -> Iterator[Shift]:
    denied_here = any_has(sentence, "denial")
    for clause, best in pairs:
        first = best[0]
        if not denied_here:
            denied = all(told.bears(each.clause, "denial", clause) for each in _ties(best)[:2])
            if denied and first.share > _NEGATED:
                plain = first.share > _PLAINLY
                yield Shift("negation", f"the note denies this: {first.clause.text!r}", plain=plain)
        elif clause.cues("negation") and first.share > _SAME / 2:
            near_ones = {each.unit for each in best if each.share > _SAME / 2}
            if any(told.unit_has(unit, "negation") for unit in near_ones):
                continue
            plain = first.share > _SAME and not any(told.unit_has(unit, "denial") for unit in near_ones)
            if plain or _added(clause, told, near) > _ADDED:
                certain = first.share > _VERY_SAME
                yield Shift("negation", f"the note does not deny this: {first.clause.text!r}", plain=certain)
    for kind in ("denial", "negation"):
        if not any_has(sentence, kind):
            place, share = _only(sentence, told, kind, near)
            if share > _DENIED and place is not None:
                yield Shift("negation", f"the note denies this: {place!r}")
                return


def _only(
    sentence: Sequence[Clause], told: Told, kind: CueKind, near: Collection[int]
) -> tuple[str | None, float]:
    """The largest share of a clause without a cue whose words the note has in marked places alone."""
    best: tuple[str | None, float] = (None, 0.0)
    for clause in sentence:
        size = told.size(clause)
        marked, shown, count = 0.0, None, 0
        for word in () if clause.has(kind) else clause.words:
            places = told.occurrences(word.stem, near, _FORM if kind == "doubt" else _SAME_ROOT)
            if places and all(
                told.is_marked(place, kind) or (kind != "doubt" and _turns(word.stem, place))
                for place in places
            ):
                marked += told.weight(word.stem)
                shown, count = places[0][1], count + 1
        if shown is None or (count == 1 and share_told(shown, sentence, told) <= _MOSTLY):
            continue  # a single word of something else
        if size and marked / size > best[1]:
            best = (shown.text, marked / size)
    return best


def _added(clause: Clause, told: Told, near: Collection[int]) -> float:
    """The share of the words that a clause denies which the note has without any denial.

    The word that is nearest to the denial has to be one of them.
    """
    denied = [
        word for number, word in enumerate(clause.words) if told.is_marked((0, clause, number), "negation")
    ]
    plain = [
        word
        for word in denied
        if (places := told.occurrences(word.stem, near, _FORM if _apart(word, clause) else _SAME_ROOT))
        and not any(told.is_marked(place, "negation") or _turns(word.stem, place) for place in places)
    ]
    cues = clause.cues("negation")
    nearest = min(
        denied,
        key=lambda word: min(max(word.start - end, start - word.end) for start, end in cues),
        default=None,
    )
    size = sum(told.weight(word.stem) for word in denied)
    return sum(told.weight(word.stem) for word in plain) / size if size and nearest in plain else 0.0


def _apart(word: Word, clause: Clause) -> bool:
    """Whether a word is denied by another one, and not by a part of its own, as in the Turkish gelmedi."""
    return not any(start < word.end and word.start < end for start, end in clause.cues("negation"))


def _turns(stem: str, place: Place) -> bool:
    """Whether the beginning of a word makes the contrary of another one: nepotvrdil."""
    _, clause, number = place
    return denies(clause.words[number].stem, stem, clause.passage.language)


def _certainties(
    sentence: Sequence[Clause],
    pairs: list[tuple[Clause, list[Aligned]]],
    told: Told,
    near: Collection[int],
    *,
    quoted: bool,
) -> Iterator[Shift]:
    text = sentence[0].passage.text if sentence else ""
    doubts = (
        any_has(sentence, "doubt") or any_has(sentence, "inquiry") or any(mark in text for mark in _MARKS)
    )
    doubts = doubts or any(clause.cues("sure") and clause.cues("negation") for clause in sentence)
    says = quoted or any_has(sentence, "says")
    for clause, best in pairs:
        if not doubts and (told_of := _doubted(clause, best[0], told, says=says)):
            yield doubt(told_of.clause.text)
        yield from _completed(clause, best[0], told, doubts=doubts or quoted)
        yield from _overstated(clause, best[0], _ties(best), told, near)
    if not doubts:
        place, share = _only(sentence, told, "doubt", near)
        claims = any_has(sentence, "cause") or any_has(sentence, "sure")
        least = _DOUBTED_CAUSE if claims else _DOUBTED_WORDS
        if place is not None and share > least and (claims or not says):
            yield Shift("certainty", f"the note puts this in doubt: {place!r}")


def _doubted(clause: Clause, first: Aligned, told: Told, *, says: bool) -> Aligned | None:
    """The clause of the note that puts in doubt what a clause says."""
    if told.bears(first.clause, "doubt", clause) and first.share > (_DOUBTED_NEAR if says else _DOUBTED):
        return first
    if not says and told.bears(first.clause, "hearsay", clause) and first.share > _HEARSAY:
        return first
    if not says and first.share > _DOUBTED_NEAR and _is_doubted_beside(first, told):
        return first
    explains = clause.cues("cause") or clause.cues("sure")
    return first if explains and told.unit_has(first.unit, "inquiry") else None


def _completed(clause: Clause, first: Aligned, told: Told, *, doubts: bool) -> Iterator[Shift]:
    """Where what is still to come in the note is told as done."""
    note, unit = first.clause, first.unit
    done = clause.cues("done") and told.unit_has(unit, "plan") and not note.has("done")
    done = done and not clause.cues("plan")
    text, language = clause.passage.folded, clause.passage.language
    plans = any(cue_pattern(language, kind).search(text) for kind in ("plan", "will"))
    past = clause.cues("past") and not plans
    done = done or (past and note.has("plan") and not note.has("past") and not note.has("done"))
    lost = told.bears(note, "will", clause) and not clause.cues("plan") and not clause.cues("will")
    if (done and not doubts and first.share > _DOUBTED_NEAR) or (
        lost and not doubts and first.share > _TO_COME
    ):
        yield Shift("certainty", f"by the note this is still to come: {note.text!r}")


def _overstated(
    clause: Clause, first: Aligned, ties: list[Aligned], told: Told, near: Collection[int]
) -> Iterator[Shift]:
    """Where something is called certain, or is said of all, and the note does not say so."""
    sure = clause.cues("sure") and not clause.cues("negation")
    if sure and not any(told.unit_has(each.unit, "sure") for each in ties):
        yield Shift("certainty", f"the note does not call this certain: {first.clause.text!r}")
    durations = {value.fact.start for value in clause.values if value.fact.kind == "duration"}
    everyone = [end for _, end in clause.cues("every") if durations.isdisjoint(range(end, end + _GAP))]
    every = everyone and clause.values  # not "every 30 minutes"
    if (
        every
        and not any(told.unit_has(unit, "every") for unit in near)
        and any(len(each.clause.values) > 1 for each in ties)
    ):
        yield Shift("certainty", f"the note does not say this of all: {first.clause.text!r}")


def _is_doubted_beside(aligned: Aligned, told: Told) -> bool:
    """Whether the clause before one, up to a comma, or a short one behind it puts it in doubt."""
    unit = told.units[aligned.unit]
    place = next(number for number, clause in enumerate(unit) if clause is aligned.clause)
    before = unit[place - 1] if place else None
    behind = unit[place + 1] if place + 1 < len(unit) else None
    if before is not None and before.has("doubt") and before.text.endswith((",", "،", "，", "、", ":", "：")):
        return True
    if behind is None or place + 2 < len(unit):
        return False
    return behind.has("doubt") and len(behind.words) <= _REMARK


def doubt(text: str) -> Shift:
    """The difference of a text that the note doubts and a sentence does not."""
    return Shift("certainty", f"the note puts this in doubt: {text!r}")


def _relations(clause: Clause, ties: list[Aligned], told: Told) -> Iterator[Shift]:
    if ties[0].share > _SAME and is_turned(clause, ties[0].clause):
        yield Shift("relation", f"the note has it the other way round: {ties[0].clause.text!r}")
        return
    for kind, opposite in _RELATIONS:
        if (
            clause.cues(kind)
            and not any(told.unit_has(each.unit, kind) for each in ties)
            and any(each.clause.has(opposite) for each in ties)
        ):
            yield Shift("relation", f"the note has it the other way round: {ties[0].clause.text!r}")
            return


def _sides(sentence: Sequence[Clause], aligned: list[Aligned], told: Told) -> Iterator[Shift]:
    """Where a sentence has another half of the day or another side than the statement that has most of it."""
    shares: dict[int, float] = {}
    for each in aligned:
        shares[each.unit] = max(shares.get(each.unit, 0.0), each.share)
    unit = max(shares, key=lambda each: shares[each], default=None)
    if unit is None or shares[unit] < _LEAST:
        return
    for kind, opposite in _SIDES:
        here = any_has(sentence, kind) and not any_has(sentence, opposite)
        if here and told.unit_has(unit, opposite) and not told.unit_has(unit, kind):
            yield Shift("relation", f"the note has it the other way round: {told.units[unit][-1].text!r}")
