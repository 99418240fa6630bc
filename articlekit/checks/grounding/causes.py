"""Causes: whether a sentence says why where its source does not."""

from collections.abc import Iterable

from articlekit.checks.grounding.passage import Passage

__all__ = ["unfounded_cause"]


def unfounded_cause(passage: Passage, cited: Iterable[Passage]) -> str | None:
    """The word by which a sentence joins cause and effect, where no statement that it cites does so.

    A statement does so by a word of its own, or by a label that announces a cause.
    """
    match = passage.locale.pattern("cues", "cause").search(passage.folded)
    if match is None or any(_explains(statement) for statement in cited):
        return None
    return passage.text[match.start() : match.end()]


def _explains(statement: Passage) -> bool:
    if statement.locale.pattern("cues", "cause").search(statement.folded):
        return True
    label, _, rest = statement.text.partition("\n")
    return bool(rest) and statement.locale.role_of_label(label) == "cause"
