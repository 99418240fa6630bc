"""Notes in JSON: one object, a list of them, `{"notes": […]}`, or one object a line."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from articlekit.errors import InputError
from articlekit.reading.decoding import clean
from articlekit.reading.jira import condensed, is_about_ticket, titled
from articlekit.reading.metadata import KEYS, Record, field_name, field_names, header, talk_names

__all__ = ["TEXT_KEYS", "read_json", "read_json_lines"]

TEXT_KEYS = ("text", "body", "content", "summary", "description")
"""Keys under which the text of a note stands, the best first."""
_TIMES = ("time", "timestamp", "ts", "at", "datetime", "date_time", "date", "when", "created", "created_at")
_WORDS = ("event", "message", "comment", "note", "entry", "update", "action", *TEXT_KEYS)
_NAMES = ("user", "user_name", "username", "name", "author", "from", "sender", "by", "speaker")
_ENVELOPES = 5
"""Objects in objects that are opened."""
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,6})?")
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")
_LARGEST = 10_000
"""Notes that one file may hold."""


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
    if _is_log(value) and all(_part(item, _NAMES) for item in value):
        return (_record({"text": "\n".join(_line(item) for item in value)}, place=name),)
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
            f"{name}, line {line}, column {error.colno}: not JSON ({error.msg}): fix it there"
        ) from error
    except (RecursionError, ValueError) as error:  # nested too deeply, or a number without end
        raise InputError(f"{name}, line {first_line}: JSON that cannot be read: make it simpler") from error


def _record(value: Any, *, place: str) -> Record:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict):
        raise InputError(f'{place}: neither an object nor a string: give notes such as {{"text": …}}')
    value = _called(titled(condensed(_unwrapped(value))))
    body, key = _body(value)
    told = {name: _messages(name, items) for name, items in value.items()}
    logs = {name: items for name, items in told.items() if _is_log(items) or _is_talk(items)}
    value = {name: item for name, item in value.items() if name not in logs}
    for name, items in logs.items():
        talk = _names_talk(name)
        heading = "" if talk else f"{_label(name)}:\n"
        body += f"\n\n{heading}" + "\n".join(f"- {_line(item, named=not talk)}" for item in items)
    meta_keys = {alias for aliases in KEYS.values() for alias in aliases}
    known = {k: _strings(v) for k, v in value.items() if k.lower() in meta_keys and k != key and _flat(v)}
    head = header(known, name=place)
    taken = {key, *_used(known)}
    rest = tuple(pair for k, v in value.items() if k not in taken for pair in _fields(k, v))
    record = Record(clean(body).strip("\n"), replace(head, rest=(*head.rest, *rest)), place)
    if not record.text.strip() and not record.header.title and not record.header.rest:
        raise InputError(f"{place}: nothing in it: give a note with text")
    return record


def _unwrapped(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object without its envelope, such as `{"ticket": {…}}`; what stands beside a note in it stays."""
    for _ in range(_ENVELOPES):
        inner = [key for key, item in value.items() if isinstance(item, dict)]
        if len(inner) != 1 or _body(value)[1] is not None:
            break
        if len(value) > 1 and _body(value[inner[0]])[1] is None:
            break
        beside = {key: item for key, item in value.items() if key != inner[0]}
        value = {**beside, **value[inner[0]]}
    return value


