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

    @property
    def is_fragment(self) -> bool:
        """Whether it goes into a page that others make: its levels then follow the house."""
        return self.is_blocks or any(kind in self.name for kind in ("fragment", "ghost", "wagtail"))

    @property
    def takes_annotations(self) -> bool:
        """Whether findings can be marked in it."""
        is_html = self.media_type.startswith("text/html")
        return is_html and not self.is_blocks and "ghost" not in self.name

    @property
    def is_blocks(self) -> bool:
        """Whether it is made of blocks, which take no mark-up but their own."""
        return "wordpress" in self.name


_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"

FORMATS: tuple[Format, ...] = (
    Format(name="page", template="page.html.jinja", suffix=".html", media_type=_HTML),
    Format(name="fragment", template="fragment.html.jinja", suffix=".html", media_type=_HTML),
    Format(name="wordpress", template="wordpress.html.jinja", suffix=".html", media_type=_HTML),
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
    Format(name="wagtail", template=None, suffix=".wagtail.json", media_type="application/json"),
    Format(
        name="ghost",
        template="ghost.html.jinja",
        suffix=".ghost.html",
        media_type=_HTML,
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
    return Format(name=stem, template=template, suffix=suffix, media_type=media_type)
