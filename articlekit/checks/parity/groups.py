"""Groups: the sentences of two versions that tell the same statements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articlekit.checks.parity.version import Told, Version

__all__ = ["Group", "groups"]


@dataclass(frozen=True, eq=False)
class Group:
    """Sentences of two versions that cite the same statements, or statements cited beside these."""

    here: tuple[Told, ...]
    there: tuple[Told, ...]


def groups(here: Version, there: Version) -> Iterator[Group]:
    """The sentences of both versions in groups, those that neither shares with the other left out.

    Where one of them does not say where its sentences come from, all make one group.
    """
    if not (here.is_traced and there.is_traced):
        yield Group(here.body, there.body)
        return
    joined = _joined(told.sources for told in (*here.body, *there.body))
    mine, theirs = _by_group(here.body, joined), _by_group(there.body, joined)
    for name, told in mine.items():
        if name in theirs:
            yield Group(tuple(told), tuple(theirs[name]))


def _by_group(body: Iterable[Told], joined: dict[str, str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for told in body:
        if told.sources:
            found.setdefault(_root(joined, min(told.sources)), []).append(told)
    return found


def _joined(cited: Iterable[frozenset[str]]) -> dict[str, str]:
    """For each statement another one of its group, or itself: what one sentence cites is one group.

    Source: the disjoint-set forest of Galler and Fischer (1964), with its paths halved.
    """
    joined: dict[str, str] = {}
    for sources in cited:
        first, *others = sorted(sources) or [""]
        joined.setdefault(first, first)
        for other in others:
            joined.setdefault(other, other)
            joined[_root(joined, other)] = _root(joined, first)
    return joined


def _root(joined: dict[str, str], source: str) -> str:
    while joined[source] != source:
        joined[source] = joined[joined[source]]
        source = joined[source]
    return source
