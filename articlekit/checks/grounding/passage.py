"""A passage: a text with what can be compared of it, read once, and the day by which its dates are read."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts import Fact, FactKind, facts, may_have_year, quotations, values
from articlekit.language.letters import HAN_AND_KANA, UNSPACED, fold, word_without
from articlekit.language.locale import Locale, load
from articlekit.language.tags import primary
from articlekit.language.words import function_words, stems
from articlekit.model.note import Note, Statement

__all__ = ["REMEMBERED", "Passage", "Token", "day_of", "read", "stem", "text_of", "undivided"]

_PATTERN = r"\d+(?:[.,:/'-]\d+)*|{word}|[%°€$£¥‰]"
_SPACED = re.compile(_PATTERN.format(word=word_without(r"\d_")))
_MOST_DATED = 200
"""Parts of a note that are searched for its date."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_STEP = re.compile(r"relative:([+-]?\d)")
_BESIDE = 24
"""Characters between a date and "yesterday"."""
REMEMBERED = 1024
"""Passages that are kept, by whatever is made of them: more than a long article and its note have sentences.
A passage takes ten kilobytes, so that many more would be most of what a process holds."""

_DIVIDED = re.compile(r"(?<=[^\W\d_])-\n[ \t]*([^\W\d_])")


def undivided(text: str) -> str:
    """A text without the hyphens that divide words at the ends of lines, as in what is copied from a page."""
    return _DIVIDED.sub(lambda word: word[1] if word[1].islower() else word[0], text)


class Token(NamedTuple):
    """A word, number or sign of a text, folded; of Han and kana every character is one."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Passage:
    """A text of an article or a note."""

    text: str
    tag: str
    """The BCP 47 tag of its language."""
    find_day: Callable[[], str | None] | None
    """Finds the day of the note as an ISO date; only who asks for facts waits for it."""

    @cached_property
    def language(self) -> str:
        """The primary language subtag."""
        return primary(self.tag)

    @property
    def day(self) -> str | None:
        """The day of the note as an ISO date, where it is known."""
        return self.find_day() if self.find_day else None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it says that can be checked."""
        return facts(self.text, self.tag, on=self.day)

    @property
    def locale(self) -> Locale:
        """The conventions of its language."""
        return load(self.language)

    @cached_property
    def folded(self) -> str:
        """The text as cue words are looked for in it; offsets are those of the text."""
        return fold(self.text)

    @property
    def said(self) -> int:
        """Where the text begins behind the label and stamp that stand on lines of their own above it."""
        return self.text.rfind("\n") + 1

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Its words and numbers in order, folded; punctuation and white space are none."""
        return tuple(self._token.findall(self.folded))

    @property
    def _token(self) -> re.Pattern[str]:
        return _unspaced_token() if UNSPACED.search(self.folded) else _SPACED

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The same with their places."""
        return tuple(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        # Nothing between two of them could begin one, so that each is where it is found first.
        end = 0
        for word in self.spelled:
            start = self.folded.find(word, end)
            end = start + len(word)
            yield Token(word, start, end)

    @property
    def parted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The same of its label and stamp, and of what stands under them."""
        count = len(self.spelled_in(0, self.said)) if self.said else 0
        return self.spelled[:count], self.spelled[count:]

    def spelled_in(self, start: int, end: int) -> tuple[str, ...]:
        """The same of what stands between two places of the text."""
        return tuple(self._token.findall(self.folded, start, end))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(self.spelled)

    @cached_property
    def plain(self) -> str:
        """Its words between blanks, for some of them to be looked for as a whole."""
        return f" {' '.join(self.spelled)} "

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """The stems of its content words in order; Han and kana come as overlapping pairs."""
        return tuple(self._content())

    def _content(self) -> Iterator[Token]:
        language = self.language
        passing = function_words(language)
        if not UNSPACED.search(self.folded):
            for token in self.tokens:
                if token.word not in passing:
                    yield Token(stem(token.word, language), token.start, token.end)
            return
        for token, following in zip_longest(self.tokens, self.tokens[1:]):
            if UNSPACED.match(token.word):
                if following and following.start == token.end and UNSPACED.match(following.word):
                    yield Token(token.word + following.word, token.start, following.end)
            elif token.word not in passing:
                yield Token(stem(token.word, language), token.start, token.end)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its content words."""
        if UNSPACED.search(self.folded):
            return frozenset(token.word for token in self.content)
        words = self.words - function_words(self.language)
        return frozenset(stem(word, self.language) for word in words)

    @cached_property
    def _by_kind(self) -> dict[FactKind, tuple[Fact, ...]]:
        kinds = dict.fromkeys(fact.kind for fact in self.facts)
        return {kind: tuple(fact for fact in self.facts if fact.kind == kind) for kind in kinds}

    @cached_property
    def quotations(self) -> tuple[Fact, ...]:
        """Its quotations, which no other fact hides."""
        return tuple(quotations(self.text, self.tag))

    def of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """Its facts of these kinds."""
        return tuple(fact for kind in kinds for fact in self._by_kind.get(kind, ()))


@loaded
def _unspaced_token() -> re.Pattern[str]:
    word = word_without(rf"\d_{HAN_AND_KANA}")
    return re.compile(rf"[{HAN_AND_KANA}]|{_PATTERN.format(word=word)}")


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; what is cut up otherwise, as a word in katakana is, comes in one."""
    return "".join(stems(word, language)) or word


@lru_cache(maxsize=REMEMBERED)
def read(text: str, language: str, find_day: Callable[[], str | None] | None = None) -> Passage:
    """The passage that a text is.

    Args:
        text: the text.
        language: its BCP 47 tag.
        find_day: finds the day of the note as an ISO date, where there is a note.
    """
    return Passage(text, language, find_day)


def day_of(note: Note) -> str | None:
    """The day of a note as an ISO date: its own, or the first whole date that it names."""
    if note.meta.date:
        return note.meta.date[:10]
    texts = (note.title or "", *(each.text for each in note.asides), *map(text_of, note.statements))
    for text in filter(may_have_year, texts[:_MOST_DATED]):
        days = [fact for fact in values(text, note.language) if fact.kind == "date"]
        # A day that may be read in two ways is no day by which others are.
        first = next((each for each in days if _DATE.fullmatch(each.value) and not each.other), None)
        if first is not None:
            return _seen_from(first, days)
    return None


def _seen_from(day: Fact, others: Iterable[Fact]) -> str:
    """The day of which a date is tomorrow, or yesterday, where that stands beside it."""
    for each in others:
        step, apart = _STEP.fullmatch(each.value), max(each.start - day.end, day.start - each.end)
        if step and apart <= _BESIDE:
            return f"{date.fromisoformat(day.value) - timedelta(days=int(step[1])):%Y-%m-%d}"
    return day.value


def text_of(statement: Statement) -> str:
    """A statement with its label and stamp, a line for each."""
    return "\n".join(" ".join(part.split()) for part in statement.parts)
