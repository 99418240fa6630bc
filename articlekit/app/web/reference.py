"""What a server tells of itself: rules, languages, templates, its OpenAPI document, health and metrics."""

import json
from collections.abc import Iterator
from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Path, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST

from articlekit import __version__
from articlekit.app.finding_formats import catalogue, describe
from articlekit.app.web.answers import (
    MEDIA_TYPE,
    HealthAnswer,
    LanguageEntry,
    LanguagesAnswer,
    Problem,
    Refused,
    RuleAnswer,
    RuleEntry,
    RulesAnswer,
    TemplateEntry,
    TemplatesAnswer,
    kind_of,
)
from articlekit.app.web.configuration import WorkContext
from articlekit.app.web.operations import Kind, perform
from articlekit.app.web.routing import problems
from articlekit.app.web.service import Service, ServiceOf, caller_with
from articlekit.language.letters import nearest
from articlekit.language.support import supported
from articlekit.model.finding import SEVERITIES
from articlekit.model.house import House
from articlekit.rendering import list_templates

__all__ = ["openapi_document", "operation_router", "router"]

_JSON = "application/json"
_EXAMPLES: dict[str, tuple[str, Kind]] = {
    "/v1/articles": ("ArticlesRequest", "articles"),
    "/v1/structure": ("StructureRequest", "structure"),
    "/v1/check": ("CheckRequest", "check"),
    "/v1/render": ("RenderRequest", "render"),
    "/v1/approve": ("ApproveRequest", "approve"),
}
_EVENT = {
    "post": {
        "operationId": "jobEnded",
        "summary": "A job has ended",
        "description": "Sent to the `callback` of an order, signed as Standard Webhooks has it: an answer of "
        "2xx is taken for delivered, 410 for unwanted; after any other it is sent again, with pauses that "
        "grow to four hours, under the same `webhook-id`.",
        "parameters": [
            {
                "name": name,
                "in": "header",
                "required": True,
                "schema": {"type": "string"},
                "description": text,
            }
            for name, text in (
                ("webhook-id", "The same for every try."),
                ("webhook-timestamp", "Seconds since 1970."),
                ("webhook-signature", "`v1,` and HMAC-SHA256 of id, timestamp and body, in base64."),
            )
        ],
        "requestBody": {
            "required": True,
            "content": {
                _JSON: {
                    "schema": {
                        "type": "object",
                        "required": ["type", "timestamp", "data"],
                        "properties": {
                            "type": {"enum": ["job.done", "job.failed"]},
                            "timestamp": {"type": "string", "format": "date-time"},
                            "data": {"$ref": "#/components/schemas/JobAnswer"},
                        },
                    }
                }
            },
        },
        "responses": {"2XX": {"description": "Delivered."}, "410": {"description": "Unwanted."}},
    }
}


def openapi_document(app: FastAPI, context: WorkContext) -> dict[str, Any]:
    """The OpenAPI document of an application, with the templates and engines that its operator gives."""
    found = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=app.routes,
        license_info=app.license_info,
        servers=[{"url": "/", "description": "This server."}],
    )
    found["security"] = [{"token": []}]
    found["paths"]["/healthz"]["get"]["security"] = []  # nobody needs a token for it
    schemas = found["components"]["schemas"]
    _describe_house(schemas)
    _name_choices(schemas, context)
    for path, operations in found["paths"].items():
        for operation in operations.values():
            operation["responses"] = {
                status: _response(int(status), response, path)
                for status, response in sorted(operation["responses"].items())
            }
    for path, (name, kind) in _EXAMPLES.items():
        order = schemas[name]["examples"][0]
        answer = json.loads(perform(kind, json.dumps(order).encode(), context).body)
        found["paths"][path]["post"]["responses"]["200"]["content"][_JSON]["example"] = answer
    found["webhooks"] = {"jobEnded": _EVENT}
    return found


def _describe_house(schemas: dict[str, Any]) -> None:
    """Say what a house has in it; `off` stands for the null of the model, as in house files."""
    house = House.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(house.pop("$defs"))
    severity = {"enum": [*SEVERITIES, "off"]}
    house["properties"]["severities"] = {"type": "object", "additionalProperties": severity, "default": {}}
    required = schemas["HouseHeadings"]["properties"]["required"]["items"]
    required["pattern"] = required["pattern"].replace("^", r"^\s*", 1)  # white space around it is dropped
    schemas["House"] = house
    for request in ("ArticlesRequest", "StructureRequest", "CheckRequest", "RenderRequest"):
        table, null = schemas[request]["properties"]["house"]["anyOf"]
        told = {"description": table["description"], "examples": table["examples"]}
        schemas[request]["properties"]["house"] = {
            "anyOf": [{"$ref": "#/components/schemas/House"}, null],
            **told,
        }


