"""Blocks: headings, paragraphs, list items and tables, as their lines show them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from articlekit.language.facts import calendar_words
from articlekit.language.letters import fold
from articlekit.language.sentences import Span
from articlekit.reading.lines import Line, read_lines
from articlekit.reading.tables import GAP

__all__ = ["Block", "BlockKind", "is_date", "parse", "rejoined"]

BlockKind = Literal["heading", "prose", "item", "table"]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; `spans` are their words, one a line."""

    kind: BlockKind
    spans: tuple[Span, ...]
    group: int
    """The same number for the items of one list."""
    level: int = 0
    """Level of a heading."""
    broken: bool = False
    """Whether blank lines stand in the middle of its sentences."""
    tight: bool = False
    """Whether the block follows the one before it without a blank line."""


def parse(text: str, *, is_date: Callable[[str], bool] = lambda _: False) -> list[Block]:
    """Cut a text up into blocks; every line with words is in exactly one of them.

    Args:
        text: plain text or Markdown with `\\n` line breaks.
        is_date: tells whether a line that begins like a numbered item begins with a date.
    """
    lines = [line for line in _checked(list(read_lines(text)), text, is_date) if line.kind != "fence"]
    blocks: list[Block] = []
    group = 0
    position = 0
    while position < len(lines):
        line = lines[position]
        if line.kind in {"blank", "rule"}:
            position += 1
            continue
        end, kind, level = _extent(lines, position, text)
        same_list = (
            kind == "item"
            and bool(blocks)
            and blocks[-1].kind == "item"
            and not _interrupted(lines, position)
        )
        group += 0 if same_list else 1
        spans = tuple(_span(entry) for entry in lines[position:end] if entry.kind not in {"blank", "rule"})
        tight = position > 0 and lines[position - 1].kind != "blank"
        blocks.append(Block(kind, spans, group, level, tight=tight))
        position = end
    return blocks


def rejoined(blocks: list[Block], text: str) -> list[Block]:
    """The blocks, those of prose together where blank lines stand in the middle of sentences.

    Text that was taken out of a page may have one behind every line: most paragraphs then end without
    a mark and go on in small letters.
    """
    broken = [
        index
        for index, (before, after) in enumerate(pairwise(blocks), start=1)
        if before.kind == after.kind == "prose"
        and text[after.spans[0].start].islower()
        and text[before.spans[-1].end - 1].isalnum()
    ]
    if len(broken) < 2 or 2 * len(broken) < sum(block.kind == "prose" for block in blocks) - 1:
        return blocks
    places = frozenset(broken)
    starts = [index for index in range(len(blocks)) if index not in places]
    runs = [blocks[start:end] for start, end in pairwise([*starts, len(blocks)])]
    return [_joined(run) if len(run) > 1 else run[0] for run in runs]


def _joined(run: list[Block]) -> Block:
    return replace(run[0], spans=tuple(span for block in run for span in block.spans), broken=True)


def _span(line: Line) -> Span:
    return Span(line.start, line.end)


def _interrupted(lines: Sequence[Line], position: int) -> bool:
    """Whether more than one blank line or a rule separates two items."""
    before = lines[max(0, position - 2) : position]
    return len(before) == 2 and all(line.kind in {"blank", "rule"} for line in before)


def _extent(lines: Sequence[Line], position: int, text: str) -> tuple[int, BlockKind, int]:
    """Where the block that begins at a line ends, what it is, and the level of a heading."""
    line = lines[position]
    if line.kind == "heading":
        return position + 1, "heading", line.level
    if line.kind in {"item", "number"}:
        return _end_of_item(lines, position), "item", 0
    if line.kind == "row" or _tabs(line, text) or _heads_columns(lines, position, text):
        end = _run(lines, position, lambda other: other.kind == line.kind and _like_row(line, other, text))
        if line.kind == "row" or end - position > 1:
            return end, "table", 0
    following = lines[position + 1] if position + 1 < len(lines) else None
    if following is not None and _underlined(text, line, following):
        return position + 2, "heading", following.level
    return _end_of_prose(lines, position, text), "prose", 0


