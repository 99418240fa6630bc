"""An item: one note as it came in, before anybody has read it."""

import codecs
import hashlib
import re
from dataclasses import dataclass

__all__ = ["Item", "digest_of", "visible"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_INVISIBLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ud800-\\udfff]")
"""Control characters, and halves of characters: bytes of a file's name that are no UTF-8 are such halves."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """The bytes of one note, where they come from, and what its files are to be called."""

    place: str
    """Where it stands, for people: `notes/fire.txt`, or `notes.csv, line 12`."""
    source: str
    """What it is known by from run to run: its file, and in a file of many its id or its content."""
    name: str
    """The file name that it is read under: it gives the form by its ending, and an id."""
    stem: str
    """What its files would like to be called, before that is made safe and unique."""
    digest: str
    """The content as a SHA-256 in hexadecimal digits."""
    data: bytes = b""
    fault: str | None = None
    """Why there is nothing to read, where that shows already."""


def visible(text: str) -> str:
    """A text from outside on one line, as every terminal, file and database takes it.

    >>> visible("caf\\udce9\\n.txt")
    'caf\\\\udce9\\\\n.txt'
    """
    return _INVISIBLE.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def digest_of(data: bytes, form: str) -> str:
    """The digest of a note: the same whatever its byte order mark, line ends and margins.

    Args:
        data: the bytes of the note.
        form: what decides how they are read, the ending of the file name for one.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :].decode(encoding, errors="replace").encode("utf-8", errors="replace")
            break
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").strip()
    return hashlib.sha256(form.encode() + b"\0" + plain).hexdigest()
