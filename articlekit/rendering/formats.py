"""The built-in formats: what each is called, which template makes it, and what it is on disk."""

from dataclasses import dataclass

__all__ = ["FORMATS", "Format", "format_of"]


@dataclass(frozen=True, kw_only=True)
class Format:
    """A form that an article can be rendered to."""

    name: str
    template: str | None
    """File name of the template; `None` where the format is made without one."""
    suffix: str
    """What a file of this format ends in, with its dot."""
    media_type: str
    part: bool = False
    """Whether it goes into a page that others make: heading levels then follow the house, and ids are
    made unique."""
    bare: bool = False
    """Whether it keeps to what its receiver takes over, and has no room for an editor's marks."""

    @property
    def is_markable(self) -> bool:
        """Whether findings can be marked in it."""
        return self.media_type.startswith("text/html") and not self.bare


_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"

FORMATS: tuple[Format, ...] = (
    Format(name="page", template="page.html.jinja", suffix=".html", media_type=_HTML),
    Format(name="fragment", template="fragment.html.jinja", suffix=".html", media_type=_HTML, part=True),
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
    Format(name="wagtail", template=None, suffix=".wagtail.json", media_type="application/json", part=True),
    Format(
        name="ghost",
        template="ghost.html.jinja",
        suffix=".ghost.html",
        media_type=_HTML,
        part=True,
        bare=True,
    ),
)
"""In the order in which they are listed."""

_MEDIA_TYPES = {
    ".html": _HTML,
    ".htm": _HTML,
    ".md": "text/markdown; charset=utf-8",
    ".txt": _TEXT,
    ".xml": "application/xml",
    ".json": "application/json",
}


def format_of(template: str) -> Format:
    """The format of a template: a built-in one, or what its file name says, such as `mine.md.jinja`.

    A name that says nothing is taken for HTML, which is escaped most carefully.
    """
    for entry in FORMATS:
        if template in {entry.name, entry.template}:
            return entry
    name = template.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".jinja")
    suffix = "." + name.rsplit(".", 1)[-1] if "." in name else ".html"
    media_type = _MEDIA_TYPES.get(suffix, _TEXT)
    stem = name.removesuffix(suffix)
    return Format(name=stem, template=template, suffix=suffix, media_type=media_type, part="fragment" in stem)
