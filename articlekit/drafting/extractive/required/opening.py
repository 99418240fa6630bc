"""The lede: the statements that tell who did what, when and where, before anything else."""

import math
import re

from articlekit.drafting.extractive.draft import Item, length
from articlekit.drafting.extractive.wording import is_sentence, words
from articlekit.language.facts import dates, has_names, identifiers, numbers, times
from articlekit.language.locale import Locale, fold

__all__ = ["choose_lede", "has_inline_label", "is_topic", "newsworth"]

_INLINE_LABEL = re.compile(r"[^:：.]{1,30}\s?[:：]\s")
_LOOKED_AT = 8
_ENOUGH = 28
"""Words of a lede that need no more."""
_MOST = 55
_SHORT = 6
"""Items of a note so short that the response belongs to its lede."""
_WORTH = {"what": 1.0, "impact": 0.75, "timeline": 0.9, "response": 0.3, "cause": 0.45}
_INTRODUCTION = 0.5
"""What the note begins with, before any label, is what it is about."""
_LABEL_WORTH = {"what": 0.35, "impact": 0.45}
_WHEN, _HOW_MANY, _WHO = 0.25, 0.1, 0.15
"""What it is worth that an item tells this."""
_MOST_TOLD = 0.51
"""More than all of it together."""


def choose_lede(items: list[Item], locale: Locale) -> list[Item]:
    """The lede of a note: its most newsworthy early statement and what completes it."""
    if not items:
        return []
    if len(items) > 1 and is_topic(items[0], locale):
        first = 1
        lede = items[:2]
    else:
        first = _most_newsworthy(items, locale)
        lede = [items[first]]
    short = len(items) <= _SHORT
    labelled = any(item.label for item in items)
    for place, item in enumerate(items[first + 1 :], start=first + 1):
        last = place + 1 == len(items) or items[place + 1].label != item.label
        intro = labelled and not item.label and item.statement.block == lede[-1].statement.block
        fits = intro and length([*lede, item], locale) <= _MOST + 25 and len(lede) < 4
        if not fits and not _completes(item, lede, locale, short=short, last=last):
            break
        lede.append(item)
    data = [item for item in items[:_LOOKED_AT] if item not in lede and _is_datum(item, locale)]
    lede = _with_casualties(lede, [item for item in items if item not in data], locale)
    return lede + data


def _with_casualties(lede: list[Item], items: list[Item], locale: Locale) -> list[Item]:
    """The lede with the first statement on people who came to harm, if it has none and there is room."""
    if any(_tells_of_people(item, locale) for item in lede):
        return lede
    for item in items[: 2 * _LOOKED_AT]:
        free = item.role in {"impact", "timeline"} and not (item.bound or item.speaker or item in lede)
        if free and length([*lede, item], locale) <= _MOST and _tells_of_people(item, locale):
            followed = items[items.index(item) + 1 : items.index(item) + 2]
            return lede if any(other.bound for other in followed) else [*lede, item]
    return lede


def _tells_of_people(item: Item, locale: Locale) -> bool:
    """Whether an item says what happened to people: it has a word for them and one for the harm."""
    folded = fold(item.statement.text)
    if identifiers(item.statement.text):
        return False  # versions and the like are affected too
    people = locale.pattern("words", "people").search(folded)
    return bool(people and locale.pattern("cues", "impact").search(folded))


def _is_datum(item: Item, locale: Locale) -> bool:
    """Whether an item is the date or place of what happened, under a label that says so."""
    label = fold(item.statement.label or "")
    known = (*locale.meta_labels.get("date", ()), *locale.meta_labels.get("place", ()))
    return bool(label) and not item.label and any(fold(name) == label for name in known)


def is_topic(item: Item, locale: Locale) -> bool:
    """Whether an item is a bare name that the next sentence is about, such as "Cloudflare."."""
    return not item.statement.label and not item.stamp and words(item.text, locale) <= 3


def has_inline_label(item: Item) -> bool:
    """Whether a list item or table row begins with a few words and a colon, such as "when: last Monday"."""
    return item.statement.kind in {"bullet", "row"} and bool(_INLINE_LABEL.match(item.statement.text))


def _most_newsworthy(items: list[Item], locale: Locale) -> int:
    """The place of the item that is fittest to open the article, the first of equals.

    What an item tells is looked at only where that can still make it the best.
    """
    first, most = 0, -math.inf
    for place in range(min(_LOOKED_AT, len(items))):
        if _standing(items[place], place)[0] + _MOST_TOLD > most:
            worth = newsworth(items, place, locale)
            if worth > most:
                first, most = place, worth
    return first


def newsworth(items: list[Item], place: int, locale: Locale) -> float:
    """How fit an item is to open the article."""
    item = items[place]
    worth, is_open = _standing(item, place)
    if not is_open:
        return worth
    text = item.statement.text
    if item.stamp or times(text) or dates(text, locale.tag):
        worth += _WHEN
    if numbers(text):
        worth += _HOW_MANY
    if has_names(text, locale.tag):
        worth += _WHO
    if words(text, locale) <= 3:
        worth -= 0.8
    return worth


def _standing(item: Item, place: int) -> tuple[float, bool]:
    """How fit an item is by its place and its label, and whether it can be fitter by what it tells."""
    if item.speaker or (item.bound and place):
        return -1.0, False
    prose = item.statement.kind == "sentence" and not item.label
    if has_inline_label(item) or (item.statement.label and not item.by_label):
        return -0.5 - 0.16 * place, False  # a detail with a name of its own, such as "Line C: …"
    worth = _WORTH.get(item.role, 0.0) - (0.35 if prose or item.label else 0.16) * place
    if item.label is None and place == 0:
        worth += _INTRODUCTION
    elif item.label:
        worth += _LABEL_WORTH.get(item.role, -0.3) if is_sentence(item.statement.text) else -0.5
    return worth, True


def _completes(item: Item, lede: list[Item], locale: Locale, *, short: bool, last: bool) -> bool:
    if item.speaker or len(lede) >= 4:
        return False
    total = length(lede, locale)
    own = words(item.text, locale)
    same_block = item.statement.block == lede[-1].statement.block
    if item.label != lede[-1].label and not (item.statement.kind == "bullet" and same_block):
        return False
    if last and item.label and item.role in {"what", "impact"} and total + own <= _MOST + 10:
        return True  # it would be left alone under its label
    if item.bound:
        return total + own <= _MOST + 15 and same_block
    if item.stamp or total >= _ENOUGH:
        return False
    wanted = {"what", "impact", "response"} if short and same_block else {"what", "impact"}
    return item.role in wanted and total + own <= _MOST and (same_block or total < 12)
