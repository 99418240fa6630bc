"""`/v1/jobs/{id}`: where a job stands, and what has come of it."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from articlekit.app.web.answers import JobAnswer
from articlekit.app.web.job_store import Job, job_json
from articlekit.app.web.problems import Refused
from articlekit.app.web.routing import problems
from articlekit.app.web.service import Caller, Service, ServiceOf, caller_with
from articlekit.app.web.submission import MEDIA_TYPE

__all__ = ["router"]

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

JobId = Annotated[
    str,
    Path(
        description="Name of the job.",
        pattern="^[0-9a-f]{35}$",
        examples=["1a21a35167405b6fdbfab95a0815d588b4f"],
    ),
]
CallerOf = Annotated[Caller, caller_with("articles")]
_RETRY = {
    "Retry-After": {"description": "Seconds to wait before asking again.", "schema": {"type": "string"}}
}


@router.get(
    "/{job_id}",
    operation_id="getJob",
    summary="Ask for a job",
    response_model=JobAnswer,
    response_description="The job; `Retry-After` as long as it has not ended.",
    responses={**problems(404), 200: {"headers": _RETRY}},
)
def get_job(job_id: JobId, service: ServiceOf, caller: CallerOf) -> Response:
    """Where a job stands; once it is done, its result, and why it failed if it did."""
    job = _found(job_id, service, caller)
    reply = service.jobs.reply_of(job.id) if job.has_ended else None
    headers = {} if job.has_ended else {"Retry-After": "1"}
    return Response(job_json(job, reply), headers=headers, media_type=MEDIA_TYPE)


@router.delete(
    "/{job_id}",
    operation_id="cancelJob",
    summary="Cancel a job",
    response_model=JobAnswer,
    response_description="The job, which is cancelled.",
    responses=problems(404, 409),
)
def cancel_job(job_id: JobId, service: ServiceOf, caller: CallerOf) -> Response:
    """Cancel a job that waits or is being worked at; one that is cancelled stays so."""
    job = _found(job_id, service, caller)
    cancelled = service.jobs.cancel(job.id) or _found(job_id, service, caller)
    if cancelled.status != "cancelled":
        raise Refused(409, f"the job is {cancelled.status}: there is nothing to cancel", field="job_id")
    return Response(job_json(cancelled, None), media_type=MEDIA_TYPE)


def _found(job_id: str, service: Service, caller: Caller) -> Job:
    """The job, if it is the caller's own.

    Raises:
        Refused: it is not, or there is none.
    """
    job = service.jobs.find(job_id)
    if job is None or job.owner != caller.owner:
        raise Refused(
            404, "there is no such job: it may have been long ago, or another token's", field="job_id"
        )
    return job
