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
from articlekit.drafting.extractive.sound_forms import doubts, stands, tidy, weakens, without_conjunction
from articlekit.drafting.extractive.units import is_log
from articlekit.drafting.extractive.weights import contributions, score
from articlekit.drafting.extractive.wording import capitalize
from articlekit.drafting.extractive.words_of_reasons import in_words
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words, jaccard
from articlekit.model.article import Reason, Sentence

__all__ = ["Offer", "can_head", "headed", "heading_limit", "offers"]

_DENSE = 24
_COPY = 0.6
"""Share of a sentence's letters above which a heading only repeats it."""
_LOOKED_AT = 12
_MOST_LABELS = 3
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
"""The number of an item of a list, which tells what is to be done rather than what happened."""
_BARE_NUMBER = re.compile(r"\d[\d.,:/]*\s*(?:[,;،、；(+]|\Z)")
"""A number that does not say what it counts."""
_PARTED = re.compile(r"[,;:،؛、，；：()–—]")
"""Marks by which a clause is no plain one that could be joined with another."""
_NAMED = 0.4
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

    def best(found: Sequence[Offer]) -> Offer | None:
        fit = [each for each in found if fold(each.text) not in taken and not _is_banned(draft, each.text)]
        return max(fit, key=lambda each: score(each.features, draft.weights["heading"]), default=None)

    single = offers(draft, items)
    clause = best([offer for offer in single if not offer.copies])
    if clause is not None:
        return clause.sentence, in_words(contributions(clause.features, draft.weights["heading"]))
    named = _labels(draft, items, heading_limit(draft))
    if named is not None and fold(named.text) not in taken:
        return named, "its labels name what stands under it"
    two = best([*_joined(draft, single)])
    if two is not None:
        return two.sentence, "two statements together speak for the section"
    labelled = any(item.label and item.by_label and fold(item.label) not in taken for item in items)
    if labelled and draft.brief.house.headings.wanted:
        return _by_role(draft, items, taken)  # the note's own label, rather than a sentence twice
    copy = best([offer for offer in single if "cue_reaction" not in offer.features])
    if copy is not None and len(items) > 1:
        return copy.sentence, "no other clause of its section can stand alone"
    return _by_role(draft, items, taken)


def _is_banned(draft: Draft, text: str) -> bool:
    phrases = draft.brief.house.phrases
    return bool(phrases) and is_banned(text, phrases, draft.locale)


def offers(draft: Draft, items: Sequence[Item]) -> list[Offer]:
    """All clauses that might head a section, in the order in which they stand there."""
    together = [item.doc.content for item in items]
    return [
        offer
        for place, item in enumerate(items[:_LOOKED_AT])
        for offer in _clauses(draft, item, [*together[:place], *together[place + 1 :]], place)
    ]


def can_head(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether statements have a clause that can stand over them and repeats none of them."""
    return any(not offer.copies for item in items[:_LOOKED_AT] for offer in _clauses(draft, item, (), 0))


def _joined(draft: Draft, single: Sequence[Offer]) -> Iterator[Offer]:
    """Two short statements of prose as one heading, as editors join them, which repeats neither of them."""
    spaced = bool(draft.locale.typography.word_space)
    joint, limit = draft.locale.connectives["list"] if spaced else "\u3000", heading_limit(draft)
    plain = [each for each in single if not each.items[0].is_field and not _PARTED.search(each.text)]
    for place, one in enumerate(plain):
        for other in plain[place + 1 :]:
            text = f"{one.text}{joint}{_within(other, draft)}"
            if len(text) > limit or one.items == other.items:
                continue
            if jaccard(draft.docs(one.text).content, draft.docs(other.text).content) < _ALIKE:
                names = {*one.features, *other.features} - {"long", "short"}
                mean = {
                    name: (one.features.get(name, 0.0) + other.features.get(name, 0.0)) / 2 for name in names
                }
                yield Offer(text, one.items + other.items, mean | _length(len(text) / limit))


def _within(offer: Offer, draft: Draft) -> str:
    """A clause as it stands behind a comma: with a small letter, unless it begins with a name."""
    word, doc = fold(offer.text.split()[0]), draft.docs(offer.text)
    names = draft.locale.tag == "de" or any(fact.kind == "name" and fact.start == 0 for fact in doc.facts)
    keeps = word not in function_words(draft.locale.tag) if names else offer.text[1:2].isupper()
    return offer.text if keeps else offer.text[:1].lower() + offer.text[1:]


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
        or (item.is_field and _is_name(item.doc))
    ):
        return []
    label = item.statement.label if item.is_field else None
    unsure = bool(label) and weakens(fold(label or ""), draft.locale)
    stands_in = _letters(item.doc.text)
    limit = heading_limit(draft)
    found = []
    for form, how in forms(item.doc):
        text = without_conjunction(form, draft.locale)
        if text != form and not stands(text, draft.locale, whole=False, ends=True):
            continue
        if len(text) > limit or (unsure and how != "label") or draft.docs(text).has("words", "pointers"):
            continue
        if doubts(draft.docs(text)) < doubts(item.doc) or _BARE_NUMBER.match(text):
            continue  # what is doubted beside it may be this
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


def _is_name(doc: Doc) -> bool:
    """Whether a value is hardly more than the name of somebody."""
    named = sum(fact.end - fact.start for fact in doc.facts if fact.kind == "name")
    return named > _NAMED * len(doc.text) and not any(fact.kind == "number" for fact in doc.facts)


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
