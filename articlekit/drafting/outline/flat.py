"""A flat text, read: its title, body, list of headings and conclusion, and headings that stand in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from articlekit.language.locale import Locale, fold, load
from articlekit.language.outline_lines import Line, key, read, width
from articlekit.language.outline_lists import counts, headings_of, spread
from articlekit.language.outline_runs import (
    find,
    is_colon,
    is_heading_like,
    is_short_sentence,
    length,
    unannounced_run,
)
from articlekit.reading.passages import unmarked

__all__ = ["Flat", "Heading", "in_place", "recognise"]

_FEWEST = 2
"""Lines with a number or a colon that are headings rather than one that only looks like it."""


@dataclass(frozen=True)
class Heading:
    """A heading of the list, or one that stands in its place already."""

    text: str
    level: int = 2
    """2 for an h2, 3 for an h3 under it."""
    place: int | None = None
    """Index of the body line that it stands in front of, where it stands there already."""


@dataclass(frozen=True)
class Flat:
    """The parts of a flat text."""

    headline: str | None
    headings: tuple[Heading, ...]
    body: tuple[Line, ...]
    conclusion: tuple[Line, ...] = ()
    unplaced: tuple[Heading, ...] = ()
    """Headings of a list that repeats those in place, and has more than stand there."""
    demoted: tuple[str, ...] = ()
    """Lines that are marked as headings and head nothing: they are part of the body."""


class _Listed(NamedTuple):
    before: Sequence[Line]
    items: Sequence[Line]
    after: Sequence[Line]


def recognise(text: str, *, language: str, title: str | None = None) -> Flat:
    """Tell the title, the body, the headings and the conclusion of a text apart.

    Args:
        text: the flat text.
        language: BCP 47 tag; the words that announce a list may also be English.
        title: the title, where it is known from elsewhere.
    """
    locale = load(language)
    locales = (locale, load("en"), load("und"))
    lines = spread(read(text), locales)
    headline, first = _title(lines, title, locale)
    headline = headline and unmarked(headline)
    listed = _listed(lines, first, locales)
    if listed is None:
        return _with_places(headline, lines[first:], locale)
    headline, listed = _title_of_list(headline, listed)
    if _stand_in_place(listed):
        flat = _with_places(headline, (*listed.before, *listed.after), locale)
        known = {key(heading.text) for heading in flat.headings}
        missing = [item for item in listed.items if key(unmarked(item.bare)) not in known]
        return replace(flat, unplaced=_levelled(missing))
    if not (listed.before or listed.after):
        return _with_places(headline, listed.items, locale)
    return _with_list(headline, listed, locale)


def _title(lines: Sequence[Line], title: str | None, locale: Locale) -> tuple[str | None, int]:
    """The headline and the index of the first line that is not the title."""
    if title is not None and title.strip():
        return " ".join(title.split()), int(bool(lines) and key(lines[0].bare) == key(title))
    if len(lines) < 2:
        return None, 0
    line = lines[0]
    if line.marker == "number" and len(_numbered(lines)) >= _FEWEST:
        return None, 0
    label, colon, rest = line.bare.replace("：", ":", 1).partition(":")
    if colon and rest.strip() and fold(label).strip() in locale.meta_labels.get("title", ()):
        return rest.strip(), 1
    if line.marker == "heading" and (line.level or 2) > 1:
        peers = [
            other for other in lines if other.marker == "heading" and (other.level or 2) <= (line.level or 2)
        ]
        return (line.bare, 1) if len(peers) == 1 else (None, 0)
    if line.marker in {"none", "bold"} and len(lines) > 2 and is_short_sentence(line):
        return (line.bare, 1) if not is_heading_like(lines[1]) else _short(line)
    return _short(line)


def _numbered(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that look like headings with numbers that count up, with text between them."""
    found = [
        line
        for line, below in pairwise(lines)
        if line.marker == "number" and is_heading_like(line) and below.marker != "number"
    ]
    return found if counts(found) else ()


def _short(line: Line) -> tuple[str | None, int]:
    return (line.bare, 1) if is_heading_like(line) and line.marker != "bullet" else (None, 0)


