"""Cues: the words by which a sentence denies, doubts, establishes or announces something."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from articlekit.checks.grounding.matching import bare
from articlekit.language.caching import loaded
from articlekit.language.locale import Locale, load, phrases, table_of
from articlekit.language.tags import primary, uses_spaces

__all__ = ["CueKind", "cue_pattern", "denies", "openers"]

CueKind = Literal[
    "negation", "denial", "doubt", "inquiry", "says", "cause", "sure", "plan", "will", "done", "every",
    "before", "after", "above", "below", "least", "most", "part", "hearsay", "past",
    "morning", "evening", "north", "south", "east", "west", "left", "right",
]  # fmt: skip
"""`negation` is a word such as "not", `denial` that or a word by which nothing has happened ("unhurt",
"as usual"); the others are the lists of `meaning.toml`, and those of the locale of the same meaning."""

_SHORTEST = 3
_ACCENTED = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "ru", "uk", "vi", "zh"})
"""Languages in which a word without its accents is another one, or has none."""


@lru_cache(maxsize=512)
def cue_pattern(language: str, kind: CueKind) -> re.Pattern[str]:
    """A pattern that finds the cues of a kind in a folded text; nothing in a language without a list.

    They are found without their accents, too: writers in a hurry leave them out.
    """
    locale, own = load(language), _table(primary(language))
    entries: list[str] = {
        "negation": [*_denials(locale, own)],
        "denial": [*_denials(locale, own), *own.get("normal", ())],
        "says": [*locale.words.get("attribution", ()), *own.get("hearsay", ())],
        "cause": [*locale.cues.get("cause", ())],
    }.get(kind, own.get(kind, []))
    clitics = tuple(locale.words.get("proclitics", ()))
    if primary(language) not in _ACCENTED:
        entries = [*entries, *(bare(each) for each in entries if len(each) >= _SHORTEST)]
    return phrases(tuple(entries), spaced=uses_spaces(language), proclitics=clitics)


def _denials(locale: Locale, own: dict[str, Any]) -> set[str]:
    """Words of denial, as they are written in a hurry, too: tdk."""
    return {*locale.words.get("negations", ()), *own.get("colloquial", ())}


def denies(one: str, other: str, language: str) -> bool:
    """Whether of two bare words one is the other with a beginning that denies: nepotvrdil, potvrdil."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    beginnings = _table(primary(language)).get("unlike", ())
    return len(shorter) >= _SHORTEST and any(longer == each + shorter for each in beginnings)


@lru_cache(maxsize=64)
def openers(language: str) -> re.Pattern[str]:
    """A pattern for the words that open a clause: "and", "but", "because"."""
    locale = load(language)
    entries = (*locale.words.get("clause_openers", ()), locale.connectives.get("and", "").strip())
    found = phrases(tuple(filter(None, entries)), spaced=uses_spaces(language))
    return re.compile(rf"(?:{found.pattern})(?! me[dt](?!\w))", found.flags)  # "from", in "från och med"


@loaded
def _table(language: str) -> dict[str, Any]:
    return table_of(files("articlekit.checks.grounding") / "meaning.toml", language)
