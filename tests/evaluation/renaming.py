"""Put another real name of the same kind, script and language where a text has one.

Where a name stands is told by the lists in names.toml alone, never by what articlekit takes for one:
every place where a listed name stands in one of its forms is a place to change, at the start of a
sentence, in a heading, with an ending or a particle glued to it, and in capitals too. What takes its
place comes from the same list, in the form that answers to it, and stands nowhere in the note. It is as
hard to see as the mistake of an editor who takes one name for another. Left alone are parts of code and
addresses: `Kernel#open`, `www.heroku.com`.
"""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["NAME_KINDS", "Renaming", "renamings"]

_GROUPS = {
    "person": ("given", "surname", "person"),
    "place": ("place", "town", "district", "street", "village", "settlement", "quarter", "station"),
    "organisation": ("organisation",),
    "product": ("product", "substance"),
    "acronym": ("acronym",),
}
NAME_KINDS = tuple(_GROUPS)
_KIND_OF = {name: kind for kind, names in _GROUPS.items() for name in names}

_HANGUL = "가-힣"
_KOREAN = "은는이가을를의에로와과도만" + "께"
_CODE = "#@/_:\\\\"
_FINALS = 28
"""Syllables of Hangul with one onset and vowel; the first of them is open."""


@dataclass(frozen=True)
class Renaming:
    """A place of a text and the name to put there."""

    kind: str
    start: int
    end: int
    new: str
    opens: bool
    """Whether it is the first word of the text or of a sentence in it."""


def renamings(text: str, language: str, note: str, chance: random.Random) -> Iterator[Renaming]:
    """Every name of a text that can become another.

    Args:
        text: a sentence or heading.
        language: its primary language subtag.
        note: all that the note says.
        chance: what chooses.
    """
    said = note.casefold()
    for section in (language, "und"):
        for name, entries in _lists().get(section, {}).items():
            absent = [entry for entry in entries if not any(form.casefold() in said for form in entry)]
            for entry in entries:
                for place, form in enumerate(entry):
                    for match in _pattern(form, section, capitals=text.isupper()).finditer(text):
                        others = [new for other in absent if (new := _answer(other, place, form))]
                        if others:
                            new = chance.choice(others)
                            new = new.upper() if text.isupper() else new
                            start, end = match.span("name")
                            yield Renaming(_KIND_OF[name], start, end, new, _opens(text, match.start()))


def _answer(entry: tuple[str, ...], place: int, form: str) -> str | None:
    """The form of a name that answers to a form of another; in Korean with the same particles."""
    if place >= len(entry):
        return None
    new = entry[place]
    if re.search(f"[{_HANGUL}]$", form) and (ord(form[-1]) - 0xAC00) % _FINALS == 0:
        return new if (ord(new[-1]) - 0xAC00) % _FINALS == 0 else None
    return new


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \u00a0\"“„«»'‘(「")
    return not before or before[-1] in ".!?:;•。：…"


@lru_cache(maxsize=4096)
def _pattern(form: str, section: str, *, capitals: bool) -> re.Pattern[str]:
    name = f"(?P<name>{re.escape(form.upper() if capitals else form)})"
    if form.isascii():
        edge = r"[A-Za-z0-9À-ɏ" + _CODE + "]"
        tail = "s?" if not form.endswith("s") else ""
        return re.compile(rf"(?<!{edge})(?<![.]){name}(?={tail}(?!{edge}|\.\w|-\d))")
    if re.search(f"[{_HANGUL}]", form):
        return re.compile(rf"(?<!\w){name}(?=\W|$|[{_KOREAN}])")
    if re.search("[\u3040-\u30ff]", form):
        return re.compile(rf"(?<![ァ-ヴー]){name}(?![ァ-ヴー])")
    if re.search("[\u3400-\u9fff]", form):
        return re.compile(name)
    glued = {"ar": "(?:[وف]?(?:[بك]|ل)?)", "he": "[ובלמשכה]{0,2}", "fa": ""}.get(section, "")
    return re.compile(rf"(?<!\w){glued}{name}(?=s?(?!\w))")


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, tuple[tuple[str, ...], ...]]]:
    table = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    return {
        language: {
            name: tuple(tuple(entry.split("|")) for entry in entries) for name, entries in kinds.items()
        }
        for language, kinds in table.items()
    }
