"""Slugs: texts as parts of an address."""

import re
import unicodedata

__all__ = ["slugify"]

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Latin letters that are no plain one with a mark."""


def slugify(text: str) -> str:
    """A text as an address part: a-z, 0-9 and single hyphens; empty where it has nothing of these."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
