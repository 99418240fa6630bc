"""`--dask`: a real scheduler and two workers on loopback, one of which is killed half-way."""

import json
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.app.batch.cluster import cluster
from tests.app.batch.killing import Deaths, many_notes, undisturbed
from tests.app.batch.running import articles, batch

_ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.thorough
def test_every_note_comes_out_once_though_a_worker_dies(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    notes = many_notes(tmp_path / "notes.jsonl", 60)
    expected, _ = undisturbed(notes, tmp_path / "local")
    done: Counter[str] = Counter()
    said: list[str] = []
    with cluster(tmp_path) as dask:
        command = ("batch", str(notes), "-o", str(tmp_path / "out"), "--dask", dask.address, "--json-log")
        words = (sys.executable, "-m", "articlekit", *command, "-t", "page", "-t", "json")
        with subprocess.Popen(words, cwd=_ROOT, stderr=subprocess.PIPE, text=True) as run:
            assert run.stderr is not None
            for line in run.stderr:
                said.append(line)
                event = json.loads(line) if line.startswith("{") else {}
                if event.get("status") == "done":
                    done[event["note"]] += 1
                if done.total() == 20:
                    dask.workers[0].send_signal(signal.SIGKILL)
    assert run.returncode == 1, said  # one note has no text
    assert not any("Traceback" in line for line in said), said
    assert any("60 written, 1 duplicate, 1 failed" in line for line in said)
    assert done.total() == len(done) == 60
    assert articles(tmp_path / "out") == expected


@pytest.mark.thorough
def test_a_run_that_is_killed_leaves_the_cluster_free_for_the_next(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    notes = many_notes(tmp_path / "notes.jsonl", 60)
    expected, _ = undisturbed(notes, tmp_path / "local")
    with cluster(tmp_path) as dask:
        started = undisturbed(notes, tmp_path / "dask", "--dask", dask.address)
        assert started[0] == expected
        draw = random.Random(5)  # noqa: S311
        deaths = Deaths(notes=notes, expected=expected, longest=started[1], draw=draw)
        deaths.more = ("--dask", dask.address)
        deaths.to_the_end(tmp_path / "out", most=5)
    assert deaths.kills >= 1


def test_a_scheduler_is_for_work_without_a_model(tmp_path: Path) -> None:
    notes = many_notes(tmp_path / "notes.jsonl", 1)
    result = batch(notes, "--dask", "tcp://127.0.0.1:9", "--engine", "openai", output=tmp_path / "out")
    assert result.exit_code == 2
    assert "--dask is for work without a model" in result.stderr
