"""Files of many notes as streams of text, in whatever encoding, of whatever length."""

import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from articlekit.app.batch.item import STDIN
from articlekit.app.page_source import read_source
from articlekit.errors import InputError

__all__ = ["opened", "text_of"]

_SAMPLE = 65_536
"""Bytes from which the encoding is told."""
_GZIP = b"\x1f\x8b"


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, or of standard input; a file that gzip has packed is unpacked as it is read.

    Raises:
        InputError: it cannot be opened.
    """
    if name == STDIN:
        yield _peekable(sys.stdin.buffer)
        return
    try:
        file = cast("io.BufferedReader", Path(name).open("rb", buffering=_SAMPLE))  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}: check the name and its rights") from error
    with file:
        if file.peek(2)[:2] == _GZIP:
            with gzip.open(file) as unpacked:
                yield _peekable(cast("BinaryIO", unpacked))
        else:
            yield file


@contextmanager
def text_of(file: io.BufferedReader, name: str) -> Iterator[TextIO]:
    """A stream of bytes as a stream of text, with a line feed at the end of every line.

    Bytes that the encoding does not have become U+FFFD: one broken line does not end the run.

    Raises:
        InputError: it is empty, or no text.
    """
    sample = file.peek(_SAMPLE)[:_SAMPLE]
    encoding = _encoding(sample, name)
    text = io.TextIOWrapper(cast("BinaryIO", file), encoding=encoding, errors="replace")
    try:
        yield text
    finally:
        text.detach()


def _peekable(file: BinaryIO) -> io.BufferedReader:
    """Standard input, also where somebody has put something else in its place."""
    return file if isinstance(file, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", file))


def _encoding(sample: bytes, name: str) -> str:
    whole = _whole_lines(sample)
    if not whole.strip(b" \t\r\n\0"):
        raise InputError(f"{name}: empty: give a file with notes")
    wide = _wide(whole)
    if wide is not None:
        return wide
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        return read_source(whole, name=name, max_bytes=_SAMPLE).encoding
    if b"\0" in whole:
        raise InputError(f"{name}: binary data, not text: save the notes as CSV or JSON Lines")
    return "utf-8-sig"


def _wide(sample: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark or by where the zero bytes stand."""
    if sample.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 4 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _whole_lines(sample: bytes) -> bytes:
    """A sample without the character, or the line, that it may break off in."""
    if len(sample) < _SAMPLE:
        return sample
    if b"\0" in sample[:1_000]:
        return sample[: len(sample) // 4 * 4]
    return sample[: sample.rfind(b"\n") + 1] or sample
