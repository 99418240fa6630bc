"""The queue, which is huey's: in an SQLite file, or in Redis where several machines serve."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey
from huey.consumer import Consumer

__all__ = ["Queue", "redis_queue", "sqlite_queue"]

_NAME = "articlekit"
_SHORTEST_LOOK, _LONGEST_LOOK = 0.02, 0.5
"""Seconds between two looks at a queue that is empty."""


class _Consumer(Consumer):  # type: ignore[misc]  # huey has no types
    """Workers in a process that has its own way with signals."""

    def _set_signal_handlers(self) -> None:
        """Leave them alone: who started the workers stops them."""


class Queue:
    """Ids of jobs that are to be run, or whose callback is to be posted."""

    def __init__(self, huey: Huey) -> None:
        self._huey = huey
        self._consumer: Consumer | None = None
        self._tasks: dict[str, Any] = {}
        logging.getLogger("huey").setLevel(logging.ERROR)  # it tells every task

    def on_run(self, function: Callable[[str], None]) -> None:
        """What is done with a job that is to be run."""
        self._tasks["run"] = self._huey.task(name="run")(function)

    def on_tell(self, function: Callable[[str, int], None]) -> None:
        """What is done with a job whose callback is to be posted for the so-manieth time."""
        self._tasks["tell"] = self._huey.task(name="tell")(function)

    def run(self, job_id: str) -> None:
        """Have a job run."""
        self._tasks["run"](job_id)

    def tell(self, job_id: str, *, attempt: int, seconds: float) -> None:
        """Have a callback posted, after some seconds."""
        if seconds:
            self._tasks["tell"].schedule(args=(job_id, attempt), delay=seconds)
        else:
            self._tasks["tell"](job_id, attempt)

    def waiting(self) -> set[tuple[str, str]]:
        """What is in the queue, now or later: what is to be done, and with which job."""
        return {(task.name, task.args[0]) for task in (*self._huey.pending(), *self._huey.scheduled())}

    def __len__(self) -> int:
        """How much waits to be done now."""
        return int(self._huey.pending_count())

    def start(self, workers: int) -> None:
        """Begin to work at what is in the queue."""
        self._consumer = _Consumer(
            self._huey,
            workers=workers,
            periodic=False,
            initial_delay=_SHORTEST_LOOK,
            max_delay=_LONGEST_LOOK,
        )
        self._consumer.start()

    def stop(self, seconds: float) -> None:
        """Take nothing more, and wait for what is being worked at, some seconds at most."""
        if self._consumer is not None:
            self._consumer.shutdown_timeout = seconds
            self._consumer.stop(graceful=True)


def sqlite_queue(path: Path) -> Queue:
    """A queue in a file that nobody else can read."""
    path.touch(mode=0o600)
    return Queue(SqliteHuey(_NAME, filename=str(path), results=False, fsync=True))


def redis_queue(url: str) -> Queue:
    """A queue in Redis."""
    return Queue(RedisHuey(_NAME, url=url, results=False))
