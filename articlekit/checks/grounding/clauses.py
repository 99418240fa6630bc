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
_PAIR = 2
_NEAR = 40
"""Characters on either side of a cue in which the words that it bears on are looked for."""


@dataclass(frozen=True)
class Cue:
    """A word that denies or doubts."""

    words: str
    anchors: tuple[frozenset[str], ...]
    """Pairs of stems of content words next to it; either pair tells its place."""

    def belongs_to(self, stems: frozenset[str]) -> bool:
        """Whether a clause of such words has the place of this cue."""
        return any(len(pair) == _PAIR and pair <= stems for pair in self.anchors)


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
    return tuple(Cue(match[0], tuple(_anchors(folded, *match.span(), language))) for match in found)


def _anchors(folded: str, start: int, end: int, language: str) -> Iterator[frozenset[str]]:
    """The nearest content words on both sides of a cue, and the two that it is likeliest to bear on."""
    before = _content(folded[max(0, start - _NEAR) : start], language)
    after = _content(folded[end : end + _NEAR], language)
    if before and after:
        yield frozenset((before[-1], after[0]))
    # A verb that comes last has its negation behind it.
    ahead = before[-2:] if load(language).verb_final else after[:2]
    yield frozenset(ahead)


def _content(text: str, language: str) -> list[str]:
    """The stems of content words in order; a word that is cut off at the edge is one of them."""
    passing = function_words(primary(language))
    return [stem for word in tokens(text) if word not in passing for stem in stems(word, language)]
