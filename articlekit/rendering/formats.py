"""The built-in formats: what makes each and what it is on disk; and what a rendering is told."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["FORMATS", "HTML", "Format", "RenderOptions", "builtin_format", "plain_format"]


HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form that an article can be rendered to."""

    name: str
    template: str | None
    """File name of the template; `None` where the format is made without one."""
    suffix: str
    """What a file of this format ends in, with its dot."""
    media_type: str
    is_fragment: bool = False
    """Whether it goes into a page that others make: its levels then follow the house."""
    takes_annotations: bool = False
    """Whether findings can be marked in it."""

    def of_file(self, file: str) -> "Format":
        """This format as a template of another name makes it: name, suffix and media type are the file's."""
        own = plain_format(file)
        return replace(self, name=own.name, template=file, suffix=own.suffix, media_type=own.media_type)


FORMATS: tuple[Format, ...] = (
    Format(name="page", template="page.html.jinja", suffix=".html", media_type=HTML, takes_annotations=True),
    Format(
        name="fragment",
        template="fragment.html.jinja",
        suffix=".html",
        media_type=HTML,
        is_fragment=True,
        takes_annotations=True,
    ),
    Format(
        name="wordpress",
        template="wordpress.html.jinja",
        suffix=".html",
        media_type=HTML,
        is_fragment=True,
    ),
    Format(
        name="markdown",
        template="markdown.md.jinja",
        suffix=".md",
        media_type="text/markdown; charset=utf-8",
    ),
    Format(name="json", template=None, suffix=".json", media_type="application/json"),
    Format(name="ninjs", template=None, suffix=".ninjs.json", media_type="application/json"),
    Format(
        name="newsml",
        template="newsml.xml.jinja",
        suffix=".newsml.xml",
        media_type="application/vnd.iptc.g2.newsitem+xml",
    ),
    Format(
        name="wagtail",
        template=None,
        suffix=".wagtail.json",
        media_type="application/json",
        is_fragment=True,
    ),
    Format(
        name="ghost",
        template="ghost.html.jinja",
        suffix=".ghost.html",
        media_type=HTML,
        is_fragment=True,
    ),
)
"""In the order in which they are listed."""

_MEDIA_TYPES = {
    ".html": HTML,
    ".htm": HTML,
    ".md": "text/markdown; charset=utf-8",
    ".txt": _TEXT,
    ".xml": "application/xml",
    ".json": "application/json",
}


def builtin_format(name: str) -> Format | None:
    """The built-in format of this name, or with this template."""
    return next((each for each in FORMATS if name in {each.name, each.template}), None)


def plain_format(file: str) -> Format:
    """What the ending of a template's file name says, such as that of `mine.md.jinja`.

    A name that says nothing is taken for HTML, which is escaped most carefully.
    """
    name = file.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".jinja")
    suffix = "." + name.rsplit(".", 1)[-1] if "." in name else ".html"
    media_type = _MEDIA_TYPES.get(suffix, _TEXT)
    return Format(
        name=name.removesuffix(suffix),
        template=file,
        suffix=suffix,
        media_type=media_type,
        takes_annotations=media_type == HTML,
    )


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
