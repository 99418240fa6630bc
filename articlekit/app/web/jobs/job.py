"""A job, as it is kept, and as the API and callbacks show it."""

import secrets
import time
from datetime import UTC, datetime

from pydantic import BaseModel, ConfigDict

from articlekit.app.web.answers import JobAnswer, JobStatus
from articlekit.app.web.reply import Reply

__all__ = ["ENDED", "Job", "job_json", "job_url", "new_id", "now"]

ENDED: frozenset[JobStatus] = frozenset({"done", "failed", "cancelled"})


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
        return self.status in ENDED


def new_id() -> str:
    """A name that nobody can guess; names of later jobs sort behind those of earlier ones."""
    return f"{int(time.time() * 1000):011x}{secrets.token_hex(12)}"


def now() -> datetime:
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
