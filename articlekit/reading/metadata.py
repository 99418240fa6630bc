"""What a file says about a note apart from its text: front matter, JSON keys, HTML attributes."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from articlekit.errors import InputError
from articlekit.language.letters import fold, slugify
from articlekit.language.locale import available
from articlekit.language.tags import is_valid, normalize, primary
from articlekit.model.note import Meta

__all__ = [
    "KEYS",
    "SHAPED",
    "Header",
    "Record",
    "field_name",
    "field_names",
    "header",
    "iso_date",
    "known_language",
    "split_front_matter",
    "take",
    "talk_names",
]

KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "language": ("language", "lang", "inlanguage"),
    "date": (
        *("date", "datepublished", "published", "created", "created_at", "createdat", "datecreated"),
        *("opened", "opened_at", "reported_at", "sys_created_on", "created_on"),
    ),
    "modified": ("modified", "datemodified", "updated", "updated_at", "sys_updated_on", "last_updated"),
    "place": ("place", "location"),
    "byline": ("byline", "author"),
    "byline_url": ("byline_url", "author_url", "authorurl"),
    "image": ("image", "image_url", "imageurl"),
    "sources": ("sources", "source"),
    "slug": ("slug",),
    "embargo": ("embargo", "embargoed"),
    "version": ("version",),
    "correction": ("correction",),
    "id": ("id", "uid"),
}

_LONGEST = 120
_SENTENCE_ENDS = (". ", "! ", "? ", "。", "؟ ", "। ")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
SHAPED = ("date", "modified", "byline_url", "image", "version")
"""What is no statement only where it has its shape."""
_VERSION = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True, kw_only=True)
class Header:
    """What stands over a note."""

    title: str | None = None
    language: str | None = None
    """BCP 47 tag, where a valid one was given."""
    id: str | None = None
    meta: Meta = field(default_factory=Meta)
    rest: tuple[tuple[str, str], ...] = ()
    """Values that fit nowhere, with their keys: they are read as labelled statements."""


@cache
def field_names() -> dict[str, frozenset[str]]:
    """What columns and keys are called in many languages, folded, by what they hold."""
    return _folded({what: names for what, names in _names().items() if what != "talk"})


@cache
def talk_names() -> dict[str, frozenset[str]]:
    """What a ticket calls the messages in it, who wrote one, and when, in many languages, folded."""
    return _folded(_names()["talk"])


def _names() -> dict[str, Any]:
    return tomllib.loads((files("articlekit.reading") / "field_names.toml").read_text(encoding="utf-8"))


def _folded(names: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {what: frozenset(map(fold, entries)) for what, entries in names.items()}


def field_name(key: str) -> str:
    """A key or the name of a column as `field_names` has it."""
    return fold(key.replace("_", " ").replace("-", " ")).strip()


@dataclass(frozen=True)
class Record:
    """A note as it stands in JSON: its text, and what the other keys say."""

    text: str
    header: Header
    place: str
    """The note's place in the file, for messages."""


def header(values: Mapping[str, str | tuple[str, ...]], *, name: str) -> Header:
    """Sort the values of a file's keys; keys are compared in lower case.

    Raises:
        InputError: the embargo is no ISO 8601 date, or nothing of the slug can stay.
    """
    found = {key: _first(values, names) for key, names in KEYS.items()}
    single = {key: _line(value) for key, value in found.items() if key != "sources"}
    language = known_language(single["language"])
    read = dict(_read(single, language or "en"))
    return Header(
        title=single["title"],
        language=language,
        id=single["id"],
        meta=Meta(
            place=single["place"],
            byline=single["byline"],
            slug=_slug(single["slug"], name),
            sources=_several(found["sources"]),
            embargo=_embargo(single["embargo"], name),
            correction=single["correction"],
            **read,
        ),
        rest=tuple((key, single[key] or "") for key in SHAPED if single[key] and read[key] is None),
    )


def _read(values: Mapping[str, str | None], language: str) -> Iterator[tuple[str, Any]]:
    """What must have a shape: the value as `Meta` has it, or None where it has another."""
    for key in ("date", "modified"):
        yield key, iso_date(values[key] or "", language)
    for key in ("byline_url", "image"):
        yield key, values[key] if _ADDRESS.fullmatch(values[key] or "") else None
    number = values["version"] or ""
    yield "version", int(number) if _VERSION.fullmatch(number) else None


def _first(
    values: Mapping[str, str | tuple[str, ...]], names: tuple[str, ...]
) -> str | tuple[str, ...] | None:
    lowered = {key.lower(): value for key, value in values.items()}
    return next((lowered[name] for name in names if lowered.get(name)), None)


def _line(value: str | tuple[str, ...] | None) -> str | None:
    text = ", ".join(value) if isinstance(value, tuple) else value or ""
    return " ".join(text.split()) or None


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    parts = value if isinstance(value, tuple) else (value or "").splitlines()
    return tuple(line for part in parts if (line := " ".join(part.split())))


def known_language(tag: str | None) -> str | None:
    """A tag in its usual letter case, or None where it is no BCP 47 tag."""
    if not tag:
        return None
    tidy = normalize(tag)
    if tidy in available() or is_valid(tidy):
        return tidy if primary(tidy) != "und" else None
    return None


def iso_date(text: str, language: str = "en") -> str | None:
    """A date or date-time as ISO 8601, however it is written; None for anything else.

    Args:
        text: the words of a field.
        language: the BCP 47 tag that they are most likely in.
    """
    text = text.strip()
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        if len(text) > 10 and text[4] == "-":
            return datetime.fromisoformat(text.replace(" UTC", "+00:00")).isoformat()
    except ValueError:
        return None
    from articlekit.language.facts import read_date

    return read_date(text, language)


def _embargo(value: str | None, name: str) -> str | None:
    if value is None:
        return None
    moment = iso_date(value)
    if moment is None:  # publishing too early cannot be taken back
        raise InputError(
            f"{name}: embargo {value[:40]!r} is not an ISO 8601 date: write 2026-03-04T18:00+01:00"
        )
    return moment


def _slug(value: str | None, name: str) -> str | None:
    if value is None:
        return None
    slug = slugify(value)
    if not slug:
        raise InputError(
            f"{name}: slug {value[:40]!r} has no letter from a to z and no digit: write it with those"
        )
    return slug


def take(meta: Meta, key: str, value: str, language: str) -> Meta | None:
    """The data with a value added; None where the value cannot be taken without losing any of it.

    Args:
        meta: what is known.
        key: date, place, byline or sources.
        value: the words of the field.
        language: their BCP 47 tag.
    """
    if key == "date":
        day = iso_date(value, language)
        return _set(meta, key, day) if day is not None else None
    if len(value) > _LONGEST or any(mark in value[:-1] for mark in _SENTENCE_ENDS):
        return None
    if key == "sources":
        return (
            meta.model_copy(update={"sources": (*meta.sources, value)}) if value not in meta.sources else meta
        )
    return _set(meta, key, value) if key in {"place", "byline"} else None


def _set(meta: Meta, key: str, value: str) -> Meta | None:
    present = getattr(meta, key)
    if present is None:
        return meta.model_copy(update={key: value})
    return meta if present == value else None


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
