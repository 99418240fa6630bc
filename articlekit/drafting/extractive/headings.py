"""Headings: a clause that speaks for its section and repeats none of it, or the labels of its fields."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from articlekit.drafting.extractive.banned import is_banned
from articlekit.drafting.extractive.cutting import forms
from articlekit.drafting.extractive.draft import Draft, Part, limit_of
from articlekit.drafting.extractive.evidence import is_printable_as_news
from articlekit.drafting.extractive.features import has_people, is_bare_date
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.sound_forms import tidy, weakens
from articlekit.drafting.extractive.units import is_log
from articlekit.drafting.extractive.weights import contributions, score
from articlekit.drafting.extractive.wording import capitalize
from articlekit.drafting.extractive.words_of_reasons import in_words
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import jaccard
from articlekit.model.article import Reason, Sentence

__all__ = ["Offer", "can_head", "headed", "heading_limit", "offers"]

_DENSE = 24
_COPY = 0.6
"""Share of a sentence's letters above which a heading only repeats it."""
_LOOKED_AT = 12
_MOST_LABELS = 3
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
"""The number of an item of a list, which tells what is to be done rather than what happened."""
_ALIKE = 0.3
"""Share of common words from which two clauses are no two things to tell."""
_CUES = ("cause", "impact", "response", "what", "outlook")


@dataclass(frozen=True, eq=False)
class Offer:
    """A text that might be the heading of a section."""

    text: str
    items: tuple[Item, ...]
    features: dict[str, float]
    copies: bool = False
    """Whether it only repeats a sentence under it."""

    @property
    def sentence(self) -> Sentence:
        return Sentence(text=self.text, sources=tuple(each for item in self.items for each in item.sources))


def headed(draft: Draft) -> Draft:
    """Give every section a heading; one for which none serves joins what stands before it."""
    # A heading that the house wants is given to what belongs under it, and to nothing else.
    taken = {fold(name) for wanted in draft.brief.house.headings.wanted for name in wanted.names}
    if draft.headline:
        taken.add(fold(draft.headline.text))
    parts: list[Part] = []
    lede, reasons = draft.lede, [*draft.reasons]
    for part in draft.parts:
        if part.heading is not None:
            taken.add(fold(part.heading.text))
            parts.append(part)
            continue
        found = _own(part, taken) if part.fixed and not _says_a_role(part, draft) else None
        found = found or heading_of(draft, part.items, frozenset(taken))
        if found is None and parts:
            parts[-1] = replace(parts[-1], units=(*parts[-1].units, *part.units))
        elif found is None:
            lede = (*lede, *part.units)
        else:
            heading, why = found
            taken.add(fold(heading.text))
            parts.append(replace(part, heading=heading))
            reasons.append(Reason(about="section", text=heading.text, why=why))
    return replace(draft, parts=tuple(parts), lede=lede, reasons=tuple(reasons))


def _says_a_role(part: Part, draft: Draft) -> bool:
    """Whether the note's heading only names a role, such as "Root cause": a clause tells more."""
    item = part.items[0]
    own = item.statement.headings[-1] if item.statement.headings else item.label or ""
    role = draft.locale.role_of_label(own)
    return role is not None and role != "timeline" and len(own.split()) <= 2 and not is_log(part.items)


def _own(part: Part, taken: set[str]) -> tuple[Sentence, str] | None:
    """The heading of the note itself."""
    item = part.items[0]
    own = item.statement.headings[-1] if item.statement.headings else item.label or ""
    text = capitalize(tidy(own), item.doc.locale)
    if not text or fold(text) in taken:
        return None
    sources = tuple(dict.fromkeys(source for each in part.items for source in each.sources))
    return Sentence(text=text, sources=sources), "the note has this heading itself"


def heading_of(draft: Draft, items: Sequence[Item], taken: frozenset[str]) -> tuple[Sentence, str] | None:
    """The heading that speaks for most of what stands under it, and why it does."""
    limit = heading_limit(draft)
    phrases = draft.brief.house.phrases
    fit = [
        offer
        for offer in offers(draft, items)
        if fold(offer.text) not in taken and not (phrases and is_banned(offer.text, phrases, draft.locale))
    ]
    weights = draft.weights["heading"]
    ranked = sorted(fit, key=lambda offer: -score(offer.features, weights))
    best = next((offer for offer in ranked if not offer.copies), None)
    if best is not None:
        return best.sentence, in_words(contributions(best.features, weights))
    named = _labels(draft, items, limit)
    if named is not None and fold(named.text) not in taken:
        return named, "its labels name what stands under it"
    labelled = any(item.label and item.by_label and fold(item.label) not in taken for item in items)
    if labelled and draft.brief.house.headings.wanted:
        return _by_role(draft, items, taken)  # the note's own label, rather than a sentence twice
    told = next((offer for offer in ranked if "cue_reaction" not in offer.features), None)
    if told is not None and len(items) > 1:
        return told.sentence, "no other clause of its section can stand alone"
    return _by_role(draft, items, taken)


