"""Ctrl-C and SIGTERM: a run ends at once, with a line, its report, and no process left behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from articlekit.app.batch.worker_pools import DaemonThreads
from tests.app.batch.killing import many_notes, wait_for_workers
from tests.fakes.notes import ARTICLE
from tests.fakes.openai_server import FakeServer, answer

pytestmark = pytest.mark.usefixtures("heeded")

_ROOT = Path(__file__).resolve().parents[3]


def begun(*arguments: str | Path) -> "subprocess.Popen[str]":
    """A run in a process group of its own."""
    words = (sys.executable, "-m", "articlekit", "batch", *map(str, arguments), "--json-log")
    return subprocess.Popen(words, cwd=_ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)


def assert_ended(run: "subprocess.Popen[str]", said: Iterator[str]) -> None:
    """It ends soon, and says so."""
    started = time.monotonic()
    rest = "".join(said)
    assert run.wait() == 130, rest
    assert time.monotonic() - started < 30
    assert "interrupted: what is done stays done" in rest
    assert "Traceback" not in rest
    wait_for_workers(run.pid)


@pytest.mark.thorough
@pytest.mark.parametrize("stopped_by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_processes_end_at_once(tmp_path: Path, stopped_by: signal.Signals) -> None:
    notes = many_notes(tmp_path / "notes.jsonl", 2_000)
    with begun(notes, "-o", tmp_path / "out", "--jobs", "2") as run:
        assert run.stderr is not None
        said = iter(run.stderr)
        assert any('"done"' in line for line in said)
        run.send_signal(stopped_by)
        assert_ended(run, said)
    assert "it was interrupted" in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert not list((tmp_path / "out" / ".articlekit" / "parts").iterdir())


@pytest.mark.thorough
def test_threads_do_not_wait_for_a_server_that_takes_its_time(tmp_path: Path) -> None:
    notes = many_notes(tmp_path / "notes.jsonl", 20)
    with FakeServer(replace(answer(ARTICLE), delay=90.0)) as server:
        place = ("--engine", "openai", "--base-url", server.url, "--no-cache")
        with begun(notes, "-o", tmp_path / "out", *place) as run:
            assert run.stderr is not None
            until = time.monotonic() + 60
            while not server.requests and time.monotonic() < until:
                time.sleep(0.1)
            run.send_signal(signal.SIGINT)
            assert_ended(run, iter(run.stderr))


def test_threads_hand_on_what_is_raised_and_can_be_let_go() -> None:
    threads = DaemonThreads(1)
    gate = Event()
    first = threads.submit(gate.wait)
    wrong = threads.submit(int, "one")
    gate.set()
    assert first.result()
    with pytest.raises(ValueError, match="one"):
        wrong.result()
    at_work, held = Event(), Event()
    busy, waiting = threads.submit(lambda: at_work.set() or held.wait()), threads.submit(int, "1")
    assert at_work.wait(10)
    threads.shutdown(wait=False, cancel_futures=True)
    held.set()
    assert busy.result()
    with pytest.raises(CancelledError):
        waiting.result()
    threads.shutdown()
