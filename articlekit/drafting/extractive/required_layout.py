"""Layout: the items of a note under the headings that the house, or the note itself, wants."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articlekit.drafting.extractive.draft import Draft, Item, Part, chains
from articlekit.drafting.extractive.grouping import is_thin
from articlekit.drafting.extractive.required_places import Table, movable
from articlekit.drafting.extractive.required_slots import (
    RANK,
    Group,
    Slot,
    concluding,
    order_of,
    slots_of,
)
from articlekit.drafting.extractive.sections import divided
from articlekit.language.letters import heading_key
from articlekit.model.article import Sentence
from articlekit.model.house import HouseHeadings

__all__ = ["Layout", "arranged", "part_of"]

_LAST = max(RANK.values())


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The items of an article in their places."""

    lede: list[Item]
    parts: list[Part]
    conclusion: list[Item]


def arranged(draft: Draft) -> Draft:
    """The draft with its items under the headings that are given; every item comes to stand in one place."""
    if draft.brief.is_outlined:
        from articlekit.drafting.extractive.outlined_layout import lay_under  # it needs much besides

        layout = lay_under(draft.items, draft.brief.note, draft.locale)
    else:
        layout = _lay_out(draft)
    return replace(
        draft,
        dateline=None,  # its items have places of their own under the headings
        lede=tuple(chains(layout.lede)),
        parts=tuple(layout.parts),
        conclusion=tuple(chains(layout.conclusion)),
    )


def _lay_out(draft: Draft) -> Layout:
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
    table = Table(slots_of(headings, locale, draft.brief.language), draft, lede=movable(lede))
    table.place([item for item in rest if item.statement.id not in used])
    table.end(movable(ending))
    table.open()
    _give_room(table, draft)
    parts, left = _parts(table.slots)
    return Layout(
        lede=[item for unit in (*table.lede, left) for item in unit],
        parts=parts,
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
    free, ending = divided(draft, chains(pool)) if signs else ([], [])
    groups = [Group(each.items) for each in free]
    table.conclusion += map(list, ending)
    needed = sum(slot.wanted.least for slot in signs)
    if len(groups) == 1 and is_thin(draft, free[0].units) and not needed and table.settle(groups[0].items):
        groups = []
    if not signs:
        for unit in sorted(table.pool, key=lambda unit: order_of(unit[0])):
            if not table.settle(unit):
                table.leave(unit)
    _spread(groups, table)


def _parts(slots: list[Slot]) -> tuple[list[Part], list[Item]]:
    """The sections in order, and items for whose heading there is no place at its level."""
    found: list[tuple[str | None, int, list[Item]]] = []
    left: list[Item] = []
    for index, slot in enumerate(slots):
        if slot.wanted.sign is not None:
            found += ((None, 2, part.items) for part in slot.parts)
            continue
        level = slot.wanted.level or 2
        items = sorted(slot.items, key=order_of)
        if not items and not _has_children(slots[index + 1 :], level):
            continue
        if level > (found[-1][1] if found else 1) + 1:
            (found[-1][2] if found else left).extend(items)
            continue
        found.append((slot.name, level, items))
    return [part_of(name, items, level=level) for name, level, items in found], left


def part_of(
    name: str | None, items: Sequence[Item], *, level: int = 2, sources: tuple[str, ...] = ()
) -> Part:
    """A section of items under a heading that is given, or under none yet."""
    heading = Sentence(text=name, sources=sources) if name is not None else None
    return Part(units=tuple(chains(items)), heading=heading, level=level, fixed=heading is not None)


def _has_children(following: list[Slot], level: int) -> bool:
    """Whether something stands under headings of a deeper level that follow at once."""
    for slot in following:
        if slot.wanted.sign is not None or (slot.wanted.level or 2) <= level:
            return False
        if slot.units:
            return True
    return False


def _spread(parts: list[Group], table: Table) -> None:
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


def _add_part(parts: list[Group], table: Table) -> bool:
    """Make another part; false where nothing is left to make one of."""
    for part in sorted(parts, key=lambda part: -len(part.items)):
        first, second = _halves(part.items)
        if second:
            part.items = first
            parts.insert(parts.index(part) + 1, Group(second))
            return True
    for slot in sorted(table.slots, key=lambda slot: -len(slot.items)):
        first, second = _halves(sorted(slot.items, key=order_of))
        if second:
            slot.units = [first]
            _insert(parts, Group(second))
            return True
    last = table.spare()
    if last is not None:
        _insert(parts, Group(last))
    return last is not None


def _halves(items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Items in two parts, cut where none leans on the one before; the second is empty where none can be."""
    groups = movable(items)
    middle = (len(groups) + 1) // 2
    first, second = groups[:middle], groups[middle:]
    return [item for group in first for item in group], [item for group in second for item in group]


def _insert(parts: list[Group], part: Group) -> None:
    places = (index for index, other in enumerate(parts) if RANK[other.role] > RANK[part.role])
    parts.insert(next(places, len(parts)), part)


def _by_rank(parts: list[Group], slots: list[Slot], signs: list[Slot]) -> list[int]:
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


def _joined(parts: list[Group]) -> Group:
    items = [item for part in parts for item in part.items]
    return Group(sorted(items, key=order_of))
