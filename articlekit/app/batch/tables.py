"""Tables: one note a row, with the names of the columns in the first one."""

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TextIO

from articlekit.app.batch.item import Item, faulty, record_item
from articlekit.errors import InputError
from articlekit.language.letters import fold, nearest
from articlekit.language.locale import available, load
from articlekit.reading.json_notes import TEXT_KEYS
from articlekit.reading.metadata import KEYS, field_name, field_names

__all__ = ["COLUMNS", "row_items"]

COLUMNS = ("text", "id", "title", "language", "date", "slug")
"""What a column may be told to hold."""
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"(?i)\"?sep=([,;\t|])\"?")
_MOST_LINES = 5_000
"""Lines that one row may have: more come from a quotation mark that is never closed."""


class _EndlessRow(Exception):  # noqa: N818 - never leaves this module
    """A row goes on and on."""


@dataclass
class _Lines:
    """The lines of a table; those of the row that is being read can be given back."""

    text: TextIO
    max_bytes: int
    number: int = 0
    """Of the line that was given last, from 1."""
    row: list[str] = field(default_factory=list)
    _size: int = 0
    _waiting: deque[str] = field(default_factory=deque)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.row) >= _MOST_LINES or self._size > self.max_bytes:
            raise _EndlessRow
        line = self._waiting.popleft() if self._waiting else self.text.readline(self.max_bytes + 1)
        if not line:
            raise StopIteration
        self.number += 1
        self._size += len(line)
        self.row.append(line)
        return line

    def begin(self) -> int:
        """A new row begins: the number of its first line."""
        self.row, self._size = [], 0
        return self.number + 1

    def back_to_second(self) -> None:
        """All lines of the row but the first will be given again."""
        self._waiting.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1


def row_items(
    text: TextIO,
    file: str,
    columns: Mapping[str, str],
    *,
    max_bytes: int,
    told: Callable[[str], None] = lambda _: None,
) -> Iterator[Item]:
    """The notes of a table; a row that does not fit the header is a faulty item.

    Args:
        text: the table, open.
        file: its name; `.tsv` says that tabs separate the cells, elsewhere the header shows it.
        columns: the names of the columns that hold the text, the id and so on, where they are not
            to be told by their names.
        max_bytes: the longest row, in characters.
        told: is told which columns are taken for what, in a line.

    Raises:
        InputError: there is no header, or a column that is named is not in it.
    """
    csv.field_size_limit(max(max_bytes, 1_000))
    lines = _Lines(text, max_bytes)
    header, delimiter = _header(lines, file)
    called = _called_all(header, columns, file)
    told(f"{file}: {_mapping(header, called)}")
    place_of_text = next((place for place, name in enumerate(called) if name.lower() in TEXT_KEYS), None)
    for number, (line, cells, fault) in enumerate(_rows(lines, delimiter, len(header)), start=1):
        place = f"{file}, line {line}"
        record = {name: cell for name, cell in zip(called, cells, strict=False) if name and cell.strip()}
        is_bare = fault is None and place_of_text is not None and not cells[place_of_text].strip()
        if is_bare and ("text" in columns or not _says_something(record)):
            fault = f"nothing in the column {header[place_of_text or 0]!r}: put the text there"
        if fault is not None:
            yield faulty(file, place, fault, "".join(lines.row).encode("utf-8", errors="replace"))
            continue
        yield record_item(record, file, place, number)


def _says_something(record: Mapping[str, str]) -> bool:
    """Whether a row without text has a statement all the same, and not only an id or a title."""
    about = {alias for aliases in KEYS.values() for alias in aliases}
    return any(name.lower() not in about for name in record)


def _mapping(header: Sequence[str], called: Sequence[str]) -> str:
    """Which column is taken for what, for people."""
    about = {alias: what for what, aliases in KEYS.items() for alias in aliases}
    about.update(dict.fromkeys(TEXT_KEYS, "text"))
    order = (*COLUMNS, *KEYS, "")
    pairs = [(about.get(name.lower(), ""), column) for name, column in zip(called, header, strict=True)]
    known = [f"{what} ← {name}" for what, name in sorted(pairs, key=lambda one: order.index(one[0])) if what]
    fields = [column for name, (what, column) in zip(called, pairs, strict=True) if name and not what]
    left = [column for name, column in zip(called, header, strict=True) if not name and column]
    known += [f"statements ← {', '.join(fields)}"] if fields else []
    return ", ".join(known) + (f"; not read: {', '.join(left)}" if left else "")


