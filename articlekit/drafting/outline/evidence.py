"""What speaks for a heading to stand in front of a passage: several signals, weighed.

The weights are those of a conditional random field (Lafferty et al. 2001), fitted on articles with
human-written headings in six languages and on short news in twenty-eight, and confirmed on articles
that it had not seen. They are in nats: a difference of 1 makes a place 2.7 times as likely.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from articlekit.drafting.outline.passages import Passage
from articlekit.drafting.outline.similarity import Similarity, WordSimilarity, shifts, vectors
from articlekit.language.locale import Locale, fold
from articlekit.language.outline.runs import is_colon

__all__ = ["Context", "Evidence", "Weights", "weigh"]

_SHORT, _LINES = 10, 2
"""Paragraphs of a text in which even distances tell something, and to a section at least for that."""
_Blocks = Sequence[Sequence[Sequence[Passage]]]


class Evidence(NamedTuple):
    """What speaks for an alignment, in nats."""

    inside: Sequence[Sequence[float]]
    """By heading and passage: the passage belongs to the heading."""
    start: Sequence[Sequence[float]]
    """By heading and passage: the heading stands in front of the passage."""
    lead: Sequence[float]
    """By passage: it stands before the first heading."""


class Weights(NamedTuple):
    """The weights of the signals; the evidence is linear in them."""

    inside: float = 3.6
    """Similarity of the heading and a paragraph of its section."""
    inside_relative: float = 1.0
    """The same, relative to the paragraph that is most like the heading."""
    first: float = 3.6
    """Similarity of the heading and the first paragraph of its section."""
    first_relative: float = 0.1
    opening: float = 0.85
    """Relative similarity of the heading and the first sentence of its section."""
    second: float = 4.2
    """Similarity of the heading and the paragraph after the first."""
    lead: float = 0.0
    """For each paragraph without a heading in front."""
    colon: float = -2.5
    """The paragraph before ends in a colon."""
    shift: float = 10.9
    """Lexical cohesion at the place, below the mean of the text."""
    lead_in: float = -1.3
    """The paragraph opens with an adverbial such as "however"."""
    lower: float = -1.9
    """The paragraph opens in lower case."""
    question: float = 2.9
    """The paragraph ends as a question."""
    no_lede: float = 0.0
    """The first heading stands in front of all text."""
    no_lede_framed: float = -8.0
    """The same in a text with a conclusion, which has an opening, too."""
    title_first: float = -5.6
    """Similarity of the title and the first paragraph, for a heading in front of it."""
    title_above: float = 3.6
    """Similarity of the title and each paragraph in front of the first heading."""
    even: float = 1.1
    """In a short text: the place is the one nearest to where headings at even distances would stand."""
    cut: float = -6.0
    """The place is inside a paragraph."""
    divide: float = -7.0
    """The place is inside a sentence."""


class Context(NamedTuple):
    """What is known about a text beside its headings and its body."""

    locale: Locale
    title: str = ""
    framed: bool = False
    """Whether a conclusion stands apart from the body."""
    weights: Weights = Weights()


def weigh(
    headings: Sequence[str], candidates: Sequence[Sequence[Passage]], similarity: Similarity, context: Context
) -> Evidence:
    """The evidence for every heading and candidate; a candidate is what begins at one possible place."""
    blocks = _blocks(candidates)
    texts = [" ".join(passage.text for candidate in block for passage in candidate) for block in blocks]
    weights, words = context.weights, WordSimilarity(context.locale.tag)
    *whole, title = words.scores([*headings, context.title], texts)
    if not isinstance(similarity, WordSimilarity):
        whole = similarity.scores(headings, texts)
    finer = similarity if len(candidates) > len(blocks) else words
    parts = finer.scores(headings, [candidate[0].text for candidate in candidates])
    starts = _starts(texts, shifts(vectors(words.terms(texts))), context)
    inside = [_inside(row, detail, blocks, weights) for row, detail in zip(whole, parts, strict=True)]
    start = [_start(row, detail, (blocks, starts), weights) for row, detail in zip(whole, parts, strict=True)]
    _open(start[0], title, blocks, context)
    _space(start, blocks, weights)
    lead = [weights.lead / len(block) for block in blocks for _ in block]
    return Evidence(inside, start, lead)


def _open(start: list[float], title: Sequence[float], blocks: _Blocks, context: Context) -> None:
    """Weigh what speaks for a lede: the part in front of the first heading is like the title."""
    weights = context.weights
    start[0] += weights.no_lede_framed if context.framed else weights.no_lede
    start[0] += weights.title_first * title[0]
    index, above = 0, 0.0
    for value, block in zip(title, blocks, strict=True):
        for _ in block:
            start[index] += weights.title_above * above
            index += 1
        above += value


def _space(start: Sequence[list[float]], blocks: _Blocks, weights: Weights) -> None:
    """Weigh that the sections of a short text are about as long as one another, if they are no lines."""
    firsts = [0, *accumulate(map(len, blocks))][:-1]
    stride = len(blocks) / (len(start) + 1)
    if len(blocks) > _SHORT or stride < _LINES:
        return
    for number, row in enumerate(start, 1):
        for block, first in enumerate(firsts):
            row[first] += weights.even * (abs(block - number * stride) <= 0.5)


def _blocks(candidates: Sequence[Sequence[Passage]]) -> list[list[Sequence[Passage]]]:
    blocks: list[list[Sequence[Passage]]] = []
    for index, candidate in enumerate(candidates):
        if not index or candidates[index - 1][0].block != candidate[0].block:
            blocks.append([])
        blocks[-1].append(candidate)
    return blocks


def _starts(texts: Sequence[str], changes: Sequence[float], context: Context) -> list[float]:
    """What speaks for a heading in front of each paragraph whatever the heading says."""
    lead_in, weights = context.locale.pattern("words", "lead_ins"), context.weights
    values = []
    for index, (text, shift) in enumerate(zip(texts, changes, strict=True)):
        value = weights.shift * shift
        value += weights.colon * (index > 0 and is_colon(texts[index - 1]))
        value += weights.lead_in * bool(lead_in.match(fold(text[:80])))
        value += weights.lower * text[:1].islower()
        value += weights.question * (text.rstrip()[-1:] in {"?", "？", "؟"})
        values.append(value)
    return values


def _inside(row: Sequence[float], detail: Sequence[float], blocks: _Blocks, weights: Weights) -> list[float]:
    """The evidence of each paragraph, shared out among its passages by how alike each is."""
    best = _greatest(row)
    values: list[float] = []
    for value, block in zip(row, blocks, strict=True):
        own = detail[len(values) : len(values) + len(block)]
        mean = sum(own) / len(own)
        evidence = weights.inside * value + weights.inside_relative * value / best
        values.extend(evidence / len(own) + weights.inside * (one - mean) for one in own)
    return values


def _start(
    row: Sequence[float], detail: Sequence[float], layout: tuple[_Blocks, Sequence[float]], weights: Weights
) -> list[float]:
    """The evidence of each place, from paragraphs and from what speaks for each of them anyway."""
    best, sharpest = _greatest(row), _greatest(detail)
    values: list[float] = []
    for index, (block, anyway) in enumerate(zip(*layout, strict=True)):
        second = row[index + 1] if index + 1 < len(row) else 0.0
        for candidate in block:
            own = detail[len(values)]
            value = weights.opening * own / sharpest
            if candidate is block[0]:
                value += weights.first * row[index] + weights.first_relative * row[index] / best
                value += weights.second * second + anyway
            else:
                value += weights.first * own + weights.first_relative * own / sharpest
                value += weights.divide if candidate[0].part else weights.cut
            values.append(value)
    return values


def _greatest(row: Sequence[float]) -> float:
    """What the others are relative to: 1 where nothing is alike."""
    best = max(row)
    return best if best > 0 else 1.0
