"""Items: one note as it came in, or as an object of JSON or a row of a table has it."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, TextIO

from articlekit.reading.decoding import MARKS

__all__ = [
    "STDIN",
    "Item",
    "digest_of",
    "faulty",
    "json_items",
    "line_items",
    "record_item",
    "source_of",
    "visible",
]

STDIN = "-"
"""What stands for standard input among names of files."""

_INVISIBLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")
"""Control characters, and halves of characters: bytes of a file's name that are no UTF-8 are such halves."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """The bytes of one note, where they come from, and what its files are to be called."""

    place: str
    """Where it stands, for people: `notes/fire.txt`, or `notes.csv, line 12`."""
    source: str
    """What it is known by from run to run: its file, and in a file of many its id or its content."""
    name: str
    """The file name that it is read under: it gives the form by its ending, and an id."""
    stem: str
    """What its files would like to be called, before that is made safe and unique."""
    digest: str
    """The content as a SHA-256 in hexadecimal digits."""
    data: bytes = b""
    fault: str | None = None
    """Why there is nothing to read, where that shows already."""


def visible(text: str) -> str:
    """A text from outside on one line, as every terminal, file and database takes it.

    >>> visible("caf\\udce9\\n.txt")
    'caf\\\\udce9\\\\n.txt'
    """
    return _INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def digest_of(data: bytes, form: str) -> str:
    """The digest of a note: the same whatever its byte order mark, line ends and margins.

    Args:
        data: the bytes of the note.
        form: what decides how they are read, the ending of the file name for one.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            data = data[len(mark) :].decode(encoding, errors="replace").encode("utf-8", errors="replace")
            break
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").strip()
    return hashlib.sha256(form.encode() + b"\0" + plain).hexdigest()


_IDS = ("id", "uid")
_NAMES = ("slug", *_IDS, "title", "headline")
"""Keys that a record's files are named after, the best first."""


def record_item(value: Any, file: str, place: str, number: int) -> Item:
    """The item of one record.

    Its digest leaves the id out: the same note under two ids is the same note.

    Args:
        value: the record: an object or a string.
        file: the file that it stands in.
        place: where, for people.
        number: the how manieth it is, from 1.
    """
    stem = "notes" if file == STDIN else PurePath(file.removesuffix(".gz")).stem
    known = {str(key).lower(): item for key, item in value.items()} if isinstance(value, Mapping) else {}
    rest = {key: item for key, item in value.items() if str(key).lower() not in _IDS} if known else value
    digest = digest_of(_encoded(rest), ".json")
    identity = next((str(known[key]) for key in _IDS if _is_name(known.get(key))), f"={digest[:16]}")
    wanted = next((str(known[key]) for key in _NAMES if _is_name(known.get(key))), f"{stem}-{number}")
    return Item(
        place=visible(place),
        source=visible(f"{source_of(file)}#{identity}"),
        name=visible(f"{stem}-{number}.json"),
        stem=wanted,
        digest=digest,
        data=_encoded(value),
    )


def faulty(file: str, place: str, fault: str, data: bytes = b"") -> Item:
    """An item that stands for what cannot be read.

    Args:
        file: the file that it stands in.
        place: where, for people.
        fault: why it cannot be read, and what to do.
        data: as much of it as there is.
    """
    return Item(
        place=visible(place),
        source=visible(f"{source_of(file)}!{place}"),
        name=visible(place),
        stem=PurePath(file).stem,
        digest=digest_of(data + visible(fault).encode(), visible(f"!{place}")),
        fault=visible(fault),
    )


def source_of(file: str) -> str:
    """What a file is known by, wherever the command is given."""
    return file if file == STDIN else str(Path(file).absolute())


def _is_name(value: Any) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(str(value).strip())


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace")


def line_items(text: TextIO, file: str, *, max_bytes: int) -> Iterator[Item]:
    """The notes of a file with one JSON value a line; a line that is none is a faulty item.

    Args:
        text: the file, open.
        file: its name.
        max_bytes: the longest line, in characters.
    """
    number, found = 0, 0
    while line := text.readline(max_bytes + 1):
        number += 1
        place = f"{file}, line {number}"
        if len(line) > max_bytes and not line.endswith("\n"):
            while (rest := text.readline(max_bytes)) and not rest.endswith("\n"):
                pass
            yield faulty(file, place, f"longer than {max_bytes} characters: raise ARTICLEKIT_MAX_BYTES")
        elif line.strip():
            found += 1
            yield _record(line, file, place, found)


def json_items(text: str, file: str) -> Iterator[Item]:
    """The notes of a JSON file: one object, a list of them, or `{"notes": […]}`."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield faulty(file, file, _complaint(error), text.encode("utf-8", errors="replace"))
        return
    if isinstance(value, dict) and isinstance(value.get("notes"), list):
        value = value["notes"]
    if not isinstance(value, list):
        value = [value]
    for number, record in enumerate(value, start=1):
        place = f"{file}, note {number}" if len(value) > 1 else file
        yield _item(record, file, place, number)


def _record(line: str, file: str, place: str, number: int) -> Item:
    try:
        value = json.loads(line.rstrip("\n"))
    except (ValueError, RecursionError) as error:
        return faulty(file, place, _complaint(error, line=True), line.encode("utf-8", errors="replace"))
    return _item(value, file, place, number)


def _item(value: Any, file: str, place: str, number: int) -> Item:
    if isinstance(value, dict | str) and value:
        return record_item(value, file, place, number)
    data = json.dumps(value).encode()
    return faulty(file, place, 'no note: give an object such as {"text": …}', data)


def _complaint(error: Exception, *, line: bool = False) -> str:
    """What is wrong with a text, or with a line, whose number is said elsewhere."""
    if isinstance(error, json.JSONDecodeError):
        place = f"column {error.colno}" if line else f"line {error.lineno}, column {error.colno}"
        return f"not JSON ({error.msg}, {place}): fix it there"
    return "JSON that cannot be read: make it simpler"
