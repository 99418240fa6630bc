"""Zones: which stretches of a note are no news, found before its sentences are."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from articlekit.language.locale import load
from articlekit.model.note import Meta, Statement
from articlekit.reading.moments import moment_of
from articlekit.reading.zones.boxes import (
    boxes,
    histories,
    numbered_titles,
    signed_off,
)
from articlekit.reading.zones.chat import chat
from articlekit.reading.zones.closing import close, signed_and_stamped
from articlekit.reading.zones.document import address, fields, name_document
from articlekit.reading.zones.mail import call_head, headers
from articlekit.reading.zones.minutes import minutes
from articlekit.reading.zones.opening import open_letter
from articlekit.reading.zones.page import code, frames, states_beside, sweep
from articlekit.reading.zones.papers import letterhead, printed
from articlekit.reading.zones.repeats import running_heads, translations
from articlekit.reading.zones.sender import byline, hand_over, insertions, sender, tail
from articlekit.reading.zones.sift import sift
from articlekit.reading.zones.survey import Survey

__all__ = ["ZONES", "Survey", "data_of", "set_rest_aside", "sift", "survey", "with_embargo"]


class Zone(NamedTuple):
    """A step that finds zones."""

    find: Callable[[Survey], None]
    needs: tuple[str, ...] = ()
    """Lists of which one has an entry in every note in which it finds any; it is not run on other notes."""


ZONES = (
    Zone(code),
    Zone(running_heads),
    Zone(headers),
    Zone(open_letter),
    Zone(close),
    Zone(chat),
    Zone(boxes),
    Zone(minutes, needs=("attendance", "routine_items", "routine_business")),
    Zone(histories),
    Zone(frames),
    Zone(sender),
    Zone(states_beside),
    Zone(insertions),
    Zone(numbered_titles),
    Zone(name_document),
    Zone(byline),
    Zone(printed),
    Zone(letterhead),
    Zone(signed_and_stamped),
    Zone(hand_over),
    Zone(call_head),
    Zone(fields),
    Zone(tail),
    Zone(signed_off),
    Zone(translations),
    Zone(sweep),
)
"""The steps in their order: each sets stretches aside and leaves the rest to the next."""


def survey(text: str, *, language: str) -> Survey:
    """A note with its zones.

    Args:
        text: plain text or Markdown with `\\n` line breaks.
        language: its BCP 47 tag.
    """
    found = Survey(text, load(language))
    for zone in ZONES:
        if not zone.needs or found.hits.keys() & zone.needs:
            zone.find(found)
    return found


_WORD = re.compile(r"[^\W_]+")


def set_rest_aside(survey: Survey, statements: Sequence[Statement], data: Sequence[str | None]) -> None:
    """Set aside the lines that became the title or data about the note, so that each word has its place.

    Words that stand in a label, heading, stamp or name of a statement belong to that.
    """
    said = _letters(
        [
            part
            for each in statements
            for part in (each.label, each.stamp, each.speaker, *each.headings)
            if part
        ]
    )
    known = _letters([part for part in data if part])
    covered = bytearray(len(survey.text))
    for statement in statements:
        covered[statement.start : statement.end] = b"\1" * (statement.end - statement.start)
    for line in survey.lines_with(covered):
        words = _letters([survey.text[line.start : line.end]])
        if words and (words not in said or words in known):
            survey.take("metadata", *line, "title, or data about the note")


def _letters(parts: Sequence[str]) -> str:
    return "|".join("".join(_WORD.findall(part)).casefold() for part in parts)


def data_of(meta: Meta) -> Iterator[str]:
    """The values of what is known about a note, as words."""
    for value in meta.model_dump().values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from value


def with_embargo(meta: Meta, survey: Survey) -> Meta:
    """The data about a note with the moment and the contact that its asides name."""
    day = meta.date[:10] if meta.date else None
    for aside in survey.asides:
        orders = aside.kind == "embargo" and address(aside.text) is None  # not when to ring whom
        if orders and meta.embargo is None:
            meta = meta.model_copy(update={"embargo": moment_of(aside.text, survey.locale.tag, day)})
        elif aside.kind == "contact" and meta.contact is None:
            meta = meta.model_copy(update={"contact": " ".join(aside.text.split())[:200]})
    return meta
