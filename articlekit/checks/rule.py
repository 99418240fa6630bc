"""What a rule is, and its documentation: a page made from its docstring and its examples."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from articlekit.language.locale import Locale
from articlekit.model.article import Article, Paragraph
from articlekit.model.finding import Edit, Severity
from articlekit.model.house import House
from articlekit.model.note import Note

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.version import Version

__all__ = ["Context", "Found", "Rule", "Scope", "Subject", "document"]

Scope = Literal["article", "page", "version"]
Subject = TypeVar("Subject", "Article", "Page", "Version")


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a rule may ask besides the thing that it looks at."""

    house: House
    locale: Locale
    """That of the declared language of the article or page."""
    note: Note | None = None
    """The note of the article, where the caller has it."""
    versions: "tuple[Version, ...]" = ()
    """The same article in other languages, which a version is held against."""

    @property
    def headline_limit(self) -> int:
        """Characters that a headline may have."""
        return self.house.limits.headline or self.locale.limits.headline

    @property
    def heading_limit(self) -> int:
        """Characters that a section heading may have."""
        return self.house.limits.heading or self.locale.limits.heading


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a rule saw; the runner makes a finding of it, with the severity that the house wants."""

    message: str
    path: str | None = None
    """Place in an article, such as `sections[0].heading`."""
    offset: int | None = None
    """Place in the source of a page, in characters from 0."""
    quote: str = ""
    fix: tuple[Edit, ...] = ()
    severity: Severity | None = None
    """In place of the rule's own, where one finding weighs more or less than others; a house's stays."""


@dataclass(frozen=True, kw_only=True)
class Rule(Generic[Subject]):
    """A rule: a function that looks at an article, a page or a version, and what is to be known about it.

    The docstring of the function is the documentation of the rule: one line, then the sections
    "What it does", "Why" and "How to fix".
    """

    id: str
    severity: Severity
    scope: Scope
    check: Callable[[Subject, Context], Iterable[Found]]
    bad: tuple[Article | str, ...]
    """Articles, or sources of pages, in which this rule finds something."""
    good: tuple[Article | str, ...]
    """Articles, or sources of pages, in which this rule finds nothing."""
    versions: tuple[Article, ...] = ()
    """What the examples are held against, where they are versions."""
    house: House = field(default_factory=House)
    """The house that the examples are written for."""
    note: Note | None = None
    """The note that the examples are about."""
    fixable: bool = False
    """Whether its findings carry a fix, at least where one is safe."""
    document: bool = False
    """Whether it speaks of whole documents only, and is silent about fragments of HTML."""

    @property
    def documentation(self) -> str:
        """The docstring of the function, without its indentation."""
        return inspect.getdoc(self.check) or ""

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]


def document(rule: "Rule[Article] | Rule[Page] | Rule[Version]") -> str:
    """The documentation of a rule as Markdown."""
    _, _, body = rule.documentation.partition("\n")
    fix = "; `--fix` fixes it where that is safe" if rule.fixable else ""
    where = "whole documents" if rule.document else f"{rule.scope}s"
    parts = [
        f"# {rule.id}",
        rule.summary,
        f"Severity: {rule.severity}. Looks at {where}{fix}.",
        body.strip(),
        *([f"## The note of the examples\n\n```text\n{rule.note.text}\n```"] if rule.note else []),
        *(["## What the examples are held against", *map(_example, rule.versions)] if rule.versions else []),
        "## Found",
        *map(_example, rule.bad),
        "## Not found",
        *map(_example, rule.good),
    ]
    return "\n\n".join(parts) + "\n"


def _example(example: Article | str) -> str:
    if isinstance(example, str):
        return f"```html\n{_cut(example.strip())}\n```"
    lines = [f"# {example.headline.text}", *_texts((*example.lede,))]
    if example.standfirst:
        lines.insert(1, f"*{_cut(example.standfirst)}*")
    for section in example.sections:
        lines += [f"{'#' * section.level} {section.heading.text}", *_texts(section.paragraphs)]
    language = "" if example.language == "en" else f"language: {example.language}\n\n"
    return f"```markdown\n{language}" + "\n\n".join(lines) + "\n```"


def _texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [_cut(" ".join(sentence.text for sentence in each.sentences)) for each in paragraphs]


def _cut(text: str, limit: int = 600) -> str:
    return text if len(text) <= limit else text[:limit].rstrip() + " […]"
