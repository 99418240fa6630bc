"""The lexicon of number words: what a word or phrase is worth in a language."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from typing import Literal, NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import share
from articlekit.language.facts.vocabulary import Vocabulary, key, vocabulary
from articlekit.language.letters import word_without
from articlekit.language.locale import table_of
from articlekit.language.tags import primary

__all__ = ["Lexicon", "Numeral", "lexicon"]

Role = Literal["cardinal", "magnitude", "fixed", "ordinal", "half", "offset", "fraction", "and_half", "part"]
"""A cardinal adds (twenty, two hundred), a magnitude multiplies (thousand), a fixed amount does neither
(dizaine), an ordinal ends the number. A half stands before what it halves (half a million), an offset
before the number that it changes (साढ़े), a fraction is a number by itself (a third of); behind a number stand
"and a half" and the part that it counts (two thirds)."""
_Phrases = dict[str, tuple[tuple[tuple[str, ...], "Numeral"], ...]]

_RUN = word_without("_")
_JOIN = re.compile(rf"{_RUN}(?:'{_RUN})*+")


class Numeral(NamedTuple):
    """The worth of a word or phrase."""

    value: int | Decimal
    role: Role


_KNOWN = 20_000
"""Words of which it is kept whether a number may begin with them: in any text most words are common ones."""


class _Beginners(dict[str, bool]):
    """Whether a number may begin with a word."""

    def __init__(self, may_begin: Callable[[str], bool]) -> None:
        super().__init__()
        self._may_begin = may_begin

    def __missing__(self, word: str) -> bool:
        begins = self._may_begin(word)
        if len(self) < _KNOWN:
            self[word] = begins
        return begins


@dataclass(frozen=True)
class Lexicon:
    """The number words of one language, by their keys."""

    phrases: _Phrases
    """By the first word: the words that follow it, longest first, and what all are worth."""
    closings: _Phrases
    """The same for what may only stand behind a number."""
    links: frozenset[str]
    link_after: frozenset[str]
    proclitics: tuple[str, ...]
    articles: frozenset[str]
    partitive: frozenset[str]
    alone: frozenset[str]
    """Magnitudes that are a number by themselves: mille, but not "thousands"."""
    counted: frozenset[str]
    """Words that are a number only in front of something counted: French "neuf" is also "new"."""
    counters: frozenset[str]
    compound: re.Pattern[str] | None
    """Finds the hundred or thousand inside a word, where the language writes numbers in one word."""
    determiners: frozenset[str]
    """Words for "one" in front of a magnitude alone: a thousand."""
    orders: frozenset[str]
    """Words behind which "half" counts no fraction: the first half of March."""
    barred: frozenset[str]
    """Words that look like numbers and are none: Arabic "per cent"."""

    @cached_property
    def by_themselves(self) -> frozenset[str]:
        """The words that are a number without others behind them: not the "a" of "a third"."""
        return frozenset(word for word, rests in self.phrases.items() if not rests[-1][0])

    def __bool__(self) -> bool:
        return bool(self.phrases)

    @cached_property
    def _beginners(self) -> _Beginners:
        return _Beginners(self.may_begin)

    def beginning(self, words: list[str]) -> frozenset[str]:
        """Those of the words of a text with which a number may begin; none where no number does."""
        known = self._beginners
        found = frozenset([word for word in words if known[word]])
        if not found or self.proclitics or not found.isdisjoint(self.by_themselves):
            return found
        here = frozenset(words)

        def is_whole(word: str) -> bool:  # not the "a" of "a third", where there is no third
            return any(here.issuperset(rest) for rest, _ in self.phrases.get(word, ()))

        return frozenset([word for word in found if self._is_joined(word) or is_whole(word)])

    def _is_joined(self, word: str) -> bool:
        """Whether a word may be a number, or have one, in a part of it."""
        if "'" in word:
            return True
        return self.compound is not None and len(word) > 5 and self.compound.search(word) is not None

    @cached_property
    def behind(self) -> frozenset[str]:
        """The words that may stand in a number behind its first one."""
        listed = (*self.phrases.items(), *self.closings.items())
        rests = (word for _, phrases in listed for rest, _ in phrases for word in rest)
        return frozenset((*self.phrases, *self.closings, *self.links, *rests))

    def goes_on(self, word: str) -> bool:
        """Whether a word may stand in a number behind its first one."""
        return word in self.behind or self.may_begin(word)

    def begins(self, word: str, following: str) -> bool:
        """Whether a number begins with a word that may begin one, before another word."""
        if word in self.phrases and word not in self.by_themselves:
            return any(rest[0] == following for rest, _ in self.phrases[word])
        return True

    def may_begin(self, word: str) -> bool:
        """Whether a number may begin with a word: a quick look before the long one."""
        if word in self.phrases or ("'" in word and word.rpartition("'")[2] in self.phrases):
            return True
        if word.startswith(self.proclitics) and any(
            word.startswith(clitic) and word[len(clitic) :] in self.phrases for clitic in self.proclitics
        ):
            return True
        return self.compound is not None and len(word) > 5 and self.compound.search(word) is not None

    def lookup(self, words: list[str], place: int) -> tuple[Numeral, int] | None:
        """What the words from a place on are worth, and how many words that takes."""
        word = words[place]
        if word in self.barred:
            return None
        found = self._phrase(word, words, place)
        if found is None and "'" in word:
            found = self._phrase(word.rpartition("'")[2], words, place)
        if found is None:
            for clitic in self.proclitics:
                if word.startswith(clitic) and len(word) > len(clitic) + 1:
                    found = self._phrase(word[len(clitic) :], words, place)
                    if found is not None:
                        break
        if found is None and self.compound is not None and len(word) > 5:
            value = _joined(word, self)
            found = None if value is None else (Numeral(value, "cardinal"), 1)
        return found

    def _phrase(self, word: str, words: list[str], place: int) -> tuple[Numeral, int] | None:
        return _found(self.phrases.get(word, ()), words, place)

    def closing(self, words: list[str], place: int) -> tuple[Numeral, int] | None:
        """What the words from a place on add to the number before them, and how many words that takes."""
        return _found(self.closings.get(words[place], ()), words, place)

    def single(self, word: str) -> int | None:
        """What one word is worth as a cardinal."""
        for rest, numeral in self.phrases.get(word, ()):
            if not rest and numeral.role == "cardinal":
                return int(numeral.value)
        return None


def _found(
    phrases: Iterable[tuple[tuple[str, ...], Numeral]], words: list[str], place: int
) -> tuple[Numeral, int] | None:
    for rest, numeral in phrases:
        if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
            return numeral, 1 + len(rest)
    return None


def _joined(word: str, lexicon: Lexicon) -> int | None:
    """The worth of a number written in one word: zweihundertdrei, tvåtusenfemhundra."""
    if lexicon.compound is None or len(word) > 60:
        return None
    match = lexicon.compound.search(word)
    if match is None:
        return None
    magnitude = 1000 if match.lastgroup == "thousand" else 100
    head, tail = word[: match.start()], word[match.end() :]
    factor = 1 if not head else lexicon.single(head)
    if factor is None and magnitude == 1000:
        factor = _joined(head, lexicon)
    for link in ("", *lexicon.links):
        rest = tail.removeprefix(link)
        if factor is None or factor >= 1000 or (link and rest == tail):
            continue
        value = 0 if not rest else lexicon.single(rest)
        if value is None and magnitude == 1000:
            value = _joined(rest, lexicon)
        if value is not None and value < magnitude:
            return factor * magnitude + value
    return None


@loaded
def lexicon(language: str) -> Lexicon:
    """The number words of a language; none where neither num2words nor CLDR nor its data file has any."""
    words = vocabulary(language)
    return Lexicon(
        phrases=_phrases(_entries(primary(language), words)),
        closings=_phrases(_closings(words)),
        links=_keys(words, "links"),
        link_after=frozenset(words.entries("numbers", "link_after")),
        proclitics=tuple(key(entry) for entry in words.entries("numbers", "proclitics")),
        articles=_keys(words, "articles"),
        partitive=_keys(words, "partitive"),
        alone=_keys(words, "alone"),
        counted=_keys(words, "counted"),
        counters=_keys(words, "counters"),
        compound=_compound(words),
        determiners=_keys(words, "determiners"),
        orders=_keys(words, "orders"),
        barred=_keys(words, "not_numbers"),
    )


def _keys(words: Vocabulary, name: str) -> frozenset[str]:
    return frozenset(key(entry) for entry in words.entries("numbers", name))


def _phrases(entries: Iterable[tuple[str, int | Decimal, Role]]) -> _Phrases:
    found: dict[tuple[str, ...], Numeral] = {}
    for entry, value, role in entries:
        parts = tuple(_JOIN.findall(key(entry))) if " " in entry or "-" in entry else (key(entry),)
        if parts:
            found.setdefault(parts, Numeral(value, role))
    result: dict[str, list[tuple[tuple[str, ...], Numeral]]] = {}
    for parts, numeral in found.items():
        result.setdefault(parts[0], []).append((parts[1:], numeral))
    return {first: tuple(sorted(rests, key=lambda pair: -len(pair[0]))) for first, rests in result.items()}


def _entries(language: str, words: Vocabulary) -> Iterator[tuple[str, int | Decimal, Role]]:
    """Number words and phrases; of what is written alike the first counts."""
    barred = frozenset(words.entries("numbers", "not_ordinals"))
    groups: tuple[tuple[str, Role], ...] = (
        ("fixed", "fixed"),
        ("offsets", "offset"),
        ("fractions", "fraction"),
        ("magnitudes", "magnitude"),
        ("cardinals", "cardinal"),
        ("forms", "cardinal"),
        ("ordinals", "ordinal"),
    )
    for name, role in groups:
        for value, entries in words.groups("numbers", name).items():
            yield from ((entry, _worth(value), role) for entry in entries if entry not in barred)
    yield from ((entry, Decimal("0.5"), "half") for entry in words.entries("numbers", "half"))
    yield from ((entry, 1, "cardinal") for entry in words.entries("numbers", "articles"))
    made = table_of(files("articlekit.language.facts") / "numerals.toml", language)
    roles: tuple[Role, Role] = ("cardinal", "ordinal")
    for role in roles:
        for value, text in made.get(f"{role}s", {}).items():
            yield from ((entry, int(value), role) for entry in text.split("; ") if entry not in barred)


def _closings(words: Vocabulary) -> Iterator[tuple[str, int | Decimal, Role]]:
    """What may only stand behind a number."""
    yield from ((entry, Decimal("0.5"), "and_half") for entry in words.entries("numbers", "and_half"))
    for value, entries in words.groups("numbers", "parts").items():
        yield from ((entry, int(value), "part") for entry in entries)


def _worth(value: str) -> int | Decimal:
    """The worth of a key of the data file: `12`, `1.5`, `2/3`."""
    over, _, under = value.partition("/")
    if under:
        return share(int(over), int(under))
    return int(value) if value.isdecimal() else Decimal(value)


def _compound(words: Vocabulary) -> re.Pattern[str] | None:
    """Finds the hundred or thousand inside a word, where the language writes numbers in one word."""
    if not words.flag("numbers", "compound"):
        return None
    magnitudes = words.groups("numbers", "magnitudes")
    choices = []
    for name, value in (("thousand", "1000"), ("hundred", "100")):
        entries = sorted(
            (key(entry) for entry in magnitudes.get(value, ()) if len(entry) > 2), key=len, reverse=True
        )
        if entries:
            choices.append(f"(?P<{name}>{'|'.join(map(re.escape, entries))})")
    return re.compile("|".join(choices))
