"""Listed: where the entries of a language's lists stand in a text, all lists found in one pass."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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
_NEAR = 3
"""Characters behind a word by which it is told which of its entries may go on there."""
_KEPT = 20_000
"""Words whose entries are kept: in any text most words are common ones."""
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
    """Finds where any may stand; its group is the word there, or the first characters."""
    firsts: dict[str, list[_Entry]]
    """The entries by their first word."""
    beginnings: dict[str, list[_Entry]]
    """Those that are found by less than a word, by that."""
    proclitics: dict[str, list[str]]
    """What may be glued to the front of a word, by its first letter."""
    elided: dict[str, list[str]]
    """What is set off with a mark before a word, as "l'", by its own word."""
    whole_words: bool
    """Whether a word always ends where no letter follows."""
    known: dict[str, tuple[_Possible, ...]] = field(default_factory=dict)
    """By such words: the entries that may stand there, in the order in which they count."""
    nearby: dict[str, tuple[_Possible, ...]] = field(default_factory=dict)
    """By such a word with the first characters behind it: those of its entries that go on so."""

    def find(self, folded: str) -> dict[str, Hits]:
        """The hits of each list in a folded text; a list without any is left out."""
        found: dict[str, Hits] = {}
        text = folded.replace("\n", " ")
        text = _SPACE.sub(" ", text) if _SPACE.search(text) else text
        known, nearby, elided = self.known, self.nearby, self.elided
        for place in self.places.finditer(text):
            word = place[1]
            possible = known.get(word)
            if possible is None:
                possible = self._possible(word)
            if possible:
                begin = place.start()
                near = text[begin : begin + len(word) + _NEAR]
                possible = nearby.get(near)
                if possible is None:
                    possible = self._nearby(near, word)
                if possible:
                    _add(found, text, begin, begin, possible)
            for clitic in elided.get(word, ()) if elided else ():
                start = place.start() + len(clitic)
                behind = self.places.match(text, start)
                if behind is not None and text.startswith(clitic, place.start()):
                    _add(found, text, place.start(), start, self._possible(behind[1]))
        return found

    def find_at(self, folded: str, start: int) -> dict[str, Hits]:
        """The hits that begin right at a place, without a look at the rest of the text."""
        found: dict[str, Hits] = {}
        text = _SPACE.sub(" ", folded)
        place = self.places.match(text, start)
        if place is not None:
            _add(found, text, start, start, self._possible(place[1]))
        return found

    def _nearby(self, near: str, word: str) -> tuple[_Possible, ...]:
        """The entries that may stand where a word does that goes on so."""
        found = tuple(
            [
                each
                for each in self._possible(word)
                if each.end or near.startswith(each.entry.words[: len(near) - each.start], each.start)
            ]
        )
        if len(self.nearby) < _KEPT:
            self.nearby[near] = found
        return found

    def _possible(self, word: str) -> tuple[_Possible, ...]:
        """The entries that may stand where a word does."""
        found = self._beginning(word, 0)
        for clitic in self.proclitics.get(word[0], ()):
            if word.startswith(clitic):
                found += self._beginning(word[len(clitic) :], len(clitic))
        if len(self.known) < _KEPT:
            self.known[word] = tuple(found)
        return tuple(found)

    def _beginning(self, word: str, glued: int) -> list[_Possible]:
        """The entries that may begin with a word, in the order in which they count."""
        entries = [*self.firsts.get(word, ())]
        for size in range(1, len(word) + 1):
            entries += self.beginnings.get(word[:size], ())
        entries.sort(key=lambda entry: entry.order)
        end = glued + len(word) if self.whole_words and _LETTER.match(word) else 0
        return [_Possible(glued, end if _is_word(word, entry) else 0, entry) for entry in entries]


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


def _is_word(word: str, entry: _Entry) -> bool:
    """Whether a word alone tells that an entry stands there."""
    if entry.then:
        return False
    return entry.words == word if entry.closed else entry.open and word.startswith(entry.words)


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
    zones = load("en").zones
    return [(f"{name}{_ENGLISH}", zones[name]) for name in _SHARED]


def _made(lists: Iterable[tuple[str, tuple[str, ...]]], clitics: list[str], *, spaced: bool) -> Listed:
    names: dict[str, list[str]] = {}
    for name, entries in lists:
        for entry in entries:
            if entry.startswith("*"):
                continue
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
    listed = Listed(places, {}, {}, glued, elided, spaced and _HONORIFIC not in first_letters)
    for number, entry in enumerate(sorted(names, key=lambda each: (-len(each), each))):
        own, _, then = entry.partition(" … ")
        words = own.rstrip("*")
        is_open = spaced and own.endswith("*")
        order = -min(len(words), _LONGEST if spaced else _UNSPACED), number
        made = _Entry(order, words, tuple(names[entry]), is_open, spaced and own[-1] not in "'*", then)
        first = listed.places.match(words)
        if spaced and first is not None and _LETTER.match(words) and not (is_open and first[1] == words):
            listed.firsts.setdefault(first[1], []).append(made)
        else:
            beginning = words if spaced and _LETTER.match(words) else words[: 1 if spaced else _UNSPACED]
            listed.beginnings.setdefault(beginning, []).append(made)
    return listed


def _places(firsts: set[str], *, spaced: bool) -> re.Pattern[str]:
    """A pattern for what an entry may begin with: a word, or another character that entries begin with."""
    others = sorted(first for first in firsts if not spaced or not _LETTER.match(first))
    one_of = f"[{''.join(map(re.escape, others))}]" if others else "(?!)"
    if not spaced:
        return re.compile(f"(?=({one_of}.?)){one_of}", re.DOTALL)
    word = rf"\w++(?:[{MARKS}]++\w*+)*+|(?:[{MARKS}]++\w*+)++"  # in turns: faster than each looked at twice
    if _HONORIFIC in firsts:
        word = f"{WORD_CHARACTER}(?:(?!{_HONORIFIC}){WORD_CHARACTER})*+"
    return re.compile(f"({word}|{NOT_AFTER_LETTER}{one_of})")
