"""Clauses: the parts of a sentence that can be denied or doubted on their own."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from articlekit.checks.grounding.passage import REMEMBERED, Passage, Token

__all__ = ["Clause", "Cue", "clauses", "has_cues"]

_END = re.compile(
    r"[.;:!?…](?=\s|$)|[。；：！？।؟؛]|,(?=\s)|[،、，](?=.)|\n|\s[–—-]\s|(?<=\s)[(（]|[)）](?=\s|$)"
)
_LEAST = 2
"""Content words of a clause; shorter ones belong to what follows them."""
_PAIR = 2


@dataclass(frozen=True)
class Clause:
    """A clause: the stems of its content words, its pairs of neighbouring words, and its cues."""

    stems: frozenset[str]
    neighbours: frozenset[tuple[str, str]]
    negations: tuple["Cue", ...]
    hedges: tuple["Cue", ...]


@dataclass(frozen=True)
class Cue:
    """A word that denies or doubts."""

    words: str
    anchors: tuple[frozenset[str], ...]
    """Pairs of stems of content words next to it; either pair tells its place."""
    near: frozenset[str]
    """The stem of the nearest content word on each side."""
    gap: tuple[str, str] | None
    """The words on both sides, which stand side by side where the cue has been taken out."""

    def belongs_to(self, clause: Clause) -> bool:
        """Whether a clause has the place of this cue."""
        if self.gap in clause.neighbours:
            return True
        return any(len(pair) == _PAIR and pair <= clause.stems for pair in self.anchors)

    def answers(self, other: "Cue") -> bool:
        """Whether two cues may bear on the same word."""
        return not self.near.union(*self.anchors).isdisjoint(other.near.union(*other.anchors))


@lru_cache(maxsize=REMEMBERED)
def has_cues(passage: Passage) -> bool:
    """Whether a passage denies or doubts anything; most do not, and then its clauses need not be known."""
    patterns = (passage.locale.pattern("words", key) for key in ("negations", "hedges"))
    return any(pattern.search(passage.folded, passage.said) for pattern in patterns)


@lru_cache(maxsize=REMEMBERED)
def clauses(passage: Passage) -> tuple[Clause, ...]:
    """The clauses of a passage, cut at its marks; a label above it is left out."""
    result = []
    content_starts, token_starts = _starts(passage.content), _starts(passage.tokens)
    for start, end in pairwise(_edges(passage, content_starts)):
        content = passage.content[bisect_left(content_starts, start) : bisect_left(content_starts, end)]
        tokens = passage.tokens[bisect_left(token_starts, start) : bisect_left(token_starts, end)]
        neighbours = frozenset((first.word, second.word) for first, second in pairwise(tokens))
        cues = (
            tuple(
                _cue(passage, match, tokens, content)
                for match in passage.locale.pattern("words", key).finditer(passage.folded, start, end)
            )
            for key in ("negations", "hedges")
        )
        result.append(Clause(frozenset(token.word for token in content), neighbours, *cues))
    return tuple(result)


def _starts(tokens: tuple[Token, ...]) -> list[int]:
    return [token.start for token in tokens]


def _edges(passage: Passage, starts: list[int]) -> list[int]:
    edges = [passage.said]
    for match in _END.finditer(passage.text, passage.said):
        if bisect_left(starts, match.start()) - bisect_left(starts, edges[-1]) >= _LEAST:
            edges.append(match.end())
    return [*edges, len(passage.text)]


def _cue(
    passage: Passage, match: re.Match[str], tokens: tuple[Token, ...], content: tuple[Token, ...]
) -> Cue:
    before, after = _around(match, content)
    words_before, words_after = _around(match, tokens)
    gap = (words_before[-1], words_after[0]) if words_before and words_after else None
    # A verb that comes last has its negation behind it.
    ahead = before[-2:] if passage.locale.verb_final else after[:2]
    near = frozenset((*before[-1:], *after[:1]))
    return Cue(match[0], (near, frozenset(ahead)), near, gap)


def _around(match: re.Match[str], tokens: tuple[Token, ...]) -> tuple[list[str], list[str]]:
    before = [token.word for token in tokens if token.end <= match.start()]
    return before, [token.word for token in tokens if token.start >= match.end()]
