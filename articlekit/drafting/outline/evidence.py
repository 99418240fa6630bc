"""What speaks for a heading to stand in front of a passage: several signals, weighed.

The weights are those of a conditional random field (Lafferty et al. 2001), fitted on articles with
human-written headings in six languages and confirmed on articles that it had not seen. They are in
nats: a difference of 1 makes a place 2.7 times as likely.
"""

from collections.abc import Sequence
from typing import NamedTuple

from articlekit.drafting.outline.alignment import Evidence
from articlekit.drafting.outline.cohesion import shifts, spread, vectors
from articlekit.drafting.outline.passages import Passage
from articlekit.drafting.outline.runs import is_colon
from articlekit.drafting.outline.similarity import Similarity
from articlekit.language.locale import Locale, fold

__all__ = ["Context", "weigh"]

_Blocks = Sequence[Sequence[Sequence[Passage]]]


class Context(NamedTuple):
    """What is known about a text beside its headings and its body."""

    locale: Locale
    title: str = ""
    framed: bool = False
    """Whether a conclusion stands apart from the body."""


class _Weights(NamedTuple):
    inside: float = 4.0
    """Similarity of the heading and a paragraph of its section."""
    inside_relative: float = 0.75
    """The same, relative to the paragraph that is most like the heading."""
    inside_spread: float = 0.4
    """The same, handed on from paragraphs that are like it."""
    first: float = 2.3
    """Similarity of the heading and the first paragraph of its section."""
    first_relative: float = 0.5
    opening: float = 0.65
    """Relative similarity of the heading and the first sentence of its section."""
    second: float = 3.3
    """Similarity of the heading and the paragraph after the first."""
    lead: float = 0.12
    """For each paragraph without a heading in front."""
    colon: float = -2.4
    """The paragraph before ends in a colon."""
    shift: float = 7.9
    """Lexical cohesion at the place, below the mean of the text."""
    lead_in: float = -1.1
    """The paragraph opens with an adverbial such as "however"."""
    lower: float = -1.5
    """The paragraph opens in lower case."""
    question: float = 2.6
    """The paragraph ends as a question."""
    no_lede: float = -0.25
    """The first heading stands in front of all text."""
    no_lede_framed: float = -8.0
    """The same in a text with a conclusion, which has an opening, too."""
    title_first: float = -1.8
    """Similarity of the title and the first paragraph, for a heading in front of it."""
    title_above: float = 2.9
    """Similarity of the title and each paragraph in front of the first heading."""
    cut: float = -6.0
    """The place is inside a paragraph."""
    divide: float = -7.0
    """The place is inside a sentence."""


WEIGHTS = _Weights()


def weigh(
    headings: Sequence[str], candidates: Sequence[Sequence[Passage]], similarity: Similarity, context: Context
) -> Evidence:
    """The evidence for every heading and candidate; a candidate is what begins at one possible place."""
    blocks = _blocks(candidates)
    texts = [" ".join(passage.text for candidate in block for passage in candidate) for block in blocks]
    words = vectors(texts, context.locale.tag)
    *whole, title = similarity.scores([*headings, context.title], texts)
    parts = similarity.scores(headings, [candidate[0].text for candidate in candidates])
    starts = _starts(texts, shifts(words), context.locale)
    inside, start = [], []
    for row, other, detail in zip(whole, spread(whole, words), parts, strict=True):
        inside.append(_inside(row, other, detail, blocks))
        start.append(_start(row, detail, blocks, starts))
    _open(start[0], title, blocks, framed=context.framed)
    lead = [WEIGHTS.lead / len(block) for block in blocks for _ in block]
    return Evidence(inside, start, lead)


def _open(start: list[float], title: Sequence[float], blocks: _Blocks, *, framed: bool) -> None:
    """Weigh what speaks for a lede: the part in front of the first heading is like the title."""
    start[0] += (WEIGHTS.no_lede_framed if framed else WEIGHTS.no_lede) + WEIGHTS.title_first * title[0]
    index, above = 0, 0.0
    for value, block in zip(title, blocks, strict=True):
        for _ in block:
            start[index] += WEIGHTS.title_above * above
            index += 1
        above += value


def _blocks(candidates: Sequence[Sequence[Passage]]) -> list[list[Sequence[Passage]]]:
    blocks: list[list[Sequence[Passage]]] = []
    for index, candidate in enumerate(candidates):
        if not index or candidates[index - 1][0].block != candidate[0].block:
            blocks.append([])
        blocks[-1].append(candidate)
    return blocks


def _starts(texts: Sequence[str], changes: Sequence[float], locale: Locale) -> list[float]:
    """What speaks for a heading in front of each paragraph whatever the heading says."""
    lead_in = locale.pattern("words", "lead_ins")
    values = []
    for index, (text, shift) in enumerate(zip(texts, changes, strict=True)):
        value = WEIGHTS.shift * shift
        value += WEIGHTS.colon * (index > 0 and is_colon(texts[index - 1]))
        value += WEIGHTS.lead_in * bool(lead_in.match(fold(text[:80])))
        value += WEIGHTS.lower * text[:1].islower() + WEIGHTS.question * (
            text.rstrip()[-1:] in {"?", "？", "؟"}
        )
        values.append(value)
    return values


def _inside(
    row: Sequence[float], other: Sequence[float], detail: Sequence[float], blocks: _Blocks
) -> list[float]:
    """The evidence of each paragraph, shared out among its passages by how alike each is."""
    best = max(row) or 1.0
    values: list[float] = []
    for value, handed_on, block in zip(row, other, blocks, strict=True):
        own = detail[len(values) : len(values) + len(block)]
        mean = sum(own) / len(own)
        evidence = WEIGHTS.inside * value + WEIGHTS.inside_relative * value / best
        evidence += WEIGHTS.inside_spread * handed_on
        values.extend(evidence / len(own) + WEIGHTS.inside * (one - mean) for one in own)
    return values


def _start(
    row: Sequence[float], detail: Sequence[float], blocks: _Blocks, starts: Sequence[float]
) -> list[float]:
    best, sharpest = max(row) or 1.0, max(detail) or 1.0
    values: list[float] = []
    for index, block in enumerate(blocks):
        second = row[index + 1] if index + 1 < len(row) else 0.0
        for candidate in block:
            own = detail[len(values)]
            value = WEIGHTS.opening * own / sharpest
            if candidate is block[0]:
                value += WEIGHTS.first * row[index] + WEIGHTS.first_relative * row[index] / best
                value += WEIGHTS.second * second + starts[index]
            else:
                value += WEIGHTS.first * own + WEIGHTS.first_relative * own / sharpest
                value += WEIGHTS.divide if candidate[0].part else WEIGHTS.cut
            values.append(value)
    return values
