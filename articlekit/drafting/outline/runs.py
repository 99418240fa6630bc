"""Runs: lines that look like headings, and where several of them stand in a row."""

from collections.abc import Sequence

from articlekit.drafting.outline.lines import Line, full_stop, width

__all__ = ["announced_run", "is_colon", "is_heading_like", "unannounced_run"]

_COLUMNS = 130
"""A longer line is no heading; a wide character takes two columns."""


def is_colon(text: str) -> bool:
    """Whether a text ends in a colon, so that something has to follow it."""
    return text.rstrip("*_ \xa0\u202f")[-1:] in {":", "：", "︰"}


def is_heading_like(line: Line) -> bool:
    """Whether a line is short and does not end as a sentence or an announcement does."""
    if len(line.bare) > _COLUMNS or width(line.bare) > _COLUMNS or not any(map(str.isalnum, line.bare)):
        return False
    return line.marker == "heading" or not (full_stop(line.bare) or is_colon(line.bare))


def announced_run(lines: Sequence[Line], start: int) -> int:
    """The index after the last heading of a list that starts at an index; equal to it if there is none.

    A list with marks ends where the marks end; one whose first heading ends in a full stop may have
    full stops throughout.
    """
    end, marked = start, False
    stops = start < len(lines) and _is_short_sentence(lines[start])
    while end < len(lines):
        line = lines[end]
        if line.marker == "none" and (marked or not (is_heading_like(line) or stops and _is_short_sentence(line))):
            break
        if line.marker != "none" and width(line.bare[: 2 * _COLUMNS]) > 2 * _COLUMNS - 1:
            break
        marked = marked or line.marker in {"number", "bullet", "heading"}
        end += 1
    if stops and end == len(lines) and end - start > 1 and not marked and not full_stop(lines[end - 2].bare):
        end -= 1
    return end


def _is_short_sentence(line: Line) -> bool:
    inner = line.bare.rstrip(" .。।")
    return width(line.bare[:_COLUMNS]) < _COLUMNS and full_stop(line.bare) and not any(
        mark in inner for mark in (". ", "。", "! ", "? ", "। ")
    )


def unannounced_run(lines: Sequence[Line], *, first: int) -> tuple[int, int] | None:
    """A list of headings that nothing announces: a half-open range of indices, or `None`.

    It is the only place of the text, apart from the title, with lines that look like headings; it
    stands at the end, in front of a shorter rest, or right after the title, and not after a colon.

    Args:
        lines: the text.
        first: index of the first line that is not the title.
    """
    runs = _runs(lines, first)
    outside = [run for run in runs if lines[run[0]].marker != "bullet"]
    candidates = outside or runs
    if len(candidates) != 1:
        return None
    start, end = candidates[0]
    rest = [*lines[first:start], *lines[end:]]
    if not any(full_stop(line.bare) for line in rest) or end - start < (3 if start == first else 2):
        return None
    if start > first and (is_colon(lines[start - 1].text) or _length(lines[end:]) > _length(lines[first:start])):
        return None
    if start == first and lines[start].marker == "bullet":
        return None
    return start, end


def _runs(lines: Sequence[Line], first: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in range(first, len(lines)):
        if not is_heading_like(lines[index]):
            continue
        if runs and runs[-1][1] == index and _same_kind(lines[index - 1], lines[index]):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _same_kind(above: Line, line: Line) -> bool:
    return (above.marker == "bullet") == (line.marker == "bullet")


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
