"""What is missing: the questions of an editor that the note does not answer."""

import re

from articlekit.drafting.extractive.item import Item
from articlekit.language.facts import dates, names, numbers, quotations, times
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
    text = "\n".join(filter(None, [note.title, *(_whole(item) for item in items)]))
    folded = fold(text)
    roles = {item.role for item in items}
    asked: list[Question] = []
    if not (_finds(locale, "attribution", folded) or _counted(folded, locale) or names(text, locale.tag)):
        asked.append("who")
    asked += _when(note, text, locale)
    if not (note.meta.place or _has_place(text, folded, locale)) and not _technical(folded, locale):
        asked.append("where")
    if "cause" not in roles and not _finds_cue(locale, "cause", folded):
        asked.append("cause")
    if not _counted(folded, locale):
        asked.append("users" if _technical(folded, locale) else "people")
    report = _technical(folded, locale) and sum(item.by_label for item in items) > 1
    if not report and not _confirmed(note, text, folded, locale):  # a status page speaks for itself
        asked.append("confirmation")
    if "outlook" not in roles and not _finds_cue(locale, "outlook", folded):
        asked.append("next")
    if capitals:
        asked.append("capitals")
    return tuple(Missing(about=about, question=locale.questions[about]) for about in asked)


def _whole(item: Item) -> str:
    parts = (item.statement.label, item.stamp, item.statement.text)
    return " ".join(part for part in parts if part)


def _when(note: Note, text: str, locale: Locale) -> list[Question]:
    if note.meta.date:
        return []
    values = [fact.value for fact in dates(text, locale.tag)]
    if any(_FULL_DATE.fullmatch(value) for value in values):
        return []
    return ["year"] if times(text) or any(value.startswith("--") for value in values) else ["when"]


def _finds(locale: Locale, key: str, folded: str) -> bool:
    return bool(locale.pattern("words", key).search(folded))


def _finds_cue(locale: Locale, role: str, folded: str) -> bool:
    return bool(locale.pattern("cues", role).search(folded))


def _technical(folded: str, locale: Locale) -> bool:
    return bool(locale.pattern("words", "technical").search(folded))


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
        if not capitals or near.lstrip("’' ")[:1].isupper() or names(near, locale.tag):
            return True
    return False


def _confirmed(note: Note, text: str, folded: str, locale: Locale) -> bool:
    if note.meta.sources or quotations(text, locale.tag):
        return True
    return _finds(locale, "confirmation", folded) or _finds(locale, "attribution", folded)
