"""The house file: read, checked, and written for a start."""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from articlekit.checks import find_rule
from articlekit.errors import HouseError, UsageError
from articlekit.model.house import House

__all__ = ["SAMPLE", "house_for", "house_of", "load_house", "parse_house"]

SAMPLE = files("articlekit.app").joinpath("house.toml").read_text(encoding="utf-8")
"""A house file to start from, with a comment on every key."""
_OWN, _PROJECT = ".articlekit.toml", "pyproject.toml"
_TABLE = re.compile(rb"^\s*\[tool\.articlekit[\].]", re.MULTILINE)

Place = Callable[..., str]
"""What to call the place of a key, and of a value in the list under it, in messages."""


def load_house(path: Path | None) -> House:
    """Read a house file; without a path, the default house.

    Raises:
        HouseError: the file cannot be read or is wrong.
    """
    if path is None:
        return House()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise HouseError(f"{path}: cannot read the house file: {reason}") from error
    return parse_house(text, name=str(path))


def house_for(place: str, given: Path | None) -> House:
    """The house that is given or, without one, that of the nearest house file from an input upwards.

    Args:
        place: the input: a file or folder; for standard input (`-`) it is the current folder.
        given: the house file that an option or the environment names.

    Raises:
        HouseError: the file cannot be read or is wrong.
    """
    return load_house(given or _find_house(Path(place)))


def _find_house(place: Path) -> Path | None:
    """The house file that holds for a file or folder: the nearest, from its folder upwards.

    It is called `.articlekit.toml`, or is a `pyproject.toml` with a table `[tool.articlekit]`.
    """
    start = place.absolute()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        own, project = folder / _OWN, folder / _PROJECT
        if own.is_file():
            return own
        if project.is_file() and _TABLE.search(project.read_bytes()):
            return project
    return None


def parse_house(text: str, *, name: str) -> House:
    """The house that a TOML text describes.

    Args:
        text: the TOML.
        name: what to call it in messages.

    Raises:
        HouseError: with the line, the key and what was expected.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise HouseError(f"{name}: not valid TOML: {error}") from error
    if Path(name).name == _PROJECT:
        table = table.get("tool", {}).get("articlekit", {})
        if not isinstance(table, dict):
            raise HouseError(f"{name}: tool.articlekit is no table: write [tool.articlekit]")
        return _house(
            table, lambda keys, value=None: _place(text, name, ["tool", "articlekit", *keys], value)
        )
    return _house(table, partial(_place, text, name))


def house_of(table: Mapping[str, Any], *, name: str) -> House:
    """The house that the keys of a house file describe, from wherever they come.

    Args:
        table: what `tomllib` would make of the file.
        name: what to call it in messages.

    Raises:
        HouseError: with the key and what was expected; `keys` is the way to it.
    """
    return _house(table, lambda *_: name)


def _house(table: Mapping[str, Any], place: Place) -> House:
    severities = _severities(table.get("severities", {}), place)
    try:
        text = json.dumps({**table, "severities": severities}, default=str)
        house = House.model_validate_json(text, strict=True)  # as JSON, which has lists for tuples
    except ValidationError as error:
        first = error.errors()[0]
        keys = [str(part) for part in first["loc"]]
        where = place(keys, first["input"])
        if first["type"] == "extra_forbidden":
            raise HouseError(f"{where}: unknown key {'.'.join(keys)!r}{_nearest(keys)}", keys) from error
        value = repr(first["input"])[:80]
        raise HouseError(f"{where}: {'.'.join(keys)} is {value}: {_expected(first)}", keys) from error
    for phrase, fault in _wrong_phrases(house.phrases):
        keys = ["phrases", phrase]
        raise HouseError(f"{place(keys)}: phrases.{phrase} is {house.phrases[phrase]!r}: {fault}", keys)
    return house


def _place(text: str, name: str, keys: list[str], value: Any = None) -> str:
    return f"{name}:{_line(text, keys, value)}"


def _wrong_phrases(phrases: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Phrases whose other words would say something else, or be banned in their turn."""
    if not phrases:
        return
    from articlekit.language.phrases import phrases_in  # which most house files do without

    for phrase, instead in phrases.items():
        banned = next((found for _, _, found in phrases_in(instead, tuple(phrases))), None)
        if banned is not None:
            yield phrase, f"expected words that are not banned, as {banned!r} is"
        elif instead and _figures(phrase) != _figures(instead):
            yield phrase, f"expected the same figures as in {phrase!r}: a number is not to change"


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)


