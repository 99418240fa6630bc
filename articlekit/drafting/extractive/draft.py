"""Draft: an article in the making, and why it is as it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.features import Telling
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.segments import Segment
from articlekit.drafting.extractive.weights import Weights, load_weights
from articlekit.language.doc import Docs
from articlekit.language.locale import Locale
from articlekit.model.article import Missing, Reason, Sentence

__all__ = ["Draft", "Part", "Unit", "limit_of"]

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
    capitals: bool
    """Whether the note is written in capitals throughout."""
    items: tuple[Item, ...] = ()
    units: tuple[Unit, ...] = ()
    telling: Telling
    weights: Weights = field(default_factory=load_weights)
    segments: tuple[Segment, ...] = ()
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
    def most_news(self) -> int:
        """What the item says for being the news that says most."""
        return max(self.news)


def limit_of(draft: Draft, name: str) -> int:
    """A limit of the house, or else of the language: `headline`, `heading` or `section_words`."""
    own: int | None = getattr(draft.brief.house.limits, name)
    theirs: int = getattr(draft.locale.limits, name)
    return own if own is not None else theirs