def _rows(lines: _Lines, delimiter: str, width: int) -> Iterator[tuple[int, list[str], str | None]]:
    """The rows that hold anything: number of the first line, cells, and what is wrong with them."""
    while True:
        line = lines.begin()
        cells, fault = _cells(lines, delimiter)
        if fault is not None:
            yield line, [], fault
            lines.back_to_second()
            continue
        if cells is None:
            return
        if not any(cell.strip() for cell in cells):
            continue
        cells = cells[:width] if not any(cells[width:]) else cells
        if len(cells) == width:
            yield line, cells, None
            continue
        fault = f"{len(cells)} cells where the header has {width}"
        yield line, [], f"{fault}: put text with {delimiter!r} in it in quotation marks"
        lines.back_to_second()


def _cells(lines: _Lines, delimiter: str) -> tuple[list[str] | None, str | None]:
    """The cells of the next row, `None` where there is none; and what is wrong with it."""
    try:
        return next(csv.reader(lines, delimiter=delimiter, strict=True), None), None
    except (_EndlessRow, csv.Error):
        if len(lines.row) > 1:
            return None, "a quotation mark is not closed: close it"
    try:
        return next(csv.reader(lines.row, delimiter=delimiter), []), None
    except csv.Error as error:
        return None, f"{error}: fix the row"


def _header(lines: _Lines, file: str) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter."""
    lines.begin()
    first = next(lines, "")
    told = _SEPARATOR.fullmatch(first.strip("\ufeff \r\n"))
    if told is not None:  # Excel's line that names the delimiter
        lines.begin()
        first = next(lines, "")
    is_tabbed = file.lower().removesuffix(".gz").endswith(".tsv")
    delimiter = told[1] if told else "\t" if is_tabbed else max(_DELIMITERS, key=first.count)
    names = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    if not any(names):
        raise InputError(f"{file}: no names of columns in the first line: put them there")
    return names, delimiter


def _called_all(names: Sequence[str], columns: Mapping[str, str], file: str) -> list[str]:
    """What each column is to be called in the record, `""` where it is not wanted.

    Raises:
        InputError: a column that is named is not there.
    """
    for what, name in columns.items():
        if name not in names:
            known = ", ".join(repr(each) for each in names[:20])
            near = nearest(name, names) or ":"
            raise InputError(f"{file}: no column {name!r} for --column-{what}{near} there are {known}")
    found = dict(columns)
    for what, aliases in field_names().items():
        keys = TEXT_KEYS if what == "text" else KEYS[what]
        if what in columns or any(name.lower() in keys for name in names):
            continue
        alias = next((name for name in names if field_name(name) in aliases), None)
        if alias is not None and alias not in found.values():
            found[what] = alias
    return _distinct([_called(name, columns, found) for name in names])


def _called(name: str, columns: Mapping[str, str], found: Mapping[str, str]) -> str:
    """What a column is called in the record.

    Where the text is in a column that is named, the others are not read as statements of the note;
    only those that say something about it, by their names, are kept.
    """
    meant = next((what for what, column in found.items() if column == name), None)
    if meant is not None:
        return meant
    about = next((what for what, aliases in KEYS.items() if name.lower() in aliases), None)
    if about is None and "title" not in found and fold(name) in _titles():
        return "title"
    if about in columns:  # another column has been told to be that
        return ""
    return name if about or "text" not in columns else ""


@cache
def _titles() -> frozenset[str]:
    """What a column of titles is called in any language."""
    return frozenset(fold(label) for tag in available() for label in load(tag).meta_labels.get("title", ()))


def _distinct(names: list[str]) -> list[str]:
    return [
        f"{name} {names[:index].count(name) + 1}" if name and name in names[:index] else name
        for index, name in enumerate(names)
    ]
