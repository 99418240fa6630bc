"""Passages: the sentences of a line, and the labels that stand before them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articlekit.language.sentences import Span, split
from articlekit.reading.flow import Flow
from articlekit.reading.labels import Labels

__all__ = ["Passage", "passages", "unparted"]

# Telegram style: "DAMAGED FUEL TANK.BUCKLED WING". Only capitals: elsewhere it may be a name.
_GLUED = re.compile(r"(?<=[^\W\d_]{3}[.!?;])(?=[^\W\d_]{3})")

_UNSPACED = re.compile("[\u3040-\u9fff]")
_PART = 2_000
"""Characters."""
_STOP = re.compile(r"[.!?؟।]\s|[。！？]")
_FULL_STOP = re.compile(r"(?<=[^\s「『（(]。)(?=\d)")  # "…した。17:30、…"
_STRAY_NUMBER = re.compile(r"(?:(?<=[:;,)：])|(?<=[^\W\d_]{5}\.))\s+(\(?[1-9]\d?[.)])$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence; `start` and `end` are offsets in the flow and leave out its label."""

    start: int
    end: int
    words: str
    """What stands there, marks as blanks."""
    label: str | None = None
    """The label before it, where one stands there."""


def passages(
    line: Flow, language: str, labels: Labels | None, *, start: int = 0, trusting: bool = False
) -> Iterator[Passage]:
    """The sentences of a flow in order.

    Args:
        line: the flow.
        language: its BCP 47 tag.
        labels: the labels to look for before sentences; None looks for none.
        start: offset to begin at.
        trusting: whether labels that no locale file lists may be trusted.
    """
    first = start > 0
    for sentence in _sentences(line.text, start, language):
        if labels is None:
            yield Passage(*sentence, line.text[sentence.start : sentence.end])
            continue
        begin = sentence.start
        label = labels.inside(line.text[begin : sentence.end], trusting=trusting)
        if first and label is not None and not label.speaker:
            label = None  # the value of a field is labelled already
        first = False
        name = label.text if label is not None else None
        begin += label.value if label is not None else 0
        for cut, following, value in labels.embedded(line.text, begin, sentence.end):
            yield Passage(begin, _before(line.text, begin, cut), line.text[begin:cut], name)
            begin, name = value, following
        yield Passage(begin, sentence.end, line.text[begin : sentence.end], name)


def unparted(found: Iterable[Passage], line: Flow) -> Iterator[Passage]:
    """The passages of a value, bullet or entry, those too short for a clause joined to their neighbours.

    What stands in one line of a list is one thing, unless two clauses stand there.
    """
    waiting: Passage | None = None
    for passage in found:
        if waiting is None:
            waiting = passage
        elif passage.label is None and (_short(waiting.words) or _short(passage.words)):
            words = line.text[waiting.start : passage.end]
            waiting = Passage(waiting.start, passage.end, words, waiting.label)
        else:
            yield waiting
            waiting = passage
    if waiting is not None:
        yield waiting


def _short(words: str) -> bool:
    """Whether words are too few for a clause."""
    unspaced = 0 if words.isascii() else len(_UNSPACED.findall(words))
    return unspaced < 6 if unspaced else len(words.split()) < 3


def _before(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _sentences(text: str, start: int, language: str) -> Iterator[Span]:
    """The sentences of a text from an offset on, cut where telegrams and lists in a line want it."""
    number = 0  # the length of a list number that the sentence before ended in
    for sentence in _long_sentences(text, start, language):
        begin, end = sentence.start - number, sentence.end
        stray = _STRAY_NUMBER.search(text, max(begin, end - 8), end)
        number = 0
        if stray is not None and end < len(text):
            number = len(text[stray.start(1) : end]) + _blanks(text, end)
            end = stray.start()
        yield from _cut(text, begin, end)


def _long_sentences(text: str, start: int, language: str) -> Iterator[Span]:
    """The sentences of a text of any length, given to the splitter in parts.

    Its time grows with the square of a line of open quotation marks and the like.
    """
    while start < len(text):
        end = _part(text, start)
        for sentence in split(text[start:end], language):
            yield Span(sentence.start + start, sentence.end + start)
        start = end


def _part(text: str, start: int) -> int:
    """Where a part of a long text ends: behind a sentence, else a word, else anywhere."""
    if len(text) - start <= 2 * _PART:
        return len(text)
    stop = _STOP.search(text, start + _PART, start + 2 * _PART)
    if stop is not None:
        return stop.end()
    blank = text.rfind(" ", start + _PART, start + 2 * _PART)
    return blank if blank > 0 else start + 2 * _PART


def _blanks(text: str, position: int) -> int:
    return len(text[position : position + 40]) - len(text[position : position + 40].lstrip())


def _cut(text: str, begin: int, end: int) -> Iterator[Span]:
    glued = _GLUED if text[begin:end].isupper() else _FULL_STOP
    for cut in glued.finditer(text, begin, end):
        yield Span(begin, cut.start())
        begin = cut.start()
    yield Span(begin, end)
