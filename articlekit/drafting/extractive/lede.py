"""Lede: the few statements that carry the news, under the line of place and date."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft, Item, chains
from articlekit.drafting.extractive.features import (
    has_people,
    is_bare_date,
    is_printable_as_news,
    is_prose,
    routine,
)
from articlekit.drafting.extractive.items import is_idle
from articlekit.drafting.extractive.roles import is_event, tells_of_dead
from articlekit.drafting.extractive.weights import contributions, in_words, score
from articlekit.drafting.extractive.wording import tidy, words
from articlekit.language.doc import Doc
from articlekit.language.facts import calendar_words
from articlekit.language.letters import fold
from articlekit.model.article import TITLE, Reason, Sentence

__all__ = ["dateline", "dateline_and_lede", "lede_features"]

_MOST = 4
"""Statements of a lede."""
_MOST_WORDS = 90
_SHORT = 3
"""A note of so few statements is all lede."""


def dateline_and_lede(draft: Draft) -> Draft:
    """Fill the line of place and date, and choose the statements of the lede."""
    dated, used = dateline(draft)
    rest = [item for item in draft.items if item not in used]
    dated, rest = (dated, rest) if rest else (draft, [*draft.items])
    if len(rest) <= _SHORT:
        return replace(dated, lede=tuple(chains(_event_first(draft, rest))))
    daily = routine(draft)
    chosen = _chosen(draft, [item for item in rest if item not in daily] or rest)
    lede = tuple(chains(_event_first(draft, chosen)))
    weights = draft.weights["lede"]
    why = {item: in_words(contributions(lede_features(draft, item), weights)) for item in chosen}
    reasons = tuple(Reason(about="lede", text=item.text, why=why[item]) for item in chosen)
    return replace(dated, lede=lede, reasons=(*dated.reasons, *reasons))


def _chosen(draft: Draft, rest: list[Item]) -> list[Item]:
    """The items of the lede in the order of the note: as many as promise most to be the editor's."""
    weights, place = draft.weights["lede"], draft.places
    scores = {item: score(lede_features(draft, item), weights) for item in rest}
    order = sorted(scores, key=lambda item: (-scores[item], place[item]))
    fit = (item for item in order if is_printable_as_news(item) and not is_idle(item))
    chances = {item: _chance(scores[item]) for item in fit}
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
    needs: tuple[Callable[[Item], bool], ...] = (_tells, lambda item: tells_of_dead(item.doc))
    for needed in needs:
        missing = None if any(map(needed, best)) else next(filter(needed, chances), None)
        best = [*best[: _MOST - 1], missing] if missing is not None else best
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

    A chain that is longer than `most` is cut off.
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
    chain = next(unit for unit in chains(items) if unit[0] is first)
    return [*chain, *(item for item in items if item not in chain)]


_JOINT = " · "
_LONGEST = 60
"""Characters of a date as a note writes it."""
_LONGEST_SENDER = 80
_NEAR = 12
"""Characters between a day and the time that goes with it."""
_LABEL = re.compile(r"\s*[^\d:：]{1,40}[:：]\s*")
_COMMA = re.compile(r"\s*(?:,(?!\d)|[،，、])\s*")
_ADDRESS = re.compile(r"[@<>]|\d{4}")
_OF_PROGRAM = re.compile(r"\dT\d\d:")
"""A time as programs write it: where it is the note's date, writers print it as people do."""
_WORD_BEFORE = re.compile(r"(?<!\w)(\w+)[.,،]?\s*$")

Piece = tuple[str, tuple[str, ...]]
"""A part of the line, with the sources that it is from."""


def dateline(draft: Draft) -> tuple[Draft, list[Item]]:
    """The draft with its dateline, and the items that have become part of it."""
    used: list[Item] = []
    pieces = [*_names(draft), *_where(draft, used)]
    pieces += [] if pieces else _sender(draft)
    pieces += _when(draft, used)
    kept: list[Piece] = []
    for text, sources in pieces:
        if all(fold(text) not in fold(other) for other, _ in kept):
            kept.append((text, sources))
    if not kept:
        return draft, []
    sentence = Sentence(
        text=_JOINT.join(text for text, _ in kept),
        sources=tuple(dict.fromkeys(each for _, sources in kept for each in sources)),
    )
    return replace(draft, dateline=sentence), used


def _names(draft: Draft) -> Iterator[Piece]:
    """What the title says besides what happened, and all of it where the headline has nothing of it.

    An editor's first paragraph says who and where again. A line of place and date is where that can be said
    without words of our own.
    """
    told = draft.headline.sources if draft.headline is not None else ()
    if told == (TITLE,):
        return
    below = {word for item in draft.items if TITLE not in told for word in item.doc.content}
    for segment in draft.segments:
        parts = [draft.docs(part) for part in _COMMA.split(segment.doc.text)]
        names = [part.text for part in parts if _is_name(part)] if segment.is_event else [segment.doc.text]
        said = {word for part in parts if part.text not in names for word in part.content}
        if TITLE not in told and (any(part.facts for part in parts) or 2 * len(said - below) > len(said)):
            if segment.doc.content - below:
                yield segment.doc.text, (TITLE,)
        elif names and (TITLE in told or segment.doc.content - below):
            yield ", ".join(names), (TITLE,)  # "bus accident" is neither who nor where


