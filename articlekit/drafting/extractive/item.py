"""An item: a statement on its way into the article."""

from dataclasses import dataclass

from articlekit.language.locale import fold
from articlekit.model.article import Sentence
from articlekit.model.note import Statement

__all__ = ["Item", "Role"]

Role = str
"""One of `articlekit.language.locale.ROLES`."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """A statement with its role, its wording, and every statement that says the same.

    An item is only ever equal to itself.
    """

    statement: Statement
    role: Role
    text: str
    """The statement as a sentence of the article, without its label."""
    labelled: str
    """The same with the label that only this statement has, where it says something."""
    sources: tuple[str, ...]
    sure: bool
    """Whether a label or cue words gave the role, and not only the place in the note."""
    by_label: bool = False
    """Whether a label of the note gave the role."""
    bound: bool = False
    """Whether the sentence leans on the one before it and has to follow it."""
    label: str | None = None
    """The label that the statement shares with others, or that tells its role."""
    speaker: str | None = None
    """Who says it, where the statement is a quotation with its speaker."""

    @property
    def stamp(self) -> str | None:
        return self.statement.stamp

    def sentence(self, heading: str = "") -> Sentence:
        """The item as a sentence under a heading, which need not be repeated as its label."""
        own = self.statement.label
        text = self.text if own and fold(own) == fold(heading) else self.labelled
        return Sentence(text=text, sources=self.sources)
