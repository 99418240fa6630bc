"""Units: what may not be parted, wherever it comes to stand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Unit
from articlekit.drafting.extractive.item import Item

__all__ = ["chains", "units"]

_LOG = 2
"""Entries with times that make a log."""


def units(draft: Draft) -> Draft:
    """Put together what leans on one another, and the entries of a log in their order.

    The messages of a chat or a ticket have times too, but each of them is somebody's and stands alone.
    """
    found: list[Unit] = []
    log: list[Item] = []
    for chain in chains(draft.items):
        if chain[0].stamp and not chain[0].speaker and not chain[0].statement.speaker:
            log += chain
        else:
            found.append(chain)
    if len({item.stamp for item in log}) < _LOG:
        found = chains(draft.items)
    elif log:
        places = draft.places
        before = sum(places[unit[0]] < places[log[0]] for unit in found)
        found.insert(before, tuple(log))
    return replace(draft, units=tuple(found))


def chains(items: Iterable[Item]) -> list[Unit]:
    """Each item with those behind it that lean on it."""
    result: list[list[Item]] = []
    for item in items:
        if item.bound and result:
            result[-1].append(item)
        else:
            result.append([item])
    return [tuple(chain) for chain in result]


def is_log(unit: Sequence[Item]) -> bool:
    """Whether a unit is the log of a note."""
    return len(unit) >= _LOG and all(item.stamp and not item.statement.speaker for item in unit)
