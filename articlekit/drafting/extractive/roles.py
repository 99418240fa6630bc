"""Roles: what each statement does in the story, and each part of the title: by label, cue words and place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articlekit.drafting.extractive.wording import is_all_caps, sentence_case, tidy
from articlekit.language.doc import Doc, Docs
from articlekit.language.facts import calendar_words, quotations
from articlekit.language.letters import fold
from articlekit.language.locale import ROLES, Locale, load
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words
from articlekit.model.note import Note, Statement

__all__ = [
    "Segment",
    "assign",
    "is_event",
    "is_speech",
    "leans",
    "role_by_label",
    "segments",
    "tells_of_dead",
]

# Cue words of one role are surer signs than those of another; equal scores go to the first.
_WEIGHTS = {
    "cause": 1.3,
    "reaction": 1.25,
    "outlook": 1.1,
    "response": 1.05,
    "background": 1.05,
    "impact": 1.0,
    "what": 0.8,
}
_TWO_WORDS = re.compile(r"\S+\s+\S+")
_SPEECH = 1.5
_FIRST = 1.6
_LAST = 0.35
_LOG = 6
"""Entries of a log that is long enough for its cause, its voices and its outlook to be told apart."""
_APART = ("cause", "reaction", "outlook")


def assign(note: Note, docs: Sequence[Doc], locale: Locale) -> list[tuple[str, bool]]:
    """The role of every statement, and whether words of the note gave it.

    A label decides alone. Otherwise the role with the most cue words does; a statement without any
    takes the role of the one before it in the same block, and the first of a note is what happened.

    Args:
        note: the note.
        docs: its statements, analysed.
        locale: its language.
    """
    result: list[tuple[str, bool]] = []
    last = len(note.statements) - 1
    entries = sum(statement.kind == "entry" for statement in note.statements)
    is_log = entries >= _LOG and 2 * entries > len(note.statements)
    for index, statement in enumerate(note.statements):
        labelled = role_by_label(statement, locale)
        if statement.kind == "entry" and entries > 1:
            result.append((_of_entry(note, result, index, docs[index], log=is_log), True))
        elif labelled:
            result.append((labelled, True))
        else:
            scores = _scores(docs[index])
            if index == 0:
                scores["what"] = scores.get("what", 0.0) + _FIRST
            elif index == last and "outlook" in scores:
                scores["outlook"] += _LAST
            result.append(_best(scores) or (_inherited(note, result, index), False))
    return result


def _of_entry(note: Note, roles: list[tuple[str, bool]], index: int, doc: Doc, *, log: bool) -> str:
    """The role of a log entry: the course of events, unless a note that is all log ends with more."""
    statement, before = note.statements[index], note.statements[index - 1]
    if index and statement.stamp and (statement.stamp, statement.block) == (before.stamp, before.block):
        return roles[-1][0]
    if not log or 2 * index < len(note.statements):
        return "timeline"
    role, _ = _best(_scores(doc)) or ("timeline", False)
    return role if role in _APART else "timeline"


def role_by_label(statement: Statement, locale: Locale) -> str | None:
    """The role that the label of a statement gives it, if it gives one."""
    if not statement.label:
        return None
    role = locale.role_of_label(statement.label) or load("en").role_of_label(statement.label)
    return role or ("reaction" if is_speech(statement, locale.tag) else None)


def is_speech(statement: Statement, language: str) -> bool:
    """Whether a statement is a field that holds a quotation, so that its label is the speaker."""
    if statement.kind != "field":
        return False
    quoted = quotations(statement.text, language)
    if not quoted:
        return False
    covered = sum(fact.end - fact.start for fact in quoted)
    return covered >= 0.85 * len(statement.text.strip())


def _scores(doc: Doc) -> dict[str, float]:
    scores: dict[str, float] = {}
    for role, weight in _WEIGHTS.items():
        hits = {doc.folded[span.start : span.end] for span in doc.found("cues", role)}
        if hits:
            scores[role] = weight * len(hits) ** 0.5
    if quotations(doc.text, doc.locale.tag):
        scores["reaction"] = scores.get("reaction", 0.0) + _SPEECH
    return scores


def _best(scores: dict[str, float]) -> tuple[str, bool] | None:
    if not scores:
        return None
    return max(scores, key=lambda role: (scores[role], -ROLES.index(role))), True


def _inherited(note: Note, roles: list[tuple[str, bool]], index: int) -> str:
    if index and note.statements[index - 1].block == note.statements[index].block:
        before = roles[-1][0]
        return "what" if before == "timeline" else before
    return "what"


def leans(statement: Statement, locale: Locale) -> bool:
    """Whether a statement begins with a word that points back, so that it has to follow another."""
    folded = fold(statement.text).lstrip(" «„“\"'(")
    if not uses_words(folded):
        return False
    for key in ("anaphora", "lead_ins"):
        match = locale.pattern("words", key).match(folded)
        if match:
            return True
    first_words = _TWO_WORDS.match(folded)
    return bool(first_words and locale.pattern("words", "anaphora").fullmatch(first_words[0].split()[-1]))


def uses_words(text: str) -> bool:
    """Whether there is a word in a text at all."""
    return any(character.isalpha() for character in text)


_PARTS = re.compile(r"\s+[–—|/·-]\s+|\s*[—|｜]\s*|\s*[:：](?!\d)\s*|[（(]|[)）]|[\[\]【】]|\u3000+|\s*;\s*")
_LABELLED = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s?[:：]\s*[^:：]+")
"""A title that is a field, such as "Unit: Volos police"."""
_COMMA = re.compile(r"\s*(?:,(?!\d)|[،，、])\s*")
_SHOUTED = 8
"""Characters in capitals that are no acronym."""
_SCRAP = 3
"""Letters up to which a part that is no acronym says nothing, such as "Wed"."""
_NUMBER = re.compile(r"(?:\S+\s*[#№]|#|№|n[or°º]?\.?|nr\.?)?\s*[\w/.-]*\d[\w/.-]*", re.IGNORECASE)
"""A number, as of a document or a ticket: "Ticket #4711"."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A part of a title that may be news."""

    doc: Doc
    is_event: bool
    """Whether it tells what happened; otherwise it tells who it is about, or where."""
    is_name: bool
    """Whether it names somebody or some place, and not only the paper or the body that reports."""
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
        text = text.lstrip("=# ")
        if text and not _NUMBER.fullmatch(text) and any(map(str.isalpha, text)) and not _is_form(docs(text)):
            kept.append(text)
    is_field = _LABELLED.fullmatch(title) and not any(is_event(docs(text)) for text in kept)
    if is_field and len(kept) > 1:
        kept = kept[1:]
    return [
        Segment(
            doc=(doc := docs(text)),
            is_event=is_event(doc),
            is_name=_is_name(doc) and not is_field,
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


def _is_name(doc: Doc) -> bool:
    """Whether a part of a title has a name in it, and is not that of a body that reports."""
    cased = doc.text.lower() != doc.text.upper()
    named = not cased or any(fact.kind == "name" for fact in doc.facts)
    return named and not is_event(doc) and not doc.locale.is_authority(doc.text)


def is_event(doc: Doc) -> bool:
    """Whether a text tells of something that happened."""
    return any(doc.has("cues", role) for role in ("what", "impact")) or doc.has("zones", "decisions")


def tells_of_dead(doc: Doc) -> bool:
    """Whether a text tells that somebody has died, and not that nobody has; "sem vida" denies no death."""
    dead = doc.found("zones", "deaths")
    denied = doc.found("words", "negations") if dead else []
    return bool(dead) and all(any(own.start <= each.start < own.end for own in dead) for each in denied)


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
        kept = ", ".join(before[:-1]) if len(before) > 1 and len(before[-1].split()) <= 1 else rest[0]
        return _without_article(kept.rstrip(), doc.locale)
    if len(tidy(rest[0])) <= 3:
        return rest[1]
    return text


def _without_article(text: str, locale: Locale) -> str:
    """A text without the small words at its end, which belong to the date behind them: "stolen in"."""
    small = function_words(locale.tag)
    while " " in text and fold(text.rsplit(" ", 1)[1]) in small and uses_spaces(locale.tag):
        text = text.rsplit(" ", 1)[0].rstrip()
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
        opens = locale.pattern("words", "adverbial_openers")
        if not after and any(opens.fullmatch(fold(word)) for word in before.split()[-2:]):
            return text  # "closed until further notice"
        if not after:
            return "" if len(before.split()) <= 3 else before
        if not before or len(before.split()) <= 1:
            return after
    return text
