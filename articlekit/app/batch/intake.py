"""Intake: notes from files of every form and encoding, one after the other, however many there are."""

import gzip
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import BinaryIO, TextIO, cast

from articlekit.app.batch.inputs import LeftOut, files_of
from articlekit.app.batch.item import (
    STDIN,
    Item,
    digest_of,
    faulty,
    json_items,
    line_items,
    source_of,
    visible,
)
from articlekit.app.batch.tables import row_items
from articlekit.app.source_files import read_source
from articlekit.errors import InputError
from articlekit.reading import decode
from articlekit.reading.decoding import kind_of_binary
from articlekit.reading.form import reader_of

__all__ = ["FORMS", "Intake", "count_notes"]

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
        binary = None if reader_of(data, name) else kind_of_binary(data)
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


_SAMPLE = 65_536
"""Bytes from which the encoding is told."""
_GZIP = b"\x1f\x8b"


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, or of standard input; a file that gzip has packed is unpacked as it is read.

    Raises:
        InputError: it cannot be opened.
    """
    if name == STDIN:
        yield _peekable(sys.stdin.buffer)
        return
    try:
        file = cast("io.BufferedReader", Path(name).open("rb", buffering=_SAMPLE))  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}: check the name and its rights") from error
    with file:
        if file.peek(2)[:2] == _GZIP:
            with gzip.open(file) as unpacked:
                yield _peekable(cast("BinaryIO", unpacked))
        else:
            yield file


@contextmanager
def text_of(file: io.BufferedReader, name: str) -> Iterator[TextIO]:
    """A stream of bytes as a stream of text, with a line feed at the end of every line.

    Bytes that the encoding does not have become U+FFFD: one broken line does not end the run.

    Raises:
        InputError: it is empty, or no text.
    """
    sample = file.peek(_SAMPLE)[:_SAMPLE]
    encoding = _encoding(sample, name)
    text = io.TextIOWrapper(cast("BinaryIO", file), encoding=encoding, errors="replace")
    try:
        yield text
    finally:
        text.detach()


def _peekable(file: BinaryIO) -> io.BufferedReader:
    """Standard input, also where somebody has put something else in its place."""
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", file))


def _encoding(sample: bytes, name: str) -> str:
    whole = _whole_lines(sample)
    if not whole.strip(b" \t\r\n\0"):
        raise InputError(f"{name}: empty: give a file with notes")
    wide = _wide(whole)
    if wide is not None:
        return wide
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return read_source(whole, name=name, max_bytes=_SAMPLE).encoding
    if b"\0" in whole:
        raise InputError(f"{name}: binary data, not text: save the notes as CSV or JSON Lines")
    return "utf-8-sig"


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by where the zero bytes stand."""
    if sample.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _whole_lines(sample: bytes) -> bytes:
    """A sample without the character, or the line, that it may break off in."""
    if len(sample) < _SAMPLE:
        return sample
    if b"\0" in sample[:1_000]:
        return sample[: len(sample) // 4 * 4]
    return sample[: sample.rfind(b"\n") + 1] or sample


def count_notes(intake: Intake) -> int | None:
    """About how many notes an intake has, told by files and lines; `None` for standard input."""
    if STDIN in intake.names:
        return None
    try:
        return sum(map(_count, replace(intake, left_out=LeftOut()).files()))
    except (OSError, InputError):
        return None


def _count(name: str) -> int:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BY_LINES:
        return 1
    return max(0, sum(chunk.count(b"\n") for chunk in _chunks(name)) - _BY_LINES[suffix])


def _chunks(name: str) -> Iterator[bytes]:
    with Path(name).open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


_BY_LINES = {".jsonl": 0, ".ndjson": 0, ".csv": 1, ".tsv": 1}
"""Files with a note a line, and how many lines at the top are none."""


_CHUNK = 1 << 20
