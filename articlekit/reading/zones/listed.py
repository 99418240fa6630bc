"""Listed: where the entries of a language's lists stand in a text, all lists found in one pass."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.letters import MARKS, NOT_AFTER_LETTER, WORD_CHARACTER, fold
from articlekit.language.locale import load
from articlekit.language.sentences import Span
from articlekit.language.tags import uses_spaces
from articlekit.reading.zones.hits import Hits

__all__ = ["hits_at", "hits_in"]

_LONGEST, _UNSPACED = 6, 2
"""First characters that put entries in order, and by which they are found where words have no blanks."""
_NOTHING = (0,)
_NEAR = 3
"""Characters behind a word that tell entries apart."""
_KEPT = 20_000
"""Words whose entries are kept: in any text most words are common ones."""
_SHARED = (
    *("header_keys", "header_from", "header_date", "header_subject", "reference_keys"),
    *("forwarded", "quoted_by", "channel", "template"),
)
"""Lists in which a note of any language may use the English words, as programs write them."""
_HONORIFIC = "님"
"""What Korean has behind a name without a blank: an entry that begins with it stands inside a word."""
_ENGLISH = " in English"
_SPACE = re.compile(r"[^\S ]")
_WORD = re.compile(rf"{WORD_CHARACTER}*+")
_LETTER = re.compile(WORD_CHARACTER)


_CLAUSE = re.compile(r"(?:[^.;:!?\n]|[.:](?=[0-9]))*+")
_FAR = 100
"""Characters in which the other part of a verb stands."""


class _Entry(NamedTuple):
    order: tuple[int, int]
    """What counts before others that begin together: by its first characters, and then among all."""
    words: str
    lists: tuple[str, ...]
    open: bool
    """Whether any ending may follow."""
    closed: bool
    """Whether no letter may follow."""
    then: str = ""
    """The other part of a verb in two, which stands behind it in the clause."""


class _Possible(NamedTuple):
    """An entry that may stand where a word does, with the offsets of what it takes up from there."""

    start: int
    """How much is glued to the front of it."""
    end: int
    """0 where the words behind tell whether it stands there, and how far."""
    entry: _Entry


@dataclass(frozen=True)
class Listed:
    """The entries of some lists of a language, by the words that they begin with.

    They are found as `Locale.pattern` finds them, but that a blank is one blank, and that the ends of
    compound words (`*fire`) are not looked for, which would be to look at every word.
    """

    places: re.Pattern[str]
    """Finds where any may stand; the group is the word there, or the first characters."""
    heads: set[str]
    """What entries begin with there."""
    beginnings: dict[str, list[_Entry]]
    """The entries by that and the first characters behind it."""
    stems: dict[str, list[_Entry]]
    """Those that are a word with any ending, by that."""
    proclitics: dict[str, list[str]]
    """What may be glued to the front of a word, by its first letter."""
    elided: dict[str, list[str]]
    """What is set off with a mark before a word, as "l'", by its own word."""
    whole_words: bool
    """Whether a word always ends where no letter follows."""
    known: dict[str, bool] = field(default_factory=dict)
    """Whether any entry may begin with a word."""
    nearby: dict[str, tuple[_Possible, ...]] = field(default_factory=dict)
    """The entries that may stand where a word and the first characters behind it do, as they count."""

    @cached_property
    def _longest(self) -> int:
        """Characters of the longest of the beginnings: a word may have a million."""
        return max(map(len, (*self.beginnings, *self.stems)), default=0)

    def find(self, folded: str) -> dict[str, Hits]:
        """The hits of each list in a folded text; a list without any is left out."""
        found: dict[str, Hits] = {}
        text = _SPACE.sub(" ", folded.replace("\n", " "))
        known, nearby, elided = self.known, self.nearby, self.elided
        for place in self.places.finditer(text):
            word = place[1]
            begins = known.get(word)
            if begins is None:
                begins = self._begins(word)
            if begins:
                begin = place.start()
                near = text[begin : begin + len(word) + _NEAR]
                possible = nearby.get(near)
                if possible is None:
                    possible = self._possible(near, word)
                if possible:
                    _add(found, text, begin, begin, possible)
            for clitic in elided.get(word, ()) if elided else ():
                start = place.start() + len(clitic)
                behind = self.places.match(text, start) if text.startswith(clitic, place.start()) else None
                if behind is not None:
                    near = text[start : behind.end() + _NEAR]
                    _add(found, text, place.start(), start, self._possible(near, behind[1]))
        return found

    def find_at(self, folded: str, start: int) -> dict[str, Hits]:
        """The hits that begin right at a place, without a look at the rest of the text."""
        found: dict[str, Hits] = {}
        text = _SPACE.sub(" ", folded)
        place = self.places.match(text, start)
        if place is not None:
            near = text[start : start + len(place[1]) + _NEAR]
            known = self.nearby.get(near)
            _add(found, text, start, start, self._possible(near, place[1]) if known is None else known)
        return found

    def _begins(self, word: str) -> bool:
        """Whether any entry may begin with a word, or behind what is glued to the front of it."""
        rests = [word[glued:] for glued in self._glued(word)]
        begins = any(
            rest in self.heads
            or (not self.whole_words and rest[:1] in self.heads)
            or any(rest[:size] in self.stems for size in range(1, min(len(rest), self._longest) + 1))
            for rest in rests
        )
        if len(self.known) < _KEPT:
            self.known[word] = begins
        return begins

    def _glued(self, word: str) -> Iterable[int]:
        """How much may be glued to the front of a word."""
        clitics = self.proclitics.get(word[0])
        return (0, *(len(clitic) for clitic in clitics if word.startswith(clitic))) if clitics else _NOTHING

    def _possible(self, near: str, word: str) -> tuple[_Possible, ...]:
        """The entries that may stand where a word does, from it and the first characters behind it."""
        read = (self._beginning(near[glued:], word[glued:], glued) for glued in self._glued(word))
        possible = tuple([each for entries in read for each in entries])
        if len(self.nearby) < _KEPT:
            self.nearby[near] = possible
        return possible

    def _beginning(self, near: str, word: str, glued: int) -> list[_Possible]:
        """The entries that may begin with a word, in the order in which they count."""
        whole = self.whole_words and _LETTER.match(word) is not None
        sizes = range(len(word) if whole else 1, min(len(near), self._longest) + 1)
        entries = [entry for size in sizes for entry in self.beginnings.get(near[:size], ())]
        for size in range(1, min(len(word), self._longest) + 1):
            entries += self.stems.get(word[:size], ())
        entries.sort(key=lambda entry: entry.order)
        end = glued + len(word) if whole else 0
        return [
            _Possible(glued, end if len(entry.words) <= len(word) and not entry.then else 0, entry)
            for entry in entries
        ]


def _add(found: dict[str, Hits], text: str, begin: int, start: int, possible: Iterable[_Possible]) -> None:
    """Add the hits of a word at an offset; they begin with what is set off before it."""
    for glued, end, entry in possible:
        stop = start + end if end else _end(text, start + glued, entry)
        if stop:
            span = Span(begin, stop)
            for name in entry.lists:
                hits = found.get(name)
                if hits is None:
                    hits = found[name] = Hits()
                hits.starts.append(begin)
                hits.spans.append(span)


def _end(text: str, begin: int, entry: _Entry) -> int | None:
    """Where an entry ends that stands at an offset; None where others do, or only part of a word."""
    if not text.startswith(entry.words, begin):
        return None
    end = begin + len(entry.words)
    if entry.closed and end < len(text) and _LETTER.match(text, end):
        return None
    if entry.open:
        end = _WORD.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing, too
    return _behind(text, end, entry.then) if entry.then else end


def _behind(text: str, end: int, then: str) -> int | None:
    """Where the other part of a verb ends, if it is a word of its own in the same clause."""
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
    shared = [name for name in found if name.endswith(_ENGLISH)]
    behind = {name.removesuffix(_ENGLISH): (found.pop(name),) for name in shared}
    return {key: (hits, *behind.pop(key, ())) for key, hits in found.items()} | behind


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
    return [(f"{name}{_ENGLISH}", load("en").zones[name]) for name in _SHARED]


def _made(lists: Iterable[tuple[str, tuple[str, ...]]], clitics: list[str], *, spaced: bool) -> Listed:
    names: dict[str, list[str]] = {}
    for name, entries in lists:
        for entry in entries:
            if not entry.startswith("*"):
                names.setdefault(fold(entry), []).append(name)
    first_letters = {entry[0] for entry in (*names, *clitics)}
    places = _places(first_letters, spaced=spaced)
    glued: dict[str, list[str]] = {}
    elided: dict[str, list[str]] = {}
    for clitic in clitics:
        word = places.match(clitic)
        if word is None or word[1] == clitic:
            glued.setdefault(clitic[0], []).append(clitic)
        else:
            elided.setdefault(word[1], []).append(clitic)
    listed = Listed(places, set(), {}, {}, glued, elided, spaced and _HONORIFIC not in first_letters)
    for number, entry in enumerate(sorted(names, key=lambda each: (-len(each), each))):
        own, _, then = entry.partition(" … ")
        words, is_open = own.rstrip("*"), spaced and own.endswith("*")
        order = -min(len(words), _LONGEST if spaced else _UNSPACED), number
        made = _Entry(order, words, tuple(names[entry]), is_open, spaced and own[-1] not in "'*", then)
        first = places.match(words)
        head = first[1] if first is not None else words[:1]
        if is_open and head == words:
            listed.stems.setdefault(words, []).append(made)
        else:
            listed.heads.add(head)
            listed.beginnings.setdefault(words[: len(head) + _NEAR], []).append(made)
    return listed


def _places(firsts: set[str], *, spaced: bool) -> re.Pattern[str]:
    """Finds what an entry may begin with: a word, or another character that entries begin with."""
    others = sorted(first for first in firsts if not spaced or not _LETTER.match(first))
    one_of = f"[{''.join(map(re.escape, others))}]" if others else "(?!)"
    if not spaced:
        return re.compile(f"(?=({one_of}.?)){one_of}", re.DOTALL)
    word = rf"\w++(?:[{MARKS}]++\w*+)*+|(?:[{MARKS}]++\w*+)++"  # in turns: faster than each looked at twice
    if _HONORIFIC in firsts:
        word = f"{WORD_CHARACTER}(?:(?!{_HONORIFIC}){WORD_CHARACTER})*+"
    return re.compile(f"({word}|{NOT_AFTER_LETTER}{one_of})")
