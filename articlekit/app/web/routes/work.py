"""The work of the server: articles, structure, checks and fixes, renderings."""

from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.answers import (
    ApproveAnswer,
    ArticlesAnswer,
    FindingsAnswer,
    JobAnswer,
    RenderAnswer,
    StructureAnswer,
)
from articlekit.app.web.requests import (
    IDEMPOTENCY_KEY,
    ApproveRequest,
    ArticlesRequest,
    CheckRequest,
    RenderRequest,
    StructureRequest,
)
from articlekit.app.web.routing import JsonRoute, problems
from articlekit.app.web.service import Caller, ServiceOf, caller_with
from articlekit.app.web.submission import Submission, respond, run

__all__ = ["articles_router", "router"]

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


@router.post(
    "/structure",
    operation_id="restoreStructure",
    summary="Restore a flat text to an article",
    response_model=StructureAnswer,
    response_description="The article.",
    responses=problems(body=True),
    dependencies=[caller_with("structure")],
)
async def restore_structure(order: StructureRequest, service: ServiceOf) -> Response:
    """Put the headings of a text, which stand in a list of their own, in front of what they belong to."""
    return respond(await run("structure", order.model_dump_json().encode(), service))


@router.post(
    "/check",
    operation_id="checkArticle",
    summary="Check a page or an article",
    response_model=FindingsAnswer,
    response_description="What was found, which may be nothing.",
    responses=problems(body=True),
    dependencies=[caller_with("check")],
)
async def check_article(order: CheckRequest, service: ServiceOf) -> Response:
    """Check the structure of an HTML page or an article and, where the note is given, what they say."""
    return respond(await run("check", order.model_dump_json().encode(), service))


@router.post(
    "/render",
    operation_id="renderArticle",
    summary="Render an article",
    response_model=RenderAnswer,
    response_description="The article as text.",
    responses=problems(body=True),
    dependencies=[caller_with("render")],
)
async def render_article(order: RenderRequest, service: ServiceOf) -> Response:
    """Render an article in one of the templates of the server; no template of a request is ever run."""
    return respond(await run("render", order.model_dump_json().encode(), service))


@router.post(
    "/approve",
    operation_id="approveArticle",
    summary="Record that a person has approved an article",
    response_model=ApproveAnswer,
    response_description="The article with the record.",
    responses=problems(body=True),
    dependencies=[caller_with("approve")],
)
async def approve_article(order: ApproveRequest, service: ServiceOf) -> Response:
    """Record who has read an article and when; it is a draft again as soon as a word of it is changed."""
    return respond(await run("approve", order.model_dump_json().encode(), service))
