"""A Dask cluster on loopback: a real scheduler and workers, each a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cluster", "cluster"]

_ROOT = Path(__file__).resolve().parents[3]
_SCHEDULER = "from distributed.cli.dask_scheduler import main; main()"
_WORKER = "from distributed.cli.dask_worker import main; main()"


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: tuple["subprocess.Popen[str]", ...]


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A cluster, which is gone in the end.

    Args:
        folder: where the workers may keep files.
        workers: how many, each with one thread.
    """
    started: list[subprocess.Popen[str]] = []
    try:
        started.append(_start(_SCHEDULER, "--host", "127.0.0.1", "--port", "0", "--no-dashboard"))
        address = _said(started[0], r"Scheduler at:\s+(tcp://\S+)")
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")
        command = (_WORKER, address, *options, "--local-directory", str(folder))
        started += [_start(*command) for _ in range(workers)]
        for worker in started[1:]:
            _said(worker, "(Registered) to")
        yield Cluster(address, tuple(started[1:]))
    finally:
        for process in reversed(started):
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
        if match := re.search(pattern, line):
            return match[1]
    raise AssertionError(f"it has ended without a word of {pattern}")
