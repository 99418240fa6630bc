"""An article as a schema.org NewsArticle, for search engines and aggregators."""

from typing import Any

from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering.dates import day_or_moment
from articlekit.rendering.escaping import printable
from articlekit.rendering.metadata import PageFacts, canonical, link
from articlekit.rendering.status import SCHEMA_ORG, Standing, standing

__all__ = ["json_ld"]


def json_ld(
    article: Article, house: House, facts: PageFacts, *, stands: Standing | None = None
) -> dict[str, Any]:
    """The article as a NewsArticle; what is not known is left out, never made up.

    What Google reads stands first (https://developers.google.com/search/docs/appearance/structured-data/article).

    Args:
        article: the article.
        house: the outlet.
        facts: what the page shows.
        stands: where the article stands, if that has been looked up before.
    """
    meta = article.meta
    stands = stands or standing(article)
    address = None if facts.alternates else canonical(article, house)
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline.text,
        "image": link(meta.image or ""),
        "datePublished": facts.date,
        "dateModified": facts.modified,
        "author": _person(meta.byline, link(meta.byline_url or "")),
        "description": facts.description,
        "inLanguage": facts.language,
        "dateline": meta.place,
        "contentLocation": _thing("Place", meta.place),
        "publisher": _thing("Organization", house.page.site_name),
        "creditText": ", ".join(filter(None, (meta.byline, house.page.site_name))),
        "url": address,
        "mainEntityOfPage": _page(stands, address),
        "editor": _person(stands.reviewed_by),
        **_sources(meta.sources),
        "version": stands.version,
        "correction": _correction(stands),
        **_versions(facts),
        "digitalSourceType": SCHEMA_ORG[article.engine],
    }
    return {name: _plain(value) for name, value in values.items() if value}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if part}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return printable(value) if isinstance(value, str) else value


def _thing(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": name} if name else None


def _person(name: str | None, address: str | None = None) -> dict[str, Any] | None:
    return {"@type": "Person", "name": name, "url": address} if name else None


def _page(stands: Standing, address: str | None) -> Any:
    """The page; schema.org says of a page, and not of an article, who has reviewed it."""
    if not stands.reviewed_by:
        return address
    reviewed = (day_or_moment(stands.reviewed_at) or "")[: len("2026-03-04")]
    return {
        "@type": "WebPage",
        "@id": address,
        "reviewedBy": _person(stands.reviewed_by),
        "lastReviewed": reviewed,
    }


def _sources(sources: tuple[str, ...]) -> dict[str, list[str]]:
    addresses = [(source, link(source)) for source in sources if source.strip()]
    return {
        "isBasedOn": [address for _, address in addresses if address],
        "citation": [source for source, address in addresses if not address],
    }


def _correction(stands: Standing) -> dict[str, str] | None:
    return {"@type": "CorrectionComment", "text": stands.correction} if stands.correction else None


def _versions(facts: PageFacts) -> dict[str, Any]:
    """The other languages, where it is known which of them the original is: the note's."""
    others = [
        {"@type": "NewsArticle", "inLanguage": tag, "url": address}
        for tag, address in facts.alternates
        if tag != facts.language
    ]
    original = [each for each in others if each["inLanguage"] == facts.note_language]
    if facts.language == facts.note_language:
        return {"workTranslation": others}
    return {"translationOfWork": original[0] if original else None}
