"""The queue, which is huey's, and which job is next, so that no owner keeps the workers from the others."""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from huey import Huey, RedisHuey, SqliteHuey
from huey.consumer import Consumer

from articlekit.app.web.job_store import Job, Jobs

__all__ = ["FairScheduler", "Queue", "redis_queue", "sqlite_queue"]


class FairScheduler:
    """Chooses for the workers of one process.

    It is the turn of the owner who has the fewest jobs done at the moment, then of the one who has waited
    longest; of an owner's jobs the first comes first. Whoever has no token shares with nobody.
    """

    def __init__(self, jobs: Jobs, *, share: int) -> None:
        """Begin to choose.

        Args:
            jobs: where the jobs stand.
            share: how many jobs of one owner are done at once.
        """
        self._jobs = jobs
        self._share = share
        self._lock = threading.Lock()
        self._at_work: dict[str, str] = {}
        self._begun: dict[str, float] = {}
        """When a job of an owner was begun last."""
        self._held_back: set[str] = set()

    @contextmanager
    def next(self) -> Iterator[Job | None]:
        """A job that is begun, as long as it is worked at; `None` where there is none to be begun."""
        with self._lock:
            job = self._begin()
        try:
            yield job
        finally:
            if job is not None:
                with self._lock:
                    del self._at_work[job.id]

    def held_back(self, owner: str) -> str | None:
        """A job of an owner who had too many at once, and now may have another one."""
        with self._lock:
            if owner not in self._held_back:
                return None
            waiting = self._waiting().get(owner, [])
            if not waiting:
                self._held_back.discard(owner)
            return waiting[0] if waiting else None

    def _begin(self) -> Job | None:
        busy = Counter(self._at_work.values())
        waiting = self._waiting()
        for owner in sorted(waiting, key=lambda each: (busy[each], self._begun.get(each, 0.0))):
            if owner and busy[owner] >= self._share:
                self._held_back.add(owner)
                continue
            begun = (self._jobs.begin(job_id) for job_id in waiting[owner])
            job = next((each for each in begun if each is not None), None)
            if job is not None:
                self._at_work[job.id] = owner
                self._begun[owner] = time.monotonic()
                return job
        return None

    def _waiting(self) -> dict[str, list[str]]:
        """The jobs that are not done here at the moment, by owner; another process may have begun one."""
        result: dict[str, list[str]] = {}
        for owner, job_id in self._jobs.open_ids():
            if job_id not in self._at_work:
                result.setdefault(owner, []).append(job_id)
        return result


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

    def on_callback(self, function: Callable[[str, int], None]) -> None:
        """What is done with a job whose callback is to be posted for the so-manieth time."""
        self._tasks["tell"] = self._huey.task(name="tell")(function)

    def run(self, job_id: str) -> None:
        """Have a job run."""
        self._tasks["run"](job_id)

    def call_back(self, job_id: str, *, attempt: int, seconds: float) -> None:
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
