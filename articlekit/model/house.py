"""The house: the contract of one outlet, which the drafter, the checker and the fixer follow."""

from pydantic import BaseModel, ConfigDict, Field

from articlekit.model.finding import Severity

__all__ = ["House", "HouseHeadings", "HouseLimits", "HousePage"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HouseHeadings(_Frozen):
    """How headings are made."""

    base_level: int = Field(default=2, ge=2, le=5)
    """Level of the article's sections in a fragment: 2 under a theme that prints the h1."""
    headline: bool = False
    """Whether a fragment prints the headline, one level above its sections."""
    one_h1: bool = True
    """Whether a page has exactly one h1."""
    conclusion: bool = False
    """Whether the conclusion gets a heading of its own."""


class HouseLimits(_Frozen):
    """Lengths that override those of the language; `None` keeps the language's own."""

    headline: int | None = Field(default=None, ge=10)
    """Characters."""
    heading: int | None = Field(default=None, ge=10)
    """Characters."""
    standfirst: int | None = Field(default=None, ge=20)
    """Characters."""
    section_words: int | None = Field(default=None, ge=20)
    """Words, or characters in languages that are written without spaces."""


class HousePage(_Frozen):
    """What the outlet wants on its pages."""

    site_name: str | None = None
    base_url: str | None = None
    """Address that the slug is appended to for the canonical link."""
    disclosure: bool = True
    """Whether the page says how the text was made."""
    disclosure_text: str | None = None
    """Wording of the disclosure in place of the language's own."""


class House(_Frozen):
    """The contract of one outlet, read from a TOML file."""

    name: str = "default"
    headings: HouseHeadings = HouseHeadings()
    limits: HouseLimits = HouseLimits()
    page: HousePage = HousePage()
    severities: dict[str, Severity | None] = Field(default_factory=dict)
    """Rule id to severity; `None` (written `"off"` in the file) switches the rule off."""
