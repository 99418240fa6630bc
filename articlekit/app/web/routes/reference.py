"""What a server tells of itself: rules, languages, templates, its OpenAPI document, health and metrics."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Path, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from articlekit import __version__, plugins
from articlekit.app.notices import NOTICES, describe
from articlekit.app.web.answers import (
    HealthAnswer,
    LanguageEntry,
    LanguagesAnswer,
    RuleAnswer,
    RuleEntry,
    RulesAnswer,
    TemplateEntry,
    TemplatesAnswer,
)
from articlekit.app.web.openapi import openapi_document, page
from articlekit.app.web.problems import Refused
from articlekit.app.web.routing import problems
from articlekit.app.web.service import ServiceOf, caller_with
from articlekit.checks import document
from articlekit.language.letters import nearest
from articlekit.language.support import supported

__all__ = ["operation_router", "router"]

router = APIRouter(prefix="/v1", tags=["reference"], responses=problems(), dependencies=[caller_with()])


@router.get("/rules", operation_id="listRules", summary="List the rules")
def list_rules() -> RulesAnswer:
    """Whatever a finding can be called, with a summary."""
    rules = (
        RuleEntry(id=rule.id, severity=rule.severity, scope=rule.scope, summary=rule.summary)
        for rule in plugins.rules()
    )
    notices = (
        RuleEntry(id=notice.id, severity=notice.severity, scope="writing", summary=notice.summary)
        for notice in NOTICES
    )
    return RulesAnswer(rules=(*rules, *notices))


@router.get("/rules/{rule_id}", operation_id="explainRule", summary="Explain a rule", responses=problems(404))
def explain_rule(
    rule_id: Annotated[str, Path(description="Id of the rule.", max_length=100, examples=["heading-skip"])],
) -> RuleAnswer:
    """What a rule finds, why, and how to fix it, in Markdown."""
    for notice in NOTICES:
        if notice.id == rule_id:
            return RuleAnswer(id=rule_id, severity=notice.severity, documentation=describe(notice))
    for rule in plugins.rules():
        if rule.id == rule_id:
            return RuleAnswer(id=rule_id, severity=rule.severity, documentation=document(rule))
    known = (*(each.id for each in NOTICES), *(each.id for each in plugins.rules()))
    near = nearest(rule_id, known) or ":"
    raise Refused(404, f"there is no such rule{near} /v1/rules lists them", field="rule_id")


@router.get("/languages", operation_id="listLanguages", summary="List the languages")
def list_languages() -> LanguagesAnswer:
    """The languages that have a locale file; notes in others are read, arranged and checked too."""
    return LanguagesAnswer(
        languages=tuple(
            LanguageEntry(tag=row.tag, name=row.name, script=row.script, direction=row.direction)
            for row in supported()
        )
    )


@router.get("/templates", operation_id="listTemplates", summary="List the templates")
def list_all_templates(service: ServiceOf) -> TemplatesAnswer:
    """The templates that a request may name: built in, or the operator's own."""
    return TemplatesAnswer(
        templates=tuple(
            TemplateEntry(name=listed.name, media_type=form.media_type, builtin=listed.builtin)
            for listed, form in service.context.templates()
        )
    )


operation_router = APIRouter(tags=["operation"])


@operation_router.get(
    "/healthz",
    operation_id="getHealth",
    summary="Ask whether the server is there",
    responses=problems(open_to_all=True),
)
def get_health(service: ServiceOf) -> HealthAnswer:
    """That the server is there and can read its state; nobody needs a token to ask."""
    service.store.get("health")
    return HealthAnswer(version=__version__)


@operation_router.get("/openapi.json", include_in_schema=False)
def get_document(request: Request, service: ServiceOf) -> JSONResponse:
    """The OpenAPI document; nobody needs a token to read it."""
    app: FastAPI = request.app
    if app.openapi_schema is None:
        app.openapi_schema = openapi_document(app, service.context)
    return JSONResponse(app.openapi_schema)


@operation_router.get("/docs", include_in_schema=False)
def get_page(request: Request, service: ServiceOf) -> HTMLResponse:
    """The OpenAPI document as a page to read, which loads nothing from elsewhere."""
    app: FastAPI = request.app
    if app.openapi_schema is None:
        app.openapi_schema = openapi_document(app, service.context)
    return HTMLResponse(page(app.openapi_schema))


@operation_router.get(
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
