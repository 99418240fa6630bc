"""Lede: the few statements that carry the news, under the line of place and date."""

import math
from dataclasses import replace

from articlekit.drafting.extractive.dateline import dateline
from articlekit.drafting.extractive.draft import Draft
from articlekit.drafting.extractive.evidence import is_printable_as_news
from articlekit.drafting.extractive.features import has_people, is_prose
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.measure import words
from articlekit.drafting.extractive.segments import is_event
from articlekit.drafting.extractive.units import chains
from articlekit.drafting.extractive.weights import contributions, score
from articlekit.drafting.extractive.words_of_reasons import in_words
from articlekit.model.article import TITLE, Reason

__all__ = ["dateline_and_lede", "lede_features"]

_MOST = 4
"""Statements of a lede."""
_MOST_WORDS = 90
_SHORT = 3
"""A note of so few statements is all lede."""


def dateline_and_lede(draft: Draft) -> Draft:
    """Fill the line of place and date, and choose the statements of the lede."""
    dated, used = dateline(draft)
    rest = [item for item in draft.items if item not in used]
    if not rest:
        dated, rest = replace(draft), list(draft.items)
    if len(rest) <= _SHORT:
        return replace(dated, lede=tuple(chains(_event_first(draft, rest))))
    chosen = _chosen(draft, rest)
    lede = tuple(tuple(chain) for chain in chains(_event_first(draft, chosen)))
    weights = draft.weights["lede"]
    reasons = tuple(
        Reason(about="lede", text=item.text, why=in_words(contributions(lede_features(draft, item), weights)))
        for item in chosen
    )
    return replace(dated, lede=lede, reasons=(*dated.reasons, *reasons))


def _chosen(draft: Draft, rest: list[Item]) -> list[Item]:
    """The items of the lede in the order of the note: as many as promise most to be the editor's."""
    weights, place = draft.weights["lede"], draft.places
    scores = {item: score(lede_features(draft, item), weights) for item in rest}
    order = sorted(scores, key=lambda item: (-scores[item], place[item]))
    chances = {item: _chance(scores[item]) for item in order if is_printable_as_news(item)}
    chosen: list[Item] = []
    best, most = order[:1], 0.0
    for item in chances:
        if len(chosen) >= _MOST:
            break
        leaning = _with_what_leans(place[item], draft.items, most=2 * _MOST if chosen else len(draft.items))
        more = [each for each in leaning if each not in chosen]
        size = sum(words(each.text, draft.locale) for each in (*chosen, *more))
        if not more or (chosen and (len(chosen) + len(more) > _MOST or size > _MOST_WORDS)):
            continue
        chosen = [*chosen, *more]
        promise = _promise([chances.get(each, 0.0) for each in chosen], sum(chances.values()))
        if promise > most:
            best, most = chosen, promise
    if not any(map(_tells, best)):
        event = next((item for item in chances if _tells(item)), None)
        best = [*best[: _MOST - 1], event] if event is not None else best
    return sorted(best, key=lambda item: place[item])


def _tells(item: Item) -> bool:
    """Whether an item tells what happened, or of people whom it concerns."""
    return is_event(item.doc) or has_people(item.doc)


def _chance(points: int) -> float:
    """The probability that an editor puts an item into the lede, rounded to be the same on all machines."""
    return round(1 / (1 + math.exp(-points / 100_000)), 6)


def _promise(chances: list[float], wanted: float) -> float:
    """The F1 that a lede may expect (Lewis 1995): twice its hits, over its length and the editor's."""
    return 2 * sum(chances) / (len(chances) + wanted)


def _with_what_leans(place: int, items: tuple[Item, ...], *, most: int) -> list[Item]:
    """An item with those before it that it leans on, and the words behind it that a pronoun says.

    Args:
        place: the index of the item.
        items: all items.
        most: how many are looked for at most; a chain that is longer is cut off behind more than these.
    """
    first = last = place
    while items[first].bound and first and last - first <= most:
        first -= 1
    while (
        last + 1 < len(items) and items[last + 1].bound and _quotes(items[last + 1]) and last - first <= most
    ):
        last += 1
    return list(items[first : last + 1])


def _quotes(item: Item) -> bool:
    return not item.speaker and any(fact.kind == "quotation" for fact in item.doc.facts)


def lede_features(draft: Draft, item: Item) -> dict[str, float]:
    """The features of an item as part of a lede."""
    place = draft.places[item]
    own = {**draft.telling.features[place], **draft.telling.of_lede(place)}
    own["told"] = float(item in draft.told)
    own["score"] = (draft.news[place] - draft.most_news) / 100_000
    own["harm"] = float(draft.slots.get("harm") is item)
    own["near_told"] = max((1 / (1 + abs(place - draft.places[each])) for each in draft.told), default=0.0)
    return {name: value for name, value in own.items() if value}


def _event_first(draft: Draft, items: list[Item]) -> list[Item]:
    """What the headline tells stands first, unless times, pronouns or the order of a text say otherwise.

    Under a headline that has the note's title the note's own order stands: the title tells the event.
    """
    if draft.headline is not None and TITLE in draft.headline.sources:
        return items
    first = next((item for item in draft.told if item in items), None)
    # In a text a sentence may lean on those before it in ways that no sign tells ("The crew had heard …").
    if first is None or first.stamp or first.bound or all(map(is_prose, items[: items.index(first) + 1])):
        return items
    chain = next(list(unit) for unit in chains(items) if unit[0] is first) if first in items else []
    return [*chain, *(item for item in items if item not in chain)]
