"""Matching: which sections, and which sentences, of two versions belong together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articlekit.checks.parity.version import Told, Version
from articlekit.model.article import TITLE, Article, Section

__all__ = ["Counterparts", "Group", "counterparts", "groups"]

_MOST = 250_000
"""Pairs of sections that are looked at."""


@dataclass(frozen=True)
class Counterparts:
    """The sections of an article and those of another one, by their numbers."""

    pairs: tuple[tuple[int, int], ...]
    """A section here and its counterpart there, in the order of those here."""
    here: tuple[int, ...]
    """Sections that have none there."""
    there: tuple[int, ...]
    """Sections that have none here."""

    @property
    def misplaced(self) -> tuple[tuple[int, int], ...]:
        """The pairs that stand before what they follow in the other article."""
        return tuple(second for first, second in pairwise(self.pairs) if second[1] < first[1])


def counterparts(here: Article, there: Article) -> Counterparts:
    """Match sections by the statements that they are made from, or by their order where these are unknown.

    A section is the counterpart of the one that shares most statements with it, if it is that one's
    in turn; the first of equals. Of very many sections nobody knows which is which but by their order.
    """
    first, second = _cited(here.sections), _cited(there.sections)
    if not (any(first) and any(second)) or len(first) * len(second) > _MOST:
        count = min(len(first), len(second))
        pairs = [(number, number) for number in range(count)]
    else:
        pairs = [
            (number, best)
            for number, cited in enumerate(first)
            if (best := _nearest(cited, second)) is not None and _nearest(second[best], first) == number
        ]
    mine, theirs = {one for one, _ in pairs}, {other for _, other in pairs}
    return Counterparts(
        pairs=tuple(pairs),
        here=tuple(number for number in range(len(first)) if number not in mine),
        there=tuple(number for number in range(len(second)) if number not in theirs),
    )


def _cited(sections: Sequence[Section]) -> list[frozenset[str]]:
    return [
        frozenset(
            source
            for paragraph in section.paragraphs
            for sentence in paragraph.sentences
            for source in sentence.sources
        )
        - {TITLE}
        for section in sections
    ]


def _nearest(cited: frozenset[str], others: Sequence[frozenset[str]]) -> int | None:
    """The number of the set that shares most with this one; `None` where none shares anything."""
    shared = [len(cited & other) for other in others]
    most = max(shared, default=0)
    return shared.index(most) if most else None


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
