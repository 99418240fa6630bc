"""`POST /v1/articles`: articles of a note, at once or as a job."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.access import Caller, caller_with
from articlekit.app.web.answers import ArticlesAnswer, JobAnswer
from articlekit.app.web.executor import engine_for
from articlekit.app.web.jobs import Job
from articlekit.app.web.jobs.form import job_json, job_url
from articlekit.app.web.once import Claim
from articlekit.app.web.pool import TooSlow
from articlekit.app.web.problems import Refused
from articlekit.app.web.replies import MEDIA_TYPE, respond, run
from articlekit.app.web.requests import ArticlesRequest
from articlekit.app.web.routing import JsonRoute, problems
from articlekit.app.web.service import Service, ServiceOf

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["articles"], route_class=JsonRoute)

_ACCEPTED = 202
_LOOK = 0.1
"""Seconds between two looks at whether a job has ended."""
_HEADERS = {
    "Location": {"description": "Where to ask for the job.", "schema": {"type": "string"}},
    "Retry-After": {"description": "Seconds to wait before that.", "schema": {"type": "string"}},
}
_RESPONSES = {
    **problems(409, 502, body=True),
    _ACCEPTED: {"model": JobAnswer, "description": "It is a job now.", "headers": _HEADERS},
}


@router.post(
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
        str | None, Header(description="`respond-async` to be answered with a job at once (RFC 7240).")
    ] = None,
    idempotency_key: Annotated[
        str | None,
        Header(
            description="A request that is sent again with the same key is not done again, for a day.",
            pattern=r'^"?[\x21\x23-\x7e]{1,255}"?$',
        ),
    ] = None,
) -> Response:
    """Write the articles of a note: at once where that is quick, and otherwise as a job.

    A job is what it becomes with `Prefer: respond-async`, with a `callback`, and where the work is not
    done after some seconds. Its answer is the `result` of the job.
    """
    as_job = _wants_job(prefer) or order.callback is not None
    if idempotency_key is None:
        return await _answered(order, service, caller, as_job=as_job)
    claim = await run_in_threadpool(
        service.once.claim, idempotency_key, owner=caller.owner, body=await request.body()
    )
    if claim.status:
        return await _again(claim, service)
    return await _answered_once(order, service, caller, claim, as_job=as_job)


def _wants_job(prefer: str | None) -> bool:
    wishes = (wish.partition(";")[0].strip().lower() for wish in (prefer or "").split(","))
    return "respond-async" in wishes


async def _answered_once(
    order: ArticlesRequest, service: Service, caller: Caller, claim: Claim, *, as_job: bool
) -> Response:
    """The answer, which is kept under the key of the request if it is one that stays."""
    kept = False
    try:
        response = await _answered(order, service, caller, as_job=as_job)
        if response.status_code < 300:
            job = response.headers.get("location", "").rpartition("/")[2]
            body = job.encode() if response.status_code == _ACCEPTED else bytes(response.body)
            await run_in_threadpool(service.once.keep, claim, response.status_code, body)
            kept = True
        return response
    finally:
        if not kept:
            await run_in_threadpool(service.once.drop, claim)


async def _again(claim: Claim, service: Service) -> Response:
    """The answer that was given before; of a job, where it stands now."""
    if claim.job is None:
        return Response(claim.body, claim.status, media_type=MEDIA_TYPE)
    job = await run_in_threadpool(service.jobs.find, claim.job)
    if job is None:
        raise Refused(
            409, "the job of this key is not kept any longer: take a new key", field="Idempotency-Key"
        )
    return await _accepted(job, service)


async def _answered(order: ArticlesRequest, service: Service, caller: Caller, *, as_job: bool) -> Response:
    engine_for(order, service.desk)
    if order.callback is not None:
        await run_in_threadpool(service.callbacks.check, order.callback)
    body = order.model_dump_json().encode()
    if order.engine == "extractive" and not as_job:
        try:
            return respond(await service.pool.run("articles", body))
        except TooSlow:
            return await _accepted(await _job(body, order, service, caller), service)
    examined = await run("examine", body, service)
    if examined.failed:
        return respond(examined)
    job = await _job(body, order, service, caller)
    return await _accepted(job, service) if as_job else await _waited_for(job, service)


async def _job(body: bytes, order: ArticlesRequest, service: Service, caller: Caller) -> Job:
    job = await run_in_threadpool(service.jobs.create, body, owner=caller.owner, callback=order.callback)
    await run_in_threadpool(service.crew.enqueue, job)
    return job


async def _waited_for(job: Job, service: Service) -> Response:
    """The answer of a job if it ends soon, and otherwise the job."""
    loop = asyncio.get_running_loop()
    end = loop.time() + service.options.patience
    while loop.time() < end:
        await asyncio.sleep(_LOOK)
        now = await run_in_threadpool(service.jobs.find, job.id)
        if now is not None and now.has_ended:
            reply = await run_in_threadpool(service.jobs.reply_of, job.id)
            if reply is not None:
                return respond(reply)
            break
    return await _accepted(job, service)


async def _accepted(job: Job, service: Service) -> Response:
    now = await run_in_threadpool(service.jobs.find, job.id) or job
    reply = await run_in_threadpool(service.jobs.reply_of, job.id) if now.has_ended else None
    headers = {"Location": job_url(now), "Retry-After": "1"}
    return Response(job_json(now, reply), _ACCEPTED, headers=headers, media_type=MEDIA_TYPE)
