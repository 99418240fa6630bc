"""YAML front matter: the lines between two `---` at the start of a text."""

import re

from articlekit.errors import InputError
from articlekit.reading.metadata import Header, header

__all__ = ["split_front_matter"]

_BLOCK = re.compile(r"---[ \t]*\n(.{0,20000}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"[ \t]*(?:#.*)?\n?[A-Za-z_][\w -]{0,40}:(?:\s|$)")


def split_front_matter(text: str, *, name: str) -> tuple[Header, str]:
    """The header of a text and the text without it.

    Lines between rules that are no `key: value` pairs are text and stay.

    Raises:
        InputError: the front matter is not YAML; the message has the line.
    """
    match = _BLOCK.match(text)
    if match is None or not _KEY.match(match[1]):
        return Header(), text
    values = _values(match[1], name)
    return header(values, name=name), text[match.end() :].lstrip("\n")


def _values(block: str, name: str) -> dict[str, str | tuple[str, ...]]:
    import yaml

    try:
        # All scalars as strings: the language `no` is Norwegian and no falsehood, 14:05 is a time.
        table = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - builds strings, lists, dicts
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 1
        raise InputError(f"{name}, line {line}: front matter: no YAML: write `key: value` lines") from error
    except (RecursionError, ValueError) as error:
        raise InputError(f"{name}, line 1: front matter cannot be read: write `key: value` lines") from error
    if not isinstance(table, dict):
        return {}
    return {str(key): _value(value) for key, value in table.items() if isinstance(key, str)}


def _value(value: object) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
