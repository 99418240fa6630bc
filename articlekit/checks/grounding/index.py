"""The index of a note: its statements as passages, and which one is nearest to a sentence."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.matching import cue_pattern
from articlekit.checks.grounding.passage import Passage, day_of, read, text_of, undivided
from articlekit.language.caching import Recent
from articlekit.language.facts import Fact
from articlekit.language.instructions import orders_in
from articlekit.language.locale import load
from articlekit.language.phrases import rewritten
from articlekit.model.article import TITLE
from articlekit.model.note import Note, StatementState

if TYPE_CHECKING:
    from articlekit.checks.grounding.told import Told

__all__ = ["Index", "index"]

_REMEMBERED = 4
_LOOKED_AT = 2_000
_STOPS = " .。"
_SEARCHED = 100
"""Statements that are searched for a fact which none has in just this form."""


@dataclass(frozen=True, eq=False)
class Index:
    """A note, read once for all sentences that are held against it."""

    note: Note
    sources: dict[str, Passage]
    """Passages by the id of their statement, in the order of the note; the title under `TITLE`."""
    head: tuple[Passage, ...]
    """What every sentence may use: the title, and what is known about the note."""
    reworded: dict[str, Passage]
    """Those of the sources that the house would word otherwise, as it would."""
    find_day: Callable[[], str | None]
    """Finds the date of the note."""

    @property
    def day(self) -> str | None:
        """The date of the note, as an ISO date; it may take all its dates to tell."""
        return self.find_day()

    def years(self) -> frozenset[str]:
        """The year of the note, or the only one that it names; it takes all facts of the note to tell."""
        return self._years

    @cached_property
    def _years(self) -> frozenset[str]:
        if self.day:
            return frozenset({self.day[:4]})
        dates = (
            fact.value for passage in (*self.head, *self.sources.values()) for fact in passage.of("date")
        )
        named = {value[:4] for value in dates if value[:4].isdigit()}
        return frozenset(named) if len(named) == 1 else frozenset()

    @cached_property
    def whole(self) -> Evidence:
        """All that the note says."""
        # The text in one piece too, in which nothing is cut where a statement was.
        passages = (*self.sources.values(), self.full_text, *self.reworded.values())
        return Evidence((*self.head, *passages), self.years)

    @cached_property
    def is_log(self) -> bool:
        """Whether most of the statements have a time of their own in front."""
        return 2 * sum(bool(each.stamp) for each in self.note.statements) > len(self.note.statements)

    @cached_property
    def units(self) -> tuple[Passage, ...]:
        """All that the note says piece by piece: title, statements, and what is read into its metadata."""
        asides = (each for each in self.note.asides if each.kind != "instruction")
        texts = (" ".join(each.text.split()) for each in asides)
        return (
            *self.sources.values(),
            *(read(text, self.note.language, self.find_day) for text in texts if text),
        )

    def carriers(self, ids: tuple[str, ...]) -> tuple[Passage, ...]:
        """The title and the statements that are cited; of the whole note, where nothing known is."""
        cited = self.readings(ids) or tuple(self.sources.values())
        return tuple(dict.fromkeys((*self.head, *cited)))

    def is_statement(self, text: str, ids: tuple[str, ...]) -> bool:
        """Whether a text is one of some statements, letter for letter up to the full stop."""
        words = text.rstrip(_STOPS)
        known = (self.sources[each] for each in ids if each in self.sources)
        return bool(words) and any(each.text[each.said :].rstrip(_STOPS) == words for each in known)

    def is_doubted(self, ids: tuple[str, ...]) -> bool:
        """Whether something of what is cited is in doubt; of the whole note, where nothing known is."""
        cited = self.sources.keys() & ids
        return bool(self._doubted & cited if cited else self._doubted)

    @cached_property
    def _doubted(self) -> frozenset[str]:
        cue = cue_pattern(self.note.language, "doubt")
        return frozenset(name for name, passage in self.sources.items() if cue.search(passage.folded))

    def units_in(self, state: StatementState) -> frozenset[int]:
        """Which of the units are in a state: tasks that are not done, what is corrected later on."""
        if state not in self._by_state:
            ids = {each.id for each in self.note.statements if each.state == state}
            places = (place for place, identity in enumerate(self.sources) if identity in ids)
            self._by_state[state] = frozenset(places)
        return self._by_state[state]

    @cached_property
    def _by_state(self) -> dict[StatementState, frozenset[int]]:
        return {}

    @cached_property
    def wordings(self) -> tuple[Passage, ...]:
        """The units, and the statements as the house words them."""
        return (*self.units, *self.reworded.values())

    @cached_property
    def told(self) -> "Told":
        """The clauses of all wordings, in their order."""
        from articlekit.checks.grounding.told import Told

        return Told(self.wordings)

    @cached_property
    def full_text(self) -> Passage:
        """The text of the note in one piece, in which a quotation may run over several statements."""
        return read(" ".join(undivided(self.note.text).split()), self.note.language, self.find_day)

    def cited(self, ids: tuple[str, ...]) -> Evidence:
        """What statements say, with the title and what is known about the note; unknown ids say nothing."""
        if ids not in self._cited:
            self._cited[ids] = self.among(self.readings(ids))
        return self._cited[ids]

    @cached_property
    def _cited(self) -> dict[tuple[str, ...], Evidence]:
        return {}

    def readings(self, ids: Iterable[str]) -> tuple[Passage, ...]:
        """Statements as the note and as the house words them; unknown ids say nothing."""
        known = [each for each in ids if each in self.sources]
        others = (self.reworded[each] for each in known if each in self.reworded)
        return (*(self.sources[each] for each in known), *others)

    def among(self, passages: Iterable[Passage]) -> Evidence:
        """What some statements say, with the title and what is known about the note."""
        return Evidence((*self.head, *passages), self.years)

    def only(self, identity: str) -> Evidence:
        """What one statement says."""
        if identity not in self._alone:
            self._alone[identity] = Evidence(self.readings((identity,)), self.years)
        return self._alone[identity]

    @cached_property
    def _alone(self) -> dict[str, Evidence]:
        return {}

    def homes_of(self, fact: Fact, near: Iterable[str]) -> tuple[str, ...]:
        """Where a fact is to be looked for: nearby, then where its very value is, then from the top."""
        same = self._values.get((fact.kind, fact.value), ())
        return tuple(dict.fromkeys((*near, *same, *islice(self.sources, _SEARCHED))))

    @cached_property
    def named(self) -> frozenset[str]:
        """The forms of all words that are a name, or part of one, somewhere in the note."""
        from articlekit.checks.grounding.matching import forms
        from articlekit.checks.grounding.names import name_words

        return frozenset(
            form
            for passage in (*self.head, *self.sources.values(), self.full_text)
            for word in name_words(passage)
            for form in forms(word, passage.language)
        )

    @cached_property
    def _values(self) -> dict[tuple[str, str], list[str]]:
        """The statements that each value stands in."""
        homes: dict[tuple[str, str], list[str]] = {}
        for identity, passage in self.sources.items():
            for fact in passage.facts:
                homes.setdefault((fact.kind, fact.value), []).append(identity)
        return homes

    @cached_property
    def places(self) -> dict[str, int]:
        """The places of all that a sentence can cite among the units, by id."""
        return {each: place for place, each in enumerate(self.sources)}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all that a sentence can cite, in the order of the note."""
        return tuple(self.sources)

    @cached_property
    def _homes(self) -> dict[str, list[int]]:
        """The statements that each stem stands in, by their places in the note."""
        homes: dict[str, list[int]] = {}
        for place, passage in enumerate(self.sources.values()):
            for stem in passage.stems:
                homes.setdefault(stem, []).append(place)
        return homes

    def nearest(self, passage: Passage, count: int = 1) -> tuple[str, ...]:
        """The ids of the statements that share most stems with a passage, the first of equals first.

        Args:
            passage: a sentence.
            count: the most that are wanted; without any that shares a stem it is the first of all.
        """
        shared: Counter[int] = Counter()
        looked_at = 0
        # Rare words first: in a very long note the common ones tell little and cost most.
        for homes in sorted((self._homes.get(stem, []) for stem in sorted(passage.stems)), key=len):
            if looked_at >= _LOOKED_AT:
                break
            shared.update(homes[:_LOOKED_AT])
            looked_at += len(homes)
        least = min(heapq.nlargest(count, shared.values()), default=0)
        offers = ((-number, place) for place, number in shared.items() if number >= least)
        return tuple(self.ids[place] for _, place in heapq.nsmallest(count, offers)) or self.ids[:1]


