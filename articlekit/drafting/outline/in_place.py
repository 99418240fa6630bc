"""Headings that stand in their place already."""

from collections.abc import Sequence

from articlekit.language.outline.lines import Line, key, width
from articlekit.language.outline.runs import is_colon, is_heading_like

__all__ = ["in_place"]

_LEVEL = 2
_DEEPEST = 6
_WORDS, _COLUMNS = 4, 40
"""What a heading that ends in a colon has at most: a longer line announces what follows."""
_FEWEST = 2
"""Headings that have to be there for one with a colon to be one."""
_SPEECH = "\"“„«»‹›「『‘'–—-"
"""What opens the words of a speaker, whose name ends in a colon."""


def in_place(lines: Sequence[Line]) -> dict[int, int]:
    """The lines that head the text after them: index to level.

    Where the text marks headings, only marked lines are headings. Every heading has text after it
    or a deeper heading; a line that would break this is text.

    Args:
        lines: the text without its title.
    """
    marked = [index for index, line in enumerate(lines) if line.marker == "heading"]
    if not marked:
        marked = [
            index for index, line in enumerate(lines) if line.marker == "bold" and is_heading_like(line)
        ]
    found = marked or _unmarked(lines)
    depths = sorted({lines[index].level or _LEVEL for index in found})
    levels = {index: min(depths.index(lines[index].level or _LEVEL) + _LEVEL, _DEEPEST) for index in found}
    return _filled(lines, levels)


def _unmarked(lines: Sequence[Line]) -> list[int]:
    """Single short lines between paragraphs; one right after the title may be a byline: not alone."""
    single = [
        index
        for index in range(len(lines) - 1)
        if _is_text(lines, index + 1) and (index == 0 or _is_text(lines, index - 1))
    ]
    found = [
        index
        for index in single
        if lines[index].marker in {"none", "number"}
        and is_heading_like(lines[index])
        and not _is_item(lines, index)
    ]
    found = sorted((*found, *_with_colons(lines, single, others=bool(found))))
    return [] if found == [0] else found


def _with_colons(lines: Sequence[Line], single: Sequence[int], *, others: bool) -> list[int]:
    """Lines of a few words with a colon that head paragraphs, and are neither speakers nor announcements.

    Args:
        lines: the text.
        single: the lines that stand alone between paragraphs.
        others: whether there are headings without a colon.
    """
    found = [
        index
        for index in single
        if lines[index].marker == "none"
        and is_colon(lines[index].bare)
        and len(lines[index].bare.split()) <= _WORDS
        and width(lines[index].bare) <= _COLUMNS
        and lines[index + 1].marker != "quote"
        and lines[index + 1].text[0] not in _SPEECH
    ]
    heads = sum(not _is_listed(lines, index + 1) for index in found)
    names = {key(lines[index].bare) for index in found}
    return found if heads and len(names) == len(found) and heads + others >= _FEWEST else []


def _is_text(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a paragraph or the item of a list, and no heading."""
    return _is_listed(lines, index) or not is_heading_like(lines[index])


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    return lines[index].marker == "bullet" or _is_item(lines, index)


def _is_item(lines: Sequence[Line], index: int) -> bool:
    """Whether a numbered line is an item of a numbered list rather than a numbered heading."""
    neighbours = lines[max(0, index - 1) : index + 2]
    return lines[index].marker == "number" and sum(line.marker == "number" for line in neighbours) > 1


def _filled(lines: Sequence[Line], levels: dict[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    below: int | None = None  # the heading after this one, if no text stands between them
    for index in range(len(lines) - 1, -1, -1):
        if index not in levels:
            below = None
            continue
        stands_alone = index + 1 == len(lines) or (below is not None and kept[below] <= levels[index])
        if stands_alone:
            below = None  # the line is text and fills the section above it
        else:
            kept[index] = levels[index]
            below = index
    return _stepwise(dict(sorted(kept.items())))


def _stepwise(levels: dict[int, int]) -> dict[int, int]:
    """The levels without a skipped one: each at most one deeper than the one before."""
    result: dict[int, int] = {}
    previous = _LEVEL - 1
    for index, level in levels.items():
        previous = result[index] = min(level, previous + 1)
    return result
