"""Inflection: the forms that one name may have in a language."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.locale import load

__all__ = ["forms"]

_SHORTEST = 3
"""Letters that an inflected name keeps."""
_SHORTEST_SYLLABLES = 2
"""The same of a name in Hangul, where a character is a syllable."""
_HANGUL = re.compile("[\uac00-\ud7a3]")


@lru_cache(maxsize=4_096)
def forms(word: str, language: str) -> frozenset[str]:
    """A folded word, without each particle in front of it and each ending that a name may have.

    Where what an ending stands behind changes with it, as in the Czech Hora, Hoře, the root is there as
    it is without the change.

    Two words are forms of one name if they have one of these in common.

    Args:
        word: the word.
        language: its primary language subtag.
    """
    fronts = [fold(clitic) for clitic in load(language).words.get("proclitics", ())]
    starts = {word, *(word[len(front) :] for front in fronts if front and word.startswith(front))}
    found = {start[: -len(end)] for start in starts for end in _endings(language) if start.endswith(end)}
    found |= {root for form in (starts | found) for root in _roots(form, language)}
    shortest = _SHORTEST_SYLLABLES if _HANGUL.match(word) else _SHORTEST
    return frozenset(form for form in starts | found if len(form) >= shortest) | {word}


def _roots(form: str, language: str) -> Iterator[str]:
    for changed, root in _alternations(language):
        if form.endswith(changed):
            yield form.removesuffix(changed) + root


@loaded
def _endings(language: str) -> tuple[str, ...]:
    table = _table()
    return (*(fold(ending) for ending in table.get(language, table["any"])), "'s")


@loaded
def _alternations(language: str) -> tuple[tuple[str, str], ...]:
    """Ends of a root as endings change them, and as they are otherwise."""
    changes: dict[str, str] = _table()["alternations"].get(language, {})
    return tuple((fold(changed), fold(root)) for changed, root in changes.items())


@loaded
def _table() -> dict[str, Any]:
    path = files("articlekit.checks.grounding") / "endings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
