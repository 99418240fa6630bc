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
from articlekit.drafting.extractive.wording import capitalize
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import jaccard
from articlekit.model.article import Reason, Sentence

__all__ = ["can_head", "headed", "heading_of"]

_DENSE = 24
_COPY = 0.6
"""Share of a sentence's letters above which a heading only repeats it."""
_LOOKED_AT = 12
_MOST_LABELS = 3
_LEAST = 0.25
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")
"""The number of an item of a list, which tells what is to be done rather than what happened."""
_ALIKE = 0.3
"""Share of common words from which two clauses are no two things to tell."""
_BOTH = 0.05
"""What it is worth that a heading tells two statements."""


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
    text = capitalize(tidy(item.statement.headings[-1] if item.statement.headings else item.label or ""))
    if not text or fold(text) in taken:
        return None
    sources = tuple(dict.fromkeys(source for each in part.items for source in each.sources))
    return Sentence(text=text, sources=sources), "the note has this heading itself"


def heading_of(draft: Draft, items: Sequence[Item], taken: frozenset[str]) -> tuple[Sentence, str] | None:
    """The heading that speaks for most of what stands under it, and why it does."""
    limit = heading_limit(draft)
    together = [item.doc.content for item in items]
    offers = [
        _Offer(worth - 0.04 * place, text, (item,), copies=copies)
        for place, item in enumerate(items[:_LOOKED_AT])
        for worth, text, copies in _clauses(draft, item, limit, [*together[:place], *together[place + 1 :]])
    ]
    offers += tuple(_joined(draft, tuple(offers), limit))
    phrases = draft.brief.house.phrases
    fit = [
        offer
        for offer in offers
        if fold(offer.text) not in taken and not (phrases and is_banned(offer.text, phrases, draft.locale))
    ]
    best = max((offer for offer in fit if not offer.copies), key=lambda offer: offer.worth, default=None)
    if best is not None and best.worth >= _LEAST:
        return best.sentence, "it tells what most of its section is about"
    named = _labels(draft, items, limit)
    if named is not None and fold(named.text) not in taken:
        return named, "its labels name what stands under it"
    best = best or max(
        (offer for offer in fit if len(items) > 1 and offer.worth >= 0),
        key=lambda offer: offer.worth,
        default=None,
    )
    if best is not None:
        return best.sentence, "no other clause of its section can stand alone"
    return _by_role(draft, items, taken)


def can_head(draft: Draft, items: Sequence[Item]) -> bool:
    """Whether statements have a clause, or two, that can stand over them and repeat none of them."""
    limit = heading_limit(draft)
    short: list[int] = []
    for item in items:
        offers = _clauses(draft, item, limit, ())
        found = [(text, copies) for worth, text, copies in offers if worth >= _LEAST]
        if any(not copies for _, copies in found):
            return True
        short += [min(len(text) for text, _ in found)] if found else []
    return sum(sorted(short)[:2]) + len(" – ") <= limit and len(short) > 1


@dataclass(frozen=True)
class _Offer:
    """A text that might be the heading of a section."""

    worth: float
    text: str
    items: tuple[Item, ...]
    copies: bool = False
    """Whether it only repeats a sentence under it."""

    @property
    def sentence(self) -> Sentence:
        return Sentence(text=self.text, sources=tuple(each for item in self.items for each in item.sources))


def _joined(draft: Draft, offers: Sequence[_Offer], limit: int) -> Iterator[_Offer]:
    """Two short clauses of different statements as one heading, which neither of them repeats."""
    joint = " – " if draft.locale.typography.word_space else "　"
    for place, one in enumerate(offers):
        for other in offers[place + 1 :]:
            text = f"{one.text}{joint}{other.text}"
            apart = jaccard(draft.docs(one.text).content, draft.docs(other.text).content) < _ALIKE
            if one.items != other.items and len(text) <= limit and apart:
                yield _Offer((one.worth + other.worth) / 2 + _BOTH, text, one.items + other.items)


def heading_limit(draft: Draft) -> int:
    limit = limit_of(draft, "heading")
    dense = not uses_spaces(draft.locale.tag) or draft.locale.script == "Kore"
    return min(limit, _DENSE) if dense else limit


def _clauses(
    draft: Draft, item: Item, limit: int, others: Sequence[frozenset[str]]
) -> Iterator[tuple[float, str, bool]]:
    """Clauses of an item that may head its section, with their worth and whether they only repeat it."""
    if (
        not is_printable_as_news(item)
        or is_bare_date(item.doc)
        or item.doc.text.rstrip()[-1:] in "?？؟"
        or _NUMBERED.match(item.doc.text)
        or any(fact.kind == "quotation" for fact in item.doc.facts)  # somebody's words are no heading of ours
    ):
        return
    label = item.statement.label if item.is_field else None
    unsure = bool(label) and weakens(fold(label or ""), draft.locale)
    stands_in = _letters(item.doc.text)
    for text, how in forms(item.doc):
        if len(text) > limit or (unsure and how != "label") or draft.docs(text).has("words", "pointers"):
            continue
        shown = capitalize(text)
        copies = len(_letters(shown)) > _COPY * len(stands_in)
        yield _worth(draft, item, shown, others) - 0.15 * (how == "number"), shown, copies
    if label and not item.by_label:
        text = f"{label.rstrip(' :：')}{draft.locale.connectives['label']}{tidy(item.doc.text)}"
        if len(text) <= limit:
            yield _worth(draft, item, text, others) - 0.3, capitalize(text), True


def _worth(draft: Draft, item: Item, text: str, others: Sequence[frozenset[str]]) -> float:
    """What a clause is worth: news, and what it shares with the rest of its section."""
    doc = draft.docs(text)
    own = doc.content
    covered = sum(bool(own & other) for other in others) / len(others) if others else 0.0
    worth = 0.35 + 0.5 * covered
    worth += 0.15 * has_people(doc) + 0.1 * any(fact.kind == "number" for fact in doc.facts)
    worth += 0.15 * any(doc.has("cues", role) for role in ("cause", "impact", "response", "what", "outlook"))
    worth += 0.1 * doc.has("zones", "decisions") + 0.05 * any(fact.kind == "name" for fact in doc.facts)
    worth -= 0.3 * is_bare_date(doc) + 0.15 * (item.doc.has("cues", "reaction") and item.role == "reaction")
    size = len(text) / heading_limit(draft)
    return worth - max(0.0, size - 0.8) * 0.5 - max(0.0, 0.3 - size) * 1.5


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
                text=capitalize(text), sources=tuple(s for name in chosen for s in names[name].sources)
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
        return Sentence(text=capitalize(own), sources=sources), "the note has this label itself"
    roles = ["timeline"] if is_log(items) else [item.role for item in items]
    for role in (*dict.fromkeys(roles), "details"):
        text = draft.locale.labels.get(role, "")
        if text and fold(text) not in taken:
            return Sentence(text=text), "no clause of its section can stand alone"
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
