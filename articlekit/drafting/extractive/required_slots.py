"""Slots: the places that a house's required headings make, and what fits into each, or stands at the end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from articlekit.drafting.extractive.draft import Item, Role
from articlekit.language.letters import heading_key
from articlekit.language.locale import Locale
from articlekit.language.purposes import Purpose, name_in, purpose_of
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content
from articlekit.model.house import HouseHeadings, Wanted

__all__ = [
    "FITS",
    "LABELLED",
    "RANK",
    "Group",
    "Slot",
    "best",
    "concluding",
    "fit",
    "has_inline_label",
    "is_narrative",
    "order_of",
    "runs",
    "slots_of",
]

FITS = 1.5
"""How well something has to fit into a slot to be put there without need."""

LABELLED = 4.0
"""The same where a label or the very words of the heading say so."""

_INLINE_LABEL = re.compile(r"[^:：.]{1,30}\s?[:：]\s")
_SAME_LABEL, _LABEL, _CUES, _PLACE = 10.0, 6.0, 3.0, 1.6
"""What it is worth that the note has the very heading, a label of its role, cue words of it, or that an
item only stands beside others of the role."""
_NEXT_ROLE = 0.4
_WORDS = 4.0
_HALF = 0.5
_TIE = 0.3
_STEM = 5
"""Letters that two words have to begin with alike, where one may be made from the other."""
_MOST_OF_WORD = 0.6


@dataclass
class Group:
    """Items that make a section without a required heading."""

    items: list[Item]

    @property
    def role(self) -> Role:
        """That of its first item."""
        return self.items[0].role if self.items else "what"


@dataclass(eq=False)
class Slot:
    """An entry of the required headings, and what is laid there."""

    wanted: Wanted
    name: str = ""
    """The heading in the article's language; empty for `*`, `+` and `?`."""
    purpose: Purpose = field(default_factory=Purpose)
    keys: frozenset[str] = frozenset()
    """All names of the heading in the form in which headings are compared."""
    words: frozenset[str] = frozenset()
    """The stems of its content words."""
    units: list[list[Item]] = field(default_factory=list)
    """What stands under a name: items, those together that belong together."""
    parts: list[Group] = field(default_factory=list)
    """What a sign stands for: sections with headings of their own."""

    @property
    def items(self) -> list[Item]:
        """What stands under the name, in no order."""
        return [item for unit in self.units for item in unit]


def slots_of(headings: HouseHeadings, locale: Locale, language: str) -> list[Slot]:
    """The slots of a house, in order, empty."""
    return [_slot(wanted, locale, language) for wanted in headings.wanted]


def _slot(wanted: Wanted, locale: Locale, language: str) -> Slot:
    if wanted.sign is not None:
        return Slot(wanted)
    name = name_in(wanted.names, language)
    purposes = [purpose_of(each, language) for each in (name, *wanted.names)]
    return Slot(
        wanted,
        name=name,
        purpose=next((each for each in purposes if each.roles), purposes[0]),
        keys=frozenset(map(heading_key, wanted.names)),
        words=frozenset(word for each in wanted.names for word in content(each, locale.tag)),
    )


def best(item: Item, slots: Iterable[Slot], locale: Locale) -> Slot | None:
    """The named slot that an item fits best into, the first of equals; `None` where it fits into none."""
    scored = [(fit(item, slot, locale), slot) for slot in slots if slot.name]
    score, slot = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return slot if score >= FITS else None


def fit(item: Item, slot: Slot, locale: Locale) -> float:
    """How well an item fits under a heading, from 0 on; from `FITS` on it is at home there.

    A label of the note decides before cue words. What only some statements of a role are for, as a
    heading "Detection" is, takes those that have its words, and so does a heading of no known role.
    """
    if heading_key(item.statement.label or "") in slot.keys:
        return _SAME_LABEL
    alike = _alike(item, slot, locale)
    purpose = slot.purpose
    if purpose.whole and item.role in purpose.roles:
        worth = _LABEL if item.by_label else _by_words(item)
        return worth - _NEXT_ROLE * purpose.roles.index(item.role) + _TIE * alike
    if purpose.whole:
        return 0.0
    return _WORDS * alike if alike >= _HALF else 0.0


