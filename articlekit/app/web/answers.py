"""What is answered: the bodies of responses."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.app.web.problems import Problem
from articlekit.model.article import Article
from articlekit.model.finding import Finding

__all__ = [
    "ArticlesAnswer",
    "Failure",
    "FindingsAnswer",
    "JobAnswer",
    "JobStatus",
    "RenderAnswer",
    "StructureAnswer",
    "WrittenArticle",
]

JobStatus = Literal["queued", "running", "done", "failed", "cancelled"]


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


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
