"""`/v1/jobs/{id}`: where a job stands, and what has come of it."""

from asyncio import sleep
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.answers import JobAnswer
from articlekit.app.web.job_store import Job, job_json
from articlekit.app.web.problems import Refused
from articlekit.app.web.requests import JOB_ID
from articlekit.app.web.routing import problems
from articlekit.app.web.service import Caller, Service, ServiceOf, caller_with
from articlekit.app.web.submission import MEDIA_TYPE

__all__ = ["router"]

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

JobId = Annotated[
    str,
    Path(
        description="Name of the job.",
        pattern=JOB_ID,
        examples=["1a21a35167405b6fdbfab95a0815d588b4f"],
    ),
]
CallerOf = Annotated[Caller, caller_with("articles")]
_EVENTS = "text/event-stream"
_EVENT = {
    "type": "object",
    "required": ["event", "data"],
    "properties": {
        "event": {"const": "status"},
        "data": {"type": "string", "description": "The job as JSON, as `getJob` answers it."},
    },
}
_PAUSE = 0.25
"""Seconds between two looks at a job that is watched."""
_SILENCE = 15.0
"""Seconds after which a stream without an event has a comment."""
_LONGEST = 600.0
"""Seconds that a stream lasts at most: clients of server-sent events come again by themselves."""
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


@router.get(
    "/{job_id}/events",
    operation_id="watchJob",
    summary="Watch a job",
    response_class=StreamingResponse,
    response_description="An event `status` with the job for each change; the stream ends when the job does.",
    responses={**problems(404), 200: {"content": {_EVENTS: {"schema": _EVENT}}}},
)
async def watch_job(job_id: JobId, service: ServiceOf, caller: CallerOf) -> StreamingResponse:
    """Be told where a job stands as that changes (server-sent events), instead of asking again and again."""
    job = await run_in_threadpool(_found, job_id, service, caller)
    return StreamingResponse(_told(job, service), media_type=_EVENTS)


async def _told(job: Job, service: Service) -> AsyncIterator[str]:
    """The events of a job, and a comment now and then that keeps proxies from closing the stream."""
    told, waited = "", 0.0
    for _ in range(int(_LONGEST / _PAUSE)):
        if job.status != told:
            reply = await run_in_threadpool(service.jobs.reply_of, job.id) if job.has_ended else None
            data = job_json(job, reply)
            yield f"event: status\ndata: {data.decode() if isinstance(data, bytes) else data}\n\n"
            told, waited = job.status, 0.0
        if job.has_ended:
            return
        await sleep(_PAUSE)
        waited += _PAUSE
        if waited >= _SILENCE:
            yield ": still there\n\n"
            waited = 0.0
        job = await run_in_threadpool(_still, job, service)


def _still(job: Job, service: Service) -> Job:
    """The job as it stands now; as it was, where it is gone."""
    return service.jobs.find(job.id) or job


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
