"""Sections: the note's own where it has headings, else runs of it, cut where it coheres least."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articlekit.drafting.extractive.draft import Draft, Part, Unit
from articlekit.drafting.extractive.headings import can_head
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.measure import words
from articlekit.drafting.extractive.units import is_log
from articlekit.drafting.extractive.weights import contributions, score
from articlekit.drafting.extractive.words_of_reasons import in_words
from articlekit.drafting.required import has_headings
from articlekit.language.letters import fold
from articlekit.language.words import jaccard
from articlekit.model.article import Reason

__all__ = ["divided", "end_features", "joint_features", "parted"]

_THIN_WORDS = 12
"""Words below which a unit carries no section alone."""
_A_PART = 3.5
"""Statements of a section, on average."""
_TRIED = 64
"""Joints, the weakest, at which a note is tried to be cut."""
_MOST_PARTS = 6
_SHORT = 4
"""Statements below which what the lede leaves is one section."""
_MOST_CONCLUDING = 3
_OF_THE_END = (
    "place",
    "dated",
    "timed",
    "number",
    "people",
    "decision",
    "hedge",
    "quotation",
    "cue_outlook",
    "cue_cause",
    "cue_impact",
    "cue_response",
    "cue_reaction",
    "label_outlook",
    "label_cause",
    "label_impact",
    "label_response",
    "stamp",
    "field",
    "prose",
    "length",
)
"""Features of a statement that tell whether it ends an article."""


def parted(draft: Draft) -> Draft:
    """Lay what the lede leaves in sections, and what is still to come at the end."""
    if has_headings(draft.brief.note, draft.brief.house):
        from articlekit.drafting.extractive.required.arranged import arranged

        return arranged(draft)
    taken = {item for unit in draft.lede for item in unit}
    used = set(draft.dateline.sources) if draft.dateline else set()
    rest = [unit for unit in draft.units if not is_log(unit) and not taken.issuperset(unit)]
    rest = [tuple(item for item in unit if item not in taken) for unit in rest]
    rest = [unit for unit in rest if unit and not all(used.issuperset(item.sources) for item in unit)]
    logs = [unit for unit in draft.units if is_log(unit) and not taken.issuperset(unit)]
    conclusion = concluding(draft, rest)
    rest = sorted(
        (unit for unit in (*rest, *logs) if unit not in conclusion), key=lambda unit: _place(draft, unit)
    )
    draft = replace(draft, reasons=(*draft.reasons, *_reasons(draft, conclusion)))
    if not rest:
        return replace(draft, conclusion=tuple(conclusion))
    own = _under_own_headings(draft, rest)
    parts = own if own is not None else [Part(units=run) for run in divided(draft, rest)]
    if (
        len(parts) == 1
        and own is None
        and _is_thin(draft, parts[0].units)
        and not any(map(is_log, parts[0].units))
    ):
        return replace(draft, lede=(*draft.lede, *parts[0].units), conclusion=tuple(conclusion))
    return replace(draft, parts=tuple(parts), conclusion=tuple(conclusion))


def _place(draft: Draft, unit: Unit) -> int:
    return draft.items.index(unit[0])


def concluding(draft: Draft, rest: Sequence[Unit]) -> list[Unit]:
    """What editors put at the end, by the learned weights, and what is doubtful as news."""
    weights = draft.weights["end"]
    fit = [
        unit for unit in rest if len(unit) <= _MOST_CONCLUDING and not is_log(unit) and not unit[0].speaker
    ]
    if _has_own_headings(draft):  # what stands under a heading of the note stays there
        fit = [unit for unit in fit if not _heading_of(unit[0]) or unit[0].role == "outlook"]
    scores = {id(unit): score(end_features(draft, unit), weights) for unit in fit}
    ranked = sorted(fit, key=lambda unit: (-scores[id(unit)], -_place(draft, unit)))
    sure = [unit for unit in ranked if scores[id(unit)] >= 0][:_MOST_CONCLUDING]
    chosen = sure or (ranked[:1] if len(rest) > _SHORT else [])
    found = [unit for unit in rest if not unit[0].statement.demoted and any(unit is each for each in chosen)]
    found += [unit for unit in rest if unit[0].statement.demoted]
    return found if len(found) < len(rest) or draft.lede else []


def _reasons(draft: Draft, conclusion: Sequence[Unit]) -> list[Reason]:
    """Why units stand at the end."""
    found = []
    for unit in conclusion:
        why = in_words(contributions(end_features(draft, unit), draft.weights["end"]))
        if unit[0].statement.demoted:
            why = "perhaps it is not for print"
        found.append(Reason(about="conclusion", text=unit[0].labelled, why=why))
    return found


def end_features(draft: Draft, unit: Unit) -> dict[str, float]:
    """What speaks for and against a unit as the end of the article."""
    place, size = _place(draft, unit), len(draft.items)
    own = draft.telling.features[place]
    found = {name: own[name] for name in _OF_THE_END if name in own}
    found |= {
        "late": place >= 0.7 * size,
        "from_end": 1 / (size - place),
        "outlook": unit[0].role == "outlook",
        **draft.telling.shares,
    }
    return {name: float(value) for name, value in found.items() if value}


def _under_own_headings(draft: Draft, rest: Sequence[Unit]) -> list[Part] | None:
    """Sections under the headings of the note; none where it has no two of them."""
    labels = [_heading_of(unit[0]) for unit in rest]
    if not any(labels) or not _has_own_headings(draft):
        return None
    groups: dict[str, list[Unit]] = {}
    last = ""
    for unit, label in zip(rest, labels, strict=True):
        last = label or last
        groups.setdefault(last, []).append(unit)
    return [Part(units=tuple(group), fixed=bool(label)) for label, group in groups.items()]


def _has_own_headings(draft: Draft) -> bool:
    """Whether most of the note stands under two headings of its own, or more."""
    labels = [label for item in draft.items if (label := _heading_of(item))]
    return len(set(labels)) > 1 and len(labels) >= 0.5 * len(draft.items)


def _heading_of(item: Item) -> str:
    """The heading of the note that an item stands under; a field's label is none."""
    if item.statement.headings:
        return item.statement.headings[-1]
    return item.label or "" if item.statement.kind not in {"field", "row"} and not item.speaker else ""


