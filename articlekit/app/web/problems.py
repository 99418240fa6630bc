"""Problems: what went wrong with a request, as RFC 9457 has it."""

import traceback
from http import HTTPStatus
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["MEDIA_TYPE", "Broken", "FieldError", "Problem", "Refused", "fault_of", "kind_of"]

MEDIA_TYPE = "application/problem+json"

_DEEPEST = 4
"""Frames of a traceback that the log is told."""


class FieldError(BaseModel):
    """One thing that is wrong, and where."""

    model_config = ConfigDict(frozen=True)

    detail: Annotated[str, Field(description="What is wrong, and what to give instead.")]
    pointer: Annotated[
        str | None,
        Field(description="Place in the body of the request, as a JSON pointer.", examples=["/note/text"]),
    ] = None
    field: Annotated[
        str | None,
        Field(description="A header, or a parameter of the address.", examples=["Idempotency-Key"]),
    ] = None


class Problem(BaseModel):
    """Why a request was not answered as it wanted, or why a job failed (RFC 9457)."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Unprocessable Content",
                    "status": 422,
                    "detail": "The request cannot be met: see errors.",
                    "instance": "/v1/articles",
                    "errors": [{"detail": "it is missing: give it", "pointer": "/note/text"}],
                }
            ]
        },
    )

    type: Annotated[
        str, Field(description="What kind of problem it is; about:blank where the status says it.")
    ]
    title: Annotated[str, Field(description="The kind of problem, in words.")]
    status: Annotated[int, Field(description="The HTTP status.", ge=400, le=599)]
    detail: Annotated[str, Field(description="This problem, on one line: the thing, the place, the remedy.")]
    instance: Annotated[str | None, Field(description="What was asked for.")] = None
    errors: Annotated[tuple[FieldError, ...], Field(description="What is wrong, field by field.")] = ()


class Broken(Exception):  # noqa: N818 - it says what the work is
    """Work that is not to go on, and is nobody's fault: cancelled, too slow, or stopped with the server."""


class Refused(Exception):  # noqa: N818 - it says what becomes of the request
    """A request, or an order of a job, that is not met, with the problem to be told."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        pointer: str | None = None,
        field: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(status)  # no text of a request: exceptions are logged
        errors = (FieldError(detail=detail, pointer=pointer, field=field),) if pointer or field else ()
        self.problem = Problem(
            type="about:blank", title=kind_of(status), status=status, detail=detail, errors=errors
        )
        self.headers = headers or {}

    @classmethod
    def again(cls, body: bytes) -> "Refused":
        """A problem that came from elsewhere as JSON."""
        problem = Problem.model_validate_json(body)
        refused = cls(problem.status, problem.detail)
        refused.problem = problem
        return refused


def kind_of(status: int) -> str:
    """What a status is called, as RFC 9110 has it."""
    if status == HTTPStatus.UNPROCESSABLE_ENTITY:
        return "Unprocessable Content"
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return "Content Too Large"
    return HTTPStatus(status).phrase


def fault_of(error: BaseException) -> str:
    """What the log says of an error that is nobody's but ours.

    It is the kind and place of the error, without its message, which may have words of a note in it.
    """
    frames = traceback.extract_tb(error.__traceback__)[-_DEEPEST:]
    places = ", ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames)
    return f"{type(error).__name__} at {places}"
