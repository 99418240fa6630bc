"""Telltales: letters and function words that tell a language from its neighbours."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

from articlekit.language.letters import WORD_CHARACTER, fold
from articlekit.language.loading import loaded

__all__ = ["evidence"]

_WORD = re.compile(f"{WORD_CHARACTER}+")
_FOR_WORD = 3.0
_FOR_LETTER = 1.0
"""Natural logarithms of how much likelier a function word, and a word with a letter of its own, is in
a language that lists it than in one that does not; measured on short texts in 40 languages."""

_Index = dict[str, frozenset[str]]


def evidence(text: str) -> dict[str, float]:
    """What function words and letters say for each language, in natural logarithms.

    Args:
        text: lower-case text.
    """
    words, letters = _indices()
    result: dict[str, float] = {}
    for word in _WORD.findall(fold(text)):
        for language in words.get(word, ()):
            result[language] = result.get(language, 0.0) + _FOR_WORD
    telling = letters.keys() & set(text)
    for word in text.split() if telling else ():
        for letter in telling.intersection(word):
            for language in letters[letter]:
                result[language] = result.get(language, 0.0) + _FOR_LETTER
    return result


@loaded
def _indices() -> tuple[_Index, _Index]:
    path = files("articlekit.language") / "telltales.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {language: fold(entries).split() for language, entries in table["words"].items()}
    return _index(words), _index(table["letters"])


def _index(entries: Mapping[str, Iterable[str]]) -> _Index:
    found: dict[str, set[str]] = {}
    for language, texts in entries.items():
        for text in texts:
            found.setdefault(text, set()).add(language)
    return {text: frozenset(languages) for text, languages in found.items()}
