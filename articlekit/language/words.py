"""Words: tokens, stems, function words, and how alike two texts are."""

import re
import threading
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Protocol, cast

from articlekit.language.caching import loaded, remembered
from articlekit.language.letters import HAN_AND_KANA, UNSPACED, fold, word_without
from articlekit.language.locale import load
from articlekit.language.profiles import telling_words
from articlekit.language.tags import primary, uses_spaces

__all__ = ["content", "content_of", "function_words", "has_stemmer", "jaccard", "ngrams", "stems", "tokens"]

_WORD = word_without("_")
_TOKEN = re.compile(rf"{_WORD}(?:[.\-_/:@#+]{_WORD})*+")
"""Words, numbers, identifiers."""
_ASCII_TOKEN = re.compile(r"[a-z0-9]++(?:[.\-_/:@#+][a-z0-9]++)*+")
"""The same in a folded text of nothing but ASCII, where it takes a third of the time."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def tokens(text: str) -> list[str]:
    """The words of a text, folded; runs of Han and kana come as overlapping pairs.

    Pairs of characters serve comparison as well as a segmenter does and need no dictionary.
    """
    folded = fold(text)
    if folded.isascii():
        return _ASCII_TOKEN.findall(folded)
    if not UNSPACED.search(folded):
        return _TOKEN.findall(folded)
    result: list[str] = []
    for word in _unspaced_token().findall(folded):
        if len(word) > 1 and UNSPACED.match(word):
            result.extend(word[index : index + 2] for index in range(len(word) - 1))
        else:
            result.append(word)
    return result


@loaded
def _unspaced_token() -> re.Pattern[str]:
    """The same beside runs without spaces, which are cut up."""
    word = word_without(f"_{HAN_AND_KANA}")
    return re.compile(rf"{word}(?:[.\-_/:@#+]{word})*+|[{HAN_AND_KANA}]++")


def stems(text: str, language: str) -> list[str]:
    """The stems of the words of a text in order, function words among them."""
    name = primary(language)
    return [_stem(word, name) for word in tokens(text)]


@remembered
def content(text: str, language: str) -> frozenset[str]:
    """The stems of a text's content words."""
    name = primary(language)
    stop = function_words(name)
    return frozenset([_stem(word, name) for word in tokens(text) if word not in stop])


def content_of(texts: Iterable[str], language: str) -> frozenset[str]:
    """The stems of the content words of several texts; each is remembered, as all together would not be."""
    return frozenset[str]().union(*(content(text, language) for text in texts))


@loaded
def function_words(language: str) -> frozenset[str]:
    """The function words of a language, folded (source: the stopwords-iso collection; Serbian has our own).

    The collection has words of substance too, "fire" and "affected" among them: what the locale file
    lists as telling what happened, and to whom, is none.
    """
    import stopwordsiso  # its word lists are read on import

    known = stopwordsiso.stopwords(language) if stopwordsiso.has_lang(language) else telling_words(language)
    return frozenset(map(fold, known)) - _substance(language)


def _substance(language: str) -> frozenset[str]:
    locale = load(language)
    lists = (
        *(locale.cues.get(role, ()) for role in ("what", "impact", "response")),
        *(locale.words.get(key, ()) for key in ("people", "technical")),
    )
    return frozenset(fold(entry) for entries in lists for entry in entries)


def has_stemmer(language: str) -> bool:
    """Whether words of a language are compared by their stems."""
    return primary(language) in _stemmers()


@loaded
def _stemmers() -> dict[str, str]:
    """The algorithms of the Snowball project by language."""
    path = files("articlekit.language") / "stemmers.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


class _Thread(threading.local):
    """The stemmers of a thread by language: one holds the word that it is at work on."""

    def __init__(self) -> None:
        self.known: dict[str, _Stemmer | None] = {}


_HERE = _Thread()


def _stemmer(language: str) -> _Stemmer | None:
    known = _HERE.known
    if language not in known:
        known[language] = _new_stemmer(language)
    return known[language]


def _new_stemmer(language: str) -> _Stemmer | None:
    import snowballstemmer

    name = _stemmers().get(language)
    if name is None or name not in snowballstemmer.algorithms():
        return None
    return cast("_Stemmer", snowballstemmer.stemmer(name))


@lru_cache(maxsize=40_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language) if uses_spaces(language) else None
    return word if stemmer is None else stemmer.stemWord(word)


def ngrams(text: str, sizes: Iterable[int] = (2, 3, 4)) -> list[str]:
    """The character n-grams of a text's words, each word between blanks."""
    padded = " " + " ".join(_TOKEN.findall(fold(text))) + " "
    return [padded[index : index + size] for size in sizes for index in range(len(padded) - size + 1)]


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared part of two sets, 0 to 1 (Jaccard 1912)."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0
