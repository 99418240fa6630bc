"""The intake: notes from files of every form, one after the other, however many there are."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath

from articlekit.app.batch.csv_rows import row_items
from articlekit.app.batch.inputs import LeftOut, files_of
from articlekit.app.batch.item import STDIN, Item, digest_of, faulty, source_of, visible
from articlekit.app.batch.json_lines import json_items, line_items
from articlekit.app.batch.stream import opened, text_of
from articlekit.errors import InputError
from articlekit.reading import decode
from articlekit.reading.binary import kind_of_binary
from articlekit.reading.documents import is_document

__all__ = ["FORMS", "Intake"]

FORMS = ("text", "csv", "jsonl", "json")
"""What standard input may be told to be."""
_BY_SUFFIX = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    **dict.fromkeys((".txt", ".text", ".log", ".md", ".markdown", ".html", ".htm", ".xhtml"), "text"),
}
_LARGEST_LIST = 20_000_000
"""Bytes of a JSON list, which is read as a whole; JSON Lines may be of any length."""
_SLUG = re.compile(rb"\A\xef?\xbb?\xbf?---\r?\n(?:.{0,500}\r?\n){0,40}?slug:[ \t]*[\"']?([^\r\n\"']{1,200})")


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What is to be read, and how."""

    names: tuple[str, ...]
    """Files, folders, patterns, or `-`."""
    without: Path
    """The folder of the articles, which is never read."""
    max_bytes: int
    """The largest note, in bytes."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Names of columns, by what they hold, for tables."""
    form: str | None = None
    """The form of standard input, where it is not to be told by how it begins."""
    follow_links: bool = False
    """Whether links are followed, wherever they lead."""
    limit: int | None = None
    """How many notes are read at most."""
    left_out: LeftOut = field(default_factory=LeftOut)
    """Takes what lies among the notes and is none."""
    tables: dict[str, None] = field(default_factory=dict)
    """Takes a line for each table: which column holds what."""

    def items(self) -> Iterator[Item]:
        """All notes in a fixed order. What cannot be read comes as a faulty item.

        Raises:
            InputError: a table lacks a column that is named.
        """
        return islice(self._items(), self.limit)

    def _items(self) -> Iterator[Item]:
        for name in self.files():
            try:
                with opened(name) as file:
                    yield from self._of(file, name)
            except InputError as error:
                if self.columns and "--column-" in str(error):
                    raise
                yield faulty(name, name, str(error).removeprefix(f"{name}: "))
            except OSError as error:
                yield faulty(name, name, f"cannot read: {error.strerror}: try again")

    def files(self) -> Iterator[str]:
        """The names of the files, `-` for standard input."""
        return files_of(
            self.names, without=self.without, follow_links=self.follow_links, left_out=self.left_out
        )

    def _of(self, file: io.BufferedReader, name: str) -> Iterator[Item]:
        bare = name.removesuffix(".gz")
        form = self.form if name == STDIN else _BY_SUFFIX.get(PurePath(bare).suffix.lower())
        form = form or _guessed(file.peek(4_096))
        if form in {"csv", "jsonl"}:
            with text_of(file, name) as text:
                if form == "csv":
                    told = self.tables.setdefault
                    yield from row_items(text, name, self.columns, max_bytes=self.max_bytes, told=told)
                else:
                    yield from line_items(text, name, max_bytes=self.max_bytes)
        elif form == "json":
            yield from self._list(file, name)
        else:
            yield self._single(file, name)

    def _list(self, file: io.BufferedReader, name: str) -> Iterator[Item]:
        data = file.read(_LARGEST_LIST + 1)
        if len(data) > _LARGEST_LIST:
            raise InputError(f"{name}: more than {_LARGEST_LIST} bytes: put one note a line, as .jsonl")
        return json_items(decode(data, name=name, max_bytes=_LARGEST_LIST), name)

    def _single(self, file: io.BufferedReader, name: str) -> Item:
        data = file.read(self.max_bytes + 1)
        binary = None if is_document(data) else kind_of_binary(data)
        if binary:
            raise InputError(f"{name}: {binary}")
        slug = _SLUG.match(data)
        path = PurePath(name.removesuffix(".gz"))
        return Item(
            place=visible(name),
            source=visible(source_of(name)),
            name=visible(str(path)),
            stem=slug[1].decode("utf-8", errors="replace") if slug else path.stem.strip("-. ") or "note",
            digest=digest_of(data, visible(path.suffix.lower())),
            data=data,
        )


def _guessed(beginning: bytes) -> str:
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"["):
        return "json"
    if not start.startswith(b"{"):
        return "text"
    try:
        json.loads(start.partition(b"\n")[0])
    except ValueError:
        return "jsonl" if b"\n" not in start else "json"
    return "jsonl"
