"""Decoding: the text of a file's bytes; what is no text is refused, with what to do instead."""

import codecs
import re

from articlekit.errors import InputError

__all__ = ["MARKS", "control_share", "declared_encoding", "decode", "kind_of_binary"]


_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file: save its text as .txt or .html"),
    (
        b"PK\x03\x04",
        "a ZIP archive (perhaps a Word or OpenDocument file): save the document as plain text or HTML",
    ),
    (b"PK\x05\x06", "an empty ZIP archive: give a text file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document: save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document: save it as plain text or HTML"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image: type out what it shows"),
    (b"\xff\xd8\xff", "a JPEG image: type out what it shows"),
    (b"GIF87a", "a GIF image: type out what it shows"),
    (b"GIF89a", "a GIF image: type out what it shows"),
    (b"\x1f\x8b\x08", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"\x7fELF", "a program: give a text file"),
    (b"SQLite format 3\x00", "an SQLite database: export the notes as JSON"),
    (b"ID3", "an MP3 recording: write down what is said in it"),
    (b"OggS", "an Ogg recording: write down what is said in it"),
)
_WORKBOOK = (b"xl/workbook.", b"xl/worksheets/", b"opendocument.spreadsheet")
"""What a ZIP archive that is a workbook has in its directory."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BZIP = re.compile(rb"BZh[1-9]1AY&SY")
_ID3 = re.compile(rb"ID3[\x02-\x04]\x00")


def kind_of_binary(data: bytes) -> str | None:
    """What a well-known binary file is and what to do instead; None for anything else."""
    if data.startswith(b"PK\x03\x04") and any(mark in data for mark in _WORKBOOK):
        return "a workbook: save its sheet as .csv, and give that to `articlekit batch`"
    for magic, description in _MAGIC:
        if data.startswith(magic) and _is_really(magic, data):
            return description
    if (
        data[:4] in {b"RIFF", b"\x00\x00\x00\x18", b"\x00\x00\x00\x20"}
        and data[8:12].isalnum()
        and b"\x00" in data[:40]
    ):
        return "a sound, image or video file: write down what it shows"
    return None


def _is_really(magic: bytes, data: bytes) -> bool:
    """Whether a beginning that could also be plain text is followed by what a file of its kind needs."""
    if magic == b"BZh":
        return _BZIP.match(data) is not None
    if magic == b"ID3":
        return _ID3.match(data) is not None
    return True


def control_share(data: bytes) -> float:
    """The share of bytes, 0 to 1, that are control characters which no text has."""
    sample = data[:65_536]
    return len(_CONTROL.findall(sample)) / max(1, len(sample))


MARKS: tuple[tuple[bytes, str], ...] = (  # UTF-32 first: its mark begins with that of UTF-16
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
_WEB_NAMES = {  # what browsers read these names as (WHATWG Encoding Standard)
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-9": "cp1254",
    "big5": "big5hkscs",
}
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNFIT = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f]")
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
_TO_CLEAN = re.compile("|".join(each.pattern for each in (_BREAKS, _UNFIT, _NO_CHARACTERS)))


def decode(data: bytes, *, name: str, max_bytes: int) -> str:
    """The text of a file, with `\\n` for every kind of line break and no control characters.

    Args:
        data: the bytes of the file.
        name: how messages call the file.
        max_bytes: size from which a file is refused, in bytes.

    Raises:
        InputError: the file is too large, empty, binary, or in no encoding that is known.
    """
    if len(data) > max_bytes:
        raise InputError(
            f"{name}: {len(data)} bytes, more than the limit of {max_bytes}: "
            "split the file or raise ARTICLEKIT_MAX_BYTES"
        )
    text = clean(_decoded(data, name))
    if not text.strip(" \n\t\u3000\u200b\ufeff\u00a0"):
        raise InputError(f"{name}: empty: give a note with at least one word")
    return text


def clean(text: str) -> str:
    """A text without byte order marks, control characters and halves of surrogate pairs."""
    text = text.lstrip("\ufeff")
    if not _TO_CLEAN.search(text):
        return text  # as most are
    text = _BREAKS.sub("\n", text)
    return _NO_CHARACTERS.sub("\ufffd", _UNFIT.sub(" ", text))


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    description = kind_of_binary(data)
    if description:
        raise InputError(f"{name}: {description}")
    wide = _without_mark(data)
    if wide is not None:
        return wide
    if b"\x00" in data or control_share(data) > 0.1:
        raise InputError(
            f"{name}: binary data, not text: save the note as plain text, Markdown, HTML or JSON"
        )
    text = _narrow(data)
    if text is None:
        raise InputError(f"{name}: its encoding is not recognised: save the note as UTF-8")
    return text


def _narrow(data: bytes) -> str | None:
    """Text in an encoding without zero bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        from articlekit.reading.legacy import guess  # few files are in another encoding

        return _declared(data) or _damaged(data) or guess(data)
    if "\x1b$" in text or "\x1b(J" in text:
        return _strict(data, "iso2022_jp_2") or text
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError, UnicodeError):
        return None


def declared_encoding(data: bytes) -> str:
    """The encoding that an HTML or XML file says it has, as browsers take it; empty where it says none."""
    match = _DECLARED.search(data[:4_096])
    label = (match[1] or match[2]).decode("ascii", errors="replace").lower() if match else ""
    return _WEB_NAMES.get(label, label)


def _declared(data: bytes) -> str | None:
    """The text in the encoding that an HTML or XML file says it has."""
    encoding = declared_encoding(data)
    try:
        if not codecs.lookup(encoding)._is_text_encoding:
            return None
    except LookupError:
        return None
    return _strict(data, encoding)


def _damaged(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, such as a file that was cut off in a character."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(len(character.encode()) - 1 for character in text if character > "\x7f") - 2 * broken
    return text if whole >= 4 and broken * 20 <= whole else None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes stand."""
    sample = data[:4_096]
    if b"\x00" not in sample or len(data) % 2:
        return None
    for encoding, width, zeros in (("utf-32-le", 4, (2, 3)), ("utf-32-be", 4, (0, 1))):
        if len(data) % width == 0 and all(not any(sample[place::width]) for place in zeros):
            return _strict(data, encoding)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0 and odd >= 8 * even:
        return _plausible(data, "utf-16-le")
    if even > 0 and even >= 8 * odd:
        return _plausible(data, "utf-16-be")
    return None


def _plausible(data: bytes, encoding: str) -> str | None:
    text = _strict(data, encoding)
    if text is None:
        return None
    odd = sum(
        1
        for character in text[:2_000]
        if (character < " " and character not in "\t\r\n") or character == "\ufffe"
    )
    return text if odd * 20 <= len(text[:2_000]) else None
