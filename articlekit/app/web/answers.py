"""What is answered: the bodies of responses."""

import traceback
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.model.article import Article
from articlekit.model.finding import Finding, Severity

__all__ = [
    "MEDIA_TYPE",
    "ApproveAnswer",
    "ArticlesAnswer",
    "Broken",
    "Failure",
    "FieldError",
    "FindingsAnswer",
    "HealthAnswer",
    "JobAnswer",
    "JobStatus",
    "LanguageEntry",
    "LanguagesAnswer",
    "Problem",
    "Refused",
    "RenderAnswer",
    "RuleAnswer",
    "RuleEntry",
    "RulesAnswer",
    "StructureAnswer",
    "TemplateEntry",
    "TemplatesAnswer",
    "WrittenArticle",
    "fault_of",
    "kind_of",
]

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


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class RuleEntry(_Answer):
    """A rule, or whatever else a finding can be called."""

    id: Annotated[str, Field(examples=["heading-skip"])]
    severity: Severity
    scope: Annotated[
        Literal["article", "page", "version", "writing"],
        Field(description="What it is about; `writing` is said of articles when they are written."),
    ]
    summary: str


class RulesAnswer(_Answer):
    """The rules, in the order of their documentation."""

    rules: tuple[RuleEntry, ...]


class RuleAnswer(_Answer):
    """A rule, explained."""

    id: Annotated[str, Field(examples=["heading-skip"])]
    severity: Severity
    documentation: Annotated[str, Field(description="Markdown.")]


class LanguageEntry(_Answer):
    """A language that has a locale file."""

    tag: Annotated[str, Field(examples=["ar"])]
    name: Annotated[str, Field(description="Its own name.", examples=["العربية"])]
    script: Annotated[str, Field(description="ISO 15924.", examples=["Arab"])]
    direction: Annotated[str, Field(description="`ltr` or `rtl`.", examples=["rtl"])]


class LanguagesAnswer(_Answer):
    """The languages, by tag."""

    languages: tuple[LanguageEntry, ...]


class TemplateEntry(_Answer):
    """A template that a request may name."""

    name: Annotated[str, Field(examples=["fragment"])]
    media_type: Annotated[str, Field(examples=["text/html; charset=utf-8"])]
    builtin: Annotated[bool, Field(description="Whether it comes with articlekit.")]


class TemplatesAnswer(_Answer):
    """The templates."""

    templates: tuple[TemplateEntry, ...]


class HealthAnswer(_Answer):
    """That the server is there."""

    status: Literal["ok"] = "ok"
    version: Annotated[str, Field(description="Version of articlekit.")]


JobStatus = Literal["queued", "running", "done", "failed", "cancelled"]


class WrittenArticle(_Answer):
    """An article, and what is to be said of it."""

    language: Annotated[str, Field(description="Language tag (BCP 47).", examples=["fr"])]
    article: Article
    findings: tuple[Finding, ...]
    rendered: Annotated[str | None, Field(description="The article in the template that was asked for.")]


class Failure(_Answer):
    """An article that could not be had."""

    detail: Annotated[str, Field(description="Which one, and why.")]


class ArticlesAnswer(_Answer):
    """The articles of a note, in the order of the notes and languages."""

    articles: tuple[WrittenArticle, ...]
    failures: tuple[Failure, ...]


class StructureAnswer(_Answer):
    """A flat text as an article."""

    article: Article
    findings: tuple[Finding, ...]
    rendered: Annotated[str | None, Field(description="The article in the template that was asked for.")]


class FindingsAnswer(_Answer):
    """What the rules found."""

    findings: tuple[Finding, ...]
    errors: Annotated[int, Field(description="How many findings are errors.", ge=0)]


class ApproveAnswer(_Answer):
    """The article with the record of who approved it and when; it holds for the text as it is."""

    article: Article


class RenderAnswer(_Answer):
    """An article as text."""

    rendered: str
    media_type: Annotated[str, Field(description="What the text is.", examples=["text/html; charset=utf-8"])]


class JobAnswer(_Answer):
    """A job: where it stands and, at its end, what has come of it."""

    id: Annotated[str, Field(description="Its name.")]
    status: JobStatus
    created: datetime
    url: Annotated[str, Field(description="Where it is to be asked for.", examples=["/v1/jobs/0…"])]
    finished: datetime | None = None
    result: Annotated[ArticlesAnswer | None, Field(description="The articles, where it is done.")] = None
    problem: Annotated[Problem | None, Field(description="Why it failed.")] = None
