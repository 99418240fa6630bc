"""A note and its numbered statements, as they were read."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Aside", "AsideKind", "Meta", "Note", "Statement", "StatementKind", "StatementState"]

StatementKind = Literal["sentence", "bullet", "field", "row", "entry"]
"""What a statement was in the note: a sentence of prose, a list item, the value of a labelled
field, a table row, or a timestamped log entry."""

StatementState = Literal["done", "open", "withdrawn", "superseded"]
"""What the note says of a statement's standing: a task that is done, a task that is still open, words that
are struck out, or a figure that a later statement replaces."""
AsideKind = Literal[
    "metadata",
    "envelope",
    "greeting",
    "sign-off",
    "signature",
    "contact",
    "embargo",
    "document",
    "reference",
    "chatter",
    "boilerplate",
    "template",
    "code",
    "instruction",
    "translation",
    "withdrawn",
]
"""What a part of a note is that is no news: `metadata` is read into `Meta` or the title, `envelope` is a
header, forwarding mark or covering letter, `document` the name of a kind of document, `reference` a ticket
or status line, `chatter` talk between colleagues, `template` unfilled instructions, `instruction` an order to
a language model, `translation` the other half of a bilingual note, `withdrawn` words that
are struck out."""


class Meta(BaseModel):
    """What is known about a note or an article apart from its text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    date: str | None = None
    """ISO 8601 date or date-time of the event or of the note, where one was given."""
    modified: str | None = None
    """ISO 8601 date or date-time of the last change, where one was given."""
    place: str | None = None
    byline: str | None = None
    byline_url: str | None = None
    """Address of a page about who wrote it."""
    image: str | None = None
    """Address of the picture that stands for the article in search results and link previews."""
    slug: str | None = None
    sources: tuple[str, ...] = ()
    embargo: str | None = None
    """ISO 8601 date-time before which the article is not to be published."""
    contact: str | None = None
    """Whom the press may ask; it is for the editor and never printed."""
    version: int | None = Field(default=None, ge=1, le=999_999_999)
    """Which version of the article it is, from 1."""
    correction: str | None = None
    """What this version corrects in the one before it, in the words that readers are told it."""


class Statement(BaseModel):
    """The smallest thing that a note says, with its place in the note.

    `note.text[start:end]` is where the statement stands, its stamp included and its label not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """`s1`, `s2`, … in the order of the note."""
    text: str
    start: int
    """Offset of the first character in `Note.text`."""
    end: int
    """Offset after the last character in `Note.text`."""
    label: str | None = None
    """The label or heading that the note puts over the statement, without its colon."""
    kind: StatementKind = "sentence"
    stamp: str | None = None
    """The time that heads a log entry, as written; it is not part of `text`."""
    block: int = 0
    """Number of the paragraph, list or field that the statement stands in, from 0."""
    moment: str | None = None
    """ISO 8601 date or date-time of the statement, its own or that of the heading or line above it."""
    speaker: str | None = None
    """Who says it, where the note puts a name before the words, as in a chat or a list of quotations."""
    state: StatementState | None = None
    demoted: bool = False
    """Whether it is doubtful as news: it is printed last and never in headline, lede or heading."""
    headings: tuple[str, ...] = ()
    """The note's own headings above it, the outermost first."""

    @property
    def parts(self) -> tuple[str, ...]:
        """All that it says, by its label and its stamp too where it has them."""
        return tuple(part for part in (self.label, self.stamp, self.text) if part)


class Aside(BaseModel):
    """A part of a note that is no news, and is never printed.

    `note.text[start:end]` is where it stands.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: AsideKind
    text: str
    start: int
    end: int
    why: str
    """By what it was told, in a few words, such as `header block` or `begins with "Embargo"`."""


class Note(BaseModel):
    """A note: its text, what is known about it, its statements, and what is no news in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    language: str
    """BCP 47 tag; `und` where nothing is known."""
    title: str | None = None
    statements: tuple[Statement, ...] = ()
    asides: tuple[Aside, ...] = ()
    """What is no news, in the order of the note."""
    outline: tuple[str, ...] = ()
    """The headings that the note announces for its article, in order; they are no statements."""
    meta: Meta = Meta()

    def statement(self, statement_id: str) -> Statement:
        """The statement with this id.

        Raises:
            KeyError: there is none.
        """
        for statement in self.statements:
            if statement.id == statement_id:
                return statement
        raise KeyError(statement_id)