def offers(draft: Draft, items: Sequence[Item]) -> list[Offer]:
    """All that might head a section, in the order in which it stands there."""
    together = [item.doc.content for item in items]
    single = [
        offer
        for place, item in enumerate(items[:_LOOKED_AT])
        for offer in _clauses(draft, item, [*together[:place], *together[place + 1 :]], place)
    ]
    return [*single, *_joined(draft, single)]


def can_head(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether statements have a clause, or two, that can stand over them and repeat none of them."""
    short: list[int] = []
    for item in items[:_LOOKED_AT]:
        found = _clauses(draft, item, (), 0)
        if any(not offer.copies for offer in found):
            return True
        short += [min(len(offer.text) for offer in found)] if found else []
    return sum(sorted(short)[:2]) + len(" – ") <= heading_limit(draft) and len(short) > 1


def _joined(draft: Draft, single: Sequence[Offer]) -> Iterator[Offer]:
    """Two short clauses of different statements as one heading, which neither of them repeats."""
    joint = " – " if draft.locale.typography.word_space else "　"
    limit = heading_limit(draft)
    for place, one in enumerate(single):
        for other in single[place + 1 :]:
            text = f"{one.text}{joint}{other.text}"
            if len(text) > limit or one.items == other.items:
                continue
            if jaccard(draft.docs(one.text).content, draft.docs(other.text).content) < _ALIKE:
                names = {*one.features, *other.features} - {"copies", "long", "short"}
                mean = {
                    name: (one.features.get(name, 0.0) + other.features.get(name, 0.0)) / 2 for name in names
                }
                yield Offer(
                    text, one.items + other.items, mean | {"joined": 1.0} | _length(len(text) / limit)
                )


def _length(share: float) -> dict[str, float]:
    """What a length says, as the share of the longest that may be."""
    found = {"long": max(0.0, share - 0.8), "short": max(0.0, 0.3 - share)}
    return {name: value for name, value in found.items() if value}


def heading_limit(draft: Draft) -> int:
    limit = limit_of(draft, "heading")
    dense = not uses_spaces(draft.locale.tag) or draft.locale.script == "Kore"
    return min(limit, _DENSE) if dense else limit


def _clauses(draft: Draft, item: Item, others: Sequence[frozenset[str]], place: int) -> list[Offer]:
    """Clauses of an item that may head its section."""
    if (
        not is_printable_as_news(item)
        or is_bare_date(item.doc)
        or item.doc.text.rstrip()[-1:] in "?？؟"
        or _NUMBERED.match(item.doc.text)
        or any(fact.kind == "quotation" for fact in item.doc.facts)  # somebody's words are no heading of ours
    ):
        return []
    label = item.statement.label if item.is_field else None
    unsure = bool(label) and weakens(fold(label or ""), draft.locale)
    stands_in = _letters(item.doc.text)
    limit = heading_limit(draft)
    found = []
    for text, how in forms(item.doc):
        if len(text) > limit or (unsure and how != "label") or draft.docs(text).has("words", "pointers"):
            continue
        shown = capitalize(text, draft.locale)
        copies = len(_letters(shown)) > _COPY * len(stands_in)
        features = _features(draft, item, shown, others) | {f"made_{how}": 1.0, "place": min(place, 5) / 5}
        found.append(Offer(shown, (item,), features, copies=copies))
    if label and not item.by_label:
        text = f"{label.rstrip(' :：')}{draft.locale.connectives['label']}{tidy(item.doc.text)}"
        if len(text) <= limit:
            features = _features(draft, item, text, others) | {"made_label": 1.0}
            found.append(Offer(capitalize(text, draft.locale), (item,), features, copies=True))
    return found


def _features(draft: Draft, item: Item, text: str, others: Sequence[frozenset[str]]) -> dict[str, float]:
    """What speaks for and against a clause: news, and what it shares with the rest of its section."""
    doc = draft.docs(text)
    own = doc.content
    found = {
        "covered": sum(bool(own & other) for other in others) / len(others) if others else 0.0,
        "people": has_people(doc),
        "number": any(fact.kind == "number" for fact in doc.facts),
        "name": any(fact.kind == "name" for fact in doc.facts),
        "dated": any(fact.kind in {"date", "time"} for fact in doc.facts),
        "decision": doc.has("zones", "decisions"),
        "bare_date": is_bare_date(doc),
        "hedge": doc.has("words", "hedges"),
        "negation": doc.has("words", "negations"),
        "cue_reaction": item.doc.has("cues", "reaction"),
        "stamp": bool(item.stamp),
        "field": item.is_field,
        **{f"cue_{role}": doc.has("cues", role) for role in _CUES},
        **_length(len(text) / heading_limit(draft)),
    }
    return {name: float(value) for name, value in found.items() if value}


def _labels(draft: Draft, items: Sequence[Item], limit: int) -> Sentence | None:
    """The labels of fields, joined as the language joins words."""
    fields = [item for item in items if item.is_field]
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
    return name if keeps else name[:1].lower() + name[1:]


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


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
