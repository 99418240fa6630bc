"""What a page says of itself: in its head, and as a schema.org NewsArticle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import quote

from articlekit.language.locale import load
from articlekit.language.tags import normalize, uses_spaces
from articlekit.model.article import Article, blocks
from articlekit.model.house import House
from articlekit.rendering.dates import day_or_moment
from articlekit.rendering.escaping import one_line, printable
from articlekit.rendering.news_item import SCHEMA_ORG, Standing, standing

__all__ = [
    "LONGEST_TITLE",
    "PageFacts",
    "canonical",
    "describe",
    "entitle",
    "json_ld",
    "link",
    "open_graph",
    "shorten",
]


LONGEST_TITLE = 70
"""Characters: what search engines and browser tabs show at most."""

_ENOUGH = 110
"""Characters of a description after which no further sentence is taken."""


def entitle(article: Article, site: str | None = None) -> str:
    """The title of the page: the headline, cut between words, with the site's name where it fits."""
    headline = one_line(article.headline.text) or describe(article)
    full = f"{headline} | {one_line(site)}" if site else headline
    if _written(full) <= LONGEST_TITLE:
        return full
    limit, title = LONGEST_TITLE, headline
    while _written(title) > LONGEST_TITLE and limit > 1:
        title = shorten(headline, limit, spaced=uses_spaces(article.language))
        limit -= 1
    return title


def _written(text: str) -> int:
    """The length of a text as HTML writes it, which is what html-validate counts."""
    return len(escape(text))


def describe(article: Article) -> str:
    """The standfirst or the first sentences of the lede, on one line.

    Whole sentences where they fit; a first one that is too long is cut between words. An article
    without a lede is described by what it has.
    """
    scale = 1 if uses_spaces(article.language) else 2
    locale = load(article.language)
    _, limit = locale.limits.description
    between = locale.typography.word_space
    taken = ""
    for sentence in _candidates(article):
        longer = taken + between + sentence if taken else sentence
        if taken and (len(longer) > limit or len(taken) >= _ENOUGH // scale):
            break
        taken = longer
    return shorten(taken, limit, spaced=scale == 1)


def _candidates(article: Article) -> Iterator[str]:
    standfirst = one_line(article.standfirst or "")
    if standfirst:
        yield standfirst
        return
    paragraphs = article.lede or tuple(paragraph for _, paragraph in blocks(article))
    texts = (one_line(sentence.text) for paragraph in paragraphs for sentence in paragraph.sentences)
    found = False
    for line in filter(None, texts):
        found = True
        yield line
    if not found:
        yield one_line(article.headline.text)


def shorten(text: str, limit: int, *, spaced: bool) -> str:
    """The text in at most `limit` characters, cut between words and ended with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if spaced and " " in head and text[limit - 1] != " ":
        head = head.rsplit(" ", 1)[0]
    return head.rstrip(" \u00a0\u202f,;:–—-،、，；：") + "…"


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
