"""Runs: lines that look like headings, and where several of them stand in a row."""

from collections.abc import Sequence

from articlekit.language.outline.lines import Line, full_stop, width

__all__ = ["announced_run", "is_colon", "is_heading_like", "is_short_sentence", "unannounced_run"]

_SET_APART = {"quote", "row", "code"}
"""Marks of lines that are never headings."""
_COLUMNS = 140
"""A longer line is no heading; a wide character takes two columns."""
_LONGEST = 200
"""Columns of the longest line in an announced list of headings."""
_AHEAD = 4
"""Lines that are looked at for the next heading of an announced list."""


def is_colon(text: str) -> bool:
    """Whether a text ends in a colon, so that something has to follow it."""
    return text.rstrip("*_ \xa0\u202f")[-1:] in {":", "：", "︰"}


def is_heading_like(line: Line) -> bool:
    """Whether a line is short and does not end as a sentence or an announcement does."""
    if line.marker in _SET_APART:
        return False
    if len(line.bare) > _COLUMNS or width(line.bare) > _COLUMNS or not any(map(str.isalnum, line.bare)):
        return False
    return line.marker == "heading" or not (full_stop(line.bare) or is_colon(line.bare))


def announced_run(lines: Sequence[Line], start: int) -> int:
    """The index after the last heading of a list that starts at an index; equal to it if there is none.

    A heading may be a short sentence with a full stop where another heading comes after it, or
    where the list has such sentences already; the conclusion is what no heading comes after.
    """
    end = start
    colons = start < len(lines) and _is_colon_heading(lines[start])
    stops = start < len(lines) and full_stop(lines[start].bare) and is_short_sentence(lines[start])
    while end < len(lines):
        if not is_heading_like(lines[end]):
            colon = colons and _is_colon_heading(lines[end])
            if not colon and not _is_item(lines[end], stops) and not _goes_on(lines, end):
                break
            stops = stops or (end > start and full_stop(lines[end].bare))
        end += 1
    return end


def _is_colon_heading(line: Line) -> bool:
    return is_colon(line.bare) and is_short_sentence(line) and any(map(str.isalnum, line.bare))


def _is_item(line: Line, stops: bool) -> bool:
    if not any(map(str.isalnum, line.bare)):
        return False
    if line.marker != "none":
        return len(line.bare) < _LONGEST and line.marker not in _SET_APART
    return stops and is_short_sentence(line)


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether a heading comes soon after a line, with nothing long before it."""
    for line in lines[index : index + _AHEAD]:
        if len(line.bare) > _LONGEST or width(line.bare) > _LONGEST:
            return False
        if is_heading_like(line):
            return True
    return False


def is_short_sentence(line: Line) -> bool:
    """Whether a line is one sentence that is no longer than a heading."""
    inner = line.bare[:_COLUMNS].rstrip(" .。।")
    return (
        line.marker != "code"
        and len(line.bare) < _COLUMNS > width(line.bare)
        and not any(mark in inner for mark in (". ", "。", "! ", "? ", "। ", "！", "？"))
    )


def unannounced_run(lines: Sequence[Line], *, first: int) -> tuple[int, int] | None:
    """A list of headings that nothing announces: a half-open range of indices, or `None`.

    It stands at the end, in front of a shorter rest, or right after the title; not after a colon.
    If other lines look like headings too, it is the longest such run, and no marked one is outside.

    Args:
        lines: the text.
        first: index of the first line that is not the title.
    """
    runs = _runs(lines, first)
    runs = [run for run in runs if lines[run[0]].marker != "bullet"] or runs
    for start, end in (runs[-1], runs[0]) if runs else ():
        if _is_list(lines, start, end, first) and _stands_out(lines, start, end, runs):
            return start, end
    return None


def _is_list(lines: Sequence[Line], start: int, end: int, first: int) -> bool:
    """Whether a run has the place and the length of a list of headings."""
    before, after = lines[first:start], lines[end:]
    if not any(full_stop(line.bare) for line in (*before, *after)):
        return False
    if start == first:
        return end - start > 2 and lines[start].marker != "bullet"
    return end - start > 1 and not is_colon(lines[start - 1].text) and _length(after) <= _length(before)


def _stands_out(lines: Sequence[Line], start: int, end: int, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether a run is the only one, or as long as there are runs and longer than any other."""
    others = [run for run in runs if run != (start, end)]
    if not others:
        return True
    if any(lines[index].marker == "heading" for run in others for index in range(*run)):
        return False
    return end - start > max(2, len(others) // 2, *(stop - begin for begin, stop in others))


def _runs(lines: Sequence[Line], first: int) -> list[tuple[int, int]]:
    """The runs of lines that look like headings; a single short sentence between two does not part them."""
    runs: list[tuple[int, int]] = []
    for index in range(first, len(lines)):
        if not is_heading_like(lines[index]):
            continue
        if runs and _continues(lines, runs[-1], index):
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _continues(lines: Sequence[Line], run: tuple[int, int], index: int) -> bool:
    start, end = run
    between = lines[end:index]
    if len(between) > 1 or not all(is_short_sentence(line) for line in between):
        return False
    if between and (index + 1 == len(lines) or end - 2 < start or not is_heading_like(lines[end - 2])):
        return False
    return _same_kind(lines[end - 1], lines[index])


def _same_kind(above: Line, line: Line) -> bool:
    return all((above.marker == mark) == (line.marker == mark) for mark in ("bullet", "heading"))


def _length(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines)
