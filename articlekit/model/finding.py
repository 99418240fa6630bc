"""A finding: what a rule found, where, and how it can be fixed."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["SEVERITIES", "Edit", "Finding", "Severity", "Where"]

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


class Where(BaseModel):
    """The place of a finding: a node of an article, or a line and column in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str | None = None
    """Place in an article for people to read, such as `sections[0].heading`."""
    node: str | None = None
    """The id of the headline, heading, sentence, paragraph or section there; `None` for what is no node, and
    where nodes have no ids."""
    line: int | None = None
    """Line in a file, from 1."""
    column: int | None = None
    """Column in a file in characters, from 1."""
    quote: str = ""
    """The words that the finding is about, shortened."""


class Edit(BaseModel):
    """A change as data: new text for a place of an article, or for a span of a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    path: str | None = None
    """Place in an article as it was when the change was found; one that ends at a sentence or heading stands
    for its text."""
    node: str | None = None
    """The id of the node there, which holds after other changes, too."""
    part: str | None = None
    """What of the node the text is for: `text`, `sources`, `level`, `translated` or `attribution`."""
    start: int | None = None
    """Offset in characters in the file as it was decoded."""
    end: int | None = None


class Finding(BaseModel):
    """What a rule found."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    severity: Severity
    where: Where
    message: str
    fix: tuple[Edit, ...] = ()
