"""Draft: an article in the making: items in units in parts, and why it is as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.weights import Weights, load_weights
from articlekit.drafting.extractive.wording import words
from articlekit.language.doc import Doc, Docs
from articlekit.language.locale import Locale
from articlekit.model.article import Missing, Reason, Sentence
from articlekit.model.note import Statement
from articlekit.reading.stamps import whole

if TYPE_CHECKING:
    from articlekit.drafting.extractive.cutting import Forms
    from articlekit.drafting.extractive.features import Telling
    from articlekit.drafting.extractive.roles import Segment

__all__ = [
    "Draft",
    "Item",
    "Part",
    "Role",
    "Unit",
    "chains",
    "is_log",
    "is_open",
    "length",
    "limit_of",
    "units",
]

Role = str
"""One of `articlekit.language.locale.ROLES`."""
_NONE = 14
"""Characters of a value that says "none"."""


_DAY_BEFORE_TIME = re.compile(r"[ ,T،，\u00a0\u202f]+\d{1,2}[:.h]\d\d.*$")
"""The time of a stamp, behind its day."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """A statement with its role, its wording, and every statement that says the same.

    An item is only ever equal to itself.
    """

    statement: Statement
    doc: Doc
    """The words of the statement, in small letters where the note is in capitals."""
    role: Role
    text: str
    """The statement as a sentence of the article, without its label."""
    labelled: str
    """The same with its label, where the label is that of a field."""
    sources: tuple[str, ...]
    sure: bool
    """Whether a label or cue words gave the role, and not only the place in the note."""
    by_label: bool = False
    """Whether a label of the note gave the role."""
    bound: bool = False
    """Whether the sentence leans on the one before it and has to follow it."""
    label: str | None = None
    """The heading that the statement shares with others, or a label that tells its role."""
    speaker: str | None = None
    """Who says it, where the statement is a quotation with its speaker."""

    @property
    def stamp(self) -> str | None:
        return self.statement.stamp

    @property
    def is_field(self) -> bool:
        """Whether it is a value whose label stands before it on its own line."""
        return bool(self.statement.label) and self.statement.kind in {"field", "row"} and not self.speaker

    @property
    def says_none(self) -> bool:
        """Whether it is the value of a field that says "none" in a word or two."""
        brief = len(self.doc.text) <= _NONE and not self.doc.facts
        return self.is_field and brief and self.doc.has("words", "negations")

    def sentence(self) -> Sentence:
        """The item as a sentence, with the label without which its words may mean something else."""
        return Sentence(text=self.labelled, sources=self.sources)


def is_open(statement: Statement) -> bool:
    """Whether a statement is a task that is not done, and no heading of the note says so."""
    return statement.state == "open" and not statement.headings


Unit = tuple[Item, ...]
"""Items that are never parted: a pronoun and what it stands for, a question and its answer, a log."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section to be."""

    units: tuple[Unit, ...]
    heading: Sentence | None = None
    level: int = 2
    fixed: bool = False
    """Whether the house or the note gave the heading."""

    @property
    def items(self) -> list[Item]:
        return [item for unit in self.units for item in unit]


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is known of an article so far; each step adds to it."""

    brief: Brief
    locale: Locale
    docs: Docs
    forms: "Forms"
    capitals: bool
    """Whether the note is written in capitals throughout."""
    items: tuple[Item, ...] = ()
    units: tuple[Unit, ...] = ()
    telling: "Telling"
    weights: Weights = field(default_factory=load_weights)
    segments: tuple["Segment", ...] = ()
    news: tuple[int, ...] = ()
    """How much each item says for being the news, by the learned weights."""
    slots: Mapping[str, Item] = field(default_factory=dict)
    """The best evidence for what happened, whom it harmed, when and where."""
    headline: Sentence | None = None
    told: tuple[Item, ...] = ()
    """The items that the headline is made of."""
    dateline: Sentence | None = None
    lede: tuple[Unit, ...] = ()
    parts: tuple[Part, ...] = ()
    conclusion: tuple[Unit, ...] = ()
    missing: tuple[Missing, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @cached_property
    def places(self) -> dict[Item, int]:
        """The index of each item."""
        return self.telling.places

    @cached_property
    def day_of_stamps(self) -> str:
        """The day that all stamps begin with, as programs save chats; empty where they have none, or several.

        It is told once, and not before each entry.
        """
        days = {_DAY_BEFORE_TIME.sub("", item.stamp) for item in self.items if item.stamp}
        day = days.pop() if len(days) == 1 else ""
        while day:
            time = whole(day, self.locale.tag)
            shorter, _, last = day.rpartition(" ")
            if time is None or time.clock or not last.isalpha() or whole(shorter, self.locale.tag) is None:
                return day if time is not None and not time.clock else ""
            day = shorter  # "klo" and "at" belong to the time
        return day

    def stamp_of(self, item: Item) -> str:
        """The stamp of an item, without the day that all have."""
        stamp, day = item.stamp or "", self.day_of_stamps
        return stamp.removeprefix(day).lstrip(" ,T،，\u00a0\u202f") if day else stamp

    @cached_property
    def most_news(self) -> int:
        """What the item says for being the news that says most."""
        return max(self.news)


def limit_of(draft: Draft, name: str) -> int:
    """A limit of the house, or else of the language: `headline`, `heading` or `section_words`."""
    own: int | None = getattr(draft.brief.house.limits, name)
    theirs: int = getattr(draft.locale.limits, name)
    return own if own is not None else theirs


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


def length(items: Iterable[Item], locale: Locale) -> int:
    """The number of words of all items together."""
    return sum(words(item.text, locale) for item in items)