def _name_choices(schemas: dict[str, Any], context: WorkContext) -> None:
    """Say which templates, engines and callbacks there are: these differ from server to server."""
    names = [listed.name for listed in list_templates(context.settings.templates)]
    for request in ("ArticlesRequest", "StructureRequest", "RenderRequest"):
        template = schemas[request]["properties"]["template"]
        for schema in template.get("anyOf", [template]):
            if schema["type"] == "string":
                schema["enum"] = names
    order = schemas["ArticlesRequest"]["properties"]
    order["engine"]["enum"] = ["extractive", *((context.engine.name,) if context.engine else ())]
    if context.engine is None:
        order["model"] = {"type": "null", "description": "There is no language model here."}
    if context.settings.webhook_secret is None:
        order["callback"] = {"type": "null", "description": "There are no callbacks here."}


def _response(status: int, response: dict[str, Any], path: str) -> dict[str, Any]:
    """A response; a problem in its own media type, with an example."""
    if status < 400:
        return response
    problem = Problem(
        type="about:blank",
        title=kind_of(status),
        status=status,
        detail=response["description"],
        instance=path,
    )
    example = problem.model_dump(mode="json", exclude_none=True)
    schema = {"$ref": "#/components/schemas/Problem"}
    return {**response, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}


def page(document: dict[str, Any]) -> str:
    """The document as HTML without scripts: each operation with its parameters, an order and its answer."""
    info = document["info"]
    operations = (
        part
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        for part in _told(f"{method.upper()} {path}", operation, document)
    )
    head = f'<meta charset="utf-8"><title>{escape(info["title"])} {escape(info["version"])}: HTTP API</title>'
    start = f"<h1>{escape(info['title'])}: HTTP API</h1>\n<p>{escape(info['description'])}</p>"
    link = '<p><a href="openapi.json">The same as an OpenAPI document</a></p>'
    body = "\n".join((start, link, *operations))
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'


def _told(name: str, operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """One operation as HTML."""
    yield f"<h2>{escape(name)}</h2>"
    yield f"<p><strong>{escape(operation['summary'])}.</strong> {escape(operation['description'])}</p>"
    parameters = operation.get("parameters", ())
    named = [escape(f"{each['name']}: {each.get('description', '')}") for each in parameters]
    if named:
        yield f"<ul>{''.join(f'<li>{each}</li>' for each in named)}</ul>"
    yield from (f"<pre>{escape(text)}</pre>" for text in _shown(operation, document))


def _shown(operation: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """The example of an order and that of its answer, as JSON."""
    body = operation.get("requestBody", {}).get("content", {}).get(_JSON, {}).get("schema", {})
    schema = document["components"]["schemas"].get(body.get("$ref", "").rpartition("/")[2], {})
    answer = operation["responses"].get("200", {}).get("content", {}).get(_JSON, {})
    shown = [*schema.get("examples", ())[:1], *([answer["example"]] if "example" in answer else [])]
    yield from (json.dumps(each, ensure_ascii=False, indent=2) for each in shown)


router = APIRouter(prefix="/v1", tags=["reference"], responses=problems(), dependencies=[caller_with()])


@router.get("/rules", operation_id="listRules", summary="List the rules")
def list_rules() -> RulesAnswer:
    """Whatever a finding can be called, with a summary."""
    rules = (
        RuleEntry(id=each.id, severity=each.severity, scope=each.scope, summary=each.summary)
        for each in catalogue().values()
    )
    return RulesAnswer(rules=tuple(rules))


@router.get("/rules/{rule_id}", operation_id="explainRule", summary="Explain a rule", responses=problems(404))
def explain_rule(
    rule_id: Annotated[str, Path(description="Id of the rule.", max_length=100, examples=["heading-skip"])],
) -> RuleAnswer:
    """What a rule finds, why, and how to fix it, in Markdown."""
    known = catalogue()
    if rule_id not in known:
        near = nearest(rule_id, known) or ":"
        raise Refused(404, f"there is no such rule{near} /v1/rules lists them", field="rule_id")
    rule = known[rule_id]
    return RuleAnswer(id=rule_id, severity=rule.severity, documentation=describe(rule))


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
    return JSONResponse(_document(request.app, service))


@operation_router.get("/docs", include_in_schema=False)
def get_page(request: Request, service: ServiceOf) -> HTMLResponse:
    """The OpenAPI document as a page to read, which loads nothing from elsewhere."""
    return HTMLResponse(page(_document(request.app, service)))


def _document(app: FastAPI, service: Service) -> dict[str, Any]:
    """The document, made when somebody first asks for it."""
    app.openapi_schema = app.openapi_schema or openapi_document(app, service.context)
    return app.openapi_schema


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
