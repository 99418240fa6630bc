"""Sections: the note's own where it has headings, else what an editor would put together."""

from collections.abc import Sequence
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Item, Part, Unit, is_log
from articlekit.drafting.extractive.grouping import Rest, grouped, is_thin
from articlekit.drafting.extractive.weights import contributions, in_words, score
from articlekit.drafting.required import has_headings
from articlekit.model.article import Reason

__all__ = ["complete", "divided", "parted", "rest_of"]

_MOST_CONCLUDING = 3


def parted(draft: Draft) -> Draft:
    """Lay what the lede leaves in sections, and what is still to come at the end."""
    if has_headings(draft.brief.note, draft.brief.house):
        from articlekit.drafting.extractive.required.layout import arranged

        return arranged(draft)
    rest = rest_of(draft)
    printable = [unit for unit in rest if not unit[0].statement.demoted]
    doubtful = [unit for unit in rest if unit[0].statement.demoted]
    if not printable and not draft.lede:
        printable, doubtful = doubtful, []
    parts, ending = divided(draft, printable)
    draft = replace(draft, reasons=(*draft.reasons, *_reasons(draft, printable, ending, doubtful)))
    conclusion = (*ending, *doubtful)
    if len(parts) == 1 and not parts[0].fixed and _is_short(draft, parts[0].units):
        return replace(draft, lede=(*draft.lede, *parts[0].units), conclusion=conclusion)
    return replace(draft, parts=tuple(parts), conclusion=conclusion)


def divided(draft: Draft, units: Sequence[Unit]) -> tuple[list[Part], list[Unit]]:
    """Units in sections, which have no headings yet, and those that end the article."""
    if _has_own_headings(draft):
        ending = _ending(draft, units)
        return _under_own_headings([unit for unit in units if unit not in ending]), ending
    groups, ending = grouped(draft, units)
    return [Part(units=tuple(group)) for group in groups], ending


def _is_short(draft: Draft, units: Sequence[Unit]) -> bool:
    return is_thin(draft, units) and not any(map(is_log, units))


def rest_of(draft: Draft) -> list[Unit]:
    """The units that neither the lede nor the dateline tells, in the order of the note; a log stays whole."""
    taken = {item for unit in draft.lede for item in unit}
    used = set(draft.dateline.sources) if draft.dateline else set()
    rest = [unit for unit in draft.units if not is_log(unit) and not taken.issuperset(unit)]
    rest = [tuple(item for item in unit if item not in taken) for unit in rest]
    rest = [unit for unit in rest if unit and not all(used.issuperset(item.sources) for item in unit)]
    logs = [unit for unit in draft.units if is_log(unit) and not taken.issuperset(unit)]
    place = {item: index for index, item in enumerate(draft.items)}
    return sorted([*rest, *logs], key=lambda unit: place[unit[0]])


def _ending(draft: Draft, units: Sequence[Unit]) -> list[Unit]:
    """What ends an article under the note's headings: what stands under none, or is still to come."""
    rest = Rest(draft, units)
    points = {
        place: score(rest.end_features(place), draft.weights["end"])
        for place, unit in enumerate(units)
        if not is_log(unit)
        and not unit[0].speaker
        and (not _heading_of(unit[0]) or unit[0].role == "outlook")
    }
    sure = sorted((place for place in points if points[place] >= 0), key=lambda place: -points[place])
    found = [units[place] for place in sorted(sure[:_MOST_CONCLUDING])]
    return found if len(found) < len(units) else []


def _reasons(
    draft: Draft, units: Sequence[Unit], ending: Sequence[Unit], doubtful: Sequence[Unit]
) -> list[Reason]:
    """Why units stand at the end."""
    rest, found = Rest(draft, units), []
    ends = {unit[0] for unit in ending}
    for place, unit in enumerate(units):
        if unit[0] not in ends:
            continue
        features = rest.end_features(place)
        why = in_words(contributions(features, draft.weights["end"]))
        found.append(Reason(about="conclusion", text=unit[0].labelled, why=why))
    why = "perhaps it is not for print"
    return found + [Reason(about="conclusion", text=unit[0].labelled, why=why) for unit in doubtful]


def _under_own_headings(rest: Sequence[Unit]) -> list[Part]:
    """Sections under the headings of the note."""
    groups: dict[str, list[Unit]] = {}
    last = ""
    for unit in rest:
        last = _heading_of(unit[0]) or last
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


def complete(draft: Draft) -> Draft:
    """Put in what no step has placed, so that no statement of the note is lost."""
    told = {source for unit in (*draft.lede, *draft.conclusion) for item in unit for source in item.sources}
    told |= {source for part in draft.parts for item in part.items for source in item.sources}
    told |= set(draft.dateline.sources) if draft.dateline else set()
    lost = tuple((item,) for item in draft.items if not told.issuperset(item.sources))
    if not lost:
        return draft
    if not draft.parts:
        return replace(draft, lede=(*draft.lede, *lost))
    last: Part = draft.parts[-1]
    return replace(draft, parts=(*draft.parts[:-1], replace(last, units=(*last.units, *lost))))
