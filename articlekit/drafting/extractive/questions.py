"""Questions: what an editor would ask, only where it is evident that the note does not say it."""

import re
from dataclasses import replace

from articlekit.drafting.extractive.draft import Draft
from articlekit.language.facts import has_names
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Missing, Question, Reason

__all__ = ["questions"]

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
