"""What is missing: the questions of an editor that the note does not answer."""

import re

from articlekit.drafting.extractive.item import Item
from articlekit.language.facts import dates, has_names, numbers, quotations, times
from articlekit.language.locale import Locale, fold
from articlekit.language.tags import uses_spaces
from articlekit.model.article import Missing, Question
from articlekit.model.note import Note

__all__ = ["missing"]

_FULL_DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_NEAR = 40
"""Characters between a number and what it counts."""


def missing(note: Note, items: list[Item], locale: Locale, *, capitals: bool) -> tuple[Missing, ...]:
    """The questions that stay open, in the article's language.

    Args:
        note: the note.
        items: its statements with their roles.
        locale: the language's cue words and questions.
        capitals: whether the note is written in capitals throughout.
    """
    lines = [*filter(None, [note.title, *(_whole(item) for item in items)])]
    text = "\n".join(lines)
    folded = fold(text)
    roles = {item.role for item in items}
    counted, technical, attributed = (
        _counted(folded, locale),
        _finds(locale, "technical", folded),
        _finds(locale, "attribution", folded),
    )
    asked: list[Question] = []
    if not (attributed or counted or any(has_names(line, locale.tag) for line in lines)):
        asked.append("who")
    asked += _when(note, lines, locale)
    if not (note.meta.place or technical or _has_place(text, folded, locale)):
        asked.append("where")
    if "cause" not in roles and not _finds_cue(locale, "cause", folded):
        asked.append("cause")
    if not counted:
        asked.append("users" if technical else "people")
    report = technical and sum(item.by_label for item in items) > 1
    if not report and not attributed and not _confirmed(note, text, folded, locale):
        asked.append("confirmation")  # but a status page speaks for itself
    if "outlook" not in roles and not _finds_cue(locale, "outlook", folded):
        asked.append("next")
    if capitals:
        asked.append("capitals")
    return tuple(Missing(about=about, question=locale.questions[about]) for about in asked)


def _whole(item: Item) -> str:
    parts = (item.statement.label, item.stamp, item.statement.text)
    return " ".join(part for part in parts if part)


def _when(note: Note, lines: list[str], locale: Locale) -> list[Question]:
    if note.meta.date:
        return []
    values = []
    for line in lines:
        found = [fact.value for fact in dates(line, locale.tag)]
        if any(map(_FULL_DATE.fullmatch, found)):
            return []
        values += found
    has_day = any(value.startswith("--") for value in values)
    return ["year"] if has_day or any(map(times, lines)) else ["when"]


def _finds(locale: Locale, key: str, folded: str) -> bool:
    return bool(locale.pattern("words", key).search(folded))


def _finds_cue(locale: Locale, role: str, folded: str) -> bool:
    return bool(locale.pattern("cues", role).search(folded))


def _counted(folded: str, locale: Locale) -> bool:
    """Whether a number, or a word for none, stands beside people."""
    for match in locale.pattern("words", "people").finditer(folded):
        around = folded[max(0, match.start() - _NEAR) : match.end() + _NEAR // 2]
        if numbers(around) or locale.pattern("words", "negations").search(around):
            return True
    return False


def _has_place(text: str, folded: str, locale: Locale) -> bool:
    """Whether a word of place stands before a name, or in a name where there are no capitals."""
    if not locale.words.get("place"):
        return True
    capitals = uses_spaces(locale.tag) and any(character.isupper() for character in text)
    for match in locale.pattern("words", "place").finditer(folded):
        near = text[match.end() : match.end() + _NEAR]
        before = text[: match.start()].split()[-1:]
        if before and before[0][:1].isupper() and match.start() > len(before[0]) + 1:
            return True
        if not capitals or near.lstrip("’' ")[:1].isupper() or has_names(near, locale.tag):
            return True
    return False


def _confirmed(note: Note, text: str, folded: str, locale: Locale) -> bool:
    if note.meta.sources or quotations(text, locale.tag):
        return True
    return _finds(locale, "confirmation", folded)
