"""Units: the items of a note that are not to be torn apart when they are laid under headings."""

from collections import Counter
from collections.abc import Iterable

from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.required.parts import grouped, is_narrative
from articlekit.language.locale import Locale, fold

__all__ = ["Unit", "chains", "head", "units"]

Unit = list[Item]
"""Items that stand together, in the order of the note."""


def chains(items: Iterable[Item]) -> list[Unit]:
    """Each item with those behind it that lean on it."""
    result: list[Unit] = []
    for item in items:
        if item.bound and result:
            result[-1].append(item)
        else:
            result.append([item])
    return result


def units(items: list[Item], locale: Locale) -> list[Unit]:
    """Items in what belongs together: under one label, in one run of a long story, or in a chain."""
    if is_narrative(items):
        return [part.items for part in grouped(items, locale)]
    result: list[Unit] = []
    labelled: dict[str, Unit] = {}
    for chain in chains(items):
        label = chain[0].label
        if label is None:
            result.append(chain)
        elif fold(label) in labelled:
            labelled[fold(label)].extend(chain)
        else:
            labelled[fold(label)] = chain
            result.append(chain)
    return result


def head(unit: Unit) -> Item:
    """The item that says what a unit is about: the first of the role that most of its words give."""
    roles = Counter(item.role for item in unit if item.sure)
    if not roles:
        return unit[0]
    most = max(roles.values())
    return next(item for item in unit if item.sure and roles[item.role] == most)
