"""A job as JSON, as the API and callbacks show it."""

from articlekit.app.web.answers import JobAnswer
from articlekit.app.web.jobs.job import Job
from articlekit.app.web.reply import Reply

__all__ = ["job_json", "job_url"]


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
