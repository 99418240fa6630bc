"""Outline: the list of headings that a note announces, as in "The headings would be as follows:".

What a note lists may be news all the same: "The structure gave way at these points:". A list is taken
for headings only where that is as good as certain, as it is no part of what the note says then.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts import facts
from articlekit.language.locale import Locale, fold, load
from articlekit.language.outline_lines import Line, full_stop, key, read
from articlekit.language.outline_lists import headings_of, spread
from articlekit.language.outline_runs import Announced, find, is_colon, is_heading_like, is_short_sentence
from articlekit.language.purposes import purpose_of
from articlekit.language.sentences import Span
from articlekit.language.tags import uses_spaces
from articlekit.language.words import content
from articlekit.reading.passages import flow

__all__ = ["Outline", "find_outline"]

_FEWEST = 2
_TOLD = 1 / 3
"""Share of the words of a heading that the text has, where the heading is about that text."""
_MOSTLY = 2 / 3
"""Share of the headings that are about the text."""
_OTHER_WORDS, _OTHER_CHARACTERS = 2, 4
"""What an announcement says besides that headings follow; characters where words are not spaced."""
_HIRAGANA = range(0x3041, 0x30A0)


class Outline(NamedTuple):
    """An announced list of headings."""

    headings: tuple[str, ...]
    """In order, without their marks and without one that equals the title."""
    span: Span
    """Where the announcement and the list stand in the text."""
    title: str | None
    """The title of the text, where the list tells it."""


class _Listed(NamedTuple):
    announcement: Line
    items: Sequence[Line]
    body: Sequence[Line]
    """The lines outside of the list."""


def find_outline(text: str, *, language: str, title: str | None) -> Outline | None:
    """The announced list of headings in a text; `None` where there is none that is as good as certain.

    It is certain where the title of the text is among the headings or each of them is marked as one.
    Else the announcement ends in a colon and says nothing else, the list looks like headings, and
    the text speaks of what most of them are about and has all their figures.

    Args:
        text: plain text or Markdown with `\\n` line breaks.
        language: BCP 47 tag.
        title: the title, where it is known from elsewhere.
    """
    locales = [load(language), load("en")]
    if any(":" in line[-2:] for line in text.split("\n")):  # else its many words are not compiled
        locales.append(load("und"))
    folded = fold(text)
    if not any(_speaks_of_headings(folded, locale.tag) for locale in locales):
        return None  # as in nearly all notes
    lines = spread(read(text), locales)
    found = find(lines, locales)
    if found is None:
        return None
    listed = _listed(lines, found, language)
    titles = _titles(listed, title, lines)
    headings = [*dict.fromkeys(_plain(item.bare) for item in headings_of(listed.items))]
    given = next((heading for heading in headings if key(heading) in titles), None)
    if given is not None:
        headings.remove(given)
    if given is not None and key(given) == key(lines[0].bare):
        given = _plain(lines[0].bare)
    body = [line for line in listed.body if key(line.bare) not in titles]
    if not any(full_stop(line.bare) for line in body) or not headings:
        return None
    marked = all(item.marker == "heading" for item in listed.items)
    sure = given is not None or (marked and len(headings) >= _FEWEST)
    if not sure and not (len(headings) >= _FEWEST and _is_certain(listed, body, locales)):
        return None
    last = listed.items[-1]
    span = Span(listed.announcement.start, last.start + len(last.text))
    return Outline(tuple(headings), span, title or given)


def _speaks_of_headings(folded: str, language: str) -> bool:
    """Whether a text has any word for headings; those that its words are made of are looked for first."""
    if not any(map(folded.__contains__, _parts_of_words(language))):
        return False
    return load(language).pattern("outline", "heading_words").search(folded) is not None


@loaded
def _parts_of_words(language: str) -> tuple[str, ...]:
    """The longest part of each entry for headings without blanks and signs for endings in it."""
    entries = load(language).outline.get("heading_words", ())
    return tuple({max(re.split(r"[*|\s]+", fold(entry)), key=len) for entry in entries})


def _plain(text: str) -> str:
    line = flow(text, (Span(0, len(text)),))
    return line.plain(0, len(text))


def _listed(lines: Sequence[Line], found: Announced, language: str) -> _Listed:
    """The list, without what only stands below it."""
    index, end, before = found
    line = lines[index]
    start = len(line.text[len(before) :]) - len(line.text[len(before) :].lstrip())
    said = line.text[len(before) + start :]
    announcement = Line(said, said, line.marker, line.level, line.gap, line.start + len(before) + start)
    head = [*lines[:index], *([Line(before, before)] if before else [])]
    told = content("\n".join(each.text for each in (*head, *lines[end:])), language)
    end = index + 1 + _length(lines[index + 1 : end], told, language)
    return _Listed(announcement, lines[index + 1 : end], [*head, *lines[end:]])


def _length(items: Sequence[Line], told: frozenset[str], language: str) -> int:
    """How many of the lines that look like headings belong to the list.

    It ends at a blank line where other marks follow or no item before was set apart so, and at a
    whole sentence that says something new where the first item is none.
    """
    for place, (above, item) in enumerate(pairwise(items), start=1):
        if item.gap and (item.marker != above.marker or (place > 1 and not items[1].gap)):
            return place
        sentence = item.marker == "none" and full_stop(item.bare) and not full_stop(items[0].bare)
        if sentence and not _is_told(item.bare, told, language):
            return place
    return len(items)


def _titles(listed: _Listed, title: str | None, lines: Sequence[Line]) -> list[str]:
    """What may be the title, as it is compared: what is known, the first line, the only h1 of the list."""
    if title is not None:
        return [key(title)]
    first = [key(lines[0].bare)] if listed.body and listed.body[0] is lines[0] and _heads(lines[0]) else []
    tops = [key(item.bare) for item in listed.items if item.level == 1]
    return first + (tops if len(tops) == 1 else [])


def _heads(line: Line) -> bool:
    """Whether a first line may be a title: a note of one paragraph has none."""
    return is_heading_like(line) or is_short_sentence(line)


def _is_certain(listed: _Listed, body: Sequence[Line], locales: Sequence[Locale]) -> bool:
    """Whether a list without its title can be nothing but headings of the text."""
    if not is_colon(listed.announcement.text):
        return False
    language = locales[0].tag
    text = "\n".join(line.text for line in body)
    told = content(text, language)
    items = [item.bare for item in listed.items]
    if not (
        _only_announces(listed.announcement.bare, told, locales) and _look_like_headings(items, language)
    ):
        return False
    about = [_is_told(item, told, language) for item in items]
    known = {(fact.kind, fact.value) for fact in facts(text, language) if fact.kind != "name"}
    new = ((fact.kind, fact.value) for item in items for fact in facts(item, language) if fact.kind != "name")
    return sum(about) >= _MOSTLY * len(about) and all(fact in known for fact in new)


def _look_like_headings(items: Sequence[str], language: str) -> bool:
    """Whether each begins with a capital, where there are any, and most say more than a name of a thing."""
    firsts = (next((sign for sign in item if sign.isalpha()), "") for item in items)
    long = [
        len(content(item, language)) >= _FEWEST or bool(purpose_of(item, language).roles) for item in items
    ]
    return not any(map(str.islower, firsts)) and sum(long) >= _MOSTLY * len(items)


def _is_told(heading: str, told: frozenset[str], language: str) -> bool:
    """Whether a text speaks of what a heading is about; "Cause" is about any text."""
    words = content(heading, language)
    return len(words & told) >= _TOLD * len(words) or bool(purpose_of(heading, language).roles)


def _only_announces(text: str, told: frozenset[str], locales: Sequence[Locale]) -> bool:
    """Whether an announcement says hardly more than that headings follow, and nothing of the news."""
    rest = fold(text)
    for locale in locales:
        for name in ("heading_words", "announce_words"):
            rest = locale.pattern("outline", name).sub(" ", rest)
    tag = locales[0].tag
    if not uses_spaces(tag):
        signs = [sign for sign in rest if sign.isalnum() and ord(sign) not in _HIRAGANA]
        return len(signs) <= _OTHER_CHARACTERS
    words = content(rest, tag)
    return len(words) <= _OTHER_WORDS and not words & told
