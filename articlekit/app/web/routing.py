"""Routes that take JSON, and the problems that they answer with: whatever goes wrong names the field."""

import re
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError
from starlette.exceptions import HTTPException
from starlette.types import Scope

from articlekit.app.web import requests
from articlekit.app.web.answers import MEDIA_TYPE, FieldError, Problem, Refused, kind_of
from articlekit.language.letters import nearest

__all__ = ["JsonRoute", "handle_failures", "problem_response", "problems"]

_ANYTHING: TypeAdapter[Any] = TypeAdapter(Any)
_WITH_BODIES = frozenset({"POST", "PUT", "PATCH"})


class _JsonRequest(Request):
    """A request whose body has been parsed already."""

    parsed: Any = None

    async def json(self) -> Any:
        """The body."""
        return self.parsed


class JsonRoute(APIRoute):
    """A route that takes JSON and nothing else."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, which sees the type of the body before anything else."""
        handle = super().get_route_handler()
        annotation: Any = self.body_field.field_info.annotation if self.body_field else Any
        order: TypeAdapter[Any] = TypeAdapter(annotation)

        async def handle_json(request: Request) -> Response:
            if request.method in _WITH_BODIES and not _is_json(request.headers.get("content-type", "")):
                detail = "the body has to be JSON: send Content-Type: application/json"
                raise Refused(415, detail, field="Content-Type", headers={"Accept-Post": "application/json"})
            parsed = _JsonRequest(request.scope, request.receive)
            if body := await parsed.body():
                parsed.parsed = _parsed(body)
                _check(body, order)
            return await handle(parsed)

        return handle_json


def _parsed(body: bytes) -> Any:
    """The value of a body.

    Raises:
        Refused: it is no JSON, is or nested more than some two hundred levels deep.
    """
    try:
        return _ANYTHING.validate_json(body)
    except ValidationError as error:
        reason = error.errors(include_input=False)[0]["ctx"]["error"]
        raise Refused(400, f"the body is not JSON that can be read: {reason}") from error


