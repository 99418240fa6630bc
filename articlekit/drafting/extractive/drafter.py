"""The extractive drafter: an editor that arranges a note and adds no word of its own."""

from collections.abc import Callable

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.cutting import Forms
from articlekit.drafting.extractive.draft import Draft, units
from articlekit.drafting.extractive.features import Telling, evidence
from articlekit.drafting.extractive.headings import headed
from articlekit.drafting.extractive.headline import headline
from articlekit.drafting.extractive.items import items_of, merge
from articlekit.drafting.extractive.lede import dateline_and_lede
from articlekit.drafting.extractive.questions import questions
from articlekit.drafting.extractive.sections import complete, parted
from articlekit.drafting.extractive.segments import segments
from articlekit.drafting.extractive.setting import opening, paragraphs
from articlekit.drafting.extractive.wording import is_all_caps, sentence_case
from articlekit.drafting.required import missing_headings
from articlekit.errors import UsageError
from articlekit.language.caching import Recent
from articlekit.language.doc import Docs
from articlekit.language.facts import day_order
from articlekit.language.locale import load
from articlekit.language.tags import primary
from articlekit.model.article import Article, Section, Sentence

__all__ = ["STEPS", "ExtractiveDrafter", "article_of", "begun"]

STEPS: tuple[Callable[[Draft], Draft], ...] = (
    units,
    evidence,
    headline,
    dateline_and_lede,
    parted,
    complete,
    headed,
    questions,
)
"""How an article is made of a note: each step takes the draft on, and says why it did what it did."""


class ExtractiveDrafter:
    """Drafts without a language model: the same note gives the same article, always."""

    def draft(self, brief: Brief) -> Article:
        """Arrange the note's statements as an article in the note's own language.

        Raises:
            UsageError: another language is wanted, or the note has no statements.
        """
        note = brief.note
        if primary(brief.language) != primary(note.language):
            raise UsageError(
                f"{note.id}: the note is in {note.language!r}, the article is wanted in {brief.language!r}: "
                "translating needs a language model: give one with --engine openai "
                "and OPENAI_API_KEY, or --base-url for a local server"
            )
        if not note.statements:
            raise UsageError(f"{note.id}: the note has no statements: give it at least one sentence")
        return _RECENT.get((note, brief.language, brief.house), lambda: _drafted(brief))


_RECENT: Recent[Article] = Recent(2)
"""A model's article is planned by this drafter, and its gaps are filled from the same draft."""


def _drafted(brief: Brief) -> Article:
    draft = begun(brief)
    for step in STEPS:
        draft = step(draft)
    return _asking(article_of(draft), brief)


def _asking(article: Article, brief: Brief) -> Article:
    """The article with a question for each heading, required or the note's, that it has nothing for."""
    more = [*missing_headings(article, brief.note, brief.house, brief.language, asked=article.missing)]
    return article.model_copy(update={"missing": (*article.missing, *more)}) if more else article


def begun(brief: Brief) -> Draft:
    """The draft before the first step: the statements, analysed."""
    note, locale = brief.note, load(brief.language)
    docs = Docs(brief.language, on=note.meta.date, order=day_order(note.text, note.language) or None)
    capitals = is_all_caps([statement.text for statement in note.statements])
    title = sentence_case(note.title, locale) if note.title and is_all_caps([note.title]) else note.title
    items = tuple(merge(items_of(note, docs, locale, capitals=capitals)))
    return Draft(
        brief=brief,
        locale=locale,
        docs=docs,
        forms=Forms(),
        capitals=capitals,
        items=items,
        telling=Telling(items, locale, title),
        segments=tuple(segments(title, docs, locale)),
    )


def article_of(draft: Draft) -> Article:
    """The article that a draft has become."""
    note = draft.brief.note
    sections = []
    for part in draft.parts:
        heading = part.heading or Sentence(text="")
        sections.append(
            Section(heading=heading, level=part.level, paragraphs=paragraphs(draft, part.units, heading.text))
        )
    return Article(
        language=draft.brief.language,
        headline=draft.headline or Sentence(text=""),
        dateline=draft.dateline,
        lede=opening(draft, draft.lede),
        sections=tuple(sections),
        conclusion=paragraphs(draft, draft.conclusion),
        missing=draft.missing,
        asides=note.asides,
        reasons=draft.reasons,
        engine="extractive",
        note=note.id,
        meta=note.meta,
    )
