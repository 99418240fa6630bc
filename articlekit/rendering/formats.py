"""Formats: what makes each and what it is on disk; and what a rendering is told."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.plugins import formats, hookimpl

__all__ = ["FORMATS", "HTML", "Format", "RenderOptions", "known_format", "plain_format"]


HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form that an article can be rendered to."""

    name: str
    suffix: str
    """What a file of this format ends in, with its dot."""
    media_type: str
    template: str | None = None
    """File name of the built-in template; `None` where the format is made without one."""
    write: "Callable[[Article, RenderOptions], str] | None" = None
    """Makes the text where there is no template."""
    is_fragment: bool = False
    """Whether it goes into a page that others make: its levels then follow the house."""
    takes_annotations: bool = False
    """Whether findings can be marked in it."""

    def of_file(self, file: str) -> "Format":
        """This format as a template of another name makes it: name, suffix and media type are the file's."""
        own = plain_format(file)
        return replace(self, name=own.name, template=file, suffix=own.suffix, media_type=own.media_type)


def _json(article: Article, options: "RenderOptions") -> str:  # noqa: ARG001 - like the others
    return _text_of(article.model_dump(mode="json"))


def _ninjs(article: Article, options: "RenderOptions") -> str:
    from articlekit.rendering.json_formats import ninjs

    return _text_of(ninjs(article, options))


def _wagtail(article: Article, options: "RenderOptions") -> str:
    from articlekit.rendering.json_formats import stream

    return _text_of(stream(article, options))


def _text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


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
    Format(name="json", write=_json, suffix=".json", media_type="application/json"),
    Format(name="ninjs", write=_ninjs, suffix=".ninjs.json", media_type="application/json"),
    Format(
        name="newsml",
        template="newsml.xml.jinja",
        suffix=".newsml.xml",
        media_type="application/vnd.iptc.g2.newsitem+xml",
    ),
    Format(
        name="wagtail",
        write=_wagtail,
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
"""The built-in ones, in the order in which they are listed."""


@hookimpl
def articlekit_formats() -> tuple[Format, ...]:
    """The built-in formats."""
    return FORMATS


_MEDIA_TYPES = {
    ".html": HTML,
    ".htm": HTML,
    ".md": "text/markdown; charset=utf-8",
    ".txt": _TEXT,
    ".xml": "application/xml",
    ".json": "application/json",
}


def known_format(name: str) -> Format | None:
    """The format of this name, or with this built-in template; `None` for a template of the user's own."""
    return next((each for each in formats() if name in {each.name, each.template}), None)


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
