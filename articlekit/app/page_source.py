"""The source of a page as text that can be written back without a byte changed elsewhere."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articlekit.errors import InputError
from articlekit.reading import decode

__all__ = ["PageSource", "read_source"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})|<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)
_WEB_NAMES = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "shift_jis": "cp932"}
_OTHERS = (
    *(
        "cp1252",
        "cp1251",
        "koi8-r",
        "iso8859-15",
        "iso8859-2",
        "cp1250",
        "cp1253",
        "cp1254",
        "cp1255",
        "cp1256",
    ),
    *("cp874", "koi8-u", "iso8859-7", "cp1257", "cp1258", "iso8859-5", "cp866", "mac_roman", "latin-1"),
    *("cp932", "euc_jp", "iso2022_jp_2", "gb18030", "big5hkscs", "cp949", "utf-16-le", "utf-16-be"),
)


@dataclass(frozen=True, kw_only=True)
class PageSource:
    """The text of a file, its line ends included, and how it was encoded."""

    text: str
    encoding: str
    mark: bytes = b""
    """The byte order mark that the file begins with."""
    sure: bool = True
    """Whether the file shows or says what its encoding is: one of ASCII that says nothing does not."""

    def encode(self, text: str) -> bytes:
        """Another text in the encoding of the file.

        Characters that the encoding does not have become character references.
        """
        return self.mark + text.encode(self.encoding, errors="xmlcharrefreplace")


def read_source(data: bytes, *, name: str, max_bytes: int) -> PageSource:
    """The source of a page, whole.

    Args:
        data: the bytes of the file.
        name: how messages call the file.
        max_bytes: size from which a file is refused, in bytes.

    Raises:
        InputError: the file cannot be read, or could not be written back as it was.
    """
    wanted = decode(data, name=name, max_bytes=max_bytes)
    for mark, encoding, sure in _candidates(data):
        body = data[len(mark) :]
        try:
            text = body.decode(encoding)
            same = text.encode(encoding) == body
        except (LookupError, UnicodeError):
            continue
        if same and decode(text.encode(), name=name, max_bytes=max_bytes * 4) == wanted:
            return PageSource(text=text, encoding=encoding, mark=mark, sure=sure)
    raise InputError(f"{name}: it could not be written back as it was: save it as UTF-8 first")


def _candidates(data: bytes) -> Iterator[tuple[bytes, str, bool]]:
    """Byte order marks and encodings that a file may have, and whether it shows or says so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield mark, encoding, True
    declared = _DECLARED.search(data[:4_096])
    label = (declared[1] or declared[2]).decode("ascii", errors="replace").lower() if declared else ""
    named = _WEB_NAMES.get(label, label)
    if data.isascii() and named:
        yield b"", named, True
    yield b"", "utf-8", not data.isascii()
    if named:
        yield b"", named, True
    for encoding in _OTHERS:
        yield b"", encoding, False