def index(note: Note, phrases: tuple[tuple[str, str], ...] = ()) -> Index:
    """The index of a note, kept for the next article that is held against it.

    Args:
        note: the note.
        phrases: words of the note and what the house of the article writes instead.
    """
    known = _RECENT.get((note,), dict)
    if phrases not in known:
        known[phrases] = _read(note, phrases)
    return known[phrases]


_RECENT: Recent[dict[tuple[tuple[str, str], ...], Index]] = Recent(_REMEMBERED)


def _read(note: Note, phrases: tuple[tuple[str, str], ...]) -> Index:
    day = cache(partial(day_of, note))
    orders = orders_in(note)  # nothing that a forger wants printed carries a sentence
    texts = {each.id: "" if each.id in orders else text_of(each) for each in note.statements}
    known = [" ".join(note.title.split())] if note.title else []
    known += [
        text for text in (note.meta.date, note.meta.place, note.meta.byline, *note.meta.sources) if text
    ]
    if note.title:
        texts = {TITLE: known[0], **texts}
    sources = {each: read(text, note.language, day) for each, text in texts.items()}
    head = tuple(read(text, note.language, day) for text in known)
    reworded = _reworded(note, texts, dict(phrases), day)
    if TITLE in reworded:
        head = (*head, reworded[TITLE])
    return Index(note, sources, head, reworded, day)


def _reworded(
    note: Note, texts: dict[str, str], phrases: dict[str, str], day: Callable[[], str | None]
) -> dict[str, Passage]:
    """What the note says, in the words of the house where these are others."""
    if not phrases:
        return {}
    locale = load(note.language)
    pairs = ((each, rewritten(text, phrases, locale, whatever=True)) for each, text in texts.items())
    return {each: read(text, note.language, day) for each, text in pairs if text != texts[each]}
