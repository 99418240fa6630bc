"""Vocabulary: the words by which a language writes numbers, units, times and days, from its data file."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.tags import primary

__all__ = ["SPACE", "SPACES", "Behind", "Front", "Vocabulary", "alternatives", "base", "vocabulary"]

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
    name = primary(language)
    path = files("articlekit.language.facts") / "words" / f"{name}.toml"
    if not re.fullmatch(r"[a-z]{2,8}", name) or not path.is_file():
        return Vocabulary({})
    return Vocabulary(tomllib.loads(path.read_text(encoding="utf-8")))
