"""Layout: the items of a note in the places of an article, under the headings that a house requires."""

from dataclasses import dataclass

from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.required.opening import choose_lede
from articlekit.drafting.extractive.required.parts import (
    Part,
    concluding,
    consolidate,
    grouped,
    is_thin,
    order_of,
    plan,
)
from articlekit.drafting.extractive.required.placing import Table
from articlekit.drafting.extractive.required.signs import spread
from articlekit.drafting.extractive.required.slots import Slot, slots_of
from articlekit.drafting.extractive.required.units import chains
from articlekit.language.keys import heading_key
from articlekit.language.locale import Locale
from articlekit.model.house import HouseHeadings

__all__ = ["Block", "Layout", "lay_out"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A section to be: under a heading of the house, or under one of its own."""

    part: Part
    name: str | None = None
    """The heading that the house requires, or that the note has."""
    sources: tuple[str, ...] = ()
    """Statements that tell what a heading of the note says."""
    level: int = 2
    divisible: bool = True
    """Whether it may be divided by further headings."""
    needed: bool = False
    """Whether the house wants a section here, so that it has to have a heading."""


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The items of an article in their places."""

    lede: list[Item]
    blocks: list[Block]
    conclusion: list[Item]


def lay_out(items: list[Item], headings: HouseHeadings, locale: Locale, language: str) -> Layout:
    """Arrange items under the required headings of a house, or freely where it requires none.

    Every item comes to stand in one place. What fits under none of the headings goes where `*`, `+`
    or `?` allow sections of their own, or else to the heading that is nearest to it; what is near to
    none stays in the lede or the conclusion, which have no heading.

    Args:
        items: the statements of the note.
        headings: what the house says of headings.
        locale: conventions of the language.
        language: BCP 47 tag of the article.
    """
    if not headings.required:
        arranged = plan(items, locale)
        blocks = [Block(part=part) for part in arranged.parts]
        return Layout(lede=arranged.lede, blocks=blocks, conclusion=arranged.conclusion)
    lede = _leaving(choose_lede(items, locale), items, headings)
    used = {item.statement.id for item in lede}
    rest = [item for item in items if item.statement.id not in used]
    ending = concluding(items, rest)
    used |= {item.statement.id for item in ending}
    table = Table(slots_of(headings, locale, language), locale, items=items, lede=chains(lede))
    table.place([item for item in rest if item.statement.id not in used])
    table.end(chains(ending))
    table.open()
    _give_room(table, locale)
    blocks, left = _blocks(table.slots)
    return Layout(
        lede=[item for unit in (*table.lede, left) for item in unit],
        blocks=blocks,
        conclusion=[item for unit in table.conclusion for item in unit],
    )


def _leaving(lede: list[Item], items: list[Item], headings: HouseHeadings) -> list[Item]:
    """The lede; of what stands under a wanted heading it keeps the first, if it took all of that."""
    for key in {heading_key(name) for each in headings.wanted for name in each.names}:
        under = [item for item in items if heading_key(item.statement.label or "") == key]
        if len(under) > 1 and all(item in lede for item in under):
            lede = [item for item in lede if item not in under[1:]]
    return lede


def _give_room(table: Table, locale: Locale) -> None:
    """Put what has no place yet into sections of its own, where the house allows some, or near to others."""
    signs = [slot for slot in table.slots if slot.wanted.sign]
    pool = sorted((item for unit in table.pool for item in unit), key=order_of)
    parts = consolidate(grouped(pool, locale), len(pool), locale) if signs and pool else []
    needed = sum(slot.wanted.least for slot in signs)
    if len(parts) == 1 and is_thin(parts[0], locale) and not needed and table.settle(parts[0].items):
        parts = []
    if not signs:
        for unit in sorted(table.pool, key=lambda unit: order_of(unit[0])):
            if not table.settle(unit):
                table.leave(unit)
    spread(parts, table)


def _blocks(slots: list[Slot]) -> tuple[list[Block], list[Item]]:
    """The sections in order, and items for whose heading there is no place at its level."""
    blocks: list[Block] = []
    left: list[Item] = []
    for index, slot in enumerate(slots):
        following = slots[index + 1].wanted if index + 1 < len(slots) else None
        if slot.wanted.sign is not None:
            divisible = slot.wanted.most is None
            needed = slot.wanted.least > 0
            blocks += (Block(part=part, divisible=divisible, needed=needed) for part in slot.parts)
            continue
        level = slot.wanted.level or 2
        items = sorted(slot.items, key=order_of)
        if not items and not _has_children(slots[index + 1 :], level):
            continue
        if level > (blocks[-1].level if blocks else 1) + 1:
            (blocks[-1].part.items if blocks else left).extend(items)
            continue
        divisible = following is not None and following.sign is not None and following.most is None
        role = items[0].role if items else "what"
        blocks.append(Block(part=Part(role, None, items), name=slot.name, level=level, divisible=divisible))
    return blocks, left


def _has_children(following: list[Slot], level: int) -> bool:
    """Whether something stands under headings of a deeper level that follow at once."""
    for slot in following:
        if slot.wanted.sign is not None or (slot.wanted.level or 2) <= level:
            return False
        if slot.units:
            return True
    return False
