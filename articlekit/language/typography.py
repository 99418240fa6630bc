"""Typography: spaces and punctuation marks set as the language sets them.

Addresses, identifiers, code, file names, times, numbers and versions are left as they are, and so
is whatever could be meant in two ways.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from articlekit.language.letters import HAN_KANA, fold, protected_spans
from articlekit.language.locale import Locale

__all__ = ["set_punctuation", "set_spaces"]


class _Change(NamedTuple):
    start: int
    end: int
    text: str


_Finder = Callable[[str, Locale], Iterator[_Change]]

_WIDE_OPENERS, _WIDE_CLOSERS = "「『（“‘《", "」』）”’》"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_NO_BREAK = "\u00a0\u202f\u2007\u2060"
_SPACES = frozenset(f"\t{_NO_BREAK}")
"""White space that is not one space already."""
_OPENERS = "«“„‚‘([{¿¡「『（—–-'’"
_SIGNS = "%‰€$£¥₽₴§№°"

_REPEATED = re.compile(rf"(?<=\S)[ \t{_NO_BREAK}]{{2,}}(?=\S)")
_SPACE_AND_STOP = re.compile(r"(?<=[\w»”’)\]]) (?=[,.](?:\s|$))")
_GROUPED = re.compile(
    r"(?<![\w.,/+#№°-])(?<!\d[ \u2009\u00a0\u202f])(?<![)#№°] )"
    r"[1-9]\d{0,2}(?:[ \u2009]\d{3})++(?![\w/]|-\d|[ \u2009\u00a0\u202f]\d)"
)
"""A number in groups of three digits, which is no part of something longer."""
_THREE_POINTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_STRAIGHT_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W_]|[«“„]|\"[^\W_])")

_QUOTED_CODE = re.compile(r"[<>={}|\\$#]")
"""Marks that quoted prose does not have; the quotations of a line that has them are strings of a program."""


def set_spaces(text: str, locale: Locale) -> str:
    """The text with its spaces set as the language wants them; nothing but white space changes.

    Runs of spaces become one, spaces in front of commas and full stops go, and the no-break spaces
    of the locale file stand before and after its marks, and between groups of three digits. A no-break
    space that is already there stays, whatever its width, and a number keeps touching its sign where it does.
    """
    if "  " in text or not _SPACES.isdisjoint(text):
        text = _apply(text, _repeated, locale)
    if " ," in text or " ." in text:
        text = _apply(text, _before_stop, locale)
    if locale.typography.group_space:
        text = _apply(text, _groups, locale)
    return _apply(text, _around_marks, locale)


def set_punctuation(text: str, locale: Locale) -> str:
    """The text with its marks set as the language sets them.

    Straight quotation marks become the language's own where they pair in one way only, straight
    apostrophes between letters its own, three points an ellipsis; inverted, full-width and local
    marks are put where the locale file has them. A language without a locale file is left alone.
    """
    if not locale.known:
        return text
    style = locale.typography
    if style.word_space and "..." in text:  # others set ellipses in several ways
        text = _apply(text, _ellipses, locale)
    if style.word_space and "'" in text:
        text = _apply(text, _apostrophes, locale)
    if '"' in text:
        text = _apply(text, _quotes, locale)
    if style.full_width:
        text = _apply(_apply(text, _full_width, locale), _brackets, locale)
    if style.local_marks:
        text = _apply(text, _local_marks, locale)
    if style.inverted and ("?" in text or "!" in text):
        text = _apply(text, _inverted, locale)
    return text


def _apply(text: str, find: _Finder, locale: Locale) -> str:
    if not (changes := sorted(find(text, locale))):
        return text
    kept = protected_spans(text)
    pieces: list[str] = []
    position = span = 0
    for start, end, new in changes:
        while span < len(kept) and kept[span][1] <= start:
            span += 1
        # A change of no width may stand at the edge of a span, not inside it.
        clashes = span < len(kept) and (kept[span][0] < end or kept[span][0] < start)
        if start >= position and not clashes:
            pieces += (text[position:start], new)
            position = end
    return "".join((*pieces, text[position:]))


def _repeated(text: str, _: Locale) -> Iterator[_Change]:
    for match in _REPEATED.finditer(text):
        fixed = [space for space in match[0] if space in _NO_BREAK]
        yield _Change(*match.span(), fixed[0] if fixed else " ")


def _before_stop(text: str, _: Locale) -> Iterator[_Change]:
    for match in _SPACE_AND_STOP.finditer(text):
        yield _Change(*match.span(), "")


def _groups(text: str, locale: Locale) -> Iterator[_Change]:
    for match in _GROUPED.finditer(text):
        word = next(reversed(text[max(match.start() - 40, 0) : match.start()].split()), "")
        is_code = (word.isupper() and len(word) > 1) or fold(word).strip("(:") in locale.before_codes
        is_telephone = len(match[0]) == len("601 234 567") and not match[0].endswith(" 000")
        for space in re.finditer("[ \u2009]", match[0]) if not is_code and not is_telephone else ():
            place = match.start() + space.start()
            yield _Change(place, place + 1, locale.typography.group_space)


def _around_marks(text: str, locale: Locale) -> Iterator[_Change]:
    for table, find in (
        (locale.typography.space_before, _space_before),
        (locale.typography.space_after, _space_after),
    ):
        for mark, space in table.items():
            place = text.find(mark)
            while place >= 0:
                start, end = find(text, place, mark)
                if start >= 0:
                    yield _Change(start, end, space)
                place = text.find(mark, place + len(mark))


_NOWHERE = (-1, -1)


def _space_before(text: str, index: int, mark: str) -> tuple[int, int]:
    """Where a no-break space is to go in front of a mark; `_NOWHERE` if all is well or doubtful."""
    gap = int(text[index - 1 : index] in {" ", "\u2009"})
    before, after = text[max(index - gap - 1, 0) : index - gap], text[index + 1 : index + 2]
    if not before or before.isspace() or before in _NO_BREAK or before in "«“„([{¿¡":
        return _NOWHERE
    if mark in _SIGNS:
        return (index - 1, index) if gap and before.isdigit() else _NOWHERE
    if mark not in "»›":
        allowed = "»›”" if mark in ":;" else "»›”)]!?…,"
        if after and not after.isspace() and after not in allowed:
            return _NOWHERE
        is_name = mark in "!?" and after == " " and text[index + 2 : index + 3].islower()
        if not gap and (before in "!?:;.…" or is_name):
            return _NOWHERE
    return index - gap, index


def _space_after(text: str, index: int, mark: str) -> tuple[int, int]:
    """Where a no-break space is to go behind a mark; `_NOWHERE` if all is well or doubtful."""
    after, beyond = text[index + 1 : index + 2], text[index + 2 : index + 3]
    if after in {" ", "\u2009"}:
        wanted = beyond.isdigit() if mark in _SIGNS else bool(beyond.strip())
        return (index + 1, index + 2) if wanted else _NOWHERE
    if mark in _SIGNS or not after or after.isspace() or after in _NO_BREAK:
        return _NOWHERE
    return index + 1, index + 1


def _ellipses(text: str, _: Locale) -> Iterator[_Change]:
    for match in _THREE_POINTS.finditer(text):
        yield _Change(*match.span(), "…")


def _apostrophes(text: str, locale: Locale) -> Iterator[_Change]:
    for match in _STRAIGHT_APOSTROPHE.finditer(text):
        foreign = locale.script != "Latn" and text[match.start() - 1] < "\u0250"
        if not foreign:
            yield _Change(*match.span(), locale.typography.apostrophe)


def _full_width(text: str, locale: Locale) -> Iterator[_Change]:
    for mark, wide in locale.typography.full_width.items():
        if mark in "()" or mark not in text:
            continue
        after = rf"[{HAN_KANA}{_WIDE_OPENERS}{_WIDE_CLOSERS}\n]" + ("" if mark == "." else r"|[^\W_]")
        pattern = rf"(?<=[{HAN_KANA}{_WIDE_CLOSERS})]){re.escape(mark)} ?(?={after}|$)"
        for match in re.finditer(pattern, text):
            yield _Change(*match.span(), wide)


def _brackets(text: str, locale: Locale) -> Iterator[_Change]:
    table = locale.typography.full_width
    if "(" not in text or "(" not in table or ")" not in table:
        return
    for match in re.finditer(r"\(([^()\n]*)\)", text):
        around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
        wide = re.search(f"[{HAN_KANA}]", around) and re.search(f"[{HAN_KANA}]", match[1])
        if wide and not re.search(r"[/\\@`]", match[1]):
            yield _Change(match.start(), match.start() + 1, table["("])
            yield _Change(match.end() - 1, match.end(), table[")"])


def _local_marks(text: str, locale: Locale) -> Iterator[_Change]:
    for mark, local in locale.typography.local_marks.items():
        if mark not in text:
            continue
        after = rf"(?=[»”\"')]|\s*(?:[{_ARABIC}«“(]|$))"
        for match in re.finditer(rf"(?<=[{_ARABIC}\d»”)]){re.escape(mark)}{after}", text):
            yield _Change(*match.span(), local)


def _inverted(text: str, _: Locale) -> Iterator[_Change]:
    start = 0
    for match in re.finditer(r"[?!]+|…+|\.+(?=\s|$)|\n", text):
        sentence, start = (start, match.start()), match.end()
        if match[0][0] in "?!" and not text[match.end() : match.end() + 2].strip(" ").islower():
            place = _opening(text, *sentence)
            if place is not None:
                yield _Change(place, place, "¿" if match[0][0] == "?" else "¡")


def _opening(text: str, start: int, end: int) -> int | None:
    """Where a question or exclamation begins, if it can begin in one place only."""
    while start < end and (text[start].isspace() or text[start] in "«“\"'([—–-»”)],"):
        start += 1
    sentence = text[start:end]
    doubtful = re.search(r"[¿¡,;:—–«»“”\"()]", sentence)
    return None if doubtful or not re.search(r"[^\W\d_]", sentence) else start


def _quotes(text: str, locale: Locale) -> Iterator[_Change]:
    spaced = bool(locale.typography.word_space)
    protected = protected_spans(text)
    starts = [start for start, _ in protected]
    for line in re.finditer(r"[^\n]+", text):
        marks = [match.start() + line.start() for match in re.finditer('"', line[0])]
        free = [mark for mark in marks if not _within(mark, protected, starts)]
        pairs = _pairs(text, free, spaced=spaced)
        if any(_QUOTED_CODE.search(text, opening + 1, closing) for opening, closing in pairs):
            continue
        open_before = _open_before(text, line.start(), [opening for opening, _ in pairs], locale)
        for (opening, closing), is_open in zip(pairs, open_before, strict=True):
            left, right = locale.typography.inner_quotes if is_open else locale.typography.quotes
            yield _Change(opening, opening + 1, left)
            yield _Change(closing, closing + 1, right)


def _within(index: int, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    number = bisect_right(starts, index) - 1
    return number >= 0 and index < spans[number][1]


def _open_before(text: str, start: int, places: list[int], locale: Locale) -> Iterator[bool]:
    """For each place of a line, in order, whether a quotation with the outer marks is open there."""
    left, right = (mark.strip() for mark in locale.typography.quotes)
    depth = 0
    for place in places:
        depth += text.count(left, start, place) - text.count(right, start, place)
        start = place
        yield left != right and depth > 0


def _pairs(text: str, marks: list[int], *, spaced: bool) -> list[tuple[int, int]]:
    """Straight marks as opening and closing pairs; none at all where any of them is doubtful."""
    if not spaced:
        return [] if len(marks) % 2 else list(zip(marks[::2], marks[1::2], strict=True))
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    closes_later = _closing_follows(text, marks)
    for number, mark in enumerate(marks):
        before, after = text[mark - 1 : mark] if mark else "", text[mark + 1 : mark + 2]
        inside_word = before.isalnum() and after.isalnum()
        if opened is None:
            if inside_word:  # as in Hebrew acronyms
                continue
            if (before.strip() and before not in _OPENERS) or not after.strip():
                return []
            opened = mark
        elif not before.strip():
            return []
        elif not (inside_word and closes_later[number]):
            pairs.append((opened, mark))
            opened = None
    return pairs if opened is None else []


def _closing_follows(text: str, marks: list[int]) -> list[bool]:
    """For each mark, whether the next one that is not inside a word closes a quotation."""
    result: list[bool] = []
    closes = False
    for mark in reversed(marks):
        result.append(closes)
        before, after = text[mark - 1 : mark] if mark else "", text[mark + 1 : mark + 2]
        if not (before.isalnum() and after.isalnum()):
            closes = bool(before.strip()) and before not in _OPENERS
    return result[::-1]
