"""Files that are no text at all, told by how they begin or by their control characters."""

import re

__all__ = ["control_share", "kind_of_binary"]

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
