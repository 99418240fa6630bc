"""`--dask`: a real scheduler and two workers on loopback, one of which is killed half-way."""

import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.batch.killing import many_notes, undisturbed
from tests.app.batch.running import articles, batch

_ROOT = Path(__file__).resolve().parents[3]
_SCHEDULER = "import sys; from distributed.cli.dask_scheduler import main; main()"
_WORKER = "import sys; from distributed.cli.dask_worker import main; main()"


@pytest.fixture
def started() -> Iterator[list["subprocess.Popen[str]"]]:
    """Processes, which are ended after the test."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in reversed(processes):
        process.kill()
        process.communicate()


def _start(script: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def _said(process: "subprocess.Popen[str]", pattern: str) -> str:
    """What a process says of itself on standard error, sooner or later."""
    assert process.stderr is not None
    for line in process.stderr:
        match = re.search(pattern, line)
        if match:
            return match[match.lastindex or 0]
    raise AssertionError(f"it has ended without a word of {pattern}")


@pytest.mark.thorough
def test_every_note_comes_out_once_though_a_worker_dies(
    tmp_path: Path, started: list["subprocess.Popen[str]"]
) -> None:
    pytest.importorskip("distributed")
    notes = many_notes(tmp_path / "notes.jsonl", 60)
    expected, _ = undisturbed(notes, tmp_path / "local")
    scheduler = _start(_SCHEDULER, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    started.append(scheduler)
    address = _said(scheduler, r"Scheduler at:\s+(tcp://\S+)")
    for _ in range(2):
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        started.append(_start(_WORKER, address, *options, "--local-directory", str(tmp_path)))
    for worker in started[1:]:
        _said(worker, "Registered to")
    command = ("batch", str(notes), "-o", str(tmp_path / "out"), "--dask", address, "--json-log")
    run = subprocess.Popen(
        [sys.executable, "-m", "articlekit", *command, "-t", "page", "-t", "json"],
        cwd=_ROOT,
        stderr=subprocess.PIPE,
        text=True,
    )
    started.append(run)
    done: Counter[str] = Counter()
    said: list[str] = []
    assert run.stderr is not None
    for line in run.stderr:
        said.append(line)
        event = json.loads(line) if line.startswith("{") else {}
        if event.get("status") == "done":
            done[event["note"]] += 1
        if done.total() == 20:
            started[1].send_signal(signal.SIGKILL)
    assert run.wait() == 1, said  # one note has no text
    assert not any("Traceback" in line for line in said), said
    assert any("60 written, 1 duplicate, 1 failed" in line for line in said)
    assert done.total() == len(done) == 60
    assert articles(tmp_path / "out") == expected


def test_a_scheduler_is_for_work_without_a_model(tmp_path: Path) -> None:
    notes = many_notes(tmp_path / "notes.jsonl", 1)
    result = batch(notes, "--dask", "tcp://127.0.0.1:9", "--engine", "openai", output=tmp_path / "out")
    assert result.exit_code == 2
    assert "--dask is for work without a model" in result.stderr