def _underlined(text: str, line: Line, rule: Line) -> bool:
    """Whether the line under a line of text makes it a heading; under a sentence it is a rule."""
    if rule.kind != "rule" or text[line.end - 1] in ".。":
        return False
    marks = text[rule.start : rule.end]
    return len(marks) >= 3 and set(marks) in ({"="}, {"-"})


def _run(lines: Sequence[Line], position: int, same: Callable[[Line], bool]) -> int:
    end = position + 1
    while end < len(lines) and same(lines[end]):
        end += 1
    return end


def _tabs(line: Line, text: str) -> int:
    return text.count("\t", line.start, line.end) if line.kind == "text" else 0


def _gaps(line: Line, text: str) -> int:
    """How many wide gaps, as between the columns of a printed form, stand in a line."""
    words = text[line.start : line.end]
    return len(GAP.findall(words)) if line.kind == "text" and "   " in words else 0


def _heads_columns(lines: Sequence[Line], position: int, text: str) -> bool:
    """Whether a line names three columns or more, over figures that stand below it."""
    gaps = _gaps(lines[position], text)
    if gaps < 2 or position + 1 == len(lines) or _gaps(lines[position + 1], text) != gaps:
        return False
    head, below = (text[line.start : line.end] for line in lines[position : position + 2])
    return not any(map(str.isdigit, head)) and any(map(str.isdigit, below))


def _like_row(first: Line, other: Line, text: str) -> bool:
    if first.kind == "row":
        return True
    tabs = _tabs(first, text)
    return _tabs(other, text) == tabs and (tabs > 0 or _gaps(other, text) == _gaps(first, text))


def _end_of_item(lines: Sequence[Line], position: int) -> int:
    """An item goes on in lines that are indented deeper than its mark."""
    indent = lines[position].indent
    return _run(lines, position, lambda other: other.kind == "text" and other.indent > indent)


def _end_of_prose(lines: Sequence[Line], position: int, text: str) -> int:
    first = lines[position]
    end = position + 1
    while end < len(lines) and lines[end].kind == "text" and lines[end].quoted == first.quoted:
        following = lines[end + 1] if end + 1 < len(lines) else None
        if following is not None and _underlined(text, lines[end], following):
            break  # a heading with a line under it
        if (
            _tabs(lines[end], text)
            and following is not None
            and _tabs(following, text) == _tabs(lines[end], text)
        ):
            break  # a table
        end += 1
    return end


def _checked(lines: list[Line], text: str, is_date: Callable[[str], bool]) -> Iterator[Line]:
    """Take a number at the start of a line for a list mark only where it counts."""
    numbers = [index for index, line in enumerate(lines) if line.kind == "number"]
    counting = {
        index
        for before, after in pairwise(numbers)
        if lines[after].level - lines[before].level == 1 or lines[after].level == 1 == lines[before].level
        for index in (before, after)
    }
    for index, line in enumerate(lines):
        if line.kind == "number" and (index not in counting or is_date(text[line.begin : line.end].lstrip())):
            start = line.begin + len(text[line.begin : line.end]) - len(text[line.begin : line.end].lstrip())
            yield Line("text", start, line.end, line.indent, 0, line.quoted, line.begin)
        else:
            yield line


def is_date(language: str) -> Callable[[str], bool]:
    """A test for lines that begin with a day and the name of a month, such as "4. März"."""
    named = re.compile(r"\d{1,2}(?:\.|[^\W\d_]{2}|º)?[ ](?:[^\W\d_]{2}[ ])?([^\W\d_]{3,12})")

    def begins_with_day(line: str) -> bool:
        day = named.match(line[:40])
        return day is not None and (
            fold(day[1]) in calendar_words(language) or fold(day[1]) in calendar_words("en")
        )

    return begins_with_day
