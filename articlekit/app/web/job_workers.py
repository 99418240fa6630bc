"""The job workers: each takes a job from huey's queue, none is lost, and no owner waits for all of another.

Huey keeps neither results under leases nor turns by owner: jobs lie in a store of ours, and what is in the
queue says only that there is something to be done.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from huey import Huey, RedisHuey, SqliteHuey
from huey.consumer import Consumer

from articlekit.app.web.answers import Broken, Refused, fault_of
from articlekit.app.web.job_store import LEASE, MOST_RUNS, Job, Jobs
from articlekit.app.web.operations import Reply, failure

__all__ = ["FairScheduler", "Heartbeat", "JobWorkers", "open_queue"]

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

    def __init__(self, huey: Huey, jobs: Jobs, *, work: Work, tell: Tell, share: int) -> None:
        """Make the workers, which do not work yet.

        Args:
            huey: the queue of ids of jobs that are to be run, or whose callback is to be posted.
            jobs: where they stand.
            work: does an order.
            tell: posts a callback.
            share: how many jobs of one owner are done at once.
        """
        self._scheduler = FairScheduler(jobs, share=share)
        self._huey = huey
        self._consumer: Consumer | None = None
        self._jobs = jobs
        self._work = work
        self._tell = tell
        self._stop = threading.Event()
        self._heartbeats: set[Heartbeat] = set()
        self._watch = threading.Thread(target=self._watch_over, name="watch", daemon=True)
        logging.getLogger("huey").setLevel(logging.ERROR)  # it tells every task
        self._run_task = huey.task(name="run")(self._run)
        self._callback_task = huey.task(name="tell")(self._call_back)

    def start(self, workers: int) -> None:
        """Begin to work; without workers there is only an eye on the jobs of others."""
        self._enqueue_lost(callbacks=True)
        self._watch.start()
        if workers:
            look = {"initial_delay": _SHORTEST_LOOK, "max_delay": _LONGEST_LOOK}
            self._consumer = _Consumer(self._huey, workers=workers, periodic=False, **look)
            self._consumer.start()

    def stop(self, seconds: float) -> None:
        """Stop: jobs that are being worked at are put back, if they let go of within some seconds."""
        self._stop.set()
        if self._consumer is not None:
            self._consumer.shutdown_timeout = seconds
            self._consumer.stop(graceful=True)
        self._watch.join()

    def enqueue(self, job: Job) -> None:
        """Have a job done."""
        self._run_task(job.id)

    def ended(self, job: Job | None) -> None:
        """Have a callback posted, where the job that has ended wants one."""
        if job is not None and job.callback and not job.told:
            self._callback_task(job.id, 0)

    def _run(self, _: str) -> None:
        """Do the job whose turn it is: an id in the queue says that there is one to be done, not which."""
        with self._scheduler.next() as job:
            if job is not None:
                self._do(job)
        if job is not None and (waiting := self._scheduler.held_back(job.owner)) is not None:
            self._run_task(waiting)

    def _do(self, job: Job) -> None:
        order = self._jobs.order_of(job.id)
        if order is None:
            return
        if job.runs > MOST_RUNS:
            _LOG.error("job %s ended the process %d times: it is not begun again", job.id, MOST_RUNS)
            problem = Refused(
                500, f"the server broke off at it {MOST_RUNS} times: ask whoever runs it"
            ).problem
            reply = Reply(status=problem.status, body=problem.model_dump_json().encode())
            self.ended(self._jobs.finish(job, reply))
            return
        heartbeat = Heartbeat(job, self._jobs, self._stop)
        self._heartbeats.add(heartbeat)
        try:
            reply = self._work(order, heartbeat)
        except Stopping:
            if self._jobs.release(job):
                self._run_task(job.id)
            return
        except Unwanted:
            return
        except Exception as error:  # noqa: BLE001 - whatever it was, the job has an end
            reply = failure(fault_of(error))
        finally:
            self._heartbeats.discard(heartbeat)
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
            self._callback_task.schedule(args=(job_id, attempt + 1), delay=_DELAYS[attempt])

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
                        self._run_task(job.id)
                if number % _ROUNDS == 0:
                    self._enqueue_lost()
                    self._jobs.sweep()
            except Exception as error:  # noqa: BLE001 - a busy file is no reason to leave the jobs alone
                _LOG.error("the jobs could not be looked after: %s", type(error).__name__)

    def _enqueue_lost(self, *, callbacks: bool = False) -> None:
        """Put into the queue what waits and is not in it; a job that is in it twice is begun once.

        Args:
            callbacks: whether these are too, as after a kill: one that is being posted is in no queue.
        """
        tasks = (*self._huey.pending(), *self._huey.scheduled())
        waiting = {(task.name, task.args[0]) for task in tasks}
        for job in self._jobs.open():
            if job.status == "queued" and ("run", job.id) not in waiting:
                self._run_task(job.id)
        for job in self._jobs.with_open_callback() if callbacks else ():
            if ("tell", job.id) not in waiting:
                self._callback_task(job.id, 0)


class FairScheduler:
    """Chooses for the workers of one process.

    It is the turn of the owner who has the fewest jobs done at the moment, then of the one who has waited
    longest; of an owner's jobs the first comes first. Whoever has no token shares with nobody.
    """

    def __init__(self, jobs: Jobs, *, share: int) -> None:
        """Begin to choose among jobs, of which an owner may have as many done at once as its share is."""
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


def open_queue(folder: Path, redis_url: str | None) -> Huey:
    """The queue of ids of jobs: in Redis, or in a file of a folder that nobody else can read."""
    if redis_url:
        return RedisHuey(_NAME, url=redis_url, results=False)
    path = folder / "queue.sqlite"
    path.touch(mode=0o600)
    return SqliteHuey(_NAME, filename=str(path), results=False, fsync=True)
