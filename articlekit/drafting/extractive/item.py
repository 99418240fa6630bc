"""An item: a statement on its way into the article."""

from dataclasses import dataclass

from articlekit.language.doc import Doc
from articlekit.model.article import Sentence
from articlekit.model.note import Statement

__all__ = ["Item", "Role", "is_open"]

Role = str
"""One of `articlekit.language.locale.ROLES`."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """A statement with its role, its wording, and every statement that says the same.

    An item is only ever equal to itself.
    """

    statement: Statement
    doc: Doc
    """The words of the statement, in small letters where the note is in capitals."""
    role: Role
    text: str
    """The statement as a sentence of the article, without its label."""
    labelled: str
    """The same with its label, where the label is that of a field."""
    sources: tuple[str, ...]
    sure: bool
    """Whether a label or cue words gave the role, and not only the place in the note."""
    by_label: bool = False
    """Whether a label of the note gave the role."""
    bound: bool = False
    """Whether the sentence leans on the one before it and has to follow it."""
    label: str | None = None
    """The heading that the statement shares with others, or a label that tells its role."""
    speaker: str | None = None
    """Who says it, where the statement is a quotation with its speaker."""

    @property
    def stamp(self) -> str | None:
        return self.statement.stamp

    @property
    def is_field(self) -> bool:
        """Whether it is a value whose label stands before it on its own line."""
        return bool(self.statement.label) and self.statement.kind in {"field", "row"} and not self.speaker

    def sentence(self) -> Sentence:
        """The item as a sentence, with the label without which its words may mean something else."""
        return Sentence(text=self.labelled, sources=self.sources)


def is_open(statement: Statement) -> bool:
    """Whether a statement is a task that is not done, and no heading of the note says so."""
    return statement.state == "open" and not statement.headings