def _listed(lines: Sequence[Line], first: int, locales: Sequence[Locale]) -> _Listed | None:
    """The text with its list of headings taken out, or `None` where it has none."""
    announced = find(lines, locales)
    if announced is not None:
        index, end, before = announced
        kept = (replace(lines[index], text=before, bare=before),) if before else ()
        items = headings_of(lines[index + 1 : end])
        return _Listed((*lines[min(first, index) : index], *kept), items, lines[end:])
    run = unannounced_run(lines, first=first)
    if run is None:
        return None
    return _Listed(lines[first : run[0]], headings_of(lines[run[0] : run[1]]), lines[run[1] :])


def _title_of_list(headline: str | None, listed: _Listed) -> tuple[str | None, _Listed]:
    """The headline, and the list without it and without repetitions."""
    items, before = listed.items, listed.before
    if headline is None and before and key(before[0].bare) == key(items[0].bare):
        headline, before = unmarked(before[0].bare), before[1:]
    if headline is None:
        levels = [item.level for item in items]
        index = levels.index(1) if levels.count(1) == 1 else None
        if index is None and levels[0] is None and all(item.marker == "heading" for item in items[1:]):
            index = 0 if len(items) > 1 else None
        if index is not None:
            headline = unmarked(items[index].bare)
    title = next((item for item in items if key(item.bare) == key(headline or "")), None)
    return headline, _Listed(before, tuple(item for item in items if item is not title), listed.after)


def _stand_in_place(listed: _Listed) -> bool:
    """Whether the list repeats headings that stand in the text, as a table of contents does."""
    lines = (*listed.before, *listed.after)
    text = {key(lines[index].bare) for index in in_place(lines)}
    return 2 * sum(key(item.bare) in text for item in listed.items) > len(listed.items)


def _with_places(headline: str | None, lines: Sequence[Line], locale: Locale) -> Flat:
    levels = in_place(lines)
    body = [line for index, line in enumerate(lines) if index not in levels]
    named = headings_of([lines[index] for index in levels])
    headings = tuple(
        Heading(unmarked(line.bare), level, index - number)
        for number, (line, (index, level)) in enumerate(zip(named, levels.items(), strict=True))
    )
    demoted = tuple(unmarked(line.bare) for line in body if line.marker == "heading")
    if len(body) > 1 and len(lines) - 2 not in levels and _concludes(body[-1], locale):
        return Flat(headline, headings, tuple(body[:-1]), tuple(body[-1:]), demoted=demoted)
    return Flat(headline, headings, tuple(body), demoted=demoted)


def _with_list(headline: str | None, listed: _Listed, locale: Locale) -> Flat:
    """The parts, where what follows the list is the conclusion unless it is the longer part."""
    before, after = listed.before, listed.after
    if length(after) > length(before):
        before, after = (*before, *after), ()
    if not after and len(before) > 1 and _concludes(before[-1], locale):
        before, after = before[:-1], before[-1:]
    return Flat(headline, _levelled(listed.items), tuple(before), tuple(after))


def _levelled(items: Sequence[Line]) -> tuple[Heading, ...]:
    """The headings with the levels that the list gives: the highest is 2, none is skipped."""
    given = [item.level or 2 for item in items]
    highest = min(given, default=2)
    headings: list[Heading] = []
    previous = 1
    for item, level in zip(items, given, strict=True):
        previous = min(level - highest + 2, previous + 1, 6)
        headings.append(Heading(unmarked(item.bare), previous))
    return tuple(headings)


def _concludes(line: Line, locale: Locale) -> bool:
    opener = locale.pattern("outline", "conclusion_openers").match(fold(line.text))
    return opener is not None and line.marker == "none" and not is_heading_like(line)


_LEVEL = 2
_DEEPEST = 6
_WORDS, _COLUMNS = 4, 40
"""What a heading that ends in a colon has at most: a longer line announces what follows."""
_SPEECH = "\"“„«»‹›「『‘'–—-"
"""What opens the words of a speaker, whose name ends in a colon."""


def in_place(lines: Sequence[Line]) -> dict[int, int]:
    """The lines of a text without its title that head the text after them: index to level.

    Where the text marks headings, only marked lines are headings. Every heading has text after it
    or a deeper heading; a line that would break this is text.
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

    They are among those that stand alone between paragraphs, where there may be others without a colon.
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
