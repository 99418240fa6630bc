"""Dateline: who or where, and when, as a line of its own in the note's own words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft
from articlekit.drafting.extractive.features import is_bare_date
from articlekit.drafting.extractive.item import Item
from articlekit.drafting.extractive.segments import is_event
from articlekit.drafting.extractive.sound_forms import tidy
from articlekit.language.doc import Doc
from articlekit.language.facts import calendar_words
from articlekit.language.letters import fold
from articlekit.model.article import TITLE, Sentence

__all__ = ["dateline"]

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
    """What the title says besides what happened.

    An editor's first paragraph says who and where again, though the headline has said it; a line of place
    and date is where it can be said without words of our own. A headline that is the title has said it all.
    """
    if draft.headline is not None and draft.headline.sources == (TITLE,):
        return
    for segment in draft.segments:
        said, *beside = [segment.doc.text] if not segment.is_event else _COMMA.split(segment.doc.text)
        names = [part for part in beside if _is_name(draft.docs(part))] if segment.is_event else [said]
        if names:
            yield ", ".join(names), (TITLE,)


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
    for aside in draft.brief.note.asides:
        if aside.kind != "envelope":
            continue
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
    lines += [
        (line, ())
        for aside in draft.brief.note.asides
        if aside.kind in kinds
        for line in aside.text.splitlines()
    ]
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
    return (
        f"{label}{draft.locale.connectives['label']}{text}"
        if label and fold(label).strip(" :：") not in known
        else text
    )


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
    if value and len(value) <= _LONGEST and is_bare_date(Doc(value, doc.language, on=doc.on)):
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
