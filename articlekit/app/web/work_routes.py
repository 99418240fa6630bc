"""The work of the server: articles and the jobs that they become, structure, checks, renderings."""

from asyncio import sleep
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Header, Path, Request
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.answers import (
    ApproveAnswer,
    ArticlesAnswer,
    FindingsAnswer,
    JobAnswer,
    Refused,
    RenderAnswer,
    StructureAnswer,
)
from articlekit.app.web.job_store import Job, job_json
from articlekit.app.web.requests import (
    IDEMPOTENCY_KEY,
    JOB_ID,
    ApproveRequest,
    ArticlesRequest,
    CheckRequest,
    RenderRequest,
    StructureRequest,
)
from articlekit.app.web.routing import JsonRoute, problems
from articlekit.app.web.service import Caller, Service, ServiceOf, caller_with
from articlekit.app.web.submission import MEDIA_TYPE, Submission, respond, run

__all__ = ["articles_router", "job_router", "router"]

articles_router = APIRouter(prefix="/v1", tags=["articles"], route_class=JsonRoute)

_ACCEPTED = 202
_HEADERS = {
    "Location": {"description": "Where to ask for the job.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait before that.", "schema": {"type": "string"}},
}
_RESPONSES = {
    **problems(409, 502, body=True),
    _ACCEPTED: {
        "model": JobAnswer,
        "description": "It is a job now.",
        "headers": _HEADERS,
        "links": {
            operation: {"operationId": operation, "parameters": {"job_id": "$response.body#/id"}}
            for operation in ("getJob", "cancelJob")
        },
    },
}


@articles_router.post(
    "/articles",
    operation_id="writeArticles",
    summary="Write the articles of a note",
    response_model=ArticlesAnswer,
    response_description="The articles.",
    responses=_RESPONSES,
)
async def write_articles(
    *,
    request: Request,
    order: ArticlesRequest,
    service: ServiceOf,
    caller: Annotated[Caller, caller_with("articles")],
    prefer: Annotated[
        str | None,
        Header(
            description="`respond-async` to be answered with a job at once (RFC 7240).",
            examples=["respond-async"],
        ),
    ] = None,
    idempotency_key: Annotated[
        str | None,
        Header(
            description="A request that is sent again with the same key is not done again, for a day.",
            pattern=IDEMPOTENCY_KEY,
        ),
    ] = None,
) -> Response:
    """Write the articles of a note: at once where that is quick, and otherwise as a job.

    A job is what it becomes with `Prefer: respond-async`, with a `callback`, and where the work is not
    done after some seconds. Its answer is the `result` of the job.
    """
    as_job = _wants_job(prefer) or order.callback is not None
    if idempotency_key is None:
        return await Submission(service, caller).answer(order, as_job=as_job)
    claim = await run_in_threadpool(
        service.idempotency_keys.claim, idempotency_key, owner=caller.owner, body=await request.body()
    )
    submission = Submission(service, caller, claim)
    if claim.state != "begun":
        return await submission.answer_again()
    return await submission.answer_once(order, as_job=as_job)


def _wants_job(prefer: str | None) -> bool:
    wishes = (wish.partition(";")[0].strip().lower() for wish in (prefer or "").split(","))
    return "respond-async" in wishes


router = APIRouter(prefix="/v1", tags=["work"], route_class=JsonRoute)


def _post(path: str, name: str, summary: str, answer: type[BaseModel], answered: str) -> Callable[[Any], Any]:
    """A route of its own scope, whose order is done at once."""
    return router.post(
        path,
        operation_id=name,
        summary=summary,
        response_model=answer,
        response_description=answered,
        responses=problems(body=True),
        dependencies=[caller_with(path[1:])],
    )


@_post("/structure", "restoreStructure", "Restore a flat text to an article", StructureAnswer, "The article.")
async def restore_structure(order: StructureRequest, service: ServiceOf) -> Response:
    """Put the headings of a text, which stand in a list of their own, in front of what they belong to."""
    return respond(await run("structure", order.model_dump_json().encode(), service))


@_post(
    "/check",
    "checkArticle",
    "Check a page or an article",
    FindingsAnswer,
    "What was found, which may be nothing.",
)
async def check_article(order: CheckRequest, service: ServiceOf) -> Response:
    """Check the structure of an HTML page or an article and, where the note is given, what they say."""
    return respond(await run("check", order.model_dump_json().encode(), service))


@_post("/render", "renderArticle", "Render an article", RenderAnswer, "The article as text.")
async def render_article(order: RenderRequest, service: ServiceOf) -> Response:
    """Render an article in one of the templates of the server; no template of a request is ever run."""
    return respond(await run("render", order.model_dump_json().encode(), service))


@_post(
    "/approve",
    "approveArticle",
    "Record that a person has approved an article",
    ApproveAnswer,
    "The article with the record.",
)
async def approve_article(order: ApproveRequest, service: ServiceOf) -> Response:
    """Record who has read an article and when; it is a draft again as soon as a word of it is changed."""
    return respond(await run("approve", order.model_dump_json().encode(), service))


job_router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

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


@job_router.get(
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


@job_router.delete(
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


@job_router.get(
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
