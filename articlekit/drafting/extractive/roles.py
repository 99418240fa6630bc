"""Roles: what each statement does in the story, told by labels, cue words and place."""

import re
from collections.abc import Sequence

from articlekit.language.doc import Doc
from articlekit.language.facts import quotations
from articlekit.language.locale import ROLES, Locale, fold, load
from articlekit.model.note import Note, Statement

__all__ = ["assign", "is_speech", "leans", "role_by_label"]

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