def _by_words(item: Item) -> float:
    """What the role of an item is worth that no label gave it.

    A label of its own says that it is about something else than what stands around it, a detail with
    a name such as "When: last Monday".
    """
    own = item.statement.label is not None or has_inline_label(item)
    if item.sure and not (own and item.role == "what"):
        return _CUES
    return 0.0 if own else _PLACE


def has_inline_label(item: Item) -> bool:
    """Whether an item of a list has a name of its own before a colon."""
    return item.statement.kind in {"bullet", "row"} and bool(_INLINE_LABEL.match(item.statement.text))


def _alike(item: Item, slot: Slot, locale: Locale) -> float:
    """The share of the words of a heading that an item has, in some form, from 0 to 1."""
    if not slot.words:
        return 0.0
    own = _content(f"{item.statement.label or ''} {item.statement.text}", locale.tag)
    spaced = uses_spaces(locale.tag)
    found = sum(word in own or (spaced and _has_form(word, own)) for word in slot.words)
    return found / len(slot.words)


@lru_cache(maxsize=1024)
def _content(text: str, language: str) -> frozenset[str]:
    """The content words of an item, which is held against every heading."""
    return content(text, language)


def _has_form(word: str, others: Iterable[str]) -> bool:
    def is_form(other: str) -> bool:
        unlike = (place for place, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1])
        shared = next(unlike, min(len(word), len(other)))
        return shared >= _STEM and shared >= _MOST_OF_WORD * max(len(word), len(other))

    return len(word) >= _STEM and any(map(is_form, others))


RANK = {
    "what": 0,
    "impact": 1,
    "cause": 2,
    "response": 3,
    "timeline": 4,
    "reaction": 5,
    "background": 6,
    "outlook": 7,
}
_MOST_CONCLUDING = 4
_MOST_CONCLUDING_LABELLED = 6
_NARRATIVE = 16
"""Prose of so many statements keeps its own order; shorter notes are put in that of the roles."""
_RUN = 3


def concluding(items: list[Item], rest: list[Item]) -> list[Item]:
    """The statements on status and outlook, or the last of them if they are many.

    Where the note has labels, those under a label for the outlook conclude, and what the note ends
    with. In long prose only those in its last third do; before, they belong to what they are told
    with.
    """
    outlook = [item for item in _followed(rest, "outlook") if not item.speaker]
    labelled = len({item.label for item in rest if item.label}) > 1
    if labelled:
        ending = _ending(rest, outlook)
        outlook = [item for item in outlook if item in ending or item.by_label or not item.label]
    elif is_narrative(rest):
        first = items.index(rest[-1]) * 2 // 3
        outlook = [item for item in outlook if items.index(item) >= first]
    most = _MOST_CONCLUDING_LABELLED if labelled else _MOST_CONCLUDING
    if len(outlook) > most:
        outlook = outlook[-2:] if labelled else outlook[-most:]
        while outlook and outlook[0].bound:
            outlook = outlook[1:]
    return outlook if len(outlook) < len(items) else []


def _ending(rest: list[Item], outlook: list[Item]) -> list[Item]:
    """The items of the outlook that the note ends with."""
    ending: list[Item] = []
    for item in reversed(rest):
        if item not in outlook or item.label:
            break
        ending.insert(0, item)
    return ending


def _followed(items: list[Item], role: Role) -> list[Item]:
    """The items of a role, each with those that lean on it."""
    result: list[Item] = []
    taken = False
    for item in items:
        taken = taken if item.bound else item.role == role
        if taken:
            result.append(item)
    return result


def is_narrative(items: list[Item]) -> bool:
    prose = [item for item in items if item.statement.kind == "sentence" and not item.statement.label]
    return len(prose) >= _NARRATIVE and len(prose) * 2 > len(items)


def runs(items: list[Item]) -> list[Group]:
    """Items in their own order, cut where the role changes and enough has been said."""
    parts: list[Group] = []
    for index, item in enumerate(items):
        current = parts[-1] if parts else None
        left = len(items) - index
        turns = current is not None and item.sure and item.role != current.role and not item.bound
        if current is None or (turns and len(current.items) >= _RUN and left >= _RUN):
            parts.append(Group([item]))
        else:
            current.items.append(item)
    return parts


def order_of(item: Item) -> int:
    return int(item.statement.id.lstrip("s"))