def divided(draft: Draft, rest: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Runs of units, cut at the weakest joints, none of them too thin to stand alone."""
    count = sum(1 if is_log(unit) else len(unit) for unit in rest)
    most = 1 if count < _SHORT else min(_MOST_PARTS, max(2, round(count / _A_PART)))
    joints = [(cohesion(draft, rest[place - 1], rest[place]), place) for place in range(1, len(rest))]
    cuts: list[int] = []
    for headed in (True, False):
        for _, place in sorted(joints)[:_TRIED]:
            if len(cuts) + 1 >= most:
                break
            edges = sorted({0, *cuts, place, len(rest)})
            at = edges.index(place)
            around = (rest[edges[at - 1] : place], rest[place : edges[at + 1]])
            if any(_is_thin(draft, run) for run in around) or place in cuts or rest[place][0].speaker:
                continue  # words that are quoted stand under what they are about
            if not headed or all(can_head(draft, _flat(run)) for run in around):
                cuts.append(place)
    edges = [0, *sorted(cuts), len(rest)]
    return [tuple(rest[start:end]) for start, end in pairwise(edges)]


def _flat(run: Sequence[Unit]) -> list[Item]:
    return [item for unit in run for item in unit]


def _is_thin(draft: Draft, run: Sequence[Unit]) -> bool:
    items = _flat(run)
    if len(items) >= 2 and not all(item.speaker for item in items):
        return False
    return bool(
        len(items) < 2 and sum(words(item.labelled, draft.locale) for item in items) < _THIN_WORDS
    ) or all(item.speaker for item in items)


def cohesion(draft: Draft, one: Unit, other: Unit) -> int:
    """How much two neighbours belong together, by the learned weights."""
    return score(joint_features(one[-1], other[0]), draft.weights["joint"])


def joint_features(one: Item, other: Item) -> dict[str, float]:
    """What speaks for and against a joint between two neighbours."""
    first, second = one.statement, other.statement
    same_label = bool(first.label) and fold(first.label or "") == fold(second.label or "")
    found: dict[str, float] = {
        "same_block": first.block == second.block,
        "next_block": second.block == first.block + 1,
        "same_label": same_label,
        "alike": min(1.0, 3 * jaccard(one.doc.content, other.doc.content)),
        "both_fields": one.is_field and other.is_field,
        "quote_after": bool(other.speaker),
        "quote_before": bool(one.speaker),
        "both_quotes": bool(one.speaker and other.speaker),
        "same_role": one.role == other.role,
        "cause_after": other.role == "cause",
        "outlook_after": other.role == "outlook",
        "response_after": other.role == "response",
        "impact_after": other.role == "impact",
        "log_after": bool(other.stamp) and not one.stamp,
        "log_before": bool(one.stamp) and not other.stamp,
        "both_stamps": bool(one.stamp and other.stamp),
        "apart": min(1.0, (abs(int(second.id[1:]) - int(first.id[1:])) - 1) / 4),
    }
    return {name: float(value) for name, value in found.items() if value}
