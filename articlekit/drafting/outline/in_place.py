"""Headings that stand in their place already."""

from collections.abc import Sequence

from articlekit.language.outline.lines import Line
from articlekit.language.outline.runs import is_heading_like

__all__ = ["in_place"]

_LEVEL = 2
_DEEPEST = 6


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
    found = [
        index
        for index, line in enumerate(lines[:-1])
        if line.marker in {"none", "number"}
        and is_heading_like(line)
        and not _is_item(lines, index)
        and (not is_heading_like(lines[index + 1]) or lines[index + 1].marker == "bullet")
        and (index == 0 or not is_heading_like(lines[index - 1]) or lines[index - 1].marker == "bullet")
    ]
    return [] if found == [0] else found


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
