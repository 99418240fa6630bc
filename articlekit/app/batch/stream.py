"""Files of many notes as streams of text, in whatever encoding, of whatever length."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from articlekit.app.batch.inputs import STDIN
from articlekit.app.page_source import read_source
from articlekit.errors import InputError

__all__ = ["opened", "text_of"]

_SAMPLE = 65_536
"""Bytes from which the encoding is told."""
_WITH_MARKS = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}


@contextmanager
def opened(name: str) -> Iterator[io.BufferedReader]:
    """The bytes of a file, or of standard input.

    Raises:
        InputError: it cannot be opened.
    """
    if name == STDIN:
        yield cast("io.BufferedReader", sys.stdin.buffer)
        return
    try:
        file = cast("io.BufferedReader", Path(name).open("rb", buffering=_SAMPLE))  # noqa: SIM115
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}: check the name and its rights") from error
    with file:
        yield file


def text_of(file: io.BufferedReader, name: str) -> TextIO:
    """A stream of bytes as a stream of text with its line ends as they are.

    Bytes that the encoding does not have become U+FFFD: one broken line does not end the run.

    Raises:
        InputError: it is empty, or no text.
    """
    sample = file.peek(_SAMPLE)[:_SAMPLE]
    encoding = _encoding(sample, name)
    return io.TextIOWrapper(cast("BinaryIO", file), encoding=encoding, errors="replace", newline="\n")


def _encoding(sample: bytes, name: str) -> str:
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    cut = sample.rfind(b"\n") + 1
    whole = sample[:cut] if cut and len(sample) >= _SAMPLE else sample
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        source = read_source(whole, name=name, max_bytes=_SAMPLE)
        return _WITH_MARKS.get(source.encoding, source.encoding) if source.mark else source.encoding
    if not whole.strip():
        raise InputError(f"{name}: empty: give a file with notes")
    if b"\0" in whole:
        raise InputError(f"{name}: binary data, not text: save the notes as CSV or JSON Lines")
    return "utf-8-sig"
