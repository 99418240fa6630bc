"""Plain forms: digits of any script as ASCII digits, where they stand, and words as they are looked up."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from articlekit.language.letters import fold

__all__ = ["at_digits", "digit_places", "key", "plain"]

_DIGITS = re.compile(r"\d+")
_OTHER_DIGIT = re.compile(r"[^\x00-\x7f\D]")

_WIDE_MARK = re.compile(r"(?<=\d)(?:，(?=\d{3}(?!\d))|．(?=\d))")

# Vowel points and lengthening of Arabic and Hebrew go, and so do the dot under and the moon over
# Devanagari letters, which writers put or leave out.
_POINTS = dict.fromkeys([*range(0x0591, 0x05C8), *range(0x064B, 0x0660), 0x0640, 0x0670, 0x093C])
_SAME = str.maketrans(
    "ёँ\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "еं\u0915\u0916\u0917\u091c\u0921\u0922\u092b\u092f"
)
_KEYS = {**_POINTS, **_SAME}


def plain(text: str) -> str:
    """The text with the digits of all scripts as ASCII digits, one for one, so that offsets hold.

    The full-width comma and point inside a number become ASCII too.
    """
    if text.isascii():
        return text
    if "，" in text or "．" in text:
        text = _WIDE_MARK.sub(lambda match: "," if match[0] == "，" else ".", text)
    return _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def key(word: str) -> str:
    """A word as the tables of number words have it: folded, and without points that may be left out."""
    folded = fold(word)
    return folded if folded.isascii() else folded.translate(_KEYS)


def at_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin with the first digit of a number, one after the other.

    Args:
        pattern: a pattern that matches nothing but what begins with a digit.
        text: the text to look at.
    """
    look, edge = pattern.match, 0
    for start in digit_places(text):
        if start >= edge and (match := look(text, start)) is not None:
            edge = match.end()
            yield match


@lru_cache(maxsize=8)
def digit_places(text: str) -> list[int]:
    """Where the numbers of a text begin: looked for once for all that read them, who must not change it."""
    return [match.start() for match in _DIGITS.finditer(text)]
