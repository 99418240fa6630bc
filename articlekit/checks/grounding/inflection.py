"""Inflection: the forms that one name may have in a language."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from articlekit.language.letters import fold
from articlekit.language.locale import load

__all__ = ["forms"]

_SHORTEST = 3
"""Letters that an inflected name keeps."""
_SHORTEST_SYLLABLES = 2
"""The same of a name in Hangul, where a character is a syllable."""
_HANGUL = re.compile("[\uac00-\ud7a3]")


@lru_cache(maxsize=20_000)
def forms(word: str, language: str) -> frozenset[str]:
    """A folded word, without each particle in front of it and each ending that a name may have.

    Two words are forms of one name if they have one of these in common.

    Args:
        word: the word.
        language: its primary language subtag.
    """
    fronts = [fold(clitic) for clitic in load(language).words.get("proclitics", ())]
    starts = {word, *(word[len(front) :] for front in fronts if front and word.startswith(front))}
    found = {start[: -len(end)] for start in starts for end in _endings(language) if start.endswith(end)}
    shortest = _SHORTEST_SYLLABLES if _HANGUL.match(word) else _SHORTEST
    return frozenset(form for form in starts | found if len(form) >= shortest) | {word}


@lru_cache(maxsize=64)
def _endings(language: str) -> tuple[str, ...]:
    table = _table()
    return (*table.get(language, table["any"]), "'s")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    path = files("articlekit.checks.grounding") / "endings.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: tuple(fold(ending) for ending in endings) for language, endings in table.items()}
