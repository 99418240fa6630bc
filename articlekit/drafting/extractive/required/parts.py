"""Parts: which items make sections of their own, and which the conclusion."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from articlekit.drafting.extractive.draft import Item, Role, length
from articlekit.language.locale import Locale, fold
from articlekit.language.words import content, jaccard, ngrams

__all__ = [
    "RANK",
    "Part",
    "concluding",
    "consolidate",
    "grouped",
    "is_narrative",
    "is_thin",
    "order_of",
]

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
_MOST_PARTS = 8
_MOST_CLUSTERS = 100
_MOST_CONCLUDING = 4
_MOST_CONCLUDING_LABELLED = 6
_LEAST_CLUSTER, _MOST_CLUSTER = 2, 5
"""Statements of a group on one topic."""
_NARRATIVE = 16
"""Prose of so many statements keeps its own order; shorter notes are put in that of the roles."""
_RUN = 3
_THIN = 20
"""Words below which an item does not carry a section alone."""


@dataclass
class Part:
    """A section in the making."""

    role: Role
    label: str | None
    items: list[Item] = field(default_factory=list)


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


def grouped(items: list[Item], locale: Locale) -> list[Part]:
    labels = {fold(item.label) for item in items if item.label}
    if len(labels) >= 2 or (labels and len(items) > 4):
        return _ranked(_by_label(items))
    if not locale.cues:
        return [Part("what", None, cluster) for cluster in _bounded(_clusters(items, locale))]
    if is_narrative(items):
        return _runs(items)
    return _ranked(_by_role(items))


def _bounded(found: list[list[Item]]) -> list[list[Item]]:
    """Clusters; neighbours are joined where they are very many, as consolidation is quadratic in them."""
    size = -(-len(found) // _MOST_CLUSTERS)
    if size < 2:
        return found
    return [list(chain(*found[start : start + size])) for start in range(0, len(found), size)]


def _by_label(items: Iterable[Item]) -> list[Part]:
    parts: list[Part] = []
    places: dict[str, Part] = {}
    introduction: list[Item] = []
    loose: list[Item] = []
    for item in items:
        if item.role == "timeline" and item.stamp:
            key, label = "\0timeline", None
        elif item.label:
            key, label = fold(item.label), item.label
        else:
            (loose if parts else introduction).append(item)
            continue
        if key not in places:
            places[key] = Part(item.role, label)
            parts.append(places[key])
        places[key].items.append(item)
    # What stands before the first label introduces the story; it stays together.
    opening = [Part("what", None, introduction)] if introduction else []
    return [*opening, *parts, *_by_role(loose)]


def _by_role(items: Iterable[Item]) -> list[Part]:
    places: dict[Role, Part] = {}
    role: Role | None = None
    for item in items:
        role = role if item.bound and role and item.role != "timeline" else item.role
        places.setdefault(role, Part(role, None)).items.append(item)
    return list(places.values())


def _runs(items: list[Item]) -> list[Part]:
    """Items in their own order, cut where the role changes and enough has been said."""
    parts: list[Part] = []
    for index, item in enumerate(items):
        current = parts[-1] if parts else None
        left = len(items) - index
        turns = current is not None and item.sure and item.role != current.role and not item.bound
        if current is None or (turns and len(current.items) >= _RUN and left >= _RUN):
            parts.append(Part(item.role, None, [item]))
        else:
            current.items.append(item)
    return parts


def _ranked(parts: list[Part]) -> list[Part]:
    """Parts by the rank of their roles; a part whose label says no role stays behind its neighbour."""
    ranks: list[int] = []
    for part in parts:
        known = any(item.by_label if part.label else item.sure for item in part.items)
        ranks.append(RANK[part.role] if known else ranks[-1] if ranks else 0)
    order = sorted(range(len(parts)), key=lambda index: ranks[index])
    return [parts[index] for index in order]


def consolidate(parts: list[Part], count: int, locale: Locale) -> list[Part]:
    """Join parts that are too thin to stand alone, and no more parts than the note can fill."""
    parts = _joined_background(parts)
    most = min(_MOST_PARTS, max(1, (count + 1) // 2))
    while len(parts) > 1:
        thin = [index for index, part in enumerate(parts) if is_thin(part, locale)]
        if not thin and len(parts) <= most:
            break
        loose = [index for index, part in enumerate(parts) if not part.label]
        candidates = thin or [index for index in loose if parts[index].role != "cause"] or loose
        if not candidates:
            break
        index = min(candidates, key=lambda place: (length(parts[place].items, locale), -place))
        _merge(parts, index)
    return parts


def is_thin(part: Part, locale: Locale) -> bool:
    if len(part.items) > 1 or part.label or (part.role == "cause" and part.items[0].by_label):
        return False
    least = {"timeline": 1000, "reaction": 0, "cause": 8}.get(part.role, _THIN)
    return length(part.items, locale) < least


def _joined_background(parts: list[Part]) -> list[Part]:
    """Credits, history and the like, one statement each, make one part together."""
    single = [part for part in parts if part.role == "background" and part.label and len(part.items) < 3]
    if len(single) < 2:
        return parts
    joined = Part("background", None, [item for part in single for item in part.items])
    return [part for part in parts if part not in single] + [joined]


def _merge(parts: list[Part], index: int) -> None:
    """Give the items of a part to the part that the note tells them with."""
    part = parts.pop(index)
    order = order_of(part.items[0])
    speech = any(item.speaker for item in part.items)
    timed = any(item.stamp for item in part.items)

    def distance(target: Part) -> tuple[bool, bool, int, int]:
        nearest = min(target.items, key=lambda item: (abs(order_of(item) - order), order_of(item)))
        apart = target.role == "timeline" or (speech and target.role == "background")
        apart = apart or (timed and target.role in {"reaction", "background"})
        cause = target.role == "cause" and any(item.by_label for item in target.items)
        apart = apart or (cause and not speech)
        elsewhere = nearest.statement.block != part.items[0].statement.block
        return apart, elsewhere, abs(order_of(nearest) - order), order_of(nearest)

    target = min(parts, key=distance)
    target.items = target.items + part.items
    if target.role != "timeline":
        target.items.sort(key=order_of)


def order_of(item: Item) -> int:
    return int(item.statement.id.lstrip("s"))


def _clusters(items: list[Item], locale: Locale) -> list[list[Item]]:
    """Consecutive items in groups, cut where the note starts a new block or the words change.

    Between two to five items a group, the cut falls where the items on both sides have least in
    common (after Hearst's TextTiling, 1997, over words and character n-grams).
    """
    result: list[list[Item]] = []
    start = 0
    while start < len(items):
        left = len(items) - start
        if left <= _MOST_CLUSTER and not _new_block(items, start, left):
            result.append(items[start:])
            break
        places = list(range(start + _LEAST_CLUSTER, min(start + _MOST_CLUSTER, len(items)) + 1))
        places = [place for place in places if len(items) - place not in range(1, _LEAST_CLUSTER)] or [
            len(items)
        ]
        cut = min(places, key=lambda place: (_shared(items, start, place, locale), place))
        result.append(items[start:cut])
        start = cut
    return result


def _new_block(items: list[Item], start: int, left: int) -> bool:
    first = items[start].statement.block
    return left >= 2 * _LEAST_CLUSTER and items[-1].statement.block != first


def _shared(items: list[Item], start: int, place: int, locale: Locale) -> float:
    """How much the items on both sides of a cut share; a change of block counts as little."""
    if place >= len(items):
        return 0.5
    before = " ".join(item.text for item in items[start:place])
    after = " ".join(item.text for item in items[place : place + _LEAST_CLUSTER])
    shared = jaccard(content(before, locale.tag), content(after, locale.tag))
    shared += jaccard(frozenset(ngrams(before, (3,))), frozenset(ngrams(after, (3,))))
    if items[place].bound:
        shared += 1.0
    same = items[place].statement.block == items[place - 1].statement.block
    return shared if same else shared - 1.0
