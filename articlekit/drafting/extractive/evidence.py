"""Evidence: what in a note says best what happened, whom it harmed, when and where."""

from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft
from articlekit.drafting.extractive.features import has_people, is_bare_date, is_place
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.weights import score
from articlekit.language.letters import fold

__all__ = ["evidence", "is_printable_as_news"]

_UNFIT = frozenset({"superseded", "withdrawn", "open"})


def evidence(draft: Draft) -> Draft:
    """Weigh every statement as news, and find the best for each slot."""
    weights = draft.weights["news"]
    news = tuple(score(features, weights) for features in draft.telling.features)
    order = sorted(range(len(news)), key=lambda place: (-news[place], place))
    fit = [draft.items[place] for place in order if is_printable_as_news(draft.items[place])]
    found = {
        "what": next((item for item in fit if not _is_datum(item)), None),
        "harm": next(
            (item for item in fit if has_people(item.doc) and item.role in {"what", "impact", "timeline"}),
            None,
        ),
        "when": next((item for item in draft.items if _is_date(item, draft)), None),
        "where": next((item for item in draft.items if is_place(item)), None),
    }
    return replace(draft, news=news, slots={name: item for name, item in found.items() if item is not None})


def is_printable_as_news(item: Item) -> bool:
    """Whether an item may be told in headline, lede and headings."""
    return not (item.statement.demoted or item.statement.state in _UNFIT or item.speaker)


def _is_datum(item: Item) -> bool:
    return is_bare_date(item.doc) or is_place(item)


def _is_date(item: Item, draft: Draft) -> bool:
    """Whether an item is the day of what happened, under a label that says so or near the beginning."""
    if not is_bare_date(item.doc) or item.stamp or item.bound:
        return False
    if draft.places[item] <= 2:
        return True
    label = fold(item.statement.label or "").strip(" :：")
    return label in {fold(name) for name in draft.locale.meta_labels.get("date", ())}
