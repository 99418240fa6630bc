"""Segments: what is in a title besides the name of a kind of document, a date and a number."""

import re
from dataclasses import dataclass

from articlekit.drafting.extractive.sound_forms import tidy
from articlekit.drafting.extractive.wording import is_all_caps, sentence_case
from articlekit.language.doc import Doc, Docs
from articlekit.language.facts import calendar_words
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces

__all__ = ["Segment", "segments"]

_PARTS = re.compile(r"\s+[–—|/·-]\s+|\s*[—|｜]\s*|\s*[:：](?!\d)\s*|[（(]|[)）]|[\[\]【】]|\u3000+|\s*;\s*")
_LABELLED = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s?[:：]\s*[^:：]+")
"""A title that is a field, such as "Unit: Volos police"."""
_COMMA = re.compile(r"\s*(?:,(?!\d)|[،，、])\s*")
_SHOUTED = 8
"""Characters in capitals that are no acronym."""
_SCRAP = 3
"""Letters up to which a part that is no acronym says nothing, such as "Wed"."""
_NUMBER = re.compile(r"(?:#|№|n[or°º]?\.?|nr\.?)?\s*[\w/.-]*\d[\w/.-]*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A part of a title that may be news."""

    doc: Doc
    is_event: bool
    """Whether it tells what happened; otherwise it tells who it is about, or where."""
    is_sender: bool
    """Whether it names a body that reports, and so neither."""
    stripped: bool
    """Whether the name of a document stood in the title, so that the rest was no headline of its own."""


def segments(title: str | None, docs: Docs, locale: Locale) -> list[Segment]:
    """The parts of a title without names of documents, dates and numbers, in order.

    Args:
        title: the title of the note, if it has one.
        docs: the texts of the note.
        locale: its language.
    """
    if not title:
        return []
    kept: list[str] = []
    struck = False
    for part in _PARTS.split(" ".join(title.split(" "))):
        text = _undated(part, docs)
        undocumented = _undocumented(text, docs, locale)
        struck = struck or undocumented != text
        text = tidy(undocumented)
        text = _without_shouting(text, locale)
        if text and not _NUMBER.fullmatch(text) and any(map(str.isalpha, text)) and not _is_form(docs(text)):
            kept.append(text)
    if _LABELLED.fullmatch(title) and len(kept) > 1 and not any(is_event(docs(text)) for text in kept):
        kept = kept[1:]
    return [
        Segment(
            doc=(doc := docs(text)),
            is_event=is_event(doc),
            is_sender=locale.is_authority(text),
            stripped=struck or len(kept) > 1,
        )
        for text in kept
    ]


def _without_shouting(text: str, locale: Locale) -> str:
    """A part of a title without capitals throughout; what stands behind its first comma may be a place."""
    if is_all_caps([text]):
        return sentence_case(text, locale) if len(text) >= _SHOUTED else text
    said = _COMMA.split(text, maxsplit=1)[0]
    shouted = len(said) >= _SHOUTED and is_all_caps([said])
    return sentence_case(said, locale) + text[len(said) :] if shouted else text


def _is_form(doc: Doc) -> bool:
    """Whether a part of a title is but a day of the week, an addressee or the state of a ticket."""
    days, letters = calendar_words(doc.language), "".join(filter(str.isalpha, doc.text))
    if all(word in days for word in re.findall(r"\w+", doc.folded)):
        return True
    cased = letters.lower() != letters.upper()
    if len(letters) <= (_SCRAP if cased else 1) and not (cased and letters.isupper()):
        return True
    if doc.locale.pattern("words", "adverbial_openers").match(doc.folded) and not is_event(doc):
        return True
    tags = [*doc.found("zones", "status_tags"), *doc.found("zones", "corrections")]
    return any(span.end - span.start == len(doc.text) for span in tags)


def is_event(doc: Doc) -> bool:
    """Whether a text tells of something that happened."""
    return any(doc.has("cues", role) for role in ("what", "impact")) or doc.has("zones", "decisions")


def _undated(text: str, docs: Docs) -> str:
    """A part of a title without the date at its end or beginning."""
    doc = docs(text)
    when = [fact for fact in doc.values if fact.kind in {"date", "time"}]
    if not when:
        return text
    start, end = min(fact.start for fact in when), max(fact.end for fact in when)
    rest = (text[:start], text[end:])
    if len(tidy(rest[1])) <= 2:
        before = _COMMA.split(rest[0])
        return ", ".join(before[:-1]) if len(before) > 1 and len(before[-1].split()) <= 1 else rest[0]
    if len(tidy(rest[0])) <= 3:
        return rest[1]
    return text


def _undocumented(text: str, docs: Docs, locale: Locale) -> str:
    """A part of a title without the name of a document at either end, and nothing where that is all."""
    doc = docs(text)
    spans = [*doc.found("zones", "document_nouns"), *doc.found("zones", "document_endings")]
    if not spans:
        return text
    words = uses_spaces(locale.tag)
    for span in sorted(spans, key=lambda span: span.start - span.end):
        start = text.rfind(" ", 0, span.start) + 1 if words else span.start
        end = (
            text.find(" ", span.end)
            if words and " " in text[span.end :]
            else (len(text) if words else span.end)
        )
        before, after = text[:start].strip(), text[end:].strip()
        if not after and (not words or len(before.split()) <= 2):
            return before if not words else ""
        if not after:
            return "" if len(before.split()) <= 3 else before
        if not before or len(before.split()) <= 1:
            return after
    return text


def compact(text: str) -> str:
    """Letters and digits alone, to compare."""
    return "".join(filter(str.isalnum, fold(text)))
