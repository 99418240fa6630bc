"""Names of files that every file system takes, whatever they are made from."""

import re
import unicodedata

__all__ = ["folded", "safe_stem", "with_key"]

_LONGEST = 80
"""Characters of a name without its endings."""
_MOST_BYTES = 160
"""Of the same in UTF-8: with key, language and endings the whole stays below the 255 of most systems."""
_ENDINGS = re.compile(
    r"(?:\.(?:txt|text|log|md|markdown|html?|xhtml|jsonl?|ndjson|csv|tsv))+\Z", re.IGNORECASE
)
_UNSAFE = re.compile(r"[^\w.-]+|\.(?=\.)")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|clock|conin|conout|(?:com|lpt)[0-9¹²³])\Z", re.IGNORECASE)
_OURS = frozenset({"report", "manifest", "feed"})
"""Names that the batch itself gives out."""


def safe_stem(text: str) -> str:
    """A text as the name of a file, without ending: letters, digits and hyphens of any script.

    Windows's names of devices, whatever stands behind their first dot, get a hyphen, as do those of the
    batch's own files.
    """
    text = unicodedata.normalize("NFC", _ENDINGS.sub("", text.strip()))
    stem = _UNSAFE.sub("-", text)[:_LONGEST]
    while len(stem.encode("utf-8", errors="replace")) > _MOST_BYTES:
        stem = stem[:-1]
    first, dot, rest = (stem.strip(".-_") or "note").partition(".")
    mark = "-" if _RESERVED.match(first) or first.lower() in _OURS else ""
    return f"{first}{mark}{dot}{rest}"


def with_key(stem: str, key: str, length: int) -> str:
    """A name that hardly any other note has: with so many digits of the note's key behind it."""
    return f"{stem.rstrip('-')}-{key[:length]}"


def folded(stem: str) -> str:
    """What two names have in common that are one on some file system: case and accents' form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", stem).casefold())
