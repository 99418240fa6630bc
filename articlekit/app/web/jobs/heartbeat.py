"""The heartbeat of a job: whether it is still wanted, asked by whoever works at it."""

import threading
import time

from articlekit.app.web.jobs.job import Job
from articlekit.app.web.jobs.job_store import Jobs
from articlekit.app.web.problems import Broken

__all__ = ["Pulse", "Stopping", "Unwanted"]

_PAUSE = 0.2
"""Seconds between two looks at the ledger."""


class Unwanted(Broken):
    """The job was cancelled, or somebody else is at it."""


class Stopping(Broken):
    """The server is being stopped: the job has to wait for the next one."""


class Pulse:
    """Of one job at one run."""

    def __init__(self, job: Job, jobs: Jobs, stop: threading.Event) -> None:
        self.job = job
        self._jobs = jobs
        self._stop = stop
        self._looked = 0.0
        self._lost = False

    def check(self) -> None:
        """Go on, if the job is still wanted.

        Raises:
            Unwanted: it is not.
            Stopping: the server is being stopped.
        """
        if self._stop.is_set():
            raise Stopping
        if time.monotonic() - self._looked > _PAUSE:
            self._looked = time.monotonic()
            current = self._jobs.find(self.job.id)
            self._lost = self._lost or current is None or current.run != self.job.run or current.has_ended
        if self._lost:
            raise Unwanted

    def beat(self) -> None:
        """Tell the ledger that the job is being worked at."""
        self._lost = self._jobs.renew(self.job) is None
