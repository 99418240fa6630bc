"""`POST /v1/structure`, `/v1/check`, `/v1/render` and `/v1/approve`: what is done at once."""

from fastapi import APIRouter
from fastapi.responses import Response

from articlekit.app.web.answers import ApproveAnswer, FindingsAnswer, RenderAnswer, StructureAnswer
from articlekit.app.web.requests import ApproveRequest, CheckRequest, RenderRequest, StructureRequest
from articlekit.app.web.routing import JsonRoute, problems
from articlekit.app.web.service import ServiceOf, caller_with
from articlekit.app.web.submission import respond, run

__all__ = ["router"]

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
