"""What speaks for a heading to stand in front of a passage: several signals, weighed.

The weights are those of a conditional random field (Lafferty et al. 2001), fitted on articles with
human-written headings in six languages and on short news in twenty-eight, and confirmed on articles
that it had not seen. They are in nats: a difference of 1 makes a place 2.7 times as likely.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from articlekit.drafting.outline.passages import Passage
from articlekit.drafting.outline.similarity import Cohesion, Similarity, WordSimilarity, cohesion
from articlekit.language.letters import UNSPACED
from articlekit.language.locale import Locale, fold
from articlekit.language.outline_runs import is_colon

__all__ = ["Context", "Evidence", "Weights", "weigh"]

_SHORT, _LINES = 10, 2
"""Paragraphs of a text in which even distances tell something, and to a section at least for that."""
_FAINT = 0.1
"""A sum of similarities of a paragraph to all headings that says little about which is its own."""
_LABEL, _WORDS, _UNSPACED, _LEAST = 100, 5, 8, 5
"""Characters of a heading in which a label is looked for; words and, in scripts without spaces, characters
of the longest label; characters of the shortest with spaces, as "log" or "type" may mean anything."""
_ENOUGH, _STAMPS = 2, 3
"""Cues of a role in a paragraph, and clock times in a timeline, that say it as clearly as more would."""
_SEARCHED = 4_000
"""Characters of a paragraph in which cues are counted."""
_WORD = re.compile(r"[^\W_]+")
_STAMP = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}年|\d月")
_Blocks = Sequence[Sequence[Sequence[Passage]]]


class Evidence(NamedTuple):
    """What speaks for an alignment, in nats."""

    inside: Sequence[Sequence[float]]
    """By heading and passage: the passage belongs to the heading."""
    start: Sequence[Sequence[float]]
    """By heading and passage: the heading stands in front of the passage."""


class Weights(NamedTuple):
    """The weights of the signals; the evidence is linear in them."""

    inside: float = 1.8
    """Similarity of the heading and a paragraph of its section."""
    share: float = 2.4
    """Part of a paragraph's similarities to all headings that is the heading's own."""
    first: float = 3.8
    """Similarity of the heading and the first paragraph of its section."""
    opening: float = 0.85
    """Relative similarity of the heading and the first sentence of its section."""
    second: float = 3.1
    """Similarity of the heading and the paragraph after the first."""
    colon: float = -2.6
    """The paragraph before ends in a colon."""
    before: float = -7.7
    """Lexical cohesion of the paragraph with the one before it, above the mean of the text."""
    after: float = 3.7
    """The same with the paragraph after it."""
    across: float = -7.3
    """The same of the paragraphs on either side of it with each other."""
    lead_in: float = -1.3
    """The paragraph opens with an adverbial such as "however"."""
    lower: float = -2.2
    """The paragraph opens in lower case."""
    question: float = 2.6
    """The paragraph ends as a question."""
    told_first: float = 1.8
    """Signs in the first paragraph of what the heading's words announce, above the mean of the text."""
    told: float = 0.9
    """The same in each paragraph of the section."""
    no_lede: float = 0.0
    """The first heading stands in front of all text."""
    no_lede_framed: float = -8.0
    """The same in a text with a conclusion, which has an opening, too."""
    title_first: float = -6.9
    """Similarity of the title and the first paragraph, for a heading in front of it."""
    title_above: float = 3.2
    """Similarity of the title and each paragraph in front of the first heading."""
    even: float = 1.3
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
    starts = _starts(texts, cohesion(words.terms(texts)), context)
    inside = [
        _inside(row, own, detail, blocks, weights)
        for row, own, detail in zip(whole, _shares(whole), parts, strict=True)
    ]
    start = [_start(row, detail, (blocks, starts), weights) for row, detail in zip(whole, parts, strict=True)]
    _tell((inside, start), _signs(headings, texts, context.locale), blocks, weights)
    _open(start[0], title, blocks, context)
    _space(start, blocks, weights)
    return Evidence(inside, start)


def _signs(headings: Sequence[str], texts: Sequence[str], locale: Locale) -> list[list[float]]:
    """By heading and paragraph: how clearly the paragraph tells what the heading's words announce.

    A section named "Root cause" seldom repeats these words, but says "because". The values are above
    the mean of the text, and 0 for a heading that announces no role.
    """
    found: dict[str | None, list[float]] = {None: [0.0] * len(texts)}
    rows = []
    for heading in headings:
        role = _role(heading, locale)
        if role and role not in found:
            counts = [_told(role, text[:_SEARCHED], locale) for text in texts]
            mean = sum(counts) / len(counts)
            found[role] = [count - mean for count in counts]
        rows.append(found[role])
    return rows


