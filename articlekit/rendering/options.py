"""What a rendering may be told apart from the article."""

from dataclasses import dataclass, field
from pathlib import Path

from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["RenderOptions"]


@dataclass(frozen=True, kw_only=True)
class RenderOptions:
    """How an article is to be rendered."""

    house: House = field(default_factory=House)
    templates: Path | None = None
    """Folder of the user's own templates, which go before the built-in ones."""
    trace: bool = False
    """Whether the HTML names the statements that each sentence comes from (`data-sources`)."""
    show_missing: bool = False
    """Whether the HTML has the editor's note on what the article does not say."""
    note: Note | None = None
    """The note, whose statements an editor's copy that is traced lists at its foot."""
    annotate: tuple[Finding, ...] = ()
    """Findings to be marked in the HTML where they stand, which makes it an editor's copy."""
    editors_copy: bool = False
    """Whether the HTML is an editor's copy even where there is nothing to annotate."""
    made: str | None = None
    """RFC 3339 moment at which this version of the article is made, for formats that say it. NewsML-G2 has
    to, and takes the moment of the approval where there is one; nothing here asks a clock."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The versions of the article in all its languages: language tag and address of each."""

    surroundings: str | None = None
    """Language tag of the page that a fragment goes into, where it is known. WordPress's blocks have no place
    for their language: a text in another one than its page's is put into spans that name it."""

    @property
    def annotated(self) -> bool:
        """Whether the HTML is an editor's copy: it says so, is traced, and shows who wrote what."""
        return self.editors_copy or bool(self.annotate)
