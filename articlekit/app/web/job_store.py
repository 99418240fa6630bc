"""Jobs and their store: every change of a job is one that its state allows, whoever else is at it."""

import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict

from articlekit.app.web.answers import JobAnswer, JobStatus
from articlekit.app.web.operations import Reply
from articlekit.app.web.store import Store

__all__ = ["LEASE", "MOST_RUNS", "Job", "Jobs", "job_json", "job_url"]

_ENDED: frozenset[JobStatus] = frozenset({"done", "failed", "cancelled"})


class Job(BaseModel):
    """Where an order stands."""

    model_config = ConfigDict(frozen=True)

    id: str
    owner: str
    """The token that it belongs to; empty where nobody has one."""
    status: JobStatus = "queued"
    created: datetime
    finished: datetime | None = None
    callback: str | None = None
    """Where to post it when it has ended."""
    told: bool = False
    """Whether the callback has been told, or given up."""
    runs: int = 0
    """How often it was begun."""
    run: str = ""
    """The name of the run that it is at, so that an earlier one can do nothing more."""
    lease: float = 0.0
    """Until when (seconds since 1970) whoever runs it is believed to be alive."""

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.status in _ENDED


def _new_id() -> str:
    """A name that nobody can guess; names of later jobs sort behind those of earlier ones."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(12)}"


def _now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def job_url(job: Job) -> str:
    """Where a job is to be asked for."""
    return f"/v1/jobs/{job.id}"


def job_json(job: Job, reply: Reply | None) -> bytes:
    """The JSON of a `JobAnswer`; what has come of the job, which may be large, is put in as it is kept."""
    answer = JobAnswer(
        id=job.id, status=job.status, created=job.created, url=job_url(job), finished=job.finished
    )
    head = answer.model_dump_json(exclude={"result", "problem"}).encode()
    result = reply.body if reply is not None and job.status == "done" else b"null"
    problem = reply.body if reply is not None and job.status == "failed" else b"null"
    return head[:-1] + b',"result":' + result + b',"problem":' + problem + b"}"


LEASE = 15.0
"""Seconds after which a job, of which whoever runs it gives no sign of life, is anybody's again."""
MOST_RUNS = 3
"""A job that ended the process that ran it so many times is not begun again."""

_OPEN = "open:"