_EXPECTED = {
    "bool_type": "true or false",
    "dict_type": "a table",
    "greater_than_equal": "{ge} or more",
    "int_type": "a whole number",
    "less_than_equal": "{le} or less",
    "list_type": "a list",
    "model_type": "a table",
    "string_too_long": "{max_length} characters or fewer",
    "string_too_short": "{min_length} character or more",
    "string_type": "a text in quotation marks",
    "too_long": "{max_length} or fewer",
    "too_short": "{min_length} or more",
    "tuple_type": "a list",
}
"""What should stand in place of a wrong value, by the kind of the error."""


def _expected(error: Any) -> str:
    """What should stand in place of a wrong value."""
    if error["type"] == "string_pattern_mismatch":
        return "expected the words of a heading, *, + or ?; for a level put ## to ###### before it"
    for kind, words in _EXPECTED.items():
        if error["type"] == kind:
            return f"expected {words.format_map(error.get('ctx', {}))}"
    message: str = error["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return f"expected {message[0].lower()}{message[1:]}"


def _severities(table: Any, place: Place) -> dict[str, str | None]:
    keys = ["severities"]
    if not isinstance(table, dict):
        raise HouseError(
            f"{place(keys)}: severities is no table: write [severities] and rule = severity", keys
        )
    result: dict[str, str | None] = {}
    for rule, value in table.items():
        keys = ["severities", rule]
        try:
            find_rule(rule)
        except UsageError as error:
            raise HouseError(f"{place(keys)}: severities: {error}", keys) from error
        if not isinstance(value, str) or value not in {"error", "warning", "info", "off"}:
            raise HouseError(
                f"{place(keys)}: severities.{rule} is {value!r}: expected error, warning, info or off", keys
            )
        result[rule] = None if value == "off" else value
    return result


_KEY = r"(?:\"[^\"]*\"|'[^']*'|[\w-]+)"
_DOTTED = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_HEADER = re.compile(rf"\s*\[\[?\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]")


def _line(text: str, keys: list[str], value: Any = None) -> int:
    """The line on which a key stands or, for an item of a list, that value; its table, or 1."""
    table: list[str] = []
    best, number_of_best = 0, 1
    for number, line in enumerate(text.splitlines(), start=1):
        header, dotted = _HEADER.match(line), _DOTTED.match(line)
        if header:
            table = _parts(header[1])
        path = table if header else [*table, *_parts(dotted[1])] if dotted else []
        if best < len(path) and path == keys[: len(path)]:
            best, number_of_best = len(path), number
    if keys[best:] and keys[best].isdigit() and isinstance(value, str):
        lines = enumerate(text.splitlines()[number_of_best - 1 :], start=number_of_best)
        return next((number for number, line in lines if value and value in line), number_of_best)
    return number_of_best


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_KEY, dotted)]


def _nearest(keys: list[str]) -> str:
    model: Any = House
    for key in keys[:-1]:
        field = model.model_fields.get(key)
        model = field.annotation if field is not None else None
        if not hasattr(model, "model_fields"):
            return ""
    known = list(model.model_fields)
    from difflib import get_close_matches  # only where something is wrong

    close = get_close_matches(keys[-1], known, n=1)
    return f": did you mean {close[0]!r}?" if close else f": expected one of {', '.join(known)}"
