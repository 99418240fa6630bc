"""States: tasks that are done or open, and what a later statement corrects."""

import re

from articlekit.language.locale import Locale
from articlekit.model.note import Statement, StatementState

__all__ = ["task_state", "with_state"]

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
