"""kill -9 at any moment loses nothing, repeats nothing that was done, and leaves no file half-written."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.batch.killing import Deaths, many_notes, undisturbed
from tests.app.batch.test_model import lines
from tests.fakes.notes import ARTICLE
from tests.fakes.openai_server import FakeServer, answer

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


def test_a_model_is_not_paid_twice_for_what_was_done(tmp_path: Path) -> None:
    notes, threads = lines(tmp_path, 30), 3
    with FakeServer(replace(answer(ARTICLE), delay=0.1)) as server:
        more = ("--engine", "openai", "--base-url", server.url, "--no-cache", "--jobs", str(threads))
        expected, seconds = undisturbed(notes, tmp_path / "undisturbed", *more)
        assert len(server.requests) == 30
        server.requests.clear()
        deaths = Deaths(
            notes=notes,
            expected=expected,
            longest=seconds,
            draw=random.Random(3),  # noqa: S311
            more=more,
            timed=(".json", ".jsonl"),
        )
        deaths.to_the_end(tmp_path / "out", most=6)
    assert deaths.kills >= 2
    assert 30 <= len(server.requests) <= 30 + deaths.kills * threads
