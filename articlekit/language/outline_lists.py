"""Lists of headings: those in one line put on a line an item, and the marks that are no part of a heading."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from articlekit.language.locale import Locale, fold
from articlekit.language.outline_lines import Line, full_stop, line_of, width
from articlekit.language.outline_runs import announces, before_announcement, is_heading_like
from articlekit.language.sentences import Span

__all__ = ["counts", "headings_of", "spread"]

_ITEM = 140
"""Columns of the longest item of a list in one line."""
_OPENING = re.compile(r"[:：]\s*(?=\S)|\s[–—-]\s+(?=\S)")
"""What may stand between an announcement and the list in its line."""
_COUNTED = re.compile(r"(?:(?<=\s)|(?<!\S)|(?<=[,;，；、]))[(（]?(\d{1,2}|[a-h])[.)．）、]\s*(?=\D)")
_CIRCLED = re.compile(r"[①-⑳❶-❿]")
_LEVELS = re.compile(r"(?<!\S)h[1-6][ \t]?[:：][ \t]?(?=\S)", re.IGNORECASE)
_QUOTED = re.compile(r"[“„«»\"「『‹‘](?P<words>[^“”„«»\"「」『』‹›\n]{2,140})[”“«»\"」』›’]")
_MARKS = (
    re.compile(r"\s*[|｜¦]\s*"),
    re.compile(r"\s*[;；؛]\s*"),
    re.compile(r"\s+[/／]\s+|／"),
    re.compile(r"\s*[•·▪●‧・]\s+"),
    re.compile(r"\s+[–—]\s+"),
)
_COMMAS = re.compile(r"\s*[,，、،](?!\d)\s*")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_NAMED = re.compile(r"[^\W\d_]+(?=:|\s[–—-]\s)")
"""What a number counts where it is part of a heading: "1. März: …", "2. Halbzeit – …"."""
_EDGES = " \t\xa0\u3000,;，；、|/"
_ENDS = ":：,;，；、 \xa0\u202f"
"""What stands behind a heading in a list and is no part of it."""
_AHEAD = 3
"""Lines below a list in which there is no heading: a conclusion, or the text."""
_FEWEST = 2


def spread(lines: Sequence[Line], locales: Sequence[Locale]) -> tuple[Line, ...]:
    """The lines, where an announced list of headings in one line becomes a line for each of them.

    Args:
        lines: the lines of a flat text.
        locales: the languages in which an announcement is looked for, the text's own first.
    """
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.marker == "code":
            continue
        place = _inline(line, locales, rim=index in {0, len(lines) - 2, len(lines) - 1})
        if place is not None:
            head = line.text[:place].rstrip()
            items = _items(line, Span(place, len(line.text)), locales)
            return (*lines[:index], line_of(head, line.start, gap=line.gap), *items, *lines[index + 1 :])
        if index + 1 < len(lines) and before_announcement(line, locales) is not None:
            following = lines[index + 1]
            items = _items(following, Span(0, len(following.text)), locales)
            if len(items) >= _FEWEST and _is_whole_list(lines, index + 1, items):
                return (*lines[: index + 1], *items, *lines[index + 2 :])
    return tuple(lines)


def _is_whole_list(lines: Sequence[Line], index: int, items: Sequence[Line]) -> bool:
    """Whether the line below an announcement is the list itself rather than the first heading of one."""
    following = lines[index + 1 : index + 1 + _AHEAD]
    if not any(map(is_heading_like, following)):
        return True
    return len(items) > _FEWEST and width(lines[index].text) > 2 * width(following[0].text)


def _inline(line: Line, locales: Sequence[Locale], *, rim: bool) -> int | None:
    """Where the list begins that a line announces and has; `None` where it has none."""
    for opening in _OPENING.finditer(line.text):
        head, rest = line.text[: opening.start()], Span(opening.end(), len(line.text))
        titles = {label for locale in locales for label in locale.meta_labels.get("title", ())}
        if before_announcement(line_of(f"{head}:", 0), locales) is None or fold(head).strip() in titles:
            continue
        items = _items(line, rest, locales)
        sure = any(announces(f"{head}.", locale, marked=False) for locale in locales)
        commas = len(_separated(line.text, rest)) < _FEWEST
        if len(items) >= _FEWEST and (sure or rim or not commas):
            return opening.end()
    return None


def _items(line: Line, within: Span, locales: Sequence[Locale]) -> tuple[Line, ...]:
    """The items of a list in one line, by the mark that parts them; none where it is no list."""
    text = line.text
    spans = _separated(text, within) or _comma_separated(text, within, locales[0])
    if len(spans) < _FEWEST or any(width(text[start:end]) > _ITEM for start, end in spans):
        return ()
    items = tuple(line_of(text[start:end], line.start + start) for start, end in spans)
    if full_stop(items[-1].text) and not full_stop(items[0].text):
        items = (*items[:-1], replace(items[-1], bare=items[-1].bare.rstrip(" .。．।۔")))
    return items


def _separated(text: str, within: Span) -> list[Span]:
    """The items by marks that stand in no heading: numbers in order, levels, quotation marks, bars."""
    part = text[within.start : within.end]
    for starts in (_counted(part), [each.start() for each in _CIRCLED.finditer(part)], _levels(part)):
        if len(starts) >= _FEWEST and not part[: starts[0]].strip(_EDGES):
            return _trimmed(text, [Span(*each) for each in pairwise([*starts, len(part)])], within.start)
    quoted = [Span(*each.span()) for each in _QUOTED.finditer(part)]
    if len(quoted) >= _FEWEST and len(_QUOTED.sub("", part).strip(_EDGES + ".")) <= 2 * len(quoted):
        return [Span(within.start + span.start, within.start + span.end) for span in quoted]
    for mark in _MARKS:
        found = _between(part, [Span(*each.span()) for each in mark.finditer(part)])
        if len(found) >= _FEWEST:
            return _trimmed(text, found, within.start)
    return []


def _counted(part: str) -> list[int]:
    """Where the items of a list begin that is numbered in one line: 1, 2, 3 or a, b, c."""
    starts: list[int] = []
    for match in _COUNTED.finditer(part):
        number = int(match[1]) if match[1].isdigit() else ord(match[1]) - ord("a") + 1
        if number == len(starts) + 1:
            starts.append(match.start())
    return starts


def _levels(part: str) -> list[int]:
    return [each.start() for each in _LEVELS.finditer(part)]


def _comma_separated(text: str, within: Span, locale: Locale) -> list[Span]:
    """The items between commas; one that begins in lower case goes on with the item before it."""
    part = text[within.start : within.end]
    spans = _trimmed(
        text, _between(part, [Span(*each.span()) for each in _COMMAS.finditer(part)]), within.start
    )
    joined: list[Span] = []
    joint = fold(locale.connectives["and"]).strip()
    for span in spans:
        words = text[span.start : span.end]
        if joint and fold(words).startswith(f"{joint} "):
            span = Span(span.start + len(joint) + 1, span.end)  # "A, B, and C"
        elif joined and words[:1].islower() and text[within.start].isupper():
            span = Span(joined.pop().start, span.end)  # "Fire, smoke and panic"
        joined.append(span)
    return [*joined[:-1], *_halves(text, joined[-1], joint)] if len(joined) >= _FEWEST else joined


def _halves(text: str, last: Span, joint: str) -> list[Span]:
    """The last items of "A, B and C", where what stands behind the "and" begins as the others do."""
    words = text[last.start : last.end]
    found = re.search(rf"(?<=\S) {re.escape(joint)} (?=[^\W\d_])", words) if joint else None
    if found is None or not words[found.end()].isupper() or " " not in words[found.end() :]:
        return [last]
    return [Span(last.start, last.start + found.start()), Span(last.start + found.end(), last.end)]


def _between(part: str, marks: Sequence[Span]) -> list[Span]:
    edges = [0, *(edge for mark in marks for edge in mark), len(part)]
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _trimmed(text: str, spans: Sequence[Span], offset: int) -> list[Span]:
    """The spans of a part of a text as spans of the text, without the marks around their words."""

    def trimmed() -> Iterator[Span]:
        for span in spans:
            words = text[offset + span.start : offset + span.end]
            start = offset + span.start + len(words) - len(words.lstrip(_EDGES))
            if words.strip(_EDGES):
                yield Span(start, start + len(words.strip(_EDGES)))

    return list(trimmed())


def headings_of(items: Sequence[Line]) -> tuple[Line, ...]:
    """The items of a list without what marks them: numbers in order, quotation marks, colons and commas.

    A number is a mark where the numbers of nearly all items count up from the first; it is part of the
    heading in "12.31 Uhr: Brand gelöscht", "1.5 million homes dark" and "1. März", "2. März".
    """
    numbered = counts([item for item in items if item.marker == "number"])
    if not numbered or 4 * sum(item.marker != "none" for item in items) < 3 * len(items):
        items = [
            replace(item, bare=item.text, marker="none", level=None) if item.marker == "number" else item
            for item in items
        ]
    quoted = [_QUOTED.fullmatch(item.bare.rstrip(_ENDS)) for item in items]
    if items and all(quoted):
        return tuple(
            replace(item, bare=found["words"].strip(_EDGES))
            for item, found in zip(items, quoted, strict=True)
            if found
        )
    return tuple(replace(item, bare=item.bare.rstrip(_ENDS) or item.bare) for item in items)


def counts(items: Sequence[Line]) -> bool:
    """Whether the numbers of items are those of a list: each follows the one before, from the first on."""
    before: tuple[int, ...] = ()
    numbers = [_number(item.text) for item in items]
    if set(numbers) == {(1,)}:
        numbers = [(place,) for place in range(1, len(numbers) + 1)]  # Markdown counts them itself
    for number in numbers:
        steps = {(*before[:depth], before[depth] + 1) for depth in range(len(before))}
        if number not in ({*steps, (*before, 1)} if before else {(1,), (0,), (1, 1)}):
            return False
        before = number
    named = {fold(found[0]) if (found := _NAMED.match(item.bare)) else item.bare for item in items}
    return len(items) < _FEWEST or len(named) > 1 or not _NAMED.match(items[0].bare)


def _number(text: str) -> tuple[int, ...]:
    """The number of an item, by its levels: (1, 2) for 1.2; a letter and a numeral count as well."""
    mark = text.lstrip("(（")
    if mark[:1].isdecimal():
        digits = re.match(r"\d+(?:\.\d+)*", mark)
        return tuple(int(part) for part in digits[0].split(".")) if digits else ()
    if unicodedata.numeric(mark[:1], 0) and not mark[:1].isalpha():
        return (int(unicodedata.numeric(mark[0])),)  # ①
    sign = re.match(r"[IVX]+|[a-z]|[一二三四五六七八九十]+", mark)
    if sign is None:
        return ()
    numerals = next((each for each in (_ROMAN, _HAN) if sign[0] in each), None)
    return (numerals.index(sign[0]) + 1 if numerals else ord(sign[0][0]) - ord("a") + 1,)
