"""Rest: what is neither statement nor aside yet, and what asides say about the note."""

import re
from collections.abc import Iterator, Sequence

from articlekit.model.note import Meta, Statement
from articlekit.reading.zones.dates import moment_of
from articlekit.reading.zones.labelled import ADDRESS
from articlekit.reading.zones.survey import Survey

__all__ = ["data_of", "set_rest_aside", "with_embargo"]

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
        orders = aside.kind == "embargo" and ADDRESS.search(aside.text) is None  # not when to ring whom
        if orders and meta.embargo is None:
            meta = meta.model_copy(update={"embargo": moment_of(aside.text, survey.locale.tag, day)})
        elif aside.kind == "contact" and meta.contact is None:
            meta = meta.model_copy(update={"contact": " ".join(aside.text.split())[:200]})
    return meta
