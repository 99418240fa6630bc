"""Near-duplicates: statements that say the same thing once more."""

from collections import defaultdict
from dataclasses import replace

from articlekit.drafting.extractive.item import Item
from articlekit.language.facts import identifiers, numbers
from articlekit.language.locale import Locale, fold
from articlekit.language.words import content, jaccard

__all__ = ["merge"]

_ALIKE = 0.8
_ASKING = tuple("?？؟;")
"""Marks of a question; a semicolon is the Greek one."""
_MANY = 400
"""Above so many statements only those with the same content words are compared."""


def merge(items: list[Item], locale: Locale) -> list[Item]:
    """Leave one of the statements that say the same, with the ids of all of them.

    Two say the same if at least four fifths of their content words are shared and their numbers,
    identifiers, negations and hedges are the same. The longer one stays, at the place of the first.
    """
    kept: list[Item] = []
    texts: list[str] = []
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    many = len(items) > _MANY
    for item in items:
        own = content(item.text, locale.tag)
        key = (_signature(item, locale), own if many else None)
        near = places[key] if own else []  # what has no content words is like nothing else
        twin = next((place for place in near if _same(item.text, texts[place], locale)), None)
        if twin is None:
            near.append(len(kept))
            kept.append(item)
            texts.append(item.text)
        else:
            kept[twin] = _joined(kept[twin], item)
    return kept


def _same(first: str, second: str, locale: Locale) -> bool:
    return jaccard(content(first, locale.tag), content(second, locale.tag)) >= _ALIKE


def _signature(item: Item, locale: Locale) -> tuple[object, ...]:
    text = item.statement.text
    folded = fold(text)
    return (
        tuple(sorted(fact.value for fact in (*numbers(text), *identifiers(text)))),
        tuple(sorted(match[0] for match in locale.pattern("words", "negations").finditer(folded))),
        tuple(sorted(match[0] for match in locale.pattern("words", "hedges").finditer(folded))),
        item.stamp,
        item.speaker,
        text.rstrip('"”»」』) ')[-1:] in _ASKING,  # a question is no copy of its answer
    )


def _joined(first: Item, second: Item) -> Item:
    longer = second if len(second.text) > len(first.text) and not second.bound else first
    return replace(first, text=longer.text, labelled=longer.labelled, sources=first.sources + second.sources)
