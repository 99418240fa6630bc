"""Clauses: the parts of a sentence that can be denied or doubted on their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from articlekit.language.letters import fold
from articlekit.language.locale import load
from articlekit.language.tags import primary
from articlekit.language.words import content, function_words, stems, tokens

__all__ = ["Clause", "Cue", "clauses"]

_END = re.compile(
    r"[.;:!?…](?=\s|$)|[。；：！？।؟؛]|,(?=\s)|[،、，](?=.)|\n|\s[–—-]\s|(?<=\s)[(（]|[)）](?=\s|$)"
)
_LEAST = 2
"""Content words of a clause; shorter ones belong to what follows them."""
_NEAR = 40
"""Characters on either side of a cue in which the words that it bears on are looked for."""


@dataclass(frozen=True)
class Cue:
    """A word that denies or doubts, and the stems of the content words next to it on both sides."""

    words: str
    anchors: frozenset[str]


@dataclass(frozen=True)
class Clause:
    """A clause, the stems of its content words, and its cues by the key of their list."""

    stems: frozenset[str]
    negations: tuple[Cue, ...]
    hedges: tuple[Cue, ...]


@lru_cache(maxsize=4096)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text, cut at its marks."""
    return tuple(
        Clause(
            content(piece, language), _cues(piece, language, "negations"), _cues(piece, language, "hedges")
        )
        for piece in _pieces(text, language)
    )


def _pieces(text: str, language: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(text):
        if len(content(text[start : match.start()], language)) >= _LEAST:
            yield text[start : match.end()]
            start = match.end()
    if text[start:].strip():
        yield text[start:]


def _cues(text: str, language: str, key: str) -> tuple[Cue, ...]:
    folded = fold(text)
    found = load(language).pattern("words", key).finditer(folded)
    return tuple(Cue(match[0], _anchors(folded, *match.span(), language)) for match in found)


def _anchors(folded: str, start: int, end: int, language: str) -> frozenset[str]:
    """The nearest content words on both sides of a cue: two of one side where there is no other."""
    before = _content(folded[max(0, start - _NEAR) : start], language)
    after = _content(folded[end : end + _NEAR], language)
    return frozenset((*before[-1 if after else -2 :], *after[: 1 if before else 2]))


def _content(text: str, language: str) -> list[str]:
    """The stems of content words in order; a word that is cut off at the edge is one of them."""
    passing = function_words(primary(language))
    return [stem for word in tokens(text) if word not in passing for stem in stems(word, language)]
