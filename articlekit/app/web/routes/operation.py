"""`GET /healthz` and `/metrics`: for whoever runs the server."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from articlekit import __version__
from articlekit.app.web.access import caller_with
from articlekit.app.web.answers import HealthAnswer
from articlekit.app.web.openapi import document, page
from articlekit.app.web.routing import problems
from articlekit.app.web.service import ServiceOf

__all__ = ["router"]

router = APIRouter(tags=["operation"])


@router.get("/healthz", operation_id="getHealth", summary="Ask whether the server is there")
def get_health(service: ServiceOf) -> HealthAnswer:
    """That the server is there and can read its state; nobody needs a token to ask."""
    service.shelf.get("health")
    return HealthAnswer(version=__version__)


@router.get("/openapi.json", include_in_schema=False)
def get_document(request: Request, service: ServiceOf) -> JSONResponse:
    """The OpenAPI document; nobody needs a token to read it."""
    app: FastAPI = request.app
    if app.openapi_schema is None:
        app.openapi_schema = document(app, service.desk)
    return JSONResponse(app.openapi_schema)


@router.get("/docs", include_in_schema=False)
def get_page(request: Request, service: ServiceOf) -> HTMLResponse:
    """The OpenAPI document as a page to read, which loads nothing from elsewhere."""
    app: FastAPI = request.app
    if app.openapi_schema is None:
        app.openapi_schema = document(app, service.desk)
    return HTMLResponse(page(app.openapi_schema))


@router.get(
    "/metrics",
    operation_id="getMetrics",
    summary="Metrics for Prometheus",
    response_class=Response,
    dependencies=[caller_with("metrics")],
    responses={
        **problems(),
        200: {"description": "The metrics.", "content": {"text/plain": {"schema": {"type": "string"}}}},
    },
)
def get_metrics(service: ServiceOf) -> Response:
    """Requests, jobs, callbacks and the queue, in the text format of Prometheus."""
    return Response(service.metrics.text(), media_type=CONTENT_TYPE_LATEST)
