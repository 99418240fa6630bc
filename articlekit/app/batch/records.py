"""Records: an object of a JSON list or line, or a row of a table, as an item."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from articlekit.app.batch.inputs import STDIN
from articlekit.app.batch.item import Item, digest_of, visible

__all__ = ["faulty", "record_item", "source_of"]

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
    stem = "notes" if file == STDIN else PurePath(file).stem
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
