"""Clauses: the spans of a statement between strong marks, which can be set each for itself."""

import re
from itertools import pairwise

from articlekit.drafting.extractive.sound_forms import weakens
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.sentences import split
from articlekit.language.tags import uses_spaces

__all__ = ["clauses_of", "is_free", "is_outside"]

_STRONG = re.compile(r"\s*[;؛；]\s*|[。！？।۔؟]\s*(?=\S)|\s+[–—-]\s+|\s*——?\s*")
_BARE_DOUBT = 5
"""Words up to which a clause behind a semicolon only says how sure the one before it is."""


def clauses_of(doc: Doc, protected: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans between strong marks or sentences; a bare doubt stays with the clause that it is about."""
    text, locale = doc.text, doc.locale
    marks = [
        m.span()
        for m in _STRONG.finditer(text)
        if is_free(m.start(), m.end(), protected)
        and is_outside(text, m.start())
        and not _is_route(text, m, locale)
    ]
    sentences = split(text, locale.tag)
    marks += [(one.end, other.start) for one, other in pairwise(sentences) if one.end < other.start]
    edges = [(0, 0), *sorted(marks), (len(text), len(text))]
    found: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(edges):
        piece = text[start:end]
        doubt = len(piece.split()) <= _BARE_DOUBT and weakens(fold(piece), locale)
        if found and doubt and uses_spaces(locale.tag):
            found[-1] = (found[-1][0], end)
        elif piece.strip():
            found.append((start, end))
    return found


def _is_route(text: str, mark: re.Match[str], locale: Locale) -> bool:
    """Whether a dash stands between two names in mid-clause, as in "the train Tomsk – Biysk stopped"."""
    before, after = text[: mark.start()].split(), text[mark.end() :].split()
    named = before[-1:] and before[-1][:1].isupper() and after[:1] and after[0][:1].isupper()
    inside = len(before) > 1 and before[-2][:1].isalnum() and after[1:2] and after[1][:1].islower()
    return bool(mark[0].strip() in "–—-" and named and inside and locale.tag != "de")


def is_free(start: int, end: int, protected: list[tuple[int, int]]) -> bool:
    return not any(a < end and start < b for a, b in protected)


def is_outside(text: str, place: int) -> bool:
    """Whether a place is inside of no brackets and no quotation marks."""
    before = text[:place]
    opened = sum(map(before.count, "«「『(（[【“"))
    closed = sum(map(before.count, "»」』)）]】”"))
    if "„" in before:
        opened, closed = opened + before.count("„") - before.count("“"), closed + before.count("“")
    return opened <= closed and before.count('"') % 2 == 0
