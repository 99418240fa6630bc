"""Listed: where the entries of a language's lists stand in a text, all lists found in one pass."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.letters import NOT_AFTER_LETTER, WORD_CHARACTER, fold
from articlekit.language.locale import load
from articlekit.language.sentences import Span
from articlekit.language.tags import uses_spaces

__all__ = ["Hits", "hits_at", "hits_in"]

_SPACED, _UNSPACED = (6, 5, 4, 3, 2, 1), (2, 1)
"""How many first characters name the drawer of an entry: the most that it has, and by which one drawer after
the other is looked for. A short entry lies in the drawers of longer ones that begin with it, too."""
_KEPT = 20_000
"""Beginnings of words whose entries are kept: in any text most words are common ones."""
_SHARED = (
    "header_keys",
    "header_from",
    "header_date",
    "header_subject",
    "reference_keys",
    "forwarded",
    "quoted_by",
    "channel",
    "template",
)
"""Lists in which a note of any language may use the English words, as programs write them."""
_HONORIFIC = "님"
"""What Korean has behind a name without a blank: an entry that begins with it stands inside a word."""
_ENGLISH = " in English"
_SPACE = re.compile(r"[^\S ]")
_WORD = re.compile(rf"{WORD_CHARACTER}*+")
_LETTER = re.compile(WORD_CHARACTER)


@dataclass(slots=True)
class Hits:
    """Where the entries of one list stand, by place; of those that begin together the longest first."""

    starts: list[int] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, span: Span) -> None:
        """Add one that stands behind those that are there."""
        self.starts.append(span.start)
        self.spans.append(span)

    def at(self, start: int, end: int) -> Span | None:
        """The one that begins at an offset and ends in time."""
        place, count = bisect_left(self.starts, start), len(self.starts)
        while place < count and self.starts[place] == start:
            if self.spans[place].end <= end:
                return self.spans[place]
            place += 1
        return None

    def within(self, start: int, end: int) -> Span | None:
        """The first that lies in a stretch."""
        place, count = bisect_left(self.starts, start), len(self.starts)
        while place < count and self.starts[place] < end:
            if self.spans[place].end <= end:
                return self.spans[place]
            place += 1
        return None


_CLAUSE = re.compile(r"(?:[^.;:!?\n]|[.:](?=[0-9]))*+")
_FAR = 100
"""Characters in which the other part of a verb stands."""


class _Entry(NamedTuple):
    words: str
    lists: tuple[str, ...]
    open: bool
    """Whether any ending may follow."""
    closed: bool
    """Whether no letter may follow."""
    then: str = ""
    """The other part of a verb in two, which stands behind it in the clause."""


@dataclass(frozen=True)
class Listed:
    """The entries of some lists of a language, in drawers by their first characters.

    They are found as `Locale.pattern` finds them, but that a blank is one blank, and that the ends of
    compound words (`*fire`) are not looked for, which would be to look at every word.
    """

    drawers: dict[str, tuple[_Entry, ...]]
    sizes: tuple[int, ...]
    """The lengths of the names of drawers."""
    proclitics: dict[str, tuple[str, ...]]
    """What may be glued to the front of a word, by its first letter."""
    reach: int
    """How many first characters tell which entries may stand at a place."""
    places: re.Pattern[str]
    """Finds where any may stand."""
    known: dict[str, tuple[tuple[int, _Entry], ...]] = field(default_factory=dict)
    """By such characters: the entries that may stand there, and how much is glued to the front of each."""

    def find(self, folded: str) -> dict[str, Hits]:
        """The hits of each list in a folded text; a list without any is left out."""
        found: dict[str, Hits] = {}
        text = _SPACE.sub(" ", folded)
        for place in self.places.finditer(text):
            start = place.start()
            beginning = text[start : start + self.reach]
            possible = self.known.get(beginning)
            for glued, entry in self._possible(beginning) if possible is None else possible:
                begin = start + glued
                end = _end(text, begin, entry) if text.startswith(entry.words, begin) else None
                if end is not None:
                    span = Span(start, end)
                    for name in entry.lists:
                        found.setdefault(name, Hits()).add(span)
        return found

    def find_at(self, folded: str, start: int) -> dict[str, Hits]:
        """The hits that begin right at a place, without a look at the rest of the text."""
        found: dict[str, Hits] = {}
        text = _SPACE.sub(" ", folded)
        if self.places.match(text, start):
            for glued, entry in self._possible(text[start : start + self.reach]):
                begin = start + glued
                end = _end(text, begin, entry) if text.startswith(entry.words, begin) else None
                if end is not None:
                    for name in entry.lists:
                        found.setdefault(name, Hits()).add(Span(start, end))
        return found

    def _possible(self, beginning: str) -> tuple[tuple[int, _Entry], ...]:
        """The entries that may begin so, and how much is glued to the front of each."""
        own = self._drawer(beginning)
        found = tuple([(0, entry) for entry in own]) if own else ()
        for clitic in self.proclitics.get(beginning[0], ()):
            if beginning.startswith(clitic):
                size = len(clitic)
                found += tuple([(size, entry) for entry in self._drawer(beginning[size:])])
        if len(self.known) < _KEPT:
            self.known[beginning] = found
        return found

    def _drawer(self, beginning: str) -> tuple[_Entry, ...]:
        """The entries in the drawer of the longest name that some characters begin with."""
        for size in self.sizes:
            entries = self.drawers.get(beginning[:size])
            if entries is not None:
                return entries
        return ()


def _end(text: str, begin: int, entry: _Entry) -> int | None:
    """Where an entry whose words stand at an offset ends; None where they are only part of a word."""
    end = begin + len(entry.words)
    if entry.closed and end < len(text) and _LETTER.match(text, end):
        return None
    if entry.open:
        end = _WORD.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing, too
    return _behind(text, end, entry.then) if entry.then else end


def _behind(text: str, end: int, then: str) -> int | None:
    """Where the other part of a verb ends, if it stands in the same clause as a word of its own."""
    stop = _CLAUSE.match(text, end, end + _FAR).end()  # type: ignore[union-attr]  # it matches nothing, too
    place = text.find(f" {then}", end, stop) + 1
    behind = place + len(then)
    return behind if place and not _LETTER.match(text, behind) else None


def hits_in(folded: str, tag: str) -> dict[str, tuple[Hits, ...]]:
    """Where entries of each list of a language stand in a folded text; behind them those of English.

    English has a say in the lists that programs fill, whatever the language. Lists without a hit are missing.
    """
    return _merged(tag, lambda listed: listed.find(folded))


def hits_at(folded: str, start: int, tag: str) -> dict[str, tuple[Hits, ...]]:
    """The same of those that begin right at a place of it."""
    return _merged(tag, lambda listed: listed.find_at(folded, start))


def _merged(tag: str, find: Callable[[Listed], dict[str, Hits]]) -> dict[str, tuple[Hits, ...]]:
    found = find(_listed(tag))
    if not uses_spaces(tag):
        found |= find(_english())
    keys = dict.fromkeys(name.removesuffix(_ENGLISH) for name in found)
    return {key: tuple(found[name] for name in (key, f"{key}{_ENGLISH}") if name in found) for key in keys}


@loaded
def _listed(tag: str) -> Listed:
    """All lists of a language but those with endings of words; with those of English, if both have spaces."""
    locale = load(tag)
    own = ((name, entries) for name, entries in locale.zones.items() if name != "document_endings")
    spaced = uses_spaces(tag)
    shared = _shared() if spaced and tag != "en" else ()
    clitics = [fold(clitic) for clitic in locale.words.get("proclitics", ())]
    return _made((*own, *shared), clitics, spaced=spaced)


@loaded
def _english() -> Listed:
    return _made(_shared(), [], spaced=True)


def _shared() -> list[tuple[str, tuple[str, ...]]]:
    zones = load("en").zones
    return [(f"{name}{_ENGLISH}", zones[name]) for name in _SHARED]


def _made(lists: Iterable[tuple[str, tuple[str, ...]]], clitics: list[str], *, spaced: bool) -> Listed:
    names: dict[str, list[str]] = {}
    for name, entries in lists:
        for entry in entries:
            if entry.startswith("*"):
                continue
            names.setdefault(fold(entry), []).append(name)
    made: list[_Entry] = []
    for entry in sorted(names, key=lambda each: (-len(each), each)):
        own, _, then = entry.partition(" … ")
        words = own.rstrip("*")
        is_open = spaced and own.endswith("*")
        made.append(_Entry(words, tuple(names[entry]), is_open, spaced and own[-1] not in "'*", then))
    glued: dict[str, list[str]] = {}
    for clitic in clitics:
        glued.setdefault(clitic[0], []).append(clitic)
    sizes = _SPACED if spaced else _UNSPACED
    return Listed(
        _drawers(made, sizes),
        sizes,
        {key: tuple(entries) for key, entries in glued.items()},
        sizes[0] + max(map(len, clitics), default=0),
        _places({entry[0] for entry in (*names, *clitics)}, spaced=spaced),
    )


def _places(firsts: set[str], *, spaced: bool) -> re.Pattern[str]:
    """A pattern for what an entry may begin with: a word, or another character that entries begin with."""
    goes_on = f"(?!{_HONORIFIC})" if _HONORIFIC in firsts else ""
    others = sorted(first for first in firsts if not spaced or not _LETTER.match(first))
    one_of = f"[{''.join(map(re.escape, others))}]" if others else "(?!)"
    return re.compile(
        f"{WORD_CHARACTER}(?:{goes_on}{WORD_CHARACTER})*+|{NOT_AFTER_LETTER}{one_of}" if spaced else one_of
    )


def _drawers(entries: list[_Entry], sizes: tuple[int, ...]) -> dict[str, tuple[_Entry, ...]]:
    """Entries, longest first, by their first characters."""
    drawers: dict[str, list[_Entry]] = {}
    for entry in entries:
        drawers.setdefault(entry.words[: sizes[0]], []).append(entry)
    for name in sorted(drawers, key=len):  # what is shorter has its own in it by then
        shorter = next(
            (drawers[name[:size]] for size in range(len(name) - 1, 0, -1) if name[:size] in drawers), ()
        )
        drawers[name] = [*drawers[name], *shorter]
    return {name: tuple(found) for name, found in drawers.items()}
