"""The plan: what the article is to be, made from the note without a model.

The extractive drafter knows which statements belong together and what the note leaves open; a
model is told so, in whatever language it writes, and its article can be made up from the
extractive one where it fails.
"""

from dataclasses import dataclass

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.drafting.required import heading_questions, is_outlined, outline_questions
from articlekit.language.keys import heading_key
from articlekit.language.locale import load
from articlekit.language.purposes import name_in
from articlekit.language.tags import primary
from articlekit.model.article import Article, Missing, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE

__all__ = ["Plan", "Planned", "is_translation", "own_heading", "plan", "sources_of"]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A part of the article and the statements that it is to be written from."""

    kind: str
    """`lede`, `section` or `conclusion`."""
    sources: tuple[str, ...]
    section: Section | None = None
    """What the extractive drafter makes of it, for a section."""
    name: str | None = None
    """The heading that the house requires for it, or that the note has, in the language of the article."""
    continued: bool = False
    """Whether it goes on with a section whose beginning stands before it."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The parts of an article in order."""

    parts: tuple[Planned, ...]
    article: Article
    """The article that the extractive drafter makes, in the note's language."""
    missing: tuple[Missing, ...]
    """What the note leaves open, in the article's language."""


def plan(brief: Brief) -> Plan:
    """Plan an article.

    Raises:
        UsageError: the note has no statements.
    """
    article = ExtractiveDrafter().draft(
        Brief(note=brief.note, language=brief.note.language, house=brief.house)
    )
    questions = load(brief.language).questions
    missing = [
        Missing(about=each.about, question=questions.get(each.about, each.question))
        for each in article.missing
        if each.about != "heading"
    ]
    missing += heading_questions(article, brief.house, brief.language, asked=missing)
    if is_outlined(brief.note, brief.house):
        missing += outline_questions(article, brief.note, brief.language)
    return Plan(parts=tuple(_parts(article, brief)), article=article, missing=tuple(missing))


def is_translation(brief: Brief) -> bool:
    """Whether the article is wanted in another language than the note's."""
    return primary(brief.language) != primary(brief.note.language)


def sources_of(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    """The statements behind paragraphs, each once, in order."""
    found = (source for each in paragraphs for sentence in each.sentences for source in sentence.sources)
    return tuple(dict.fromkeys(found))


def own_heading(planned: Plan, paragraphs: tuple[Paragraph, ...]) -> Sentence | None:
    """The heading that the extractive drafter has over most of what paragraphs tell, marked as its own."""
    told = {*sources_of(paragraphs)}
    shares = [(len(told & {*sources_of(each.paragraphs)}), each.heading) for each in planned.article.sections]
    most, heading = max(shares, key=lambda share: share[0], default=(0, None))
    return heading.model_copy(update={"by": BY_NOTE}) if heading is not None and most else None


def _parts(article: Article, brief: Brief) -> list[Planned]:
    lede = Planned(kind="lede", sources=sources_of(article.lede))
    sections = [
        Planned(
            kind="section",
            sources=sources_of(section.paragraphs),
            section=section,
            name=_name(section, brief),
        )
        for section in article.sections
    ]
    conclusion = Planned(kind="conclusion", sources=sources_of(article.conclusion))
    return [lede, *sections, *((conclusion,) if conclusion.sources else ())]


def _name(section: Section, brief: Brief) -> str | None:
    """The required heading that a section has, in the language that is wanted, or that of the note."""
    if is_outlined(brief.note, brief.house):
        return None if is_translation(brief) else section.heading.text
    if not brief.house.headings.required:
        return None
    key = heading_key(section.heading.text)
    for wanted in brief.house.headings.wanted:
        if key in map(heading_key, wanted.names):
            return name_in(wanted.names, brief.language)
    return None