def _called(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object with its title, text and dates under the names that a note has for them."""
    names = {
        "title": KEYS["title"],
        "text": TEXT_KEYS,
        "date": KEYS["date"],
        "modified": KEYS["modified"],
    }
    lowered = {key.lower() for key in value}
    meant: dict[str, str] = {}
    for what, known in names.items():
        if what in meant.values() or lowered & {*known}:
            continue
        own = (key for key, item in value.items() if isinstance(item, str) and key not in meant)
        found = next((key for key in own if field_name(key) in field_names()[what]), None)
        if found is not None:
            meant[found] = what
    return {meant.get(key, key): item for key, item in value.items()}


def _names_talk(key: str) -> bool:
    """Whether people write under a key of a ticket, in any language."""
    return field_name(key) in talk_names()["keys"]


def _messages(key: str, value: Any) -> Any:
    """What people wrote under a key, its parts under the names that are looked for; else as it is."""
    if not (_names_talk(key) and isinstance(value, list) and all(isinstance(item, dict) for item in value)):
        return value
    known = {*_TIMES, *_WORDS, *_NAMES}
    parts = {"text": field_names()["text"], "author": talk_names()["author"], "time": talk_names()["time"]}
    meant = {
        own: next((part for part, names in parts.items() if field_name(own) in names), own)
        for item in value
        for own in item
        if own.lower() not in known
    }
    return [{meant.get(own, own): said for own, said in item.items()} for item in value]


def _is_log(value: Any) -> bool:
    """Whether a value is a list of things that each have a time and words."""
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(item, dict) and _part(item, _TIMES) and _part(item, _WORDS) for item in value)
    )


def _is_talk(value: Any) -> bool:
    """Whether a value is a list of what people said."""
    return (
        isinstance(value, list)
        and len(value) > 0
        and all(isinstance(item, dict) and _part(item, _NAMES) and _part(item, _WORDS) for item in value)
    )


def _part(item: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """What stands under the first of some keys, on one line."""
    lowered = {key.lower(): value for key, value in item.items()}
    for name in names:
        value = lowered.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return " ".join(clean(str(value)).split())
    return None


def _line(item: Mapping[str, Any], *, named: bool = True) -> str:
    """A thing of a list as a line of a log: its time, its speaker, its words, and what else it says."""
    time, words = _part(item, _TIMES) or "", _part(item, _WORDS) or ""
    name = _part(item, _NAMES) if named else None
    time = _readable(time)
    known = {*_TIMES, *_WORDS, *_NAMES, "subtype", "id", "uid", "updated", "updated_at", "self"}
    rest = [
        f"{_label(key)}: {text}"
        for key, value in item.items()
        if key.lower() not in known
        for text in _plain(value)
        if not is_about_ticket(_label(key), text)
    ]
    said = "; ".join((words, *rest))
    if not time:
        return said
    return f"[{time}] {name}: {said}" if name else f"{time} – {said}"


def _readable(time: str) -> str:
    """A time as programs write it, in seconds since 1970 or in ISO 8601, as people do: to the minute, on its
    own clock."""
    if _EPOCH.fullmatch(time):
        seconds = float(time) / (1_000 if len(time.partition(".")[0]) == 13 else 1)
        moment = datetime.fromtimestamp(seconds, UTC)
    elif _ISO.match(time):
        try:
            moment = datetime.fromisoformat(time)
        except ValueError:
            return time
    else:
        return time
    zone = " UTC" if moment.tzinfo is not None and not moment.utcoffset() else ""
    return f"{moment:%Y-%m-%d %H:%M}{zone}"


def _plain(value: Any) -> list[str]:
    return [text for _, text in _fields("", value)]


def _body(value: Mapping[str, Any]) -> tuple[str, str | None]:
    """The text of a note and the key it stands under."""
    lowered = {key.lower(): key for key in value}
    for name in TEXT_KEYS:
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
            waiting += [(label, _together(part)) for part in reversed(item)]
        elif isinstance(item, str | int | float) and str(item).strip():
            said = str(item).lower() if isinstance(item, bool) else str(item)
            found.append((_label(label), _readable(" ".join(clean(said).split()))))
    return found


def _together(part: Any) -> Any:
    """A thing in a list on one line, where it is an object: what belongs together stays together."""
    if not isinstance(part, dict) or not all(
        _flat(value) or isinstance(value, bool) for value in part.values()
    ):
        return part
    return "; ".join(f"{label}: {text}" for key, value in part.items() for label, text in _fields(key, value))


def _label(key: str) -> str:
    """A key as words: `affected_users` is "affected users"."""
    return " ".join(clean(key).replace("_", " ").split())[:80] or "…"
