"""What is answered: the bodies of responses."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.app.web.problems import Problem
from articlekit.model.article import Article
from articlekit.model.finding import Finding, Severity

__all__ = [
    "ApproveAnswer",
    "ArticlesAnswer",
    "Failure",
    "FindingsAnswer",
    "HealthAnswer",
    "JobAnswer",
    "JobStatus",
    "LanguageEntry",
    "LanguagesAnswer",
    "RenderAnswer",
    "RuleAnswer",
    "RuleEntry",
    "RulesAnswer",
    "StructureAnswer",
    "TemplateEntry",
    "TemplatesAnswer",
    "WrittenArticle",
]


class _Listing(BaseModel):
    model_config = ConfigDict(frozen=True)


class RuleEntry(_Listing):
    """A rule, or whatever else a finding can be called."""

    id: Annotated[str, Field(examples=["heading-skip"])]
    severity: Severity
    scope: Annotated[
        Literal["article", "page", "version", "writing"],
        Field(description="What it is about; `writing` is said of articles when they are written."),
    ]
    summary: str


class RulesAnswer(_Listing):
    """The rules, in the order of their documentation."""

    rules: tuple[RuleEntry, ...]


class RuleAnswer(_Listing):
    """A rule, explained."""

    id: Annotated[str, Field(examples=["heading-skip"])]
    severity: Severity
    documentation: Annotated[str, Field(description="Markdown.")]


class LanguageEntry(_Listing):
    """A language that has a locale file."""

    tag: Annotated[str, Field(examples=["ar"])]
    name: Annotated[str, Field(description="Its own name.", examples=["العربية"])]
    script: Annotated[str, Field(description="ISO 15924.", examples=["Arab"])]
    direction: Annotated[str, Field(description="`ltr` or `rtl`.", examples=["rtl"])]


class LanguagesAnswer(_Listing):
    """The languages, by tag."""

    languages: tuple[LanguageEntry, ...]


class TemplateEntry(_Listing):
    """A template that a request may name."""

    name: Annotated[str, Field(examples=["fragment"])]
    media_type: Annotated[str, Field(examples=["text/html; charset=utf-8"])]
    builtin: Annotated[bool, Field(description="Whether it comes with articlekit.")]


class TemplatesAnswer(_Listing):
    """The templates."""

    templates: tuple[TemplateEntry, ...]


class HealthAnswer(_Listing):
    """That the server is there."""

    status: Literal["ok"] = "ok"
    version: Annotated[str, Field(description="Version of articlekit.")]


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
