"""Lede: the few statements that carry the news, under the line of place and date."""

from dataclasses import replace

from articlekit.drafting.extractive.dateline import dateline
from articlekit.drafting.extractive.draft import Draft
from articlekit.drafting.extractive.evidence import is_printable_as_news
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.measure import words
from articlekit.drafting.extractive.units import chains
from articlekit.drafting.extractive.weights import contributions, score
from articlekit.drafting.extractive.words_of_reasons import in_words
from articlekit.model.article import Reason

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
    """The items of the lede in the order of the note."""
    weights = draft.weights["lede"]
    scores = {item: score(lede_features(draft, item), weights) for item in rest}
    told = [item for item in draft.told if item in rest and is_printable_as_news(item)]
    slots = [item for name in ("what", "harm") if (item := draft.slots.get(name)) in rest]
    place = {item: index for index, item in enumerate(draft.items)}
    order = sorted(scores, key=lambda item: (-scores[item], place[item]))
    wanted = list(dict.fromkeys((*told, *slots[:1], *(item for item in order if scores[item] >= 0))))
    chosen: list[Item] = []
    for item in wanted or order[:1]:
        chain = _with_antecedents(item, draft.items)
        more = [each for each in chain if each not in chosen]
        size = sum(words(each.text, draft.locale) for each in (*chosen, *more))
        fits = len(chosen) + len(more) <= _MOST and size <= _MOST_WORDS
        if is_printable_as_news(item) and (fits or not chosen):
            chosen += more
    return sorted(chosen or order[:1], key=lambda item: place[item])


def _with_antecedents(item: Item, items: tuple[Item, ...]) -> list[Item]:
    """An item and those before it that it leans on."""
    place = items.index(item)
    first = place
    while items[first].bound and first:
        first -= 1
    return list(items[first : place + 1])


def lede_features(draft: Draft, item: Item) -> dict[str, float]:
    """The features of an item as part of a lede."""
    place = draft.items.index(item)
    own = dict(draft.telling.features[place])
    own["told"] = float(item in draft.told)
    own["score"] = (draft.news[place] - max(draft.news)) / 100_000
    own["harm"] = float(draft.slots.get("harm") is item)
    own["near_told"] = max(
        (1 / (1 + abs(place - draft.items.index(each))) for each in draft.told), default=0.0
    )
    own |= draft.telling.shares
    return {name: value for name, value in own.items() if value}


def _event_first(draft: Draft, items: list[Item]) -> list[Item]:
    """What the headline tells stands first, unless times or pronouns say otherwise."""
    first = next((item for item in draft.told if item in items), None)
    if first is None or first.stamp or first.bound:
        return items
    chain = next(list(unit) for unit in chains(items) if unit[0] is first) if first in items else []
    return [*chain, *(item for item in items if item not in chain)]
