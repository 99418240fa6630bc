"""What a page says about itself to machines: canonical address, Open Graph, schema.org, IPTC."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from articlekit.language.tags import normalize
from articlekit.model.article import Article, Engine
from articlekit.model.house import House
from articlekit.rendering.printable import printable

__all__ = ["DIGITAL_SOURCE_TYPES", "PageFacts", "canonical", "json_ld", "link", "open_graph"]

_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"

DIGITAL_SOURCE_TYPES: dict[Engine, str] = {
    # "Algorithmically-altered media": rearranged by rule, the content itself is kept.
    "extractive": _IPTC + "algorithmicallyEnhanced",
    "structure": _IPTC + "algorithmicallyEnhanced",
    # "Created using generative AI": the wording is the model's, also where the facts are the note's.
    "openai": _IPTC + "trainedAlgorithmicMedia",
}
"""IPTC NewsCodes for how a text came about (http://cv.iptc.org/newscodes/digitalsourcetype/)."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#]\S*)?")
_SAFE = "/?#%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """What the page shows and the metadata repeats."""

    language: str
    """The language tag as the page declares it."""
    description: str
    date: str | None
    """ISO 8601."""


def link(text: str) -> str | None:
    """The address that a text is, fit for `href`; `None` where it is none of the web."""
    address = text.strip()
    if not _ADDRESS.fullmatch(address):
        return None
    head, mark, fragment = quote(address, safe=_SAFE).partition("#")
    whole = head + mark + fragment.replace("#", "%23")
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", whole)


def canonical(article: Article, house: House) -> str | None:
    """The address of the article: the outlet's with the slug after it, where both are known."""
    steps = (article.meta.slug or "").split("/")
    slug = "/".join(quote(step.strip(), safe="") for step in steps if step.strip(" .\t\n"))
    base = house.page.base_url
    return link(f"{base.rstrip('/')}/{slug}") if base and slug else None


def open_graph(article: Article, house: House, facts: PageFacts) -> tuple[tuple[str, str], ...]:
    """Open Graph properties and their values, in order (https://ogp.me/).

    The locale is named only where the tag has a region: a French text need not be from France.
    """
    tags = [part for part in normalize(facts.language).split("-") if len(part) == 2]
    pairs = (
        ("og:type", "article"),
        ("og:title", article.headline.text),
        ("og:description", facts.description),
        ("og:url", canonical(article, house)),
        ("og:site_name", house.page.site_name),
        ("og:locale", "_".join(tags) if len(tags) == 2 else None),
        ("article:published_time", facts.date),
    )
    return tuple((name, value) for name, value in pairs if value)


def json_ld(article: Article, house: House, facts: PageFacts) -> dict[str, Any]:
    """The article as a schema.org NewsArticle; what is not known is left out, never made up."""
    meta = article.meta
    address = canonical(article, house)
    sources = [address for address in map(link, meta.sources) if address]
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline.text,
        "description": facts.description,
        "inLanguage": facts.language,
        "datePublished": facts.date,
        "dateline": meta.place,
        "author": _thing("Person", meta.byline),
        "publisher": _thing("Organization", house.page.site_name),
        "url": address,
        "mainEntityOfPage": address,
        "isBasedOn": sources,
        "digitalSourceType": DIGITAL_SOURCE_TYPES[article.engine],
    }
    return {name: _plain(value) for name, value in values.items() if value}


def _plain(value: Any) -> Any:
    return printable(value) if isinstance(value, str) else value


def _thing(kind: str, name: str | None) -> dict[str, str] | None:
    return {"@type": kind, "name": printable(name)} if name else None
