"""The extractive drafter: an editor that arranges a note, adds no word, and asks for what is missing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive.cutting import Forms
from articlekit.drafting.extractive.draft import Draft, Item, units
from articlekit.drafting.extractive.features import Telling, evidence, has_people, is_printable_as_news
from articlekit.drafting.extractive.headline import headline
from articlekit.drafting.extractive.items import items_of, merge
from articlekit.drafting.extractive.lede import dateline_and_lede
from articlekit.drafting.extractive.roles import is_event, segments
from articlekit.drafting.extractive.sections import complete, headed, parted
from articlekit.drafting.extractive.setting import opening, paragraphs
from articlekit.drafting.extractive.wording import is_all_caps, sentence_case
from articlekit.drafting.required import missing_headings
from articlekit.errors import UsageError
from articlekit.language.caching import Recent
from articlekit.language.doc import Docs
from articlekit.language.facts import day_order, has_names
from articlekit.language.locale import load
from articlekit.language.tags import primary, uses_spaces
from articlekit.model.article import Article, Missing, Question, Reason, Section, Sentence

__all__ = ["STEPS", "ExtractiveDrafter", "article_of", "begun", "questions"]

_SHORT = 220
"""Characters of a note that may have been sent in haste; 90 where a character is a syllable or a word."""
_SHORT_DENSE = 90
_ASIDES = 20
_FULL_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


def questions(draft: Draft) -> Draft:
    """Ask when it happened and who confirms it, where the note cannot say so, and for names in capitals."""
    asked: list[tuple[Question, str]] = []
    either = _either(draft)
    if either:
        asked.append(("year", f"{either} may be either of two days"))
    elif not draft.brief.note.meta.date and _is_short(draft) and not _has_day(draft):
        asked.append(("when", "the note is short and has no day"))
    elif not draft.brief.note.meta.date and _has_day(draft) and not _has_year(draft):
        asked.append(("year", "the note gives a day without its year"))
    if _is_unconfirmed(draft):
        asked.append(("confirmation", "nobody is named or quoted who says so"))
    if draft.capitals:
        asked.append(("capitals", "the note is written in capitals"))
    missing = tuple(Missing(about=about, question=draft.locale.questions[about]) for about, _ in asked)
    reasons = tuple(
        Reason(about="question", text=each.question, why=why)
        for each, (_, why) in zip(missing, asked, strict=True)
    )
    return replace(draft, missing=missing, reasons=(*draft.reasons, *reasons))


def _is_short(draft: Draft) -> bool:
    size = sum(len(item.doc.text) for item in draft.items)
    return size < (
        _SHORT if uses_spaces(draft.locale.tag) and draft.locale.script != "Kore" else _SHORT_DENSE
    )


def _either(draft: Draft) -> str:
    """A date that may be read in two ways, as 03/04/2026 in English; empty without one."""
    texts = [*(text for item in draft.items for text in item.statement.parts), draft.brief.note.title or ""]
    dates = (fact for text in texts if "/" in text or "-" in text for fact in draft.docs(text).facts)
    return next((fact.text for fact in dates if fact.other), "")


def _has_day(draft: Draft) -> bool:
    texts = [item.doc for item in draft.items]
    texts += [draft.docs(text) for text in (draft.brief.note.title,) if text]
    if any(item.statement.moment for item in draft.items):
        return True
    return any(fact.kind == "date" and "-" in fact.value for doc in texts for fact in doc.facts)


def _has_year(draft: Draft) -> bool:
    texts = [item.doc for item in draft.items]
    texts += [draft.docs(text) for text in (draft.brief.note.title,) if text]
    texts += [draft.docs(aside.text) for aside in draft.brief.note.asides[:_ASIDES]]
    texts += [draft.docs(stamp) for stamp in dict.fromkeys(item.stamp for item in draft.items if item.stamp)]
    days = [fact.value for doc in texts for fact in doc.facts if fact.kind == "date"]
    return any(value[:4].isdigit() for value in days)


def _is_unconfirmed(draft: Draft) -> bool:
    """Whether prose or talk names no source at all: forms, logs and status pages speak for themselves."""
    note = draft.brief.note
    if (
        note.meta.sources
        or note.meta.byline
        or any(aside.kind in {"envelope", "signature", "contact", "document"} for aside in note.asides)
    ):
        return False
    if any(item.is_field or item.speaker for item in draft.items) or draft.segments:
        return False
    for item in draft.items:
        if any(item.doc.has("words", key) for key in ("attribution", "confirmation")) or any(
            fact.kind == "quotation" for fact in item.doc.facts
        ):
            return False
    return _is_short(draft) or not any(has_names(item.doc.text, draft.locale.tag) for item in draft.items)


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
    if not brief.has_headings:
        return article
    more = missing_headings(article, brief, asked=article.missing)
    return article.model_copy(update={"missing": (*article.missing, *more)})


def begun(brief: Brief) -> Draft:
    """The draft before the first step: the statements, analysed."""
    note, locale = brief.note, load(brief.language)
    docs = Docs(brief.language, on=note.meta.date, order=day_order(note.text, note.language) or None)
    capitals = is_all_caps([statement.text for statement in note.statements])
    title = sentence_case(note.title, locale) if note.title and is_all_caps([note.title]) else note.title
    items = tuple(_with_news(merge(items_of(note, docs, locale, capitals=capitals))))
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


def _with_news(items: Sequence[Item]) -> Sequence[Item]:
    """The items; where only doubtful ones tell what happened, it is the other sentences that are in doubt.

    So it is where all of the news stands in a reply that is quoted below two lines to the desk.
    """
    telling = [item for item in items if is_event(item.doc) or has_people(item.doc)]
    if not telling or any(is_printable_as_news(item) for item in telling):
        return items
    found = []
    for item in items:
        doubtful = item.statement.kind == "sentence" and not item.statement.demoted
        statement = item.statement.model_copy(update={"demoted": doubtful})
        found.append(replace(item, statement=statement))
    return found


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
