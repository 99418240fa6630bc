"""Clusters: groups of statements on one topic, where no cue words tell their roles."""

from articlekit.drafting.extractive.item import Item
from articlekit.language.locale import Locale
from articlekit.language.words import content, jaccard, ngrams

__all__ = ["clusters"]

_LEAST = 2
_MOST = 5


def clusters(items: list[Item], locale: Locale) -> list[list[Item]]:
    """Consecutive items in groups, cut where the note starts a new block or the words change.

    Between two to five items a group, the cut falls where the items on both sides have least in
    common (after Hearst's TextTiling, 1997, over words and character n-grams).
    """
    result: list[list[Item]] = []
    start = 0
    while start < len(items):
        left = len(items) - start
        if left <= _MOST and not _new_block(items, start, left):
            result.append(items[start:])
            break
        places = list(range(start + _LEAST, min(start + _MOST, len(items)) + 1))
        places = [place for place in places if len(items) - place not in range(1, _LEAST)] or [len(items)]
        cut = min(places, key=lambda place: (_cohesion(items, start, place, locale), place))
        result.append(items[start:cut])
        start = cut
    return result


def _new_block(items: list[Item], start: int, left: int) -> bool:
    first = items[start].statement.block
    return left >= 2 * _LEAST and items[-1].statement.block != first


def _cohesion(items: list[Item], start: int, place: int, locale: Locale) -> float:
    """How much the items on both sides of a cut share; a change of block counts as little."""
    if place >= len(items):
        return 0.5
    before = " ".join(item.text for item in items[start:place])
    after = " ".join(item.text for item in items[place : place + _LEAST])
    shared = jaccard(content(before, locale.tag), content(after, locale.tag))
    shared += jaccard(frozenset(ngrams(before, (3,))), frozenset(ngrams(after, (3,))))
    if items[place].bound:
        shared += 1.0
    same = items[place].statement.block == items[place - 1].statement.block
    return shared if same else shared - 1.0
