"""Parts: which items make sections of their own, and which the conclusion."""

from dataclasses import dataclass

from articlekit.drafting.extractive.draft import Item, Role

__all__ = ["RANK", "Part", "concluding", "is_narrative", "order_of", "runs"]

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


@dataclass
class Part:
    """A section in the making."""

    items: list[Item]

    @property
    def role(self) -> Role:
        """That of its first item."""
        return self.items[0].role if self.items else "what"


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


def runs(items: list[Item]) -> list[Part]:
    """Items in their own order, cut where the role changes and enough has been said."""
    parts: list[Part] = []
    for index, item in enumerate(items):
        current = parts[-1] if parts else None
        left = len(items) - index
        turns = current is not None and item.sure and item.role != current.role and not item.bound
        if current is None or (turns and len(current.items) >= _RUN and left >= _RUN):
            parts.append(Part([item]))
        else:
            current.items.append(item)
    return parts


def order_of(item: Item) -> int:
    return int(item.statement.id.lstrip("s"))