class Jobs:
    """The jobs of a server. It may be shared by threads and, where the store may, by processes."""

    def __init__(self, store: Store, *, keep: float, ended: Callable[[Job], None] | None = None) -> None:
        """Open the ledger.

        Args:
            store: where it lies.
            keep: how long a job is kept after it was taken in, and after it has ended; seconds.
            ended: told of every job that has ended here.
        """
        self._store = store
        self._keep = keep
        self._ended = ended

    def create(self, order: bytes, *, owner: str, callback: str | None) -> Job:
        """Take in an order."""
        job = Job(id=_new_id(), owner=owner, created=_now(), callback=callback)
        self._store.put(_order(job.id), order, seconds=self._keep)
        self._store.put(_open(owner, job.id), b"", seconds=self._keep)
        self._store.put(_key(job.id), _bytes(job), seconds=self._keep)
        return job

    def find(self, job_id: str) -> Job | None:
        """The job with this id."""
        found = self._store.get(_key(job_id))
        return None if found is None else Job.model_validate_json(found)

    def order_of(self, job_id: str) -> bytes | None:
        """What a job is to do."""
        return self._store.get(_order(job_id))

    def reply_of(self, job_id: str) -> Reply | None:
        """What has come of a job."""
        found = self._store.get(_reply(job_id))
        return None if found is None else Reply(status=int(found[:3]), body=found[3:])

    def begin(self, job_id: str) -> Job | None:
        """Begin a job that waits; `None` for any other."""
        run, lease = secrets.token_hex(8), time.time() + LEASE
        return self._change(
            job_id,
            lambda job: job.status == "queued",
            lambda job: {"status": "running", "runs": job.runs + 1, "run": run, "lease": lease},
        )

    def reclaim(self, job_id: str) -> Job | None:
        """Have a job wait again whose runner is dead; `None` for any other."""
        return self._change(
            job_id,
            lambda job: job.status == "running" and job.lease < time.time(),
            lambda _: {"status": "queued"},
        )

    def renew(self, job: Job) -> Job | None:
        """Tell that a job is still being worked at; `None` if it is not ours any more."""
        lease = time.time() + LEASE
        return self._change(job.id, lambda one: _is_run_by(one, job), lambda _: {"lease": lease})

    def release(self, job: Job) -> Job | None:
        """Put a job back that is being given up, but not for its own fault."""
        return self._change(
            job.id, lambda one: _is_run_by(one, job), lambda one: {"status": "queued", "runs": one.runs - 1}
        )

    def finish(self, job: Job, reply: Reply) -> Job | None:
        """Put down what has come of a job; `None` if it is not ours any more, or cancelled."""
        current = self.find(job.id)
        if current is None or not _is_run_by(current, job):
            return None
        self._store.put(_reply(job.id), b"%03d" % reply.status + reply.body, seconds=self._keep)
        status = "failed" if reply.failed else "done"
        return self._closed(
            self._change(
                job.id, lambda one: _is_run_by(one, job), lambda _: {"status": status, "finished": _now()}
            )
        )

    def cancel(self, job_id: str) -> Job | None:
        """Cancel a job; `None` if it has ended already."""
        cancelled = self._change(
            job_id,
            lambda job: not job.has_ended,
            lambda _: {"status": "cancelled", "finished": _now(), "told": True},
        )
        return self._closed(cancelled)

    def end_callback(self, job_id: str) -> Job | None:
        """Put down that the callback of a job has been posted, or given up."""
        return self._change(job_id, lambda job: not job.told, lambda _: {"told": True})

    def open(self) -> Iterator[Job]:
        """The jobs that have not ended."""
        for _, job_id in self.open_ids():
            job = self.find(job_id)
            if job is not None and not job.has_ended:
                yield job

    def open_ids(self) -> list[tuple[str, str]]:
        """Owner and id of the jobs that have not ended; those of an owner stand in their order."""
        parts = (key.split(":") for key in self._store.keys(_OPEN))
        return [(each[1] if len(each) > 2 else "", each[-1]) for each in parts]

    def with_open_callback(self) -> Iterator[Job]:
        """The jobs that have ended and whose callback has not been posted."""
        for key in self._store.keys(_untold("")):
            job = self.find(key.removeprefix(_untold("")))
            if job is not None and not job.told:
                yield job
            else:
                self._store.delete(key)

    def sweep(self) -> None:
        """Give back the room of jobs that are not kept any longer."""
        self._store.sweep()

    def _closed(self, job: Job | None) -> Job | None:
        if job is not None:
            if job.callback and not job.told:
                self._store.put(_untold(job.id), b"", seconds=self._keep)
            self._store.delete(_open(job.owner, job.id))
            self._store.delete(_OPEN + job.id)  # as a former version wrote it
            self._store.delete(_order(job.id))
            if self._ended is not None:
                self._ended(job)
        return job

    def _change(
        self, job_id: str, allowed: Callable[[Job], bool], changes: Callable[[Job], dict[str, object]]
    ) -> Job | None:
        """Change a job if its state allows that, also where somebody else changes it at the same time."""
        while (before := self._store.get(_key(job_id))) is not None:
            job = Job.model_validate_json(before)
            if not allowed(job):
                return None
            after = job.model_copy(update=changes(job))
            if self._store.swap(_key(job_id), before, _bytes(after), seconds=self._keep):
                return after
        return None


def _is_run_by(job: Job, runner: Job) -> bool:
    """Whether a job is at the run that somebody has begun, and at no later one."""
    return job.status == "running" and job.run == runner.run


def _bytes(job: Job) -> bytes:
    return job.model_dump_json().encode()


def _key(job_id: str) -> str:
    return f"job:{job_id}"


def _order(job_id: str) -> str:
    return f"order:{job_id}"


def _reply(job_id: str) -> str:
    return f"reply:{job_id}"


def _open(owner: str, job_id: str) -> str:
    return f"{_OPEN}{owner}:{job_id}"


def _untold(job_id: str) -> str:
    return f"untold:{job_id}"
