"""How many notes there are, about: enough for a bar to say when it will be done."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from articlekit.app.batch.inputs import STDIN, LeftOut
from articlekit.app.batch.intake import Intake
from articlekit.errors import InputError

__all__ = ["count_notes"]

_BY_LINES = {".jsonl": 0, ".ndjson": 0, ".csv": 1, ".tsv": 1}
"""Files with a note a line, and how many lines at the top are none."""
_CHUNK = 1 << 20


def count_notes(intake: Intake) -> int | None:
    """About how many notes an intake has, told by files and lines; `None` for standard input."""
    if STDIN in intake.names:
        return None
    try:
        return sum(map(_count, replace(intake, left_out=LeftOut()).files()))
    except (OSError, InputError):
        return None


def _count(name: str) -> int:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BY_LINES:
        return 1
    return max(0, sum(chunk.count(b"\n") for chunk in _chunks(name)) - _BY_LINES[suffix])


def _chunks(name: str) -> Iterator[bytes]:
    with Path(name).open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
