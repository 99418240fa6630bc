"""kill -9 at any moment loses nothing, repeats nothing that was done, and leaves no file half-written."""

import random
from pathlib import Path

import pytest

from tests.app.batch.killing import Deaths, many_notes, undisturbed

pytestmark = pytest.mark.thorough


def test_twenty_kills(tmp_path: Path) -> None:
    notes = many_notes(tmp_path / "notes.jsonl", 24)
    expected, seconds = undisturbed(notes, tmp_path / "undisturbed")
    assert len(expected) == 2 * 24 + 1
    deaths = Deaths(notes=notes, expected=expected, longest=seconds, draw=random.Random(20))  # noqa: S311
    for number in range(20):
        deaths.to_the_end(tmp_path / str(number), most=20 - deaths.kills)
        if deaths.kills >= 20:
            break
    assert deaths.kills >= 10
