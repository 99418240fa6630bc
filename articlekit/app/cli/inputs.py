"""Reading what the command line names: files and standard input."""

import sys
from pathlib import Path

from articlekit.errors import InputError

__all__ = ["STDIN", "read_bytes"]

STDIN = "-"


def read_bytes(name: str, *, max_bytes: int) -> bytes:
    """The bytes of a file, or of standard input for `-`; at most one more than the limit.

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    if name == STDIN:
        if sys.stdin.isatty():
            raise InputError("no note: name a file, or send the note to standard input")
        return sys.stdin.buffer.read(max_bytes + 1)
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: it is a folder: name a file")
    try:
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(f"{name}: no such file: check the name") from error
    except OSError as error:
        raise InputError(f"{name}: cannot read: {error.strerror}") from error
