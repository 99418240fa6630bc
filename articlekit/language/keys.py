"""Keys: the short forms of texts by which they are compared, and named in addresses."""

import re
import unicodedata
from collections.abc import Iterable

from articlekit.language.letters import fold

__all__ = ["heading_key", "nearest", "slugify"]


def heading_key(text: str, *, match_case: bool = False) -> str:
    """A heading in the form in which headings are compared: its words.

    White space and marks do not count, as every language sets them in its own way, nor do capitals
    unless they are to count. Of a heading without words the marks are left.
    """
    folded = fold(text)
    if match_case:  # what folding makes the same stays so, in the case that it has
        pairs = zip(text, folded, strict=True)
        folded = "".join(new if old.lower() != new else old for old, new in pairs)
    words = "".join(" " if unicodedata.category(each)[0] in "PZC" else each for each in folded)
    return " ".join(words.split()) or " ".join(folded.split())


def nearest(name: str, known: Iterable[str]) -> str:
    """What to put behind a name that is not known: `, did you mean 'fr'?` for the nearest; else nothing."""
    from difflib import get_close_matches  # only where something is wrong

    by_key = {each.lower(): each for each in known}
    found = get_close_matches(name.lower()[:80], [*by_key], n=1, cutoff=0.6)
    return f", did you mean {by_key[found[0]]!r}?" if found else ""


_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Latin letters that are no plain one with a mark."""


def slugify(text: str) -> str:
    """A text as an address part: a-z, 0-9 and single hyphens; empty where it has nothing of these."""
    letters = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
