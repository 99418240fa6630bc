"""Failures: whatever goes wrong with a request becomes a problem that names the field."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.types import Scope

from articlekit.app.web.problems import MEDIA_TYPE, FieldError, Problem, Refused, kind_of

__all__ = ["handle_failures", "problem_response"]

_MOST_ERRORS = 20
_UNPROCESSABLE = 422
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
        detail=f"the request cannot be met: {found[0].detail}",
        errors=tuple(found),
    )
    return _response(problem, request.scope, {})


def _field_error(error: Mapping[str, Any]) -> FieldError:
    place, *rest = error["loc"]
    detail = str(error["msg"]).removeprefix("Value error, ")
    if place == "body":
        return FieldError(detail=detail, pointer=_pointer(rest))
    return FieldError(detail=detail, field=str(rest[0]) if rest else str(place))


def _pointer(path: Sequence[object]) -> str:
    """A place in a body as a JSON pointer (RFC 6901)."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}"[:200] for step in path)
