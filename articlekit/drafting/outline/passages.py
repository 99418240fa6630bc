"""The body of a flat text as what headings may stand in front of: items, sentences, clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articlekit.language.locale import Locale, fold
from articlekit.language.outline.lines import Line, width
from articlekit.language.sentences import split

__all__ = ["Passage", "clauses", "passages"]

_COMMA = re.compile(r"[,;]\s+|[，；、،؛]\s*")
_LEAST = 30
"""Columns that both parts of a divided sentence have at least."""


@dataclass(frozen=True)
class Passage:
    """A sentence, a list item, or a part of a sentence."""

    text: str
    block: int
    """Number of the paragraph or list that it stands in, from 0."""
    number: int
    """Number of the sentence in the text, from 1; the parts of one sentence share it."""
    item: bool = False
    """Whether it is an item of a list."""
    part: bool = False
    """Whether it goes on with the sentence of the passage before it."""
    line: int = 0
    """Index of the line of the body that it stands in."""
    space: str = ""
    """The white space between the passage and what follows it in its paragraph."""


def passages(lines: Sequence[Line], *, language: str, first: int = 1) -> tuple[Passage, ...]:
    """The sentences of a body, and the items of its lists, in order.

    Args:
        lines: the paragraphs and list items; bulleted items in a row are one block.
        language: BCP 47 tag.
        first: number of the first sentence.
    """
    result: list[Passage] = []
    block = -1
    for index, line in enumerate(lines):
        item = _is_item(lines, index)
        if not (item and index and _is_item(lines, index - 1)):
            block += 1
        text = line.bare if item else line.text
        for sentence, space in [(text, "")] if item else _sentences(text, language):
            result.append(Passage(sentence, block, first + len(result), item, line=index, space=space))
    return tuple(result)


def _is_item(lines: Sequence[Line], index: int) -> bool:
    neighbours = lines[max(0, index - 1) : index + 2]
    return lines[index].marker == "bullet" and sum(line.marker == "bullet" for line in neighbours) > 1


def _sentences(text: str, language: str) -> Iterator[tuple[str, str]]:
    spans = split(text, language)
    starts = [0, *(span.start for span in spans[1:]), len(text)]
    for start, end in pairwise(starts):
        sentence = text[start:end]
        kept = sentence.rstrip()
        yield kept, sentence[len(kept) :]


def clauses(sentences: Sequence[Passage], locale: Locale) -> tuple[Passage, ...]:
    """The sentences, those divided that have a clause boundary in the middle: the parts are passages."""
    return tuple(part for passage in sentences for part in _parts(passage, locale))


def _parts(passage: Passage, locale: Locale) -> Iterator[Passage]:
    start = 0
    for cut in () if passage.item else _boundaries(passage.text, locale):
        if min(width(passage.text[start:cut][:_LEAST]), width(passage.text[cut : cut + _LEAST])) < _LEAST:
            continue
        text = passage.text[start:cut]
        kept = text.rstrip()
        yield replace(passage, text=kept, part=start > 0, space=text[len(kept) :])
        start = cut
    text = passage.text[start:]
    yield replace(passage, text=text, part=start > 0)


def _boundaries(text: str, locale: Locale) -> list[int]:
    """Offsets at which a clause may begin: behind a comma or, where there is none, before an opener."""
    commas = [match.end() for match in _COMMA.finditer(text)]
    if commas:
        return commas
    openers = locale.pattern("words", "clause_openers").finditer(fold(text))
    return [match.start() for match in openers if text[match.start() - 1 : match.start()].isspace()]
