"""Vocabulary: the words by which a language writes numbers and times, and how they are looked up."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.locale import locale_table
from articlekit.language.tags import primary

__all__ = [
    "SPACE",
    "SPACES",
    "Behind",
    "Front",
    "Vocabulary",
    "alternatives",
    "at_digits",
    "base",
    "digit_places",
    "key",
    "plain",
    "vocabulary",
]

SPACE = "[ \u00a0\u202f]"
"""One blank, as a class of a pattern."""
SPACES = frozenset(" \u00a0\u202f")
_BETWEEN = 22
"""Characters that words between a word in front and its place take at most."""


class Vocabulary:
    """The data file of one language; what it does not have is empty.

    Args:
        tables: the tables of the file.
    """

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        self._tables = tables
        self._entries: dict[tuple[str, str], tuple[str, ...]] = {}
        self._lists: dict[str, dict[str, tuple[str, ...]]] = {}

    def entries(self, table: str, name: str) -> tuple[str, ...]:
        """A list of words and phrases, folded, longest first."""
        if (table, name) not in self._entries:
            found = {fold(entry) for entry in self._tables.get(table, {}).get(name, ())}
            self._entries[table, name] = tuple(sorted(found, key=lambda entry: (-len(entry), entry)))
        return self._entries[table, name]

    def groups(self, table: str, name: str) -> dict[str, tuple[str, ...]]:
        """Lists of words and phrases by what they stand for, folded."""
        found: dict[str, list[str]] = self._tables.get(table, {}).get(name, {})
        return {value: tuple(fold(entry) for entry in entries) for value, entries in found.items()}

    def lists(self, table: str) -> dict[str, tuple[str, ...]]:
        """All lists of a table by their names, as they are written."""
        if table not in self._lists:
            lists = self._tables.get(table, {}).items()
            self._lists[table] = {name: tuple(entries) for name, entries in lists}
        return self._lists[table]

    def flag(self, table: str, name: str) -> bool:
        """Whether something is set."""
        return bool(self._tables.get(table, {}).get(name, False))

    def value(self, table: str, name: str) -> Any:
        """A single value as it is written, or None."""
        return self._tables.get(table, {}).get(name)

    def choice(self, table: str, name: str) -> str:
        """The entries of a list as the alternatives of a pattern; nothing matches where it is empty."""
        return alternatives(self.entries(table, name)) or r"(?!)"


class Front:
    """The words of some lists that stand right in front of a place.

    Args:
        words: the words of a language.
        table: the table of the lists.
        names: the lists.
        worth: a list of groups, whose words are each worth a number.
        starts: what a word must not stand behind, as a pattern.
        between: what may stand between a word and the place, as a pattern.
    """

    def __init__(  # the lists come as they are named where they are used
        self, words: Vocabulary, table: str, *names: str, worth: str = "", starts: str = "", between: str = ""
    ) -> None:
        self.worth = _worth(words, table, worth)
        entries = {*self.worth, *(entry for name in names for entry in words.entries(table, name))}
        choice = alternatives(sorted(entries, key=len, reverse=True))
        self._pattern = re.compile(rf"{starts}(?P<entry>{choice})\.?{SPACE}?{between}$") if entries else None
        self.last_letters = frozenset(entry[-1:] for entry in entries)
        self._reach = max(map(len, entries), default=0) + (_BETWEEN if between else 2)

    def search(self, folded: str, end: int) -> re.Match[str] | None:
        """Where one of them stands in front of a place."""
        return self._pattern and self._pattern.search(folded, max(0, end - self._reach), end)


class Behind:
    """The words of some lists that stand right behind a place, as for `Front`."""

    def __init__(self, words: Vocabulary, table: str, *names: str, worth: str = "", ends: str = "") -> None:
        self.worth = _worth(words, table, worth)
        entries = {*self.worth, *(entry for name in names for entry in words.entries(table, name))}
        choice = alternatives(sorted(entries, key=len, reverse=True)) or r"(?!)"
        self._pattern = re.compile(rf"{SPACE}?(?P<entry>{choice}){ends}\.?")
        self.first_letters = frozenset(entry[:1] for entry in entries)

    def match(self, folded: str, place: int) -> re.Match[str] | None:
        """Where one of them stands behind a place."""
        return self._pattern.match(folded, place)


def _worth(words: Vocabulary, table: str, name: str) -> dict[str, int]:
    groups = words.groups(table, name).items() if name else ()
    return {entry: int(number) for number, entries in groups for entry in entries}


def alternatives(entries: Iterable[str]) -> str:
    """Words and phrases as the alternatives of a pattern: what comes first is tried first.

    Those that begin alike stand together, so that one look at a letter rules most of them out.

    Args:
        entries: words and phrases, none of them twice.
    """
    listed = list(entries)
    rests: dict[str, list[str]] = {}
    for entry in listed:
        rests.setdefault(entry[:1], []).append(entry[1:])
    if len(rests) == len(listed) or "" in listed[:-1]:  # what ends early stays in front of what goes on
        return "|".join(map(re.escape, listed))
    return "|".join(
        re.escape(first) + (f"(?:{alternatives(rest)})" if len(rest) > 1 else re.escape(rest[0]))
        for first, rest in rests.items()
    )


@lru_cache(maxsize=256)
def base(tag: str) -> str:
    """The language of a tag, without script and region, remembered."""
    return primary(tag)


@loaded
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; none where it has no data file."""
    return Vocabulary(locale_table(primary(language), "values"))


_DIGITS = re.compile(r"\d+")
_OTHER_DIGIT = re.compile(r"[^\x00-\x7f\D]")

_WIDE_MARK = re.compile(r"(?<=\d)(?:，(?=\d{3}(?!\d))|．(?=\d))")

# Vowel points and lengthening of Arabic and Hebrew go, and so do the dot under and the moon over
# Devanagari letters, which writers put or leave out.
_POINTS = dict.fromkeys([*range(0x0591, 0x05C8), *range(0x064B, 0x0660), 0x0640, 0x0670, 0x093C])
_SAME = str.maketrans(
    "ёँ\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "еं\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f"
)
_KEYS = {**_POINTS, **_SAME}


def plain(text: str) -> str:
    """The text with the digits of all scripts as ASCII digits, one for one, so that offsets hold.

    The full-width comma and point inside a number become ASCII too.
    """
    if text.isascii():
        return text
    if "，" in text or "．" in text:
        text = _WIDE_MARK.sub(lambda match: "," if match[0] == "，" else ".", text)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def key(word: str) -> str:
    """A word as the tables of number words have it: folded, and without points that may be left out."""
    folded = fold(word)
    return folded if folded.isascii() else folded.translate(_KEYS)


def at_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin with the first digit of a number, one after the other.

    Args:
        pattern: a pattern that matches nothing but what begins with a digit.
        text: the text to look at.
    """
    look, edge = pattern.match, 0
    for start in digit_places(text):
        if start >= edge and (match := look(text, start)) is not None:
            edge = match.end()
            yield match


@lru_cache(maxsize=8)
def digit_places(text: str) -> list[int]:
    """Where the numbers of a text begin: looked for once for all that read them, who must not change it."""
    return [match.start() for match in _DIGITS.finditer(text)]
