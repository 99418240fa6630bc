"""The words of a text that findings are about, and the text cut into pieces at their ends."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articlekit.language.letters import fold
from articlekit.model.finding import SEVERITIES, Finding, Severity
from articlekit.rendering.escaping import closed

__all__ = ["Annotation", "Marked", "Piece", "mark", "spans"]

_CUT = "…"
"""What a quotation ends in that was shortened."""
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Annotation:
    """A finding with its number in the document, from 1."""

    number: int
    finding: Finding


@dataclass(frozen=True)
class Piece:
    """A part of a text that is marked throughout, or not at all."""

    text: str
    """Escaped for HTML."""
    severity: Severity | None
    """The worst of the findings that are about it; `None` where there are none."""
    ends: tuple[int, ...]
    """Numbers of the annotations whose words end with it."""


@dataclass(frozen=True)
class Marked:
    """A text in pieces, and the annotations that its marks refer to."""

    pieces: tuple[Piece, ...] = ()
    annotations: tuple[Annotation, ...] = ()


def mark(text: str, findings: Sequence[Finding], *, first: int) -> Marked:
    """Mark what findings are about in a text, and number them by where their words end.

    Args:
        text: the text as the article has it.
        findings: what was found in it.
        first: number of the first annotation.
    """
    text = closed(text)  # before it is cut: its pieces are closed together, not one by one
    found = sorted(zip(spans(text, findings), findings, strict=True), key=lambda pair: pair[0][::-1])
    annotations = tuple(Annotation(first + rank, finding) for rank, (_, finding) in enumerate(found))
    return Marked(tuple(_pieces(text, [span for span, _ in found], annotations)), annotations)


def _pieces(
    text: str, places: Sequence[tuple[int, int]], annotations: Sequence[Annotation]
) -> Iterator[Piece]:
    from markupsafe import escape

    cuts = sorted({0, len(text), *(offset for place in places for offset in place)})
    for start, end in pairwise(cuts):
        about = [each for each, place in zip(annotations, places, strict=True) if _covers(place, start, end)]
        ends = tuple(each.number for each, place in zip(annotations, places, strict=True) if place[1] == end)
        worst = min((each.finding.severity for each in about), key=SEVERITIES.index, default=None)
        yield Piece(escape(text[start:end]), worst, ends)


def _covers(place: tuple[int, int], start: int, end: int) -> bool:
    return place[0] <= start and end <= place[1]


def spans(text: str, findings: Sequence[Finding]) -> list[tuple[int, int]]:
    """Start and end, in characters, of the words that each finding is about.

    Words that are not in the text leave all of it. A rule that finds the same words several times
    means them in order. No span is empty but in a blank text.
    """
    earlier: Counter[tuple[str, str]] = Counter()
    result = []
    for finding in findings:
        quote = finding.where.quote
        places = _occurrences(text, quote)
        if places:
            result.append(places[min(earlier[finding.rule, quote], len(places) - 1)])
        else:
            result.append((len(text) - len(text.lstrip()), len(text.rstrip())))
        earlier[finding.rule, quote] += 1
    return result


def _occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    """Where words stand in a text, in order; as whole words and numbers, where they do so anywhere."""
    places = _found(text, quote)
    costs = [_broken(text, start) + _broken(text, end) for start, end in places]
    best = min(costs, default=0)
    whole = (place for place, cost in zip(places, costs, strict=True) if cost == best)
    return [_widened(text, start, end) for start, end in whole]


def _found(text: str, quote: str) -> list[tuple[int, int]]:
    """Word for word; else whatever the letter case and the white space; else to where it was cut."""
    if not quote.strip():
        return []
    exact = [match.span() for match in re.finditer(re.escape(quote), text)]
    if exact:
        return exact
    words = fold(quote).split()
    if sum(map(len, words)) <= len(text):
        alike = [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), fold(text))]
        if alike:
            return alike
    if quote.endswith(_CUT):
        return [(start, len(text.rstrip())) for start, _ in _found(text, quote.removesuffix(_CUT))]
    return []


def _broken(text: str, offset: int) -> int:
    """How bad it is to cut a text at an offset: within a number, within a word, between words."""
    if not 0 < offset < len(text):
        return 0
    before, after = text[offset - 1], text[offset]
    if before.isdigit() and after.isdigit():
        return 2
    return int(before.isalpha() and after.isalpha())


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the accents and vowel signs that belong to its first and last letter."""
    while start > 0 and _belongs(text[start]):
        start -= 1
    while end < len(text) and _belongs(text[end]):
        end += 1
    return start, end


def _belongs(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character).startswith("M")
