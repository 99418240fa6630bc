"""Words: tokens, stems, function words, which lists have them, and how alike two texts are."""

import re
import threading
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Protocol, cast

from articlekit.language.caching import loaded, remembered
from articlekit.language.letters import HAN_AND_KANA, MARKS, MARKS_OF_ALPHABETS, UNSPACED, fold, word_without
from articlekit.language.locale import load
from articlekit.language.profiles import telling_words
from articlekit.language.tags import primary, uses_spaces

__all__ = [
    "ListIndex",
    "content",
    "content_of",
    "function_words",
    "has_stemmer",
    "jaccard",
    "list_index",
    "ngrams",
    "stems",
    "tokens",
]

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


_RUN = re.compile(rf"\w++(?:[{MARKS}]++\w*+)*+|(?:[{MARKS}]++\w*+)++")
_OTHER_MARK = re.compile(rf"(?![{MARKS_OF_ALPHABETS}])[{MARKS}]")
"""What ends a word for the pattern of a list that is in an alphabet."""
_TABLES = ("words", "cues", "zones")
_FIRST = 2
_KNOWN = 20_000
"""Words that are kept with what they tell: in any text most words are common ones."""


class ListIndex(dict[str, int]):
    """Which lists of a language may have an entry in a text, told by the longest word of each entry.

    Each list has a bit. A word has the bits of the lists with an entry that it may be the longest word of;
    where words have no blanks between them, it is the first two characters. One look at the words of a text
    so spares it the search for the entries of most lists, and spares most lists that they are compiled.
    """

    def __init__(
        self, lists: dict[tuple[str, str], tuple[str, ...]], clitics: Iterable[str], *, spaced: bool
    ):
        """The longest words of entries.

        Args:
            lists: the entries as `phrases` takes them, by the names of table and list.
            clitics: particles that may be glued in front of the first word.
            spaced: whether entries are whole words.
        """
        super().__init__()
        self.bits = {name: 1 << place for place, name in enumerate(lists)}
        self._spaced = spaced
        self._clitics = tuple(map(fold, clitics))
        self._always = 0
        """The lists with an entry that has no word."""
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        """The same of words with any ending."""
        self._lengths: dict[str, set[int]] = {}
        """The lengths of these, by their first letters."""
        for name, entries in lists.items():
            for entry in entries:
                self._list(fold(entry).rpartition("|")[2], self.bits[name])

    def _list(self, entry: str, bit: int) -> None:
        if not self._spaced:
            head = entry.strip("*").partition(" ")[0][:2]
            self._words[head] = self._words.get(head, 0) | bit
            return
        runs = [run for run in _RUN.finditer(entry) if entry[run.start() - 1 : run.start()] != "*"]
        if not runs:
            self._always |= bit
            return
        longest = max(runs, key=lambda run: len(run[0]))
        word, is_stem = longest[0], entry[longest.end() : longest.end() + 1] == "*"
        known = self._stems if is_stem else self._words
        known[word] = known.get(word, 0) | bit
        if is_stem:
            self._lengths.setdefault(word[:_FIRST], set()).add(len(word))

    def __missing__(self, word: str) -> int:
        parts = self._parts(word) if self._spaced else {word, word[:1]}
        bits = 0
        for part in parts:
            bits |= self._words.get(part, 0)
            for begin in {part[:size] for size in range(1, _FIRST + 1)}:
                for length in self._lengths.get(begin, ()):
                    bits |= self._stems.get(part[:length], 0)
        if len(self) < _KNOWN:
            self[word] = bits
        return bits

    def _parts(self, run: str) -> set[str]:
        """The words that a run of characters may be: without what is glued to it, and between other marks."""
        words = {run} if run.isascii() else {run, *_OTHER_MARK.split(run)}
        behind = (word[len(each) :] for each in self._clitics for word in words if word.startswith(each))
        return {*words, *behind}

    def of(self, folded: str) -> int:
        """The bits of all lists that may have an entry in a folded text."""
        bits = self._always
        words = (
            _RUN.findall(folded)
            if self._spaced
            else map("".join, zip(folded, f"{folded[1:]} ", strict=False))
        )
        for word in words:
            bits |= self[word]
        return bits


@loaded
def list_index(tag: str) -> ListIndex:
    """The longest words of the entries of all lists of a language."""
    locale = load(tag)
    lists = {(table, key): entries for table in _TABLES for key, entries in getattr(locale, table).items()}
    return ListIndex(lists, locale.words.get("proclitics", ()), spaced=uses_spaces(locale.tag))


def ngrams(text: str, sizes: Iterable[int] = (2, 3, 4)) -> list[str]:
    """The character n-grams of a text's words, each word between blanks."""
    padded = " " + " ".join(_TOKEN.findall(fold(text))) + " "
    return [padded[index : index + size] for size in sizes for index in range(len(padded) - size + 1)]


def jaccard(first: frozenset[str], second: frozenset[str]) -> float:
    """Shared part of two sets, 0 to 1 (Jaccard 1912)."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0
