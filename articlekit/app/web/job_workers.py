"""The job workers: each takes one job from the queue, and none is lost."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from articlekit.app.web.job_queue import FairScheduler, Queue
from articlekit.app.web.job_store import LEASE, MOST_RUNS, Job, Jobs
from articlekit.app.web.operations import Reply, failure
from articlekit.app.web.problems import Broken, Refused, fault_of

__all__ = ["Heartbeat", "JobWorkers"]

_PAUSE = 0.2
"""Seconds between two looks at the ledger."""


class Unwanted(Broken):
    """The job was cancelled, or somebody else is at it."""


class Stopping(Broken):
    """The server is being stopped: the job has to wait for the next one."""


class Heartbeat:
    """Whether a job is still wanted: one job at one run, asked by whoever works at it."""

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


Work = Callable[[bytes, Heartbeat], Reply]
"""Does an order; it asks the heartbeat now and then whether it is still wanted."""
Tell = Callable[[Job, int], bool]
"""Posts the callback of a job for the so-manieth time, from 0; whether nothing more is to be done."""

_LOG = logging.getLogger(__name__)
_ROUNDS = 12
"""Looks at the jobs between two looks at what may have been lost, which cost more."""
_DELAYS = (5, 30, 120, 600, 3_600, 14_400)
"""Seconds before a callback that failed is tried again."""


class JobWorkers:
    """The workers of one process."""

    def __init__(self, queue: Queue, jobs: Jobs, *, work: Work, tell: Tell, share: int) -> None:
        """Make the workers, which do not work yet.

        Args:
            queue: where ids of jobs come from.
            jobs: where they stand.
            work: does an order.
            tell: posts a callback.
            share: how many jobs of one owner are done at once.
        """
        self._scheduler = FairScheduler(jobs, share=share)
        self._queue = queue
        self._jobs = jobs
        self._work = work
        self._tell = tell
        self._stop = threading.Event()
        self._heartbeats: set[Heartbeat] = set()
        self._watch = threading.Thread(target=self._watch_over, name="watch", daemon=True)
        queue.on_run(self._run)
        queue.on_callback(self._call_back)

    def start(self, workers: int) -> None:
        """Begin to work; without workers there is only an eye on the jobs of others."""
        self._recover()
        self._watch.start()
        if workers:
            self._queue.start(workers)

    def stop(self, seconds: float) -> None:
        """Stop: jobs that are being worked at are put back, if they let go of within some seconds."""
        self._stop.set()
        self._queue.stop(seconds)
        self._watch.join()

    def enqueue(self, job: Job) -> None:
        """Have a job done."""
        self._queue.run(job.id)

    def ended(self, job: Job | None) -> None:
        """Have a callback posted, where the job that has ended wants one."""
        if job is not None and job.callback and not job.told:
            self._queue.call_back(job.id, attempt=0, seconds=0)

    def _run(self, _: str) -> None:
        """Do the job whose turn it is: an id in the queue says that there is one to be done, not which."""
        with self._scheduler.next() as job:
            if job is not None:
                self._do(job)
        if job is not None and (waiting := self._scheduler.held_back(job.owner)) is not None:
            self._queue.run(waiting)

    def _do(self, job: Job) -> None:
        order = self._jobs.order_of(job.id)
        if order is None:
            return
        if job.runs > MOST_RUNS:
            _LOG.error("job %s ended the process %d times: it is not begun again", job.id, MOST_RUNS)
            self.ended(self._jobs.finish(job, _given_up()))
            return
        with self._heartbeat(job) as heartbeat:
            try:
                reply = self._work(order, heartbeat)
            except Stopping:
                if self._jobs.release(job):
                    self._queue.run(job.id)
                return
            except Unwanted:
                return
            except Exception as error:  # noqa: BLE001 - whatever it was, the job has an end
                reply = failure(fault_of(error))
        if reply.fault:
            _LOG.error("job %s: %s", job.id, reply.fault)
        self.ended(self._jobs.finish(job, reply))

    def _call_back(self, job_id: str, attempt: int) -> None:
        job = self._jobs.find(job_id)
        if job is None or job.told or not job.has_ended:
            return
        if self._tell(job, attempt) or attempt >= len(_DELAYS):
            self._jobs.end_callback(job_id)
        else:
            self._queue.call_back(job_id, attempt=attempt + 1, seconds=_DELAYS[attempt])

    @contextmanager
    def _heartbeat(self, job: Job) -> Iterator[Heartbeat]:
        heartbeat = Heartbeat(job, self._jobs, self._stop)
        self._heartbeats.add(heartbeat)
        try:
            yield heartbeat
        finally:
            self._heartbeats.discard(heartbeat)

    def _watch_over(self) -> None:
        """Keep the leases of our own jobs, and take up those of the dead."""
        for number in count(1):
            if self._stop.wait(LEASE / 3):
                return
            try:
                for heartbeat in list(self._heartbeats):
                    heartbeat.beat()
                for job in self._jobs.open():
                    if self._jobs.reclaim(job.id):
                        _LOG.warning("job %s was broken off: it is begun again", job.id)
                        self._queue.run(job.id)
                if number % _ROUNDS == 0:
                    self._enqueue_lost()
                    self._jobs.sweep()
            except Exception as error:  # noqa: BLE001 - a busy file is no reason to leave the jobs alone
                _LOG.error("the jobs could not be looked after: %s", type(error).__name__)

    def _recover(self) -> None:
        """Put back into the queue what a kill has kept from getting there."""
        self._enqueue_lost()
        waiting = self._queue.waiting()
        for job in self._jobs.with_open_callback():
            if ("tell", job.id) not in waiting:
                self._queue.call_back(job.id, attempt=0, seconds=0)

    def _enqueue_lost(self) -> None:
        """Put jobs into the queue that wait and are not in it; one that is in it twice is begun once."""
        waiting = self._queue.waiting()
        for job in self._jobs.open():
            if job.status == "queued" and ("run", job.id) not in waiting:
                self._queue.run(job.id)


def _given_up() -> Reply:
    problem = Refused(500, f"the server broke off at it {MOST_RUNS} times: ask whoever runs it").problem
    return Reply(status=problem.status, body=problem.model_dump_json().encode())
