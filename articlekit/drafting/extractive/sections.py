"""Sections: the note's own where it has headings, else what an editor would put together; each headed.

A heading is a clause that speaks for its section and repeats none of it, or the labels of its fields."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Item, Part, Unit, is_log
from articlekit.drafting.extractive.grouping import Rest, grouped, is_thin
from articlekit.drafting.extractive.heading_offers import Offer, heading_limit, joined, offers
from articlekit.drafting.extractive.weights import contributions, in_words, score
from articlekit.drafting.extractive.wording import capitalize, decapitalize, doubts, tidy
from articlekit.language.letters import fold
from articlekit.language.phrases import is_banned
from articlekit.model.article import Reason, Sentence

__all__ = ["complete", "divided", "headed", "parted", "rest_of"]

_MOST_CONCLUDING = 3


def parted(draft: Draft) -> Draft:
    """Lay what the lede leaves in sections, and what is still to come at the end."""
    if draft.brief.has_headings:
        from articlekit.drafting.extractive.required_layout import arranged

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


_MOST_LABELS = 3
_NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[IVX]{1,4})(?:[.)）]\s+|[、．]\s*)")
"""The number of a section: "2. Cause", "三、根因"."""


def headed(draft: Draft) -> Draft:
    """Give every section a heading; one for which none serves joins a neighbour."""
    # A heading that the house wants is given to what belongs under it, and to nothing else.
    taken = {fold(name) for wanted in draft.brief.house.headings.wanted for name in wanted.names}
    if draft.headline:
        taken.add(fold(draft.headline.text))
    parts: list[Part] = []
    lede, reasons = draft.lede, [*draft.reasons]
    waiting: tuple[Unit, ...] = ()
    for place, each in enumerate(draft.parts):
        part = replace(each, units=(*waiting, *each.units))
        if part.heading is not None:
            taken.add(fold(part.heading.text))
            parts.append(part)
            continue
        found = _own(part, taken) if part.fixed and not _says_a_role(part, draft) else None
        found = found or heading_of(draft, part.items, frozenset(taken))
        waiting = ()
        open_behind = any(not (next_.fixed or next_.heading) for next_ in draft.parts[place + 1 : place + 2])
        if found and not parts and _fits_anything(found[0], draft) and open_behind:
            waiting = part.units
        elif parts and (found is None or _fits_anything(found[0], draft)):
            parts[-1] = replace(parts[-1], units=(*parts[-1].units, *part.units))
        elif found is None:
            lede = (*lede, *part.units)
        else:
            heading, why = found
            taken.add(fold(heading.text))
            parts.append(replace(part, heading=heading))
            reasons.append(Reason(about="section", text=heading.text, why=why))
    return replace(draft, parts=tuple(parts), lede=lede, reasons=tuple(reasons))


def _fits_anything(heading: Sentence, draft: Draft) -> bool:
    """Whether a heading is but the word for any events; a house that wants headings has its reasons."""
    labels = draft.locale.labels
    free = not draft.brief.house.headings.wanted
    return free and not heading.sources and heading.text in {labels.get("what"), labels.get("details")}


def _says_a_role(part: Part, draft: Draft) -> bool:
    """Whether the note's heading is one of any report, such as "Root cause": a clause tells more."""
    own = _heading_of_note(part.items[0])
    titled = fold(own).strip(" :：.?？") in draft.locale.section_titles
    return titled or (draft.locale.role_of_label(own) is not None and len(own.split()) <= 2)


def _own(part: Part, taken: set[str]) -> tuple[Sentence, str] | None:
    """The heading of the note itself."""
    text = capitalize(tidy(_heading_of_note(part.items[0])), part.items[0].doc.locale)
    if not text or fold(text) in taken:
        return None
    sources = tuple(dict.fromkeys(source for each in part.items for source in each.sources))
    return Sentence(text=text, sources=sources), "the note has this heading itself"


def _heading_of_note(item: Item) -> str:
    """The note's heading over an item, without the number of its section."""
    own = item.statement.headings[-1] if item.statement.headings else item.label or ""
    return _NUMBERED.sub("", own) or own


