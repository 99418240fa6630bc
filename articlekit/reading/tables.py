"""Tables: rows of cells between vertical bars, tabs or semicolons."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from articlekit.language.locale import Locale
from articlekit.language.sentences import Span
from articlekit.reading.passages import flow
from articlekit.reading.stamps import stamp

__all__ = ["GAP", "Row", "rows"]

GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
"""What parts the columns of a form that is set with spaces."""

_DELIMITER = re.compile(r"[ \t|:+-]*-[ \t|:+-]*")
_RANK = 3
"""Characters of a place in a ranking, such as "12."."""
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as a statement: what it says, its label or time, and its place in the note."""

    text: str
    span: Span
    label: str | None = None
    stamp: str | None = None
    kind: Literal["row", "field"] = "row"
    """A label and its value are a field."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of the cells of one line, and where the first and last ones stand."""

    cells: tuple[str, ...]
    span: Span


def rows(text: str, spans: tuple[Span, ...], locale: Locale, *, known: bool, about: bool = True) -> list[Row]:
    """Read a table.

    A row of a table with a head is labelled with what it is about, its first cell, and says "Head: cell;
    Head: cell" of it, in the punctuation of the language. Two columns without a head are labels and values.
    A first cell that is a time makes the row a log entry, under the head of the other column if there is one
    other; the head over the times is left out.

    Args:
        text: the note.
        spans: the lines of the table.
        locale: the language of the note.
        known: whether the first cell of the head is a label that a locale file lists, which makes
            the head a row like the others.
        about: whether rows are labelled with what they are about; otherwise the head of the first column
            stands before it as well, so that no word is left out.
    """
    lines = [line for span in spans if (line := _line(text, span)).cells]
    ruled = any(_DELIMITER.fullmatch(text, *span) for span in spans[1:2])
    head = lines[0] if lines and not known and (ruled or _heads(lines)) else None
    body = [line for line in lines if line is not head]
    if head is not None and not body:
        return [Row(_joined(head.cells, locale), head.span)]
    return [_row(line, head.cells if head else (), locale, about=about) for line in body]


def _line(text: str, span: Span) -> _Line:
    if _DELIMITER.fullmatch(text, *span):
        return _Line((), span)
    places = [place for place in _places(text, span) if text[place.start : place.end].strip()]
    cells = tuple(_words(text, place) for place in _places(text, span))
    filled = Span(places[0].start, places[-1].end) if places else span
    return _Line(cells if places else (), filled)


def _words(text: str, place: Span) -> str:
    if place.start == place.end:
        return ""
    cell = flow(text, (place,))
    return cell.plain(0, len(cell.text))


def _places(text: str, span: Span) -> list[Span]:
    """The cells of a line, trimmed; an empty one is kept."""
    start, end = span
    bars = text[start] == "|" or " | " in text[start:end]
    cuts = [match.start() for match in _BAR.finditer(text, start, end)] if bars else []
    if bars and text[start] != "|":
        cuts.insert(0, start - 1)
    if not bars:
        mark = ";" if text.count(";", start, end) > 1 and "; " not in text[start:end] else "\t"
        tabs = [offset for offset in range(start, end) if text[offset] == mark]
        cuts = [start - 1, *(tabs or (gap.start() for gap in GAP.finditer(text, start, end)))]
    if not cuts or cuts[-1] != end - 1 or not bars:
        cuts.append(end)
    return [_trimmed(text, left + 1, right) for left, right in pairwise(cuts)]


def _trimmed(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    left = len(cell) - len(cell.lstrip())
    return Span(start + left, start + left + len(cell.strip()))


def _heads(lines: list[_Line]) -> bool:
    """Whether the first of three or more columns' lines names the columns: words over figures."""
    first, others = lines[0].cells, lines[1:]
    if len(first) < 3 or not others or any(any(map(str.isdigit, cell)) for cell in first):
        return False
    return any(any(map(str.isdigit, cell)) for line in others for cell in line.cells)


def _row(line: _Line, head: tuple[str, ...], locale: Locale, *, about: bool) -> Row:
    first = line.cells[0]
    time = stamp(f"{first}\t.", locale.tag) if first else None
    if time is not None and time.end == len(first) and any(line.cells[1:]):
        if len(line.cells) == 2:
            return Row(
                line.cells[1], line.span, label=head[1] or None if len(head) > 1 else None, stamp=first
            )
        return Row(_named(line.cells[1:], head[1:], locale), line.span, stamp=first)
    if about and len(head) > 1 and len(line.cells) > 1:
        label, place = _subject(line.cells, head)
        beside = [cell for cell in range(len(line.cells)) if cell != place]
        if label and any(_tells(line.cells[cell]) for cell in beside):
            cells = tuple(line.cells[cell] if _tells(line.cells[cell]) else "" for cell in beside)
            names = tuple(
                head[cell] if cell < len(head) and _tells(line.cells[cell]) else "" for cell in beside
            )
            return Row(_named(cells, names, locale), line.span, label=label)
    if not any(head) and len(line.cells) == 2 and all(line.cells):
        return Row(line.cells[1], line.span, label=first.rstrip(" :："), kind="field")
    return Row(_named(line.cells, head, locale), line.span)


def _subject(cells: tuple[str, ...], head: tuple[str, ...]) -> tuple[str, int]:
    """What a row is about, and in which column it stands: a number with its head, a name behind a rank."""
    first = cells[0].rstrip(" :：")
    if any(map(str.isalpha, first)):
        return first, 0
    if len(cells) > 2 and len(first) <= _RANK and any(map(str.isalpha, cells[1])):
        return cells[1].rstrip(" :："), 1
    return f"{head[0]} {first}".strip(), 0


def _tells(cell: str) -> bool:
    """Whether a cell has anything in it but a dash."""
    return any(map(str.isalnum, cell))


def _named(cells: tuple[str, ...], head: tuple[str, ...], locale: Locale) -> str:
    """Cells with the heads of their columns; a single cell needs none."""
    padded = (*head, *("" for _ in cells[len(head) :]))
    if len(cells) == 1 and not any(head):
        return cells[0]
    named = tuple(
        f"{name}{locale.connectives['label']}{cell}" if name and cell else cell or name
        for name, cell in zip(padded, cells, strict=False)
    )
    return _joined(named, locale)


def _joined(cells: tuple[str, ...], locale: Locale) -> str:
    return locale.connectives["clause"].join(cell for cell in cells if cell)
