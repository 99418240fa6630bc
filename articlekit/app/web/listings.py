"""What is answered to those who ask what there is."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.model.finding import Severity

__all__ = [
    "HealthAnswer",
    "LanguageEntry",
    "LanguagesAnswer",
    "RuleAnswer",
    "RuleEntry",
    "RulesAnswer",
    "TemplateEntry",
    "TemplatesAnswer",
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
