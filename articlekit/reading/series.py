"""Series: the entries of a log or chat and the tasks of a list taken together."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby, pairwise

from articlekit.language.facts import dates_and_times
from articlekit.language.locale import Locale
from articlekit.model.note import Statement, StatementState
from articlekit.reading.moments import plain_time

__all__ = ["in_order", "is_chat", "named", "task_state", "with_state"]

_LONGEST = 90
"""Characters of a stamp."""
_NAMED = re.compile(
    r"@?(?P<name>[^\W\d_][^:：\n]{0,40}?)[ \u00a0]?[:：][ \u00a0]*(?=\S)|<(?P<nick>[^<>\s]{1,30})>[ ]+"
)


def named(words: str) -> tuple[str, int] | None:
    """The name that the words of a message begin with, and where its text begins."""
    match = _NAMED.match(words)
    return ((match["name"] or match["nick"]).strip(), match.end()) if match else None


def is_chat(messages: Iterable[str]) -> bool:
    """Whether the words behind the times begin with names: most of them do, and a name comes back."""
    read = [named(words) for words in messages]
    names = Counter(found[0] for found in read if found is not None)
    return len(read) >= 2 and 2 * names.total() > len(read) and max(names.values(), default=0) > 1


def in_order(statements: list[Statement], language: str) -> list[Statement]:
    """The statements of a note, a series of entries with the newest first turned round."""
    result: list[Statement] = []
    for timed, run in groupby(statements, key=lambda each: each.stamp is not None):
        entries = list(run)
        result += _turned(entries, language) if timed else entries
    return result


def _turned(entries: list[Statement], language: str) -> list[Statement]:
    groups = [list(group) for _, group in groupby(entries, key=lambda entry: entry.stamp)]
    if len(groups) < 2:
        return entries
    places = (_order(group[0].stamp or "", language) for group in groups)
    if not all(after < before for before, after in pairwise(places)):  # which the first two tell in most
        return entries
    if len(groups) == 2 and not all(_order(group[0].stamp or "", language)[0] for group in groups):
        return entries
    return [entry for group in reversed(groups) for entry in group]


def _order(words: str, language: str) -> tuple[str, str]:
    """The day, with or without its year, and the time that a stamp names, for comparing with others."""
    if (plain := plain_time(words)) is not None:
        return "", plain
    found = dates_and_times(words[:_LONGEST], language)
    days = [
        fact.value.removeprefix("--") for fact in found if fact.kind == "date" and fact.value[-1:].isdigit()
    ]
    times = [fact.value for fact in found if fact.kind == "time"]
    return next((day for day in days if day[:1].isdigit() and "-" in day), ""), next(iter(times), "")


_OPEN = re.compile(r"(?:\[[ \u00a0]?\]|[☐□])[ \t\u00a0]*$")
_DONE = re.compile(r"(?:\[[xX✓✔]\]|[☑☒✓✔✅])[ \t\u00a0]*$")


def task_state(text: str, start: int) -> StatementState | None:
    """The state that a box before an item gives it.

    Args:
        text: the note.
        start: where the words of the item begin.
    """
    before = text[max(0, start - 8) : start]
    if _OPEN.search(before):
        return "open"
    return "done" if _DONE.search(before) else None


def with_state(statement: Statement, state: StatementState | None, locale: Locale) -> Statement:
    """A task with its state; an open one is labelled as such, unless its label says that it is to come."""
    if state is None:
        return statement
    label = statement.label
    words = locale.zones.get("open_tasks", ())
    if state == "open" and words and (label is None or locale.role_of_label(label) != "outlook"):
        own = words[0][:1].upper() + words[0][1:]
        label = own if label is None else f"{label} ({words[0]})"
    return statement.model_copy(update={"state": state, "label": label})
