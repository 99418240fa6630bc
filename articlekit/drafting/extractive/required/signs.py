"""Signs: the sections that `*`, `+` and `?` stand for, as many as each of them wants."""

from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.required.parts import RANK, Part, order_of
from articlekit.drafting.extractive.required.placing import Table
from articlekit.drafting.extractive.required.slots import Slot
from articlekit.drafting.extractive.required.units import chains

__all__ = ["spread"]

_LAST = max(RANK.values())


def spread(parts: list[Part], table: Table) -> None:
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
            parts.insert(parts.index(part) + 1, Part(second[0].role, None, second))
            return True
    for slot in sorted(table.slots, key=lambda slot: -len(slot.items)):
        first, second = _halves(sorted(slot.items, key=order_of))
        if second:
            slot.units = [first]
            _insert(parts, Part(second[0].role, None, second))
            return True
    last = table.spare()
    if last is not None:
        _insert(parts, Part(last[0].role, None, last))
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
    return Part(parts[0].role, None, sorted(items, key=order_of))
