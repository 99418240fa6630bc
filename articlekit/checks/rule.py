"""Rule: what is looked for, in which words it is documented, and small articles for the examples of rules."""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from articlekit.language.locale import Locale
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.finding import Edit, Severity
from articlekit.model.house import House
from articlekit.model.note import Meta, Note, Statement

if TYPE_CHECKING:
    from articlekit.checks.page import Page
    from articlekit.checks.version import Version

__all__ = [
    "NOTE",
    "Context",
    "Found",
    "Need",
    "Rule",
    "Scope",
    "Subject",
    "document",
    "paragraph",
    "say",
    "section",
    "story",
    "telling",
    "web_page",
]

Scope = Literal["article", "page", "version"]
Need = Literal[
    "own words", "own certainty", "another language", "words not compared", "a model",
    "phrases", "required headings", "required metadata",
]  # fmt: skip
"""What there has to be for a rule to have anything to look at: words that its note has not, or words cut out
of what the note doubts; a note in another language, or a language without cue words; a model that wrote; and
what a house file asks for."""
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
    needs: Need | None = None
    """Without which it finds nothing in an article, so that it is not run."""
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


_TITLE = "Water main bursts in Harbour Street"
_STATEMENTS = (
    "A water main burst in Harbour Street at 6:52 a.m. on Monday, 4 May 2026.",
    "14 cellars were flooded and 2,317 residents are without water.",
    "No one was injured.",
    "Mayor Anna Lenoir said: “The pipe was not marked on our plans.”",
    "An excavator was reportedly at work in the street.",
    "The tram is expected to run again on Tuesday.",
)


def paragraph(*sentences: str) -> Paragraph:
    """A paragraph of these sentences."""
    return Paragraph(sentences=tuple(Sentence(text=text, sources=("s1",)) for text in sentences))


def section(heading: str, *paragraphs: str, level: int = 2) -> Section:
    """A section with one paragraph for each text."""
    return Section(
        heading=Sentence(text=heading, sources=("s1",)),
        level=level,
        paragraphs=tuple(paragraph(text) for text in paragraphs),
    )


def story(
    *sections: Section,
    headline: str = "Water main bursts in Harbour Street",
    lede: str = "A water main burst in Harbour Street on Monday.",
    language: str = "en",
    standfirst: str | None = None,
) -> Article:
    """An article; an empty `lede` leaves it without one."""
    return Article(
        language=language,
        headline=Sentence(text=headline, sources=("title",)),
        standfirst=standfirst,
        lede=(paragraph(lede),) if lede else (),
        sections=sections,
    )


def web_page(
    body: str = "<main><h1>Water main bursts</h1><p>Harbour Street is under water.</p></main>",
    *,
    root: str = 'lang="en"',
    head: str = "",
    title: str = "<title>Water main bursts</title>",
    description: str = "A water main burst in Harbour Street on Monday; crews were at work all night.",
) -> str:
    """The source of a page that is in order but for what an example changes."""
    meta = f'<meta name="description" content="{description}">' if description else ""
    return f"<!doctype html>\n<html {root}>\n<head>{title}{meta}{head}</head>\n<body>{body}</body>\n</html>\n"


def _note() -> Note:
    text = "\n".join((_TITLE, *_STATEMENTS))
    starts = [text.index(each) for each in _STATEMENTS]
    statements = tuple(
        Statement(id=f"s{number}", text=each, start=start, end=start + len(each))
        for number, (each, start) in enumerate(zip(_STATEMENTS, starts, strict=True), start=1)
    )
    meta = Meta(date="2026-05-04")
    return Note(id="harbour", text=text, language="en", title=_TITLE, statements=statements, meta=meta)


NOTE = _note()
"""Six statements, `s1` to `s6`, and a title."""


def say(text: str, *sources: str) -> Sentence:
    """A sentence that cites these statements."""
    return Sentence(text=text, sources=sources)


def telling(*sentences: Sentence, headline: str = _TITLE, heading: str = "", language: str = "en") -> Article:
    """An article with these sentences at the beginning of its lede, or under a heading."""
    body = (Paragraph(sentences=sentences),)
    opening = (Paragraph(sentences=(say("A water main burst in Harbour Street.", "s1"),)),)
    sources = tuple(dict.fromkeys(each for one in sentences for each in one.sources))
    section = Section(heading=say(heading, *sources), paragraphs=body)
    return Article(
        language=language,
        headline=say(headline, "title"),
        lede=opening if heading else (*body, *opening),
        sections=(section,) if heading else (),
    )
