"""Scheduling: which job is done next, so that no owner keeps the workers from the others."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from articlekit.app.web.jobs.job import Job
from articlekit.app.web.jobs.job_store import Jobs

__all__ = ["Turns"]


class Turns:
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
