"""A house: what an outlet asks of its articles and pages, and what its entries mean."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from articlekit.model.finding import Severity

__all__ = ["House", "HouseHeadings", "HouseLimits", "HouseMetadata", "HousePage", "Wanted", "read_wanted"]

_LEVEL = re.compile(r"#+(?=\s)")
_SIGNS = frozenset({"*", "+", "?"})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One entry of the headings that a house requires."""

    sign: str | None = None
    """`*` for any headings or none, `+` for one or more, `?` for exactly one; `None` for a name."""
    names: tuple[str, ...] = ()
    """The names that will do, each as good as the others."""
    level: int | None = None
    """2 to 6 where the entry says which; `None` where any will do."""

    @property
    def least(self) -> int:
        """How many headings there have to be."""
        return 0 if self.sign == "*" else 1

    @property
    def most(self) -> int | None:
        """How many headings there may be; `None` for any number."""
        return None if self.sign in {"*", "+"} else 1


@lru_cache(maxsize=512)
def read_wanted(entry: str) -> Wanted:
    """What an entry such as `*`, `Cause|Ursache` or `### Sources` asks for."""
    entry = entry.strip()
    if entry in _SIGNS:
        return Wanted(sign=entry)
    marks = _LEVEL.match(entry)
    names = (name.strip() for name in entry[marks.end() if marks else 0 :].split("|"))
    return Wanted(names=tuple(filter(None, names)), level=len(marks[0]) if marks else None)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
HeadingPattern = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^(?:#{2,6}\s+)?[^#\s|]")
]
ArticleMetadata = Literal["date", "place", "byline", "slug", "sources", "embargo", "standfirst"]


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
    required: tuple[HeadingPattern, ...] = ()
    """Headings under the headline, in order; empty where any will do.

    `*` stands for any headings or none, `+` for one or more, `?` for exactly one. `A|B` is either
    of the two, and `### A` one at that level of a page.
    """
    match_case: bool = False
    """Whether capitals count in the required headings."""

    @field_validator("required")
    @classmethod
    def _can_be_met(cls, required: tuple[str, ...]) -> tuple[str, ...]:
        """Refuse a heading more than one level below the one that it directly follows."""
        above: int | None = 1
        for entry in required:
            wanted = read_wanted(entry)
            if wanted.sign is not None:
                above = None  # what it stands for may have any level
                continue
            level = wanted.level or 2
            if above is not None and level > above + 1:
                raise ValueError(f"no level skipped: {entry!r} follows a heading of level {above}")
            above = level
        return required

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The required headings, read."""
        return tuple(map(read_wanted, self.required))


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


class HouseMetadata(_Frozen):
    """What an article and a page may not lack."""

    article: tuple[ArticleMetadata, ...] = ()
    """Fields of an article's metadata, and its standfirst."""
    page: tuple[Name, ...] = ()
    """Names or properties of `meta` elements, relations of `link` elements, or `json-ld`."""


class HousePage(_Frozen):
    """What the outlet wants on its pages."""

    site_name: str | None = None
    base_url: str | None = None
    """Address that the slug is appended to for the canonical link."""
    disclosure: bool = True
    """Whether the page says how the text was made."""
    disclosure_text: str | None = None
    """Wording of the disclosure in place of the language's own."""
    review: bool = True
    """Whether readers are told who has approved the text."""


class House(_Frozen):
    """The contract of one outlet, read from a TOML file."""

    name: str = "default"
    headings: HouseHeadings = HouseHeadings()
    limits: HouseLimits = HouseLimits()
    page: HousePage = HousePage()
    metadata: HouseMetadata = HouseMetadata()
    phrases: dict[Name, str] = Field(default_factory=dict)
    """Words that the outlet does not print, each with what to write instead, or nothing."""
    severities: dict[str, Severity | None] = Field(default_factory=dict)
    """Rule id to severity; `None` (written `"off"` in the file) switches the rule off."""
