"""Routing: bodies are JSON, and parsed within a limit of depth."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError

from articlekit.app.web.problems import Problem, Refused

__all__ = ["JsonRoute", "problems"]

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
_OF_BODIES = (400, 415)


def problems(*others: int, body: bool = False) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for the OpenAPI document.

    Args:
        others: statuses besides those that any route may have.
        body: whether it takes a body.
    """
    statuses = sorted({*_ALWAYS, *others, *(_OF_BODIES if body else ())})
    return {status: {"model": Problem, "description": _REASONS[status]} for status in statuses}
