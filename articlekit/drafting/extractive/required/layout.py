"""Layout: the items of a note in the places of an article, under the headings that a house requires."""

from dataclasses import dataclass

from articlekit.drafting.extractive.draft import Draft, Item
from articlekit.drafting.extractive.grouping import is_thin
from articlekit.drafting.extractive.required.parts import (
    RANK,
    Part,
    concluding,
    order_of,
)
from articlekit.drafting.extractive.required.placing import Table, chains
from articlekit.drafting.extractive.required.slots import Slot, slots_of
from articlekit.drafting.extractive.sections import divided
from articlekit.language.letters import heading_key
from articlekit.model.house import HouseHeadings

__all__ = ["Block", "Layout", "lay_out"]

_LAST = max(RANK.values())


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


def lay_out(draft: Draft) -> Layout:
    """Arrange items under the required headings of a house.

    Every item comes to stand in one place. What fits under none of the headings goes where `*`, `+`
    or `?` allow sections of their own, or else to the heading that is nearest to it; what is near to
    none stays in the lede or the conclusion, which have no heading.

    Args:
        draft: the draft with its lede.
    """
    items, headings, locale = [*draft.items], draft.brief.house.headings, draft.locale
    lede = _leaving([item for unit in draft.lede for item in unit], items, headings)
    used = {item.statement.id for item in lede}
    rest = [item for item in items if item.statement.id not in used]
    ending = concluding(items, rest)
    used |= {item.statement.id for item in ending}
    table = Table(slots_of(headings, locale, draft.brief.language), draft, lede=chains(lede))
    table.place([item for item in rest if item.statement.id not in used])
    table.end(chains(ending))
    table.open()
    _give_room(table, draft)
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


def _give_room(table: Table, draft: Draft) -> None:
    """Put what has no place yet into sections of its own, where the house allows some, or near to others."""
    signs = [slot for slot in table.slots if slot.wanted.sign]
    pool = sorted((item for unit in table.pool for item in unit), key=order_of)
    free, ending = divided(draft, [tuple(unit) for unit in chains(pool)]) if signs else ([], [])
    parts = [Part(each.items) for each in free]
    table.conclusion += map(list, ending)
    needed = sum(slot.wanted.least for slot in signs)
    if len(parts) == 1 and is_thin(draft, free[0].units) and not needed and table.settle(parts[0].items):
        parts = []
    if not signs:
        for unit in sorted(table.pool, key=lambda unit: order_of(unit[0])):
            if not table.settle(unit):
                table.leave(unit)
    _spread(parts, table)


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
        blocks.append(Block(part=Part(items), name=slot.name, level=level, divisible=divisible))
    return blocks, left


def _has_children(following: list[Slot], level: int) -> bool:
    """Whether something stands under headings of a deeper level that follow at once."""
    for slot in following:
        if slot.wanted.sign is not None or (slot.wanted.level or 2) <= level:
            return False
        if slot.units:
            return True
    return False


def _spread(parts: list[Part], table: Table) -> None:
    """Distribute parts over the signs, in their order, each near the headings of its rank.

    Where there are fewer parts than the house wants, longer ones are divided, and then something is
    taken from a heading or from the lede that has more than one thing to say.
    """
    signs = [slot for slot in table.slots if slot.wanted.sign is not None]
    if not signs:
        return
    needed = sum(slot.wanted.least for slot in signs)
    while len(parts) < needed and _add_part(parts, table):
        pass
    counts = _balanced(_by_rank(parts, table.slots, signs), signs)
    start = 0
    for slot, count in zip(signs, counts, strict=True):
        own = parts[start : start + count]
        start += count
        slot.parts = [_joined(own)] if slot.wanted.most == 1 and len(own) > 1 else own


def _add_part(parts: list[Part], table: Table) -> bool:
    """Make another part; false where nothing is left to make one of."""
    for part in sorted(parts, key=lambda part: -len(part.items)):
        first, second = _halves(part.items)
        if second:
            part.items = first
            parts.insert(parts.index(part) + 1, Part(second))
            return True
    for slot in sorted(table.slots, key=lambda slot: -len(slot.items)):
        first, second = _halves(sorted(slot.items, key=order_of))
        if second:
            slot.units = [first]
            _insert(parts, Part(second))
            return True
    last = table.spare()
    if last is not None:
        _insert(parts, Part(last))
    return last is not None


def _halves(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Items in two parts, cut where none leans on the one before; the second is empty where none can be."""
    groups = chains(items)
    middle = (len(groups) + 1) // 2
    first, second = groups[:middle], groups[middle:]
    return [item for group in first for item in group], [item for group in second for item in group]


def _insert(parts: list[Part], part: Part) -> None:
    places = (index for index, other in enumerate(parts) if RANK[other.role] > RANK[part.role])
    parts.insert(next(places, len(parts)), part)


def _by_rank(parts: list[Part], slots: list[Slot], signs: list[Slot]) -> list[int]:
    """How many parts go to each sign, if each goes to the first that the headings behind it let it."""
    counts = [0] * len(signs)
    number = 0
    for part in parts:
        while number + 1 < len(signs) and RANK[part.role] > _bound(slots, signs[number], signs[number + 1]):
            number += 1
        counts[number] += 1
    return counts


def _bound(slots: list[Slot], sign: Slot, following: Slot) -> int:
    """The rank of the first heading between two signs; that of the last role where there is none."""
    between = slots[slots.index(sign) + 1 : slots.index(following)]
    ranks = [RANK[role] for slot in between for role in slot.purpose.roles if role in RANK]
    return min(ranks, default=_LAST)


def _balanced(counts: list[int], signs: list[Slot]) -> list[int]:
    """The counts with what a sign has too much, or lacks, given to or taken from the nearest other."""
    result = list(counts)
    for index, slot in enumerate(signs):
        most = slot.wanted.most
        if most is not None and result[index] > most:
            roomy = [other for other, each in enumerate(signs) if each.wanted.most is None]
            if roomy:
                target = min(roomy, key=lambda other: abs(other - index))
                result[target] += result[index] - most
                result[index] = most
    for index, slot in enumerate(signs):
        while result[index] < slot.wanted.least:
            rich = [other for other, each in enumerate(signs) if result[other] > each.wanted.least]
            if not rich:
                break
            result[min(rich, key=lambda other: abs(other - index))] -= 1
            result[index] += 1
    return result


def _joined(parts: list[Part]) -> Part:
    items = [item for part in parts for item in part.items]
    return Part(sorted(items, key=order_of))
