"""Placing: which heading of the house each unit of a note is laid under."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from articlekit.drafting.extractive import draft
from articlekit.drafting.extractive.draft import Draft, Item
from articlekit.drafting.extractive.features import is_printable_as_news
from articlekit.drafting.extractive.required_slots import (
    FITS,
    LABELLED,
    Slot,
    best,
    fit,
    has_inline_label,
    is_narrative,
    order_of,
    runs,
)
from articlekit.drafting.extractive.wording import words
from articlekit.language.letters import heading_key
from articlekit.language.locale import fold
from articlekit.language.purposes import CONCLUSION, purpose_of

__all__ = ["Table", "Unit", "movable"]

Unit = list[Item]
"""Items that stand together, in the order of the note."""

_NEAR = {
    "what": ("impact", "background"),
    "timeline": ("what", "response"),
    "impact": ("what",),
    "cause": ("what",),
    "response": ("what",),
    "reaction": ("what", "impact", "background"),
    "background": ("what",),
    "outlook": (CONCLUSION,),
}
"""The roles whose headings will do for statements of another role, the nearest first."""
_TELLING = ("timeline", "impact", "response")
"""Roles that tell what happened where nothing else does, the best first."""
_NEARLY = 1.0
"""How well something fits under a heading that is near to its own."""
_ENDING = frozenset({"outlook", "background", "reaction"})
"""Roles of what stands at the end of an article where it has no heading."""
_LOOKED_AT = 12
_TOPIC = 3
"""Words of a name alone that a note begins with."""


class Table:
    """Where units are laid out: under the headings, and outside of them."""

    def __init__(self, slots: list[Slot], draft: Draft, *, lede: list[Unit]) -> None:
        self.slots = slots
        self._draft = draft
        self.lede = lede
        self.conclusion: list[Unit] = []
        self.pool: list[Unit] = []
        """What fits under no heading of the house."""
        self._named = [slot for slot in slots if slot.name]
        self._free = len(self._named) < len(slots)
        self._locale = draft.locale

    def place(self, items: list[Item]) -> None:
        """Lay items under the headings that they fit under; the others are kept apart."""
        for unit in _units(items):
            roles = self._roles_of_label(unit)
            if len(roles) > 1:
                self._divide(unit, roles)
                continue
            slot = best(_head(unit), self._named, self._locale)
            if slot and _is_own(unit) and self._free and fit(_head(unit), slot, self._locale) < LABELLED:
                slot = None  # the note has a heading of its own for it
            (slot.units if slot is not None else self.pool).append(unit)

    def _roles_of_label(self, unit: Unit) -> tuple[str, ...]:
        """The roles with headings that the label of a unit speaks of, as "Root cause and mitigation" does."""
        label = unit[0].label
        if label is None or unit[0].by_label:
            return ()
        known = {role for slot in self._named if slot.purpose.whole for role in slot.purpose.roles}
        return tuple(role for role in purpose_of(label, self._locale.tag).roles if role in known)

    def _divide(self, unit: Unit, roles: tuple[str, ...]) -> None:
        """Lay what is under such a label under the headings of its roles: a change takes a sure sign."""
        current = roles[0]
        for chain in movable(unit):
            if chain[0].sure and chain[0].role in roles:
                current = chain[0].role
            self._of_role(current).units.append(chain)

    def _of_role(self, role: str) -> Slot:
        return next(slot for slot in self._named if slot.purpose.whole and role in slot.purpose.roles)

    def end(self, ending: Sequence[Unit]) -> None:
        """Lay the end of the note under its heading, where the house has one, or keep it without."""
        closing = next((slot for slot in self._named if CONCLUSION in slot.purpose.roles), None)
        for unit in ending:
            slot = best(_head(unit), self._named, self._locale) or closing
            (slot.units if slot is not None else self.conclusion).append(unit)

    def open(self) -> None:
        """Take from the lede what a heading of the house would be missing for, if enough is left of it.

        Under a heading for what happened there may also stand what came of it or was done, where that
        has no heading. What the note itself has under the very heading is no other one's.
        """
        labels = {
            heading_key(item.statement.label) for unit in self.lede for item in unit if item.statement.label
        }
        slots = sorted(self._named, key=lambda slot: slot.keys.isdisjoint(labels))
        for fill in (self._from_lede, self._from_pool, self._from_opening, self._nearly):
            for slot in slots:
                if not slot.units:
                    fill(slot)

    def _from_lede(self, slot: Slot, least: float = FITS) -> None:
        scores = {index: self._worth(unit, slot) for index, unit in enumerate(self.lede)}
        spare = [index for index in scores if index >= self._opener and scores[index] >= least]
        if spare:
            # What is left of the lede is to tell the beginning.
            slot.units.append(self.lede.pop(max(spare, key=lambda index: (scores[index], index))))

    def _nearly(self, slot: Slot) -> None:
        self._from_lede(slot, _NEARLY)

    def _from_opening(self, slot: Slot) -> None:
        if self._opener == 1 and self._worth(self.lede[0], slot) >= FITS:
            self._exchange_opener(slot)

    @property
    def _opener(self) -> int:
        """How many units of the lede are needed to open the article: a bare name is none alone."""
        item = self.lede[0][0]
        named = item.statement.label or item.stamp
        return 2 if not named and words(item.text, self._locale) <= _TOPIC else 1

    def spare(self) -> Unit | None:
        """The last unit of the lede, taken out of it, if the lede can do without."""
        return self.lede.pop() if len(self.lede) > self._opener else None

    def _worth(self, unit: Unit, slot: Slot) -> float:
        """How well a unit of the lede fits under a heading, or nearly does; a date of its own does not."""
        item = unit[0]
        if _is_own(unit) or has_inline_label(item):
            return 0.0
        near = slot.purpose.whole and item.sure and bool({*slot.purpose.roles} & {*_NEAR[item.role]})
        return max(fit(item, slot, self._locale), _NEARLY if near else 0.0)

    def _from_pool(self, slot: Slot) -> None:
        """Tell what happened by what no heading of the house is for."""
        tells = slot.purpose.whole and "what" in slot.purpose.roles
        for role in _TELLING if tells else ():
            found = [unit for unit in self.pool if _head(unit).role == role and _is_loose(unit)]
            if found:
                slot.units += found
                taken = set(map(id, found))
                self.pool = [unit for unit in self.pool if id(unit) not in taken]
                return

    def _exchange_opener(self, slot: Slot) -> None:
        """Open the article with something else that can be spared where it stands."""
        places = self._draft.places
        offers: list[tuple[int, int, list[Unit], Unit]] = []
        for homes, least in ((self.lede[1:], 0), (self.pool, 0), *((one.units, 1) for one in self._named)):
            offered = [chain for unit in homes for chain in movable(unit)]
            for chain in offered[:_LOOKED_AT] if len(offered) > least else ():
                place = places[chain[0]]
                if is_printable_as_news(chain[0]) and not (_is_own(chain) or has_inline_label(chain[0])):
                    offers.append((self._draft.news[place], -place, homes, chain))
        best_offer = max(offers, key=lambda offer: offer[:2], default=None)
        if best_offer is None:
            return
        _, _, homes, chain = best_offer
        slot.units.append(self.lede[0])
        ids = {item.statement.id for item in chain}
        for units_of_home in (self.lede, homes):
            _remove(units_of_home, ids)
        self.lede[0] = chain

    def settle(self, unit: Unit) -> bool:
        """Lay a unit under the heading that is nearest to it; false where none is near.

        Near is a heading for a role that is told together with its own or, where no word of it gives
        a role, the heading over what stands before it in the note.
        """
        item = _head(unit)
        thanks = item.role == "background" and item.by_label  # references and the like
        own = _is_own(unit) and not item.sure
        for role in () if thanks or own else _NEAR[item.role]:
            for slot in self._named:
                if role in slot.purpose.roles and slot.purpose.whole:
                    slot.units.append(unit)
                    return True
        before = None if item.sure else self._homes.get(order_of(unit[0]) - 1)
        if before is None or not (own or before[1] == unit[0].statement.block):
            return False
        before[0].units.append(unit)
        self._homes.update((order_of(each), (before[0], each.statement.block)) for each in unit)
        return True

    @cached_property
    def _homes(self) -> dict[int, tuple[Slot, int]]:
        """The heading that each item stands under, and the block of the note that it is from."""
        return {order_of(each): (one, each.statement.block) for one in self._named for each in one.items}

    def leave(self, unit: Unit) -> None:
        """Keep a unit where there is no heading: at the end of the article, or at its beginning."""
        (self.conclusion if _head(unit).role in _ENDING else self.lede).append(unit)


def _is_own(unit: Unit) -> bool:
    """Whether a unit has a label that tells no role: it is about something of its own."""
    return unit[0].statement.label is not None and not unit[0].by_label


def _is_loose(unit: Unit) -> bool:
    """Whether a unit stands under no label of the note, or in its log."""
    labelled = unit[0].statement.label is not None or has_inline_label(unit[0])
    return not labelled or _head(unit).role == "timeline"


def _remove(homes: list[Unit], ids: set[str]) -> None:
    """Take items out of units, and units that have none left out of their list."""
    for unit in homes:
        unit[:] = [item for item in unit if item.statement.id not in ids]
    homes[:] = [unit for unit in homes if unit]


def movable(items: Iterable[Item]) -> list[Unit]:
    """Each item with those behind it that lean on it, as lists from which something may be taken."""
    return [[*chain] for chain in draft.chains(items)]


def _units(items: list[Item]) -> list[Unit]:
    """Items in what belongs together: under one label, in one run of a long story, or in a chain."""
    if is_narrative(items):
        return [part.items for part in runs(items)]
    result: list[Unit] = []
    labelled: dict[str, Unit] = {}
    for chain in movable(items):
        label = chain[0].label
        if label is None:
            result.append(chain)
        elif fold(label) in labelled:
            labelled[fold(label)].extend(chain)
        else:
            labelled[fold(label)] = chain
            result.append(chain)
    return result


def _head(unit: Unit) -> Item:
    """The item that says what a unit is about: the first of the role that most of its words give."""
    roles = Counter(item.role for item in unit if item.sure)
    if not roles:
        return unit[0]
    most = max(roles.values())
    return next(item for item in unit if item.sure and roles[item.role] == most)
