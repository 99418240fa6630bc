"""An article as IPTC ninjs 3.1: news in JSON (https://iptc.org/std/ninjs/)."""

from collections.abc import Iterator, Mapping
from typing import Any

from articlekit.language.tags import uses_spaces
from articlekit.model.article import Article
from articlekit.rendering.context import context
from articlekit.rendering.dates import instant
from articlekit.rendering.escaping import one_line, printable, xml_text
from articlekit.rendering.formats import RenderOptions
from articlekit.rendering.plain import plain_text
from articlekit.rendering.render import filled
from articlekit.rendering.store import Choice

__all__ = ["ninjs"]

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
