"""What article rules and page rules both ask of headings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from articlekit.language.locale import Locale, fold

__all__ = ["duplicates", "final_mark", "is_blank", "is_paragraph", "settled", "shorten", "skips"]

_CLOSING = "»”’\"')）」』›"
_SPACES = re.compile(r"\s+")


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: white space, control and format characters only."""
    return all(character.isspace() or unicodedata.category(character)[0] == "C" for character in text)


def shorten(text: str, limit: int = 60) -> str:
    """A text on one line, cut at `limit` characters, for use as a quotation in a message."""
    line = _SPACES.sub(" ", text[: limit * 4]).strip()
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def settled(levels: Sequence[int], *, before: int | None) -> list[int]:
    """The levels without the skips: what stood under a heading that moves up moves up with it.

    Args:
        levels: levels of the headings, in order.
        before: level of what stands above all headings; `None` lets a heading that stands under no
            other keep its level.
    """
    result: list[int] = []
    above: list[tuple[int, int]] = []
    for level in levels:
        while above and above[-1][0] >= level:
            above.pop()
        top = level if before is None else before + 1
        new = min(above[-1][1] + 1, 6) if above else top
        above.append((level, new))
        result.append(new)
    return result


def skips(levels: Sequence[int], *, before: int | None = None) -> Iterator[int]:
    """Index of each heading that is more than one level below the one in front of it.

    Args:
        levels: levels of the headings, in order.
        before: level of what stands above the first heading; `None` lets that one have any level.
    """
    last = before
    for index, level in enumerate(levels):
        if last is not None and level > last + 1:
            yield index
        last = level


def duplicates(headings: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Index of each heading that repeats a sibling, and the index of that sibling.

    Siblings stand at the same level under the same heading; case and white space do not count.
    """
    above: list[tuple[int, int]] = []
    seen: dict[tuple[int, int, str], int] = {}
    for index, (level, text) in enumerate(headings):
        while above and above[-1][0] >= level:
            above.pop()
        key = (above[-1][1] if above else -1, level, _SPACES.sub(" ", fold(text)).strip())
        above.append((level, index))
        if is_blank(text):
            continue
        first = seen.setdefault(key, index)
        if first != index:
            yield index, first


def final_mark(text: str, locale: Locale) -> str:
    """The full stop, comma, colon or semicolon that ends a heading, or nothing.

    Question and exclamation marks and ellipses may end one, and so may the point of an
    abbreviation such as "U.S." or of an ordinal number.
    """
    stripped = text.rstrip()
    if not stripped:
        return ""
    mark = stripped[-1]
    if mark.isalnum() or mark not in _final_marks(locale) or stripped.endswith(("..", "。。")):
        return ""
    if mark == "." and _ends_in_abbreviation(stripped):
        return ""
    return mark


def _final_marks(locale: Locale) -> frozenset[str]:
    typography = locale.typography
    own = {*typography.sentence_end, *".,:;"}
    for table in (typography.full_width, typography.local_marks):
        own.update(table[mark] for mark in ".,:;" if mark in table)
    return frozenset(own)


def _ends_in_abbreviation(text: str) -> bool:
    words = text.rsplit(None, 1)
    word = words[-1][:-1]
    return "." in word or (len(words) > 1 and len(word) <= 1)


def is_paragraph(text: str, locale: Locale, *, limit: int) -> bool:
    """Whether a heading is a paragraph: several sentences that end as such or exceed the limit."""
    from articlekit.language.sentences import texts

    if len(text) <= limit and not final_mark(text, locale):
        return False
    sentences = texts(text.strip(), locale.tag)
    return sum(any(character.isalpha() for character in sentence) for sentence in sentences) > 1