def heading_of(draft: Draft, items: Sequence[Item], taken: frozenset[str]) -> tuple[Sentence, str] | None:
    """The heading that speaks for most of what stands under it, and why it does."""

    def best(found: Sequence[Offer], *, again: bool = False) -> Offer | None:
        told = [each for each in found if not any(fold(each.text) in other for other in taken)]
        fit = [each for each in told if not _is_banned(draft, each.text)]
        # What the headline tells, in these words or in those of a title, is news only once.
        fit = [each for each in fit if again or not any(item in draft.told for item in each.items)]
        return max(fit, key=lambda each: score(each.features, draft.weights["heading"]), default=None)

    single = offers(draft, items)
    clause = best([offer for offer in single if not offer.copies])
    if clause is not None:
        why = in_words(contributions(clause.features, draft.weights["heading"]))
        return _with_cause(draft, items, clause.sentence), why
    named = _labels(draft, items, heading_limit(draft))
    if named is not None and fold(named.text) not in taken:
        return named, "its labels name what stands under it"
    copy = best([offer for offer in single if "cue_reaction" not in offer.features])
    if copy is not None and _with_cause(draft, items, copy.sentence).text != copy.text:
        return _by_role(draft, items, taken)  # the note says that all under it is the cause
    two = best([*joined(draft, single)])
    if two is not None:
        return two.sentence, "two statements together speak for the section"
    labelled = any(item.label and item.by_label and fold(item.label) not in taken for item in items)
    if labelled and draft.brief.house.headings.wanted:
        return _by_role(draft, items, taken)  # the note's own label, rather than a sentence twice
    copy = copy or best([offer for offer in single if not offer.copies], again=True)
    if copy is not None and sum(not item.speaker for item in items) > 1:
        return copy.sentence, "no other clause of its section can stand alone"
    return _by_role(draft, items, taken)


def _with_cause(draft: Draft, items: Sequence[Item], heading: Sentence) -> Sentence:
    """A heading with the label that says that all under it is the cause, where it does not say so itself."""
    label, doc = (items[0].label or "").rstrip(" :："), draft.docs(heading.text)
    text = f"{capitalize(label, draft.locale)}{draft.locale.connectives['label']}{heading.text}"
    tells = doc.has("cues", "cause") or fold(label) in doc.folded
    tells = tells or doubts(doc) < doubts(items[0].doc)  # a label may not bind what was in doubt
    shared = {item.label for item in items} == {items[0].label} and draft.locale.role_of_label(
        label
    ) == "cause"
    fits = len(text) <= heading_limit(draft)
    if tells or not shared or not fits:
        return heading
    return heading.model_copy(update={"text": text})


def _is_banned(draft: Draft, text: str) -> bool:
    phrases = draft.brief.house.phrases
    return bool(phrases) and is_banned(text, phrases, draft.locale)


def _labels(draft: Draft, items: Sequence[Item], limit: int) -> Sentence | None:
    """The labels of fields, joined as the language joins words."""
    fields = [item for item in items if item.is_field and item.statement.kind != "row"]
    names: dict[str, Item] = {}
    for item in fields:
        names.setdefault((item.statement.label or "").strip(" :："), item)
    joint, last = draft.locale.connectives["list"], draft.locale.connectives["and"]
    for count in range(min(_MOST_LABELS, len(names)), 1, -1):
        chosen = [*names][:count]
        text = joint.join(_inner(name, draft) if place else name for place, name in enumerate(chosen[:-1]))
        text = f"{text}{last}{_inner(chosen[-1], draft)}"
        if len(text) <= limit:
            return Sentence(
                text=capitalize(text, draft.locale),
                sources=tuple(s for name in chosen for s in names[name].sources),
            )
    return None


def _inner(name: str, draft: Draft) -> str:
    """A label inside of a heading: in small letters, but in German and where it may be a name."""
    words = name.split()
    keeps = (
        draft.locale.tag == "de"
        or len(words[0]) < 2
        or words[0][1:] != words[0][1:].lower()
        or any(word[:1].isupper() for word in words[1:])
    )
    return name if keeps else decapitalize(name, draft.locale)


def _by_role(draft: Draft, items: Sequence[Item], taken: frozenset[str]) -> tuple[Sentence, str] | None:
    """The note's own label of what stands there, or else the language's word for it."""
    own = next((item.label for item in items if item.label and item.by_label), None)
    if own is not None and fold(own) not in taken and len(own) <= heading_limit(draft):
        sources = tuple(dict.fromkeys(source for item in items for source in item.sources))
        return Sentence(text=capitalize(own, draft.locale), sources=sources), "the note has this label itself"
    roles = ["timeline"] if is_log(items) else [item.role for item in items]
    for role in (*dict.fromkeys(roles), "details"):
        text = draft.locale.labels.get(role, "")
        if text and fold(text) not in taken:
            return Sentence(text=text), "no clause of its section can stand alone"
    return None