def _role(heading: str, locale: Locale) -> str | None:
    """The role of a heading that is a label, or of the longest label in it."""
    text = fold(heading[:_LABEL]).strip(" :.?!。：？؟")
    labels = locale.label_roles
    return labels.get(text) or labels.get(max(_labels(text, labels), key=len, default=""))


def _labels(text: str, labels: Container[str]) -> Iterator[str]:
    """The labels in a folded heading: whole words or, in a script without spaces, any characters."""
    if UNSPACED.search(text):
        parts = (text[at : at + size] for at in range(len(text)) for size in range(2, _UNSPACED + 1))
    else:
        ends = [match.end() for match in _WORD.finditer(text)]
        starts = [match.start() for match in _WORD.finditer(text)]
        parts = (text[at:end] for row, at in enumerate(starts) for end in ends[row : row + _WORDS])
        parts = (part for part in parts if len(part) >= _LEAST)
    return (part for part in parts if part in labels)


def _told(role: str, text: str, locale: Locale) -> float:
    """The signs of a role in a paragraph, from 0 to 1."""
    if role == "timeline":
        return min(1.0, len(_STAMP.findall(text)) / _STAMPS)
    cues = locale.pattern("cues", role).finditer(fold(text))
    return len(list(islice(cues, _ENOUGH))) / _ENOUGH


def _tell(
    evidence: tuple[list[list[float]], list[list[float]]],
    signs: Sequence[Sequence[float]],
    blocks: _Blocks,
    weights: Weights,
) -> None:
    """Weigh the signs of what a heading announces, in the first paragraph of its section and in all."""
    for inside, start, row in zip(*evidence, signs, strict=True):
        index = 0
        for value, block in zip(row, blocks, strict=True):
            start[index] += weights.told_first * value
            for place in range(index, index + len(block)):
                inside[place] += weights.told * value / len(block)
            index += len(block)


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


def _starts(texts: Sequence[str], ties: Sequence[Cohesion], context: Context) -> list[float]:
    """What speaks for a heading in front of each paragraph whatever the heading says."""
    lead_in, weights = context.locale.pattern("words", "lead_ins"), context.weights
    values = []
    for index, (text, tie) in enumerate(zip(texts, ties, strict=True)):
        value = weights.before * tie.before + weights.after * tie.after + weights.across * tie.across
        value += weights.colon * (index > 0 and is_colon(texts[index - 1]))
        value += weights.lead_in * bool(lead_in.match(fold(text[:80])))
        value += weights.lower * text[:1].islower()
        value += weights.question * (text.rstrip()[-1:] in {"?", "？", "؟"})
        values.append(value)
    return values


def _shares(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """By heading and paragraph: what part of the paragraph's similarities is the heading's."""
    sums = [sum(max(0.0, value) for value in column) + _FAINT for column in zip(*rows, strict=True)]
    return [[max(0.0, value) / whole for value, whole in zip(row, sums, strict=True)] for row in rows]


def _inside(
    row: Sequence[float],
    shares: Sequence[float],
    detail: Sequence[float],
    blocks: _Blocks,
    weights: Weights,
) -> list[float]:
    """The evidence of each paragraph, shared out among its passages by how alike each is."""
    values: list[float] = []
    for value, share, block in zip(row, shares, blocks, strict=True):
        own = detail[len(values) : len(values) + len(block)]
        mean = sum(own) / len(own)
        evidence = weights.inside * value + weights.share * share
        values.extend(evidence / len(own) + weights.inside * (one - mean) for one in own)
    return values


def _start(
    row: Sequence[float], detail: Sequence[float], layout: tuple[_Blocks, Sequence[float]], weights: Weights
) -> list[float]:
    """The evidence of each place, from paragraphs and from what speaks for each of them anyway."""
    sharpest = _greatest(detail)
    values: list[float] = []
    for index, (block, anyway) in enumerate(zip(*layout, strict=True)):
        second = row[index + 1] if index + 1 < len(row) else 0.0
        for candidate in block:
            own = detail[len(values)]
            value = weights.opening * own / sharpest
            if candidate is block[0]:
                value += weights.first * row[index] + weights.second * second + anyway
            else:
                value += weights.first * own
                value += weights.divide if candidate[0].part else weights.cut
            values.append(value)
    return values


def _greatest(row: Sequence[float]) -> float:
    """What the others are relative to: 1 where nothing is alike."""
    best = max(row)
    return best if best > 0 else 1.0
