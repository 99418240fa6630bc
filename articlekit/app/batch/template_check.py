"""Templates and prompts are tried on an example before a batch begins, so that none fails all night."""

from articlekit.app.batch.job_config import JobConfig, suffixes
from articlekit.app.engine import PromptTemplates
from articlekit.app.output import now
from articlekit.drafting.drafter import Brief
from articlekit.model.article import Article, Missing, Paragraph, Section, Sentence
from articlekit.model.finding import Finding, Where
from articlekit.model.note import Meta, Note, Statement
from articlekit.rendering import RenderOptions, render
from articlekit.settings import Settings

__all__ = ["ARTICLE", "FINDING", "NOTE", "check_templates"]

_META = Meta(
    date="2026-03-04T09:40:00+00:00",
    place="Ashby",
    byline="The desk",
    slug="water-main-burst",
    sources=("https://example.org/water",),
    embargo="2026-03-04T12:00:00+00:00",
)
_TITLE = "Water main burst in Ashby"
_STATEMENTS = (
    "A water main burst in Ashby at 9:40 on 4 March 2026.",
    "No one was injured.",
    "The cause was a corroded joint.",
    "“We heard a bang,” Ann Roy said.",
    "The road is expected to open on Thursday.",
)


def _note() -> Note:
    text, statements = f"{_TITLE}\n\n", []
    for number, words in enumerate(_STATEMENTS, start=1):
        start = len(text)
        text += f"{words}\n"
        statements.append(Statement(id=f"s{number}", text=words, start=start, end=start + len(words)))
    return Note(
        id="specimen", text=text, language="en", title=_TITLE, statements=tuple(statements), meta=_META
    )


def _sentence(text: str, *sources: str, stamp: str | None = None) -> Sentence:
    return Sentence(text=text, sources=sources, stamp=stamp)


def _paragraph(number: int) -> Paragraph:
    return Paragraph(sentences=(_sentence(_STATEMENTS[number - 1], f"s{number}"),))


NOTE = _note()
"""A note with a title and five statements, of which everything is known that can be."""

ARTICLE = Article(
    language="en",
    headline=_sentence(_TITLE, "title"),
    standfirst="A corroded joint gave way; no one was injured.",
    lede=(_paragraph(1), _paragraph(2)),
    sections=(
        Section(heading=_sentence("Cause was a corroded joint", "s3"), paragraphs=(_paragraph(3),)),
        Section(
            heading=_sentence("“We heard a bang”", "s4"),
            level=3,
            paragraphs=(
                Paragraph(
                    kind="quote", sentences=(_sentence("“We heard a bang.”", "s4"),), attribution="Ann Roy"
                ),
                Paragraph(kind="list", sentences=(_sentence("No one was injured.", "s2"),)),
                Paragraph(kind="timeline", sentences=(_sentence("A main burst.", "s1", stamp="9:40"),)),
            ),
        ),
    ),
    conclusion=(_paragraph(5),),
    missing=(Missing(about="people", question="How many people were affected?"),),
    note=NOTE.id,
    meta=_META,
)
"""An article with every kind of paragraph, both levels of headings, all metadata and a question."""

FINDING = Finding(
    rule="unsupported-number",
    severity="error",
    where=Where(path="lede[0].sentences[0]", quote="A water main burst"),
    message="a finding, to see how it is printed",
)


def check_templates(config: JobConfig, settings: Settings) -> None:
    """Print an article that has one of everything with every template, and fill in every prompt.

    A template that fails all the same at some article fails at that one alone.

    Raises:
        TemplateError: a template or prompt is not there, or fails.
        UsageError: a template is named twice.
    """
    suffixes(config)
    options = RenderOptions(
        house=config.house,
        templates=config.folder,
        trace=config.trace,
        show_missing=config.show_missing,
        note=NOTE,
        annotate=(FINDING,) if config.annotate else (),
        editors_copy=config.annotate,
        made=now(),
    )
    for template in config.templates:
        render(ARTICLE, template=template, options=options)
    if config.engine == "openai":
        _check_prompts(config, settings)


def _check_prompts(config: JobConfig, settings: Settings) -> None:
    """Fill in the prompts for an article, its repair, its judge, and for a single sentence."""
    from articlekit.drafting.openai.prompting import (
        request_for,
        request_for_part,
        request_to_judge,
        request_to_repair,
    )

    prompts = PromptTemplates(settings.templates)
    text = "No one was injured."
    faulty = {"id": "n1", "kind": "sentence", "sources": ["s2"], "text": text, "faults": [FINDING.message]}
    for language in (NOTE.language, "fr"):
        brief = Brief(note=NOTE, language=language, house=config.house, previous=ARTICLE, findings=(FINDING,))
        request_for(NOTE.statements, brief, prompts, outline="s1 s2")
        request_to_repair([faulty], brief, prompts)
        request_to_judge([{"id": "n1", "text": text}], brief, prompts)
        for kind in ("headline", "heading", "sentence"):
            request_for_part(kind, text, brief, prompts)