def _check(body: bytes, order: TypeAdapter[Any]) -> None:
    """See that a body is what its schema says, to the letter: FastAPI takes "1" and 1 for true.

    Raises:
        RequestValidationError: it is not.
    """
    try:
        order.validate_json(body, strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        raise RequestValidationError([{**each, "loc": ("body", *each["loc"])} for each in found]) from error


def _is_json(content_type: str) -> bool:
    return content_type.partition(";")[0].strip().lower() == "application/json"


_REASONS = {
    400: "The body is no JSON, or a header is malformed.",
    401: "There is no valid token.",
    403: "The token is not for this.",
    404: "There is no such thing.",
    408: "The body did not arrive in time.",
    409: "It is too late, or too early, for this.",
    413: "The body is too large.",
    415: "The body is not JSON.",
    421: "The request was sent to another name than the server's.",
    422: "The request cannot be met; `errors` names the field.",
    429: "There were too many requests.",
    500: "The server failed.",
    502: "The language model's server could not be reached, or gave nothing of use.",
    503: "Too much is asked at once, or the work takes too long.",
}
_ALWAYS = (401, 403, 408, 413, 421, 422, 429, 500, 503)
_OPEN = (403, 421, 500, 503)
_OF_BODIES = (400, 415)


def problems(*others: int, body: bool = False, open_to_all: bool = False) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for the OpenAPI document.

    Args:
        others: statuses besides those that any route may have.
        body: whether it takes a body.
        open_to_all: whether nobody needs a token for it, and no request of it is counted.
    """
    statuses = sorted({*(_OPEN if open_to_all else _ALWAYS), *others, *(_OF_BODIES if body else ())})
    return {status: {"model": Problem, "description": _REASONS[status]} for status in statuses}


_MOST_ERRORS = 20
_UNPROCESSABLE = 422
_WORDS = {
    "missing": "it is missing: give it",
    "extra_forbidden": "there is no such field: take it out, or see /openapi.json for its name",
    "string_type|string_unicode": "it is no text: give a string",
    "string_too_short": "it is too short: give at least {min_length} characters",
    "string_too_long": "it is too long: give at most {max_length} characters",
    "string_pattern_mismatch": "it has not the form that is wanted: see /openapi.json",
    "bool_type|bool_parsing": "it is neither true nor false: give one of them",
    "int_type|int_parsing|int_from_float": "it is no whole number: give one",
    "float_type|float_parsing": "it is no number: give one",
    "greater_than_equal": "it is too small: give {ge} or more",
    "less_than_equal": "it is too large: give {le} or less",
    "literal_error|enum": "it is none of those that there are: give {expected}",
    "dict_type|model_type|model_attributes_type|mapping_type": "it is no object: give {{…}}",
    "tuple_type|list_type": "it is no list: give […]",
    "too_short": "there are too few: give at least {min_length}",
    "too_long": "there are too many: give at most {max_length}",
    "json_invalid": "it is no JSON: fix it",
    "none_required": "it has to be null here: leave it out",
}
"""What is wrong with a field, by kind; the limits are put in."""
_FORMS = {
    requests.LINE: "it is no single line of text: take out line breaks and control characters",
    requests.WEB: "it is no address of the web: give one that begins with https:// or http://",
    requests.JOB_ID: "it is no id of a job: take it from the Location of the answer to an order",
    requests.IDEMPOTENCY_KEY: "it is no key: give 1 to 255 visible characters of ASCII",
}
"""What is wrong with a text that has not a form, by the pattern of the form."""
_DETAILS = {
    404: "there is nothing at this address: see /openapi.json",
    405: "this address has no such method: see the header Allow",
}


def handle_failures(app: FastAPI, routes: Sequence[APIRoute]) -> None:
    """Have an application answer with problems.

    Args:
        app: the application.
        routes: all its routes, for the methods that an address has.
    """

    async def no_such_method(request: Request, error: Exception) -> Response:  # noqa: ARG001
        path = request.scope["path"]
        methods = {
            method for route in routes if route.path_regex.match(path) for method in (route.methods or ())
        }
        refused = Refused(405, _DETAILS[405], headers={"Allow": ", ".join(sorted(methods))})
        return problem_response(refused, request.scope)

    app.add_exception_handler(405, no_such_method)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


def problem_response(refused: Refused, scope: Scope) -> Response:
    """A problem as a response."""
    return _response(refused.problem, scope, refused.headers)


def _response(problem: Problem, scope: Scope, headers: Mapping[str, str]) -> Response:
    told = problem.model_copy(update={"instance": scope["path"][:200]})
    body = told.model_dump_json(exclude_none=True)
    return Response(body, problem.status, headers=dict(headers), media_type=MEDIA_TYPE)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, Refused):
        raise error
    return problem_response(error, request.scope)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = _DETAILS.get(error.status_code, str(error.detail))
    return problem_response(
        Refused(error.status_code, detail, headers=dict(error.headers or {})), request.scope
    )


async def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    found = [_field_error(each) for each in error.errors()[:_MOST_ERRORS]]
    problem = Problem(
        type="about:blank",
        title=kind_of(_UNPROCESSABLE),
        status=_UNPROCESSABLE,
        detail=f"the request cannot be met: {found[0].pointer or found[0].field}: {found[0].detail}",
        errors=tuple(found),
    )
    return _response(problem, request.scope, {})


def _field_error(error: Mapping[str, Any]) -> FieldError:
    place, *rest = error["loc"]
    detail = _said(error)
    if place == "body":
        return FieldError(detail=detail, pointer=_pointer(rest))
    return FieldError(detail=detail, field=str(rest[0]) if rest else str(place))


def _known_fields() -> Iterator[str]:
    """The names of all fields of all requests."""
    for each in (
        requests.ArticlesRequest,
        requests.NoteText,
        requests.StructureRequest,
        requests.CheckRequest,
    ):
        yield from each.model_fields


def _said(error: Mapping[str, Any]) -> str:
    """What is wrong with a field, in our words; those of a check of our own as they are."""
    if error["type"] == "value_error":
        return str(error["msg"]).removeprefix("Value error, ")
    kind = next((kind for kind in _WORDS if re.fullmatch(kind, error["type"])), None)
    if kind is None:
        return "it is not what is expected here: see /openapi.json"
    if error["type"] == "extra_forbidden" and (near := nearest(str(error["loc"][-1]), _known_fields())):
        return f"there is no such field{near}"
    if (pattern := error.get("ctx", {}).get("pattern")) in _FORMS:
        return _FORMS[pattern]
    limits = {"ctx": "", **{key: str(value) for key, value in error.get("ctx", {}).items()}}
    try:
        return _WORDS[kind].format_map(limits)
    except KeyError:  # a limit that is not told
        return "it is out of bounds: see /openapi.json"


def _pointer(path: Sequence[object]) -> str:
    """A place in a body as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}"[:200] for step in path)
