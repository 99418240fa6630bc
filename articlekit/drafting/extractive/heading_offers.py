"""Heading offers: the clauses of a section that might stand over it.

Every one is in the note's words, can stand alone, and leaves off no doubt of its sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articlekit.drafting.extractive.draft import Draft, Item, limit_of
from articlekit.drafting.extractive.features import has_people, is_bare_date, is_name, is_printable_as_news
from articlekit.drafting.extractive.wording import (
    BARE_NUMBER,
    capitalize,
    decapitalize,
    doubts,
    stands,
    tidy,
    weakens,
    without_conjunction,
)
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words, jaccard
from articlekit.model.article import Sentence

__all__ = ["Offer", "can_head", "heading_limit", "joined", "offers"]

_DENSE = 24
_COPY = 0.6
"""Share of a sentence's letters above which a heading only repeats it."""
_LOOKED_AT = 12
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
"""The number of an item of a list, which tells what is to be done rather than what happened."""
_PARTED = re.compile(r"[;:؛；：()–—]")
"""Marks by which a clause is no plain one that could be joined with another."""
_JOINT = 12
"""Characters of a conjunction at the beginning of a clause, which a heading leaves out."""
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


def offers(draft: Draft, items: Sequence[Item]) -> list[Offer]:
    """All clauses that might head a section, in the order in which they stand there."""
    together = [item.doc.content for item in items]
    found = []
    for place, item in enumerate(items[:_LOOKED_AT]):
        others = [*together[:place], *together[place + 1 :]]
        for doc, how, copies in _clauses(draft, item):
            features = _features(draft, item, doc, others) | {f"made_{how}": 1.0}
            if how != "label":
                features["place"] = min(place, 5) / 5
            found.append(Offer(capitalize(doc.text, draft.locale), (item,), features, copies=copies))
    return found


def can_head(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether statements have a clause that can stand over them and repeats none of them."""
    return any(not copies for item in items[:_LOOKED_AT] for _, _, copies in _clauses(draft, item))


def joined(draft: Draft, single: Sequence[Offer]) -> Iterator[Offer]:
    """Two short statements of prose as one heading, as editors join them, which repeats neither of them."""
    spaced = bool(draft.locale.typography.word_space)
    joint, limit = draft.locale.connectives["list"] if spaced else "\u3000", heading_limit(draft)
    plain = [
        each
        for each in single
        if not (each.items[0].is_field or each.items[0].stamp)
        and not _PARTED.search(each.text)
        and not draft.docs(each.text).has("words", "anaphora")
    ]
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
    return offer.text if keeps else decapitalize(offer.text, draft.locale)


def _length(share: float) -> dict[str, float]:
    """What a length says, as the share of the longest that may be."""
    found = {"long": max(0.0, share - 0.8), "short": max(0.0, 0.3 - share)}
    return {name: value for name, value in found.items() if value}


def heading_limit(draft: Draft) -> int:
    limit = limit_of(draft, "heading")
    dense = not uses_spaces(draft.locale.tag) or draft.locale.script == "Kore"
    return min(limit, _DENSE) if dense else limit


def _clauses(draft: Draft, item: Item) -> Iterator[tuple[Doc, str, bool]]:
    """Clauses of an item that may head its section: how each is made, and whether it repeats the item."""
    if (
        not is_printable_as_news(item)
        or is_bare_date(item.doc)
        or item.doc.text.rstrip()[-1:] in "?？؟"
        or _NUMBERED.match(item.doc.text)
        or any(span.start == 0 for span in item.doc.found("zones", "corrections"))
        or any(fact.kind == "quotation" for fact in item.doc.facts)  # somebody's words are no heading of ours
        or (item.is_field and is_name(item.doc))
    ):
        return
    label = item.statement.label if item.is_field else None
    limit = heading_limit(draft)
    if not (label and weakens(fold(label), draft.locale)):
        longest, doubtful = _COPY * _letters(item.doc.text), doubts(item.doc)
        for form, how in draft.forms(item.doc):
            if len(form) > limit + _JOINT or (
                item.is_field and how != "clause" and not item.doc.text.startswith(form.text)
            ):
                continue  # one of several things that the value lists
            doc = _without_conjunction(form, draft)
            if doc is None or len(doc) > limit or doc.has("words", "pointers"):
                continue
            if (how != "clause" and doubts(doc) < doubtful) or BARE_NUMBER.match(doc.text):
                continue  # what is doubted beside it may be this
            yield doc, how, _letters(doc.text) > longest
    if label and not item.by_label:
        text = f"{label.rstrip(' :：')}{draft.locale.connectives['label']}{tidy(item.doc.text)}"
        if len(text) <= limit:
            yield draft.docs(text), "label", True


def _without_conjunction(form: Doc, draft: Draft) -> Doc | None:
    """A form without the "and" or "but" at its beginning; none where it cannot stand without."""
    text = without_conjunction(form.text, draft.locale)
    if text == form.text:
        return form
    if not stands(text, draft.locale, whole=False, ends=True):
        return None
    start = len(form) - len(text)
    return draft.docs(text) if form.text[start - 1].isalnum() else form.part(start, len(form))


def _features(draft: Draft, item: Item, doc: Doc, others: Sequence[frozenset[str]]) -> dict[str, float]:
    """What speaks for and against a clause: news, and what it shares with the rest of its section."""
    own = doc.content
    found = {
        "covered": sum(bool(own & other) for other in others) / len(others) if others else 0.0,
        "people": has_people(doc),
        "number": any(fact.kind == "number" for fact in doc.facts),
        "name": any(fact.kind == "name" for fact in doc.facts),
        "dated": any(fact.kind in {"date", "time"} for fact in doc.facts),
        "decision": doc.has("zones", "decisions"),
        "bare_date": is_bare_date(doc),
        "anaphora": doc.has("words", "anaphora"),
        "hedge": doc.has("words", "hedges"),
        "negation": doc.has("words", "negations"),
        "cue_reaction": item.doc.has("cues", "reaction"),
        "stamp": bool(item.stamp),
        "field": item.is_field,
        **{f"cue_{role}": doc.has("cues", role) for role in _CUES},
        **_length(len(doc) / heading_limit(draft)),
    }
    return {name: float(value) for name, value in found.items() if value}


def _letters(text: str) -> int:
    """How many letters and digits a text has."""
    return sum(map(str.isalnum, text))
