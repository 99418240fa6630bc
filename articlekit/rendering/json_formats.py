"""An article as JSON for others: IPTC ninjs 3.1 (https://iptc.org/std/ninjs/) and a Wagtail StreamField.

The blocks of the latter are declared in `samples/wagtail/blocks.py`, which a site copies.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import escape

from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.rendering import filled
from articlekit.rendering.context import context
from articlekit.rendering.dates import instant
from articlekit.rendering.escaping import closed, one_line, printable, xml_text
from articlekit.rendering.formats import RenderOptions
from articlekit.rendering.news_item import part_identity
from articlekit.rendering.sections import Branch, attributed, plain_text, running
from articlekit.rendering.store import Choice

__all__ = ["ninjs", "stream"]

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
_ROLES = "http://cv.iptc.org/newscodes/contentprodpartyrole/"


def ninjs(article: Article, options: RenderOptions) -> dict[str, Any]:
    """The article as a ninjs object; what is not known is left out, and no moment is made up.

    It is `withheld` until somebody has approved the text.
    """
    variables = context(article, options, fragment=False)
    meta, item, stands = article.meta, variables["item"], variables["standing"]
    values: dict[str, Any] = {
        "uri": item.uri,
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "version": str(stands.version) if stands.version else None,
        "versionCreated": item.created,
        "contentCreated": instant(meta.date),
        "embargoedUntil": stands.embargo,
        "pubStatus": stands.status,
        "edNote": "\n".join(variables["desk"]),
        "language": variables["language"],
        "title": one_line(article.headline.text),
        "headlines": list(_plain("main", article.headline.text)),
        "descriptions": list(_plain("summary", variables["description"])),
        "bodies": list(_bodies(variables, options)),
        "by": one_line(variables["byline"] or ""),
        "slugline": one_line(meta.slug or ""),
        "located": one_line(meta.place or ""),
        "people": list(_people(stands.reviewed_by)),
        "infoSources": list(_sources(variables)),
        "digitalSourceType": {"uri": variables["digital_source_type"]},
        "associations": [
            {"name": tag, "uri": uri, "type": "text", "language": tag, "rel": "seeAlso"}
            for tag, uri in item.languages
        ],
    }
    return {name: value for name, value in values.items() if value}


def _plain(role: str, text: str) -> Iterator[dict[str, str]]:
    if line := one_line(text):
        yield {"role": role, "contentType": "text/plain", "value": line}


def _bodies(variables: Mapping[str, Any], options: RenderOptions) -> Iterator[dict[str, Any]]:
    """The text without markup, and as a document of XHTML."""
    text = plain_text(variables)
    count: dict[str, int] = {"charCount": len(text)}
    if uses_spaces(variables["language"]):
        count["wordCount"] = sum(any(map(str.isalnum, word)) for word in text.split())
    yield {"role": "main", "contentType": "text/plain", **count, "value": text}
    document = filled(Choice("_xhtml.xml.jinja", options.templates), dict(variables))
    yield {"role": "main", "contentType": "application/xhtml+xml", "value": xml_text(document).strip()}


def _people(reviewer: str | None) -> Iterator[dict[str, str]]:
    if reviewer:
        yield {"name": printable(reviewer), "rel": _ROLES + "editor"}


def _sources(variables: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for source, address in variables["sources"]:
        uri = {"uri": address} if address else {}
        yield {"name": one_line(source), "role": _ROLES + "originfo", **uri}


_Block = tuple[str, Any]


def stream(article: Article, options: RenderOptions) -> list[dict[str, Any]]:
    """The blocks of the article in reading order; their ids stay when it is rendered again."""

    def named(kind: str, value: Any, path: str) -> dict[str, Any]:
        return {"type": kind, "value": value, "id": part_identity(article, options.house, f"wagtail {path}")}

    def listed(value: Any, path: str) -> Any:
        """A value with its lists as Wagtail keeps them: of items that have ids too."""
        if isinstance(value, list):
            return [named("item", each, f"{path} {number}") for number, each in enumerate(value)]
        if isinstance(value, dict):
            return {name: listed(part, f"{path} {name}") for name, part in value.items()}
        return value

    blocks = enumerate(_stream_blocks(article, options))
    return [named(kind, listed(value, str(number)), str(number)) for number, (kind, value) in blocks]


def _stream_blocks(article: Article, options: RenderOptions) -> Iterator[_Block]:
    writer = _Writer(context(article, options, fragment=True))
    variables = writer.variables
    yield "about", writer.about(article)
    if variables["print_headline"] and article.headline.text.strip():
        yield "heading", _heading(article.headline.text, variables["base_level"] - 1)
    if variables["standfirst"]:
        yield "standfirst", _line(variables["standfirst"])
    yield from writer.paragraphs(variables["lede"])
    for branch in variables["sections"]:
        yield from writer.section(branch)
    if variables["conclusion"]:
        title = variables["conclusion_heading"]
        yield ("heading", _heading(title, variables["base_level"])) if title else ("divider", None)
    yield from writer.paragraphs(variables["conclusion"])
    for name in ("correction", "disclosure", "reviewed"):
        if variables[name]:
            yield "notice", {"kind": name, "text": _line(variables[name])}


def _heading(text: str, level: int) -> dict[str, str]:
    return {"text": _line(text), "level": f"h{level}"}


class _Writer:
    """Who writes the blocks of an article from what `context` has to say of it."""

    def __init__(self, variables: dict[str, Any]) -> None:
        self.variables = variables

    def about(self, article: Article) -> dict[str, Any]:
        """What a page of Wagtail has fields of its own for; empty where it is not known."""
        meta, stands = article.meta, self.variables["standing"]
        return {
            "headline": _line(article.headline.text),
            "language": self.variables["language"],
            "byline": _line(meta.byline or ""),
            "place": _line(meta.place or ""),
            "date": _line(meta.date or ""),
            "modified": _line(meta.modified or ""),
            "slug": _line(meta.slug or ""),
            "embargo": stands.embargo or "",
            "version": stands.version,
            "status": stands.status,
            "reviewed_by": stands.reviewed_by or "",
            "reviewed_at": stands.reviewed_at or "",
            "digital_source_type": self.variables["digital_source_type"],
            "sources": [_line(source) for source, _ in self.variables["sources"]],
        }

    def section(self, branch: Branch) -> Iterator[_Block]:
        """A heading, what stands under it, and the sections below."""
        if branch.heading.text.strip():
            yield "heading", _heading(branch.heading.text, branch.level)
        yield from self.paragraphs(branch.paragraphs)
        for inner in branch.sections:
            yield from self.section(inner)

    def paragraphs(self, paragraphs: Iterable[Paragraph]) -> Iterator[_Block]:
        """A block for each."""
        for paragraph in paragraphs:
            yield self._paragraph(paragraph)

    def _paragraph(self, paragraph: Paragraph) -> _Block:
        if paragraph.kind in ("list", "facts"):
            items = [running(_alone(each), self.variables) for each in paragraph.sentences]
            if not paragraph.ordered:
                return "list", items
            # A list block has no order, and Wagtail drops the text of blocks that a site does not know.
            return "paragraph", f"<ol>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ol>"
        if paragraph.kind == "timeline":
            return "timeline", [
                {
                    "time": _line(each.stamp or ""),
                    "text": running(_alone(each.model_copy(update={"stamp": None})), self.variables),
                }
                for each in paragraph.sentences
            ]
        if paragraph.kind == "code":
            lines = "\n".join(each.text for each in paragraph.sentences).split("\n")
            return "paragraph", f"<p>{'<br/>'.join(str(escape(_line(line))) for line in lines)}</p>"
        text = running(paragraph, self.variables)
        if paragraph.kind == "quote":
            return "quote", {"text": text, "attribution": attributed(paragraph, self.variables)}
        return "paragraph", f"<p>{escape(text)}</p>"


def _alone(sentence: Sentence) -> Paragraph:
    return Paragraph(sentences=(sentence,))


def _line(text: str) -> str:
    """A text on one line that turns no other text round."""
    return closed(one_line(text))
