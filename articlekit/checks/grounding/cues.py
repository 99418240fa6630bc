"""Cues: the words by which a sentence denies, doubts, establishes or announces something."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from articlekit.language.caching import loaded
from articlekit.language.locale import load, phrases
from articlekit.language.tags import primary, uses_spaces

__all__ = ["CueKind", "cue_pattern", "openers"]

CueKind = Literal[
    "negation", "denial", "doubt", "inquiry", "says", "cause", "sure", "plan", "will", "done", "every",
    "before", "after", "above", "below", "least", "most", "part",
]  # fmt: skip
"""`negation` is a word such as "not", `denial` that or a word by which nothing has happened ("unhurt",
"as usual"); the others are the lists of `meaning.toml`, and those of the locale of the same meaning."""


@lru_cache(maxsize=512)
def cue_pattern(language: str, kind: CueKind) -> re.Pattern[str]:
    """A pattern that finds the cues of a kind in a folded text; nothing in a language without a list."""
    locale, own = load(language), _table().get(primary(language), {})
    entries: list[str] = {
        "negation": [*locale.words.get("negations", ())],
        "denial": [*locale.words.get("negations", ()), *own.get("normal", ())],
        "says": [*locale.words.get("attribution", ())],
        "cause": [*locale.cues.get("cause", ())],
    }.get(kind, own.get(kind, []))
    clitics = tuple(locale.words.get("proclitics", ()))
    return phrases(tuple(entries), spaced=uses_spaces(language), proclitics=clitics)


@lru_cache(maxsize=64)
def openers(language: str) -> re.Pattern[str]:
    """A pattern for the words that open a clause: "and", "but", "because"."""
    locale = load(language)
    entries = (*locale.words.get("clause_openers", ()), locale.connectives.get("and", "").strip())
    return phrases(tuple(filter(None, entries)), spaced=uses_spaces(language))


@loaded
def _table() -> dict[str, dict[str, Any]]:
    path = files("articlekit.checks.grounding") / "meaning.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
