"""JSON Lines and JSON lists: one note an object."""

import json
from collections.abc import Iterator
from typing import Any, TextIO

from articlekit.app.batch.item import Item, faulty, record_item

__all__ = ["json_items", "line_items"]


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
