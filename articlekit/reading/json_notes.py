"""Notes in JSON: one object, a list of them, `{"notes": […]}`, or one object a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from articlekit.errors import InputError
from articlekit.reading.decoding import clean
from articlekit.reading.metadata import KEYS, Header, header

__all__ = ["Record", "read_json", "read_json_lines"]

_TEXT = ("text", "body", "content", "summary", "description")
_LARGEST = 10_000
"""Notes that one file may hold."""


@dataclass(frozen=True)
class Record:
    """A note as it stands in JSON: its text, and what the other keys say."""

    text: str
    header: Header
    place: str
    """The note's place in the file, for messages."""


def read_json(text: str, *, name: str) -> tuple[Record, ...]:
    """The records of a JSON file.

    Raises:
        InputError: it is no JSON, or no note; the message has the line and column.
    """
    value = _parsed(text, name, first_line=1)
    if isinstance(value, dict) and isinstance(value.get("notes"), list):
        value = value["notes"]
    if not isinstance(value, list):
        return (_record(value, place=name),)
    if not value:
        raise InputError(f"{name}: an empty list: give at least one note")
    _check_number(len(value), name)
    return tuple(_record(item, place=f"{name}, note {number}") for number, item in enumerate(value, 1))


def read_json_lines(text: str, *, name: str) -> tuple[Record, ...]:
    """The records of a file with one JSON value a line; empty lines are skipped.

    Raises:
        InputError: a line is no JSON, or no note.
    """
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    _check_number(len(lines), name)
    return tuple(
        _record(_parsed(line, name, first_line=number), place=f"{name}, line {number}")
        for number, line in lines
    )


def _check_number(number: int, name: str) -> None:
    if number > _LARGEST:
        raise InputError(f"{name}: {number} notes, more than {_LARGEST}: split the file")


def _parsed(text: str, name: str, *, first_line: int) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise InputError(
            f"{name}, line {line}, column {error.colno}: not JSON ({error.msg}): mend it there"
        ) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number without end
        raise InputError(f"{name}, line {first_line}: JSON that cannot be read: make it simpler") from error


def _record(value: Any, *, place: str) -> Record:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise InputError(f'{place}: neither an object nor a string: give notes such as {{"text": …}}')
    body, key = _body(value)
    meta_keys = {alias for aliases in KEYS.values() for alias in aliases}
    known = {k: _strings(v) for k, v in value.items() if k.lower() in meta_keys and k != key and _flat(v)}
    head = header(known, name=place)
    taken = {key, *_used(known)}
    rest = tuple(pair for k, v in value.items() if k not in taken for pair in _fields(k, v))
    record = Record(clean(body).strip("\n"), replace(head, rest=(*head.rest, *rest)), place)
    if not record.text.strip() and not record.header.title and not record.header.rest:
        raise InputError(f"{place}: nothing in it: give a note with text")
    return record


def _body(value: Mapping[str, Any]) -> tuple[str, str | None]:
    """The text of a note and the key it stands under."""
    lowered = {key.lower(): key for key in value}
    for name in _TEXT:
        key = lowered.get(name)
        if key is not None and isinstance(value[key], str) and value[key].strip():
            return value[key], key
    return "", None


def _flat(value: Any) -> bool:
    """Whether a value is text, a number, or a list of such."""
    items = value if isinstance(value, list) else [value]
    return all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items)


def _strings(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(clean(str(item)) for item in value)
    return clean(str(value))


def _used(known: Mapping[str, Any]) -> Iterator[str]:
    """The keys whose values went into the header: the first of those that mean the same."""
    lowered = {key.lower(): key for key in known if known[key]}
    for aliases in KEYS.values():
        present = [lowered[alias] for alias in aliases if alias in lowered]
        yield from present[:1]


def _fields(key: str, value: Any) -> list[tuple[str, str]]:
    """The strings and numbers under a key, with labels made of the keys on the way to them."""
    waiting = [(key, value)]
    found: list[tuple[str, str]] = []
    while waiting:
        label, item = waiting.pop()
        if isinstance(item, dict):
            waiting += [(f"{label} {inner}", part) for inner, part in reversed(item.items())]
        elif isinstance(item, list):
            waiting += [(label, part) for part in reversed(item)]
        elif isinstance(item, str | int | float) and not isinstance(item, bool) and str(item).strip():
            found.append((_label(label), " ".join(clean(str(item)).split())))
    return found


def _label(key: str) -> str:
    """A key as words: `affected_users` is "affected users"."""
    return " ".join(clean(key).replace("_", " ").split())[:80] or "…"