def _is_name(doc: Doc) -> bool:
    """Whether a part of a title tells who or where: neither what happened nor what did not."""
    return not is_event(doc) and not any(doc.has("words", key) for key in ("negations", "hedges"))


def _where(draft: Draft, used: list[Item]) -> Iterator[Piece]:
    """The place, under its label."""
    where = draft.slots.get("where")
    if where is not None and where not in draft.told:
        used.append(where)
        yield tidy(where.doc.text), where.sources
    elif draft.brief.note.meta.place:
        yield draft.brief.note.meta.place, ()


def _sender(draft: Draft) -> Iterator[Piece]:
    """The body that a message comes from: what its head says behind the person or the department."""
    for aside in (each for each in draft.brief.note.asides if each.kind == "envelope"):
        for line in aside.text.splitlines():
            doc = draft.docs(line)
            label = _LABEL.match(line)
            sends = label and any(span.end <= label.end() for span in doc.found("zones", "header_from"))
            if not label or not sends:
                continue
            _, *body = _COMMA.split(line[label.end() :].strip())
            text = ", ".join(body)
            if body and len(text) <= _LONGEST_SENDER and not _ADDRESS.search(text):
                yield text, ()
            return


def _when(draft: Draft, used: list[Item]) -> Iterator[Piece]:
    """The day and the time as the note writes them: under a label, in the title, or in a message's head."""
    when = draft.slots.get("when")
    if when is not None and when not in draft.told:
        for item in (when, *_hour(draft, when)):
            used.append(item)
            yield _with_label(item, draft), item.sources
        return
    kinds = {"metadata", "envelope", "document"} | (set() if draft.brief.note.meta.date else {"reference"})
    lines: list[Piece] = [(draft.brief.note.title or "", (TITLE,))]
    asides = [each for each in draft.brief.note.asides if each.kind in kinds]
    lines += [(line, ()) for aside in asides for line in aside.text.splitlines()]
    found = [
        (text, sources)
        for line, sources in lines
        if (text := _moment(draft.docs(line))) and not _OF_PROGRAM.search(text)
    ]
    day = next(((text, sources) for text, sources in found if _has_day(draft.docs(text))), None)
    if day is not None:
        yield day
        if not any(fact.kind == "time" for fact in draft.docs(day[0]).facts):
            yield from (each for each in found[:3] if not _has_day(draft.docs(each[0])))
    elif draft.day_of_stamps:
        yield draft.day_of_stamps, ()


def _hour(draft: Draft, when: Item) -> list[Item]:
    """The field behind that of the day, where it has only a time."""
    behind = draft.items[draft.items.index(when) + 1 :][:1]
    return [item for item in behind if when.is_field and _is_time(item) and item not in draft.told]


def _is_time(item: Item) -> bool:
    kinds = {fact.kind for fact in item.doc.facts}
    return item.is_field and is_bare_date(item.doc) and "time" in kinds and "date" not in kinds


def _with_label(item: Item, draft: Draft) -> str:
    """A day or a time, with its label where that does not only say that it is a date."""
    label, text = item.statement.label, tidy(item.doc.text)
    known = {fold(name) for name in draft.locale.meta_labels.get("date", ())}
    tells = label and fold(label).strip(" :：") not in known
    return f"{label}{draft.locale.connectives['label']}{text}" if tells else text


def _has_day(doc: Doc) -> bool:
    """Whether a text names a day, and not only one of the week."""
    return any(
        fact.kind == "date" and not fact.value.startswith("weekday") and "-" in fact.value.lstrip("-")
        for fact in doc.facts
    )


def _moment(doc: Doc) -> str:
    """The day of a line with its weekday and the time beside it; the whole value where it is but that."""
    label = _LABEL.match(doc.text)
    value = tidy(doc.text[label.end() :]) if label else ""
    if value and len(value) <= _LONGEST and is_bare_date(doc.like(value)):
        return value
    days = [fact for fact in doc.facts if fact.kind == "date"]
    if not days or not _has_day(doc) or not any(map(str.isdigit, doc.text)):
        return ""  # "tomorrow" in a covering letter is no day of the news
    start, end = min(fact.start for fact in days), max(fact.end for fact in days)
    for fact in doc.facts:
        if fact.kind == "time" and end <= fact.start <= end + _NEAR:
            end = fact.end
    before = _WORD_BEFORE.search(doc.text, 0, start)
    if before and fold(before[1]) in calendar_words(doc.language):
        start = before.start(1)
    if doc.text[end : end + 1] in tuple(")）") and any(mark in doc.text[start:end] for mark in "(（"):
        end += 1
    return tidy(doc.text[start:end]) if end - start <= _LONGEST else ""
