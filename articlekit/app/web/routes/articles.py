"""`POST /v1/articles`: articles of a note, at once or as a job."""

from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from articlekit.app.web.answers import ArticlesAnswer, JobAnswer
from articlekit.app.web.requests import IDEMPOTENCY_KEY, ArticlesRequest
from articlekit.app.web.routing import JsonRoute, problems
from articlekit.app.web.service import Caller, ServiceOf, caller_with
from articlekit.app.web.submission import Submission

__all__ = ["router"]

router = APIRouter(prefix="/v1", tags=["articles"], route_class=JsonRoute)

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
