"""Where headings stand in a row, and the line that announces them: "The headings would be as follows:"."""

from collections.abc import Sequence
from typing import NamedTuple

from articlekit.language.locale import Locale, fold
from articlekit.language.outline_lines import Line, full_stop, key, width
from articlekit.language.sentences import split
from articlekit.language.words import content

__all__ = [
    "Announced",
    "announced_run",
    "announces",
    "before_announcement",
    "find",
    "is_colon",
    "is_heading_like",
    "is_short_sentence",
    "length",
    "unannounced_run",
]

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
    return end - start > 1 and not is_colon(lines[start - 1].text) and length(after) <= length(before)


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


def length(lines: Sequence[Line]) -> int:
    """The characters of lines."""
    return sum(len(line.text) for line in lines)


_BROADEST = 200
_TAIL = 400
"""Characters at the end of a paragraph in which a last sentence is looked at as an announcement."""


class Announced(NamedTuple):
    """Where a list of headings stands that a line announces."""

    place: int
    """Index of the line with the announcement."""
    end: int
    """Index after the last line of the list."""
    before: str
    """The text in front of the announcement in its line."""


def find(lines: Sequence[Line], locales: Sequence[Locale]) -> Announced | None:
    """The last announced list of headings in a text, or `None`."""
    for index in range(len(lines) - 2, -1, -1):
        before = before_announcement(lines[index], locales)
        if before is None:
            continue
        end = announced_run(lines, index + 1)
        if end - index > 2 and _concludes(lines[end - 1], locales):
            end -= 1
        elif end - index > 1 and _is_last_heading(lines, range(index, end), locales):
            end += 1
        least = 1 if is_colon(lines[index].text) else 2
        if end - index - 1 >= least:
            return Announced(index, end, before)
    return None


def _concludes(line: Line, locales: Sequence[Locale]) -> bool:
    """Whether a line is a short conclusion rather than a heading with a full stop."""
    opens = (locale.pattern("outline", "conclusion_openers").match(fold(line.text)) for locale in locales)
    return line.marker == "none" and full_stop(line.text) and any(opens)


def _is_last_heading(lines: Sequence[Line], listed: range, locales: Sequence[Locale]) -> bool:
    """Whether the line behind a list is its last heading, with a full stop, rather than a conclusion.

    Args:
        lines: the text.
        listed: the indices of the announcement and of the headings that are told so far.
        locales: the languages of the text.
    """
    if listed.stop == len(lines) or lines[listed.stop].gap or not is_short_sentence(lines[listed.stop]):
        return False
    line, longest = lines[listed.stop], max(width(lines[index].bare) for index in listed[1:])
    if _concludes(line, locales) or width(line.bare) > 2 * longest or is_colon(line.text):
        return False
    words = content(line.bare, locales[0].tag)
    told = content("\n".join(each.text for each in lines[: listed.start]), locales[0].tag)
    return 2 * len(words & told) >= len(words) > 0


def before_announcement(line: Line, locales: Sequence[Locale]) -> str | None:
    """What a line says before it announces headings; `None` where it does not announce any."""
    if line.marker == "code":
        return None
    short = len(line.text) < _BROADEST and width(line.text) < _BROADEST
    if not (short or is_colon(line.text)) or not _speaks_of_headings(line.text[-_TAIL:], locales):
        return None
    last = _last_sentence(line.text, locales[0].tag)
    tail = line.text[last:]
    if last and len(tail) < _BROADEST and any(announces(tail, locale, marked=False) for locale in locales):
        return line.text[:last].rstrip()
    if short and any(announces(line.bare, locale, marked=line.marker != "none") for locale in locales):
        return ""
    return None


def _speaks_of_headings(text: str, locales: Sequence[Locale]) -> bool:
    folded = fold(text)
    return any(locale.pattern("outline", "heading_words").search(folded) for locale in locales)


def _last_sentence(text: str, language: str) -> int:
    """Offset of the last sentence of a line; 0 where it has one only."""
    offset = max(0, len(text) - _TAIL)
    spans = split(text[offset:], language)
    return offset + spans[-1].start if len(spans) > 1 else 0


def announces(text: str, locale: Locale, *, marked: bool) -> bool:
    """Whether a short text speaks of headings and ends in a colon, or speaks of headings that follow."""
    folded = fold(text)
    heading = locale.pattern("outline", "heading_words").search(folded)
    if heading is None:
        return False
    if is_colon(text):
        return True
    if marked and key(heading[0]) == key(text):
        return True
    rest = folded[: heading.start()] + " " + folded[heading.end() :]
    follows = locale.pattern("outline", "announce_words").search(rest)
    return follows is not None and (marked or full_stop(text) or len(text) < _BROADEST // 2)
