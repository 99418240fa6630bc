"""The body of a flat text as what headings may stand in front of: items, sentences, clauses."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from articlekit.language.locale import Locale, fold, load
from articlekit.language.outline_lines import Line, width
from articlekit.language.outline_lists import counts
from articlekit.language.sentences import Span, split
from articlekit.model.article import ParagraphKind
from articlekit.reading.passages import unmarked
from articlekit.reading.tables import rows

__all__ = ["Passage", "clauses", "passages"]

_COMMA = re.compile(r"[,;]\s+|[，；、،؛]\s*")
_OPENERS, _CLOSERS = "([«“「『（", ")]»”」』）"
_SPEAKER = re.compile(r"[–—―-]{1,2}\s*(?=\S)")
"""What opens the last line of a quotation, where it says whose words they are."""
_FEWEST = 2
"""Numbered lines that are a list in any language."""
_ONE = re.compile(r"\(?1[.)]\s")
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
    kind: ParagraphKind = "text"
    """What it stands in; all but a part of a text is divided by nothing."""
    part: bool = False
    """Whether it goes on with the sentence of the passage before it."""
    line: int = 0
    """Index of the line of the body that it stands in."""
    space: str = ""
    """The white space between the passage and what follows it in its paragraph."""
    label: str | None = None
    stamp: str | None = None
    attribution: str | None = None
    """Who said it, where it is part of a quotation."""
    ordered: bool = False
    """Whether it is an item of a numbered list."""


def passages(lines: Sequence[Line], *, language: str, first: int = 1) -> tuple[Passage, ...]:
    """The sentences of a body, the items of its lists and the rows of its tables, in order.

    Args:
        lines: the paragraphs, list items, quoted lines and rows; those of one kind in a row are one block.
        language: BCP 47 tag.
        first: number of the first sentence.
    """
    result: list[Passage] = []
    for block, (kind, indices) in enumerate(_blocks(lines, load(language))):
        for passage in _MADE.get(kind, _text)([(index, lines[index]) for index in indices], language):
            result.append(replace(passage, block=block, number=first + len(result)))
    return tuple(result)


def _blocks(lines: Sequence[Line], locale: Locale) -> Iterator[tuple[str, list[int]]]:
    """The indices of the lines of each block, with what it is."""
    kinds = [_kind(line) for line in lines]
    for kind, group in groupby(range(len(lines)), lambda index: kinds[index]):
        run = list(group)
        if kind == "number" and not _is_list([lines[index] for index in run], locale):
            kind = "text"
        if kind in {"text", "code"}:
            yield from ((kind, [index]) for index in run)
        else:
            yield kind, run


def _is_list(items: Sequence[Line], locale: Locale) -> bool:
    """Whether numbered lines are a list; one alone is where its "1." cannot mean "first"."""
    if len(items) < _FEWEST and (_ONE.match(items[0].text) is None or locale.ordinal_point):
        return False
    return counts(items)


def _kind(line: Line) -> str:
    if line.marker == "bullet" and line.text[0] in "–—":
        return "dash"
    return line.marker if line.marker in _MADE else "text"


_Numbered = Sequence[tuple[int, Line]]
"""Lines of a block with their indices in the body."""


def _text(lines: _Numbered, language: str) -> Iterator[Passage]:
    for index, line in lines:
        for sentence, space in _sentences(unmarked(line.text), language):
            yield Passage(sentence, 0, 0, line=index, space=space)


def _dashes(lines: _Numbered, language: str) -> Iterator[Passage]:
    """A dash opens the items of a list; a single one, what somebody says."""
    return _items(lines, language) if len(lines) > 1 else _text(lines, language)


def _items(lines: _Numbered, _: str) -> Iterator[Passage]:
    for index, line in lines:
        yield Passage(unmarked(line.bare), 0, 0, "list", line=index)


def _steps(lines: _Numbered, language: str) -> Iterator[Passage]:
    return (replace(item, ordered=True) for item in _items(lines, language))


def _code(lines: _Numbered, _: str) -> Iterator[Passage]:
    for index, line in lines:
        yield Passage(line.bare, 0, 0, "code", line=index)


def _quotation(lines: _Numbered, language: str) -> Iterator[Passage]:
    *said, (_, last) = lines
    speaker = _SPEAKER.match(last.bare) if said else None
    for index, line in said if speaker else lines:
        sentences = list(_sentences(unmarked(line.bare), language))
        for place, (sentence, space) in enumerate(sentences):
            end = space or (" " if place + 1 == len(sentences) else "")
            by = unmarked(last.bare[speaker.end() :]) if speaker else None
            yield Passage(sentence, 0, 0, "quote", line=index, space=end, attribution=by)


def _rows(lines: _Numbered, language: str) -> Iterator[Passage]:
    """The rows of a table as facts, as a timeline or, where they have several cells, as items of a list."""
    text, spans = "", []
    for _, line in lines:
        spans.append(Span(len(text), len(text) + len(line.text)))
        text += f"{line.text}\n"
    locale = load(language)
    told = rows(text, tuple(spans), locale, known=False, about=False)
    starts = [span.start for span in spans]
    kind: ParagraphKind = "list"
    if all(row.stamp for row in told):
        kind = "timeline"
    elif all(row.label and not row.stamp for row in told):
        kind = "facts"
    if not told:  # a head without rows
        yield from _items(
            [(index, line) for index, line in lines if any(map(str.isalnum, line.text))], language
        )
    for row in told:
        index = lines[bisect_right(starts, row.span.start) - 1][0]
        if kind == "list":
            parts = (part for part in (row.stamp, row.label, row.text) if part)
            yield Passage(locale.connectives["label"].join(parts), 0, 0, kind, line=index)
        else:
            yield Passage(row.text, 0, 0, kind, line=index, label=row.label, stamp=row.stamp)


_MADE: dict[str, Callable[[_Numbered, str], Iterator[Passage]]] = {
    "bullet": _items,
    "number": _steps,
    "dash": _dashes,
    "quote": _quotation,
    "row": _rows,
    "code": _code,
}
"""What makes passages of the lines of a block, by what the block is."""


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
    for cut in _cuts(passage.text, locale) if passage.kind == "text" else ():
        text = passage.text[start:cut]
        kept = text.rstrip()
        yield replace(passage, text=kept, part=start > 0, space=text[len(kept) :])
        start = cut
    text = passage.text[start:]
    yield replace(passage, text=text, part=start > 0)


def _cuts(text: str, locale: Locale) -> list[int]:
    """Offsets at which a clause begins: what stands up to the next mark on either side has its length.

    Appositions and enumerations have shorter parts. Nothing is cut inside brackets and quotation marks.
    """
    marks = _outside(text, _boundaries(text, locale))
    edges = [0, *marks, len(text)]
    return [
        cut
        for before, cut, after in zip(edges[:-2], marks, edges[2:], strict=True)
        if min(width(text[before:cut]), width(text[cut:after])) >= _LEAST
    ]


def _outside(text: str, offsets: Sequence[int]) -> list[int]:
    """Those of ascending offsets at which no bracket and no quotation mark is open."""
    found, opened, straight, start = [], 0, 0, 0
    for offset in offsets:
        part, start = text[start:offset], offset
        opened += sum(map(part.count, _OPENERS)) - sum(map(part.count, _CLOSERS))
        straight += part.count('"')
        if opened <= 0 and straight % 2 == 0:
            found.append(offset)
    return found


def _boundaries(text: str, locale: Locale) -> list[int]:
    """Offsets at which a clause may begin: behind a comma or, where there is none, before an opener."""
    commas = [match.end() for match in _COMMA.finditer(text)]
    if commas:
        return commas
    openers = locale.pattern("words", "clause_openers").finditer(fold(text))
    return [match.start() for match in openers if text[match.start() - 1 : match.start()].isspace()]
