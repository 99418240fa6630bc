"""What a page says about itself to machines: canonical address and Open Graph."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from articlekit.language.tags import normalize
from articlekit.model.article import Article
from articlekit.model.house import House

__all__ = ["PageFacts", "canonical", "link", "open_graph"]

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
    modified: str | None = None
    """ISO 8601."""
    alternates: tuple[tuple[str, str], ...] = ()
    """The versions of the article in all its languages: language tag and address of each."""
    note_language: str | None = None
    """The language tag of the note, where it is known."""


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
        ("og:image", link(article.meta.image or "")),
        ("og:url", None if facts.alternates else canonical(article, house)),
        ("og:site_name", house.page.site_name),
        ("og:locale", "_".join(tags) if len(tags) == 2 else None),
        ("article:published_time", facts.date),
        ("article:modified_time", facts.modified),
    )
    return tuple((name, value) for name, value in pairs if value)
