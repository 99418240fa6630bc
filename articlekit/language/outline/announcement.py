"""The line that announces a list of headings, as in "The headings would be as follows:"."""

from collections.abc import Sequence
from typing import NamedTuple

from articlekit.language.locale import Locale, fold
from articlekit.language.outline.lines import Line, full_stop, key, width
from articlekit.language.outline.runs import announced_run, is_colon, is_short_sentence
from articlekit.language.sentences import split
from articlekit.language.words import content

__all__ = ["Announced", "announces", "before_announcement", "find"]

_COLUMNS = 200
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
    short = len(line.text) < _COLUMNS and width(line.text) < _COLUMNS
    if not (short or is_colon(line.text)) or not _speaks_of_headings(line.text[-_TAIL:], locales):
        return None
    last = _last_sentence(line.text, locales[0].tag)
    tail = line.text[last:]
    if last and len(tail) < _COLUMNS and any(announces(tail, locale, marked=False) for locale in locales):
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
    return follows is not None and (marked or full_stop(text) or len(text) < _COLUMNS // 2)
