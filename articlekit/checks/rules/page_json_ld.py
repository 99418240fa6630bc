"""The JSON-LD of a page says what the page says."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from articlekit.checks.examples import document
from articlekit.checks.headings import shorten
from articlekit.checks.page import Page, clean
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _context: Context) -> Iterator[Found]:
    """JSON-LD must be valid and agree with the page.

    ## What it does
    Finds a block of JSON-LD that is not JSON, and an article in it whose headline is not an h1
    of the page, whose language is not that of the page, whose date stands in no time element,
    or whose description is not the meta description. What either side leaves out is not
    compared.

    ## Why
    Search engines and aggregators print what the JSON-LD says; where it contradicts the page,
    one of the two is wrong.

    ## How to fix
    Make both from the same data.
    """
    printed: _Printed | None = None
    for _, script in page.tagged("script"):
        if script.attributes.get("type", "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(page.content(script))
        except (ValueError, RecursionError):
            yield Found(offset=script.offset, message="the JSON-LD is not valid JSON: fix it or take it out")
            continue
        printed = printed or _printed(page)
        for article in _articles(data):
            for message in _contradictions(printed, article):
                yield Found(offset=script.offset, message=message)


def _articles(data: object) -> Iterator[dict[str, object]]:
    """The articles among the items of a block: one item, a list of them, or a graph."""
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    for item in graph if isinstance(graph, list) else [graph]:
        if isinstance(item, dict):
            types = item.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and name.endswith(("Article", "BlogPosting")) for name in names):
                yield item


@dataclass(frozen=True)
class _Printed:
    """What a page says of the same things, outside of its JSON-LD."""

    language: str
    headline: str
    """The first h1."""
    headlines: frozenset[str]
    """Every h1, plain."""
    dates: frozenset[str]
    description: str | None


def _printed(page: Page) -> _Printed:
    headlines = [one.text for one in page.headings if one.level == 1]
    metas = (one.attributes for _, one in page.tagged("meta"))
    shown = (clean(one.get("content", "")) for one in metas if one.get("name", "").lower() == "description")
    times = (one for _, one in page.tagged("time") if not one.hidden)
    return _Printed(
        language=page.language,
        headline=next(iter(headlines), ""),
        headlines=frozenset(map(_plain, headlines)),
        dates=frozenset(one.attributes.get("datetime", "")[:10] for one in times),
        description=next(shown, None),
    )


def _contradictions(printed: _Printed, article: dict[str, object]) -> Iterator[str]:
    headline = _said(article, "headline")
    if headline and printed.headlines and _plain(headline) not in printed.headlines:
        first = shorten(printed.headline)
        yield f"JSON-LD headline {shorten(headline)!r} is not the h1 {first!r}: make them one"
    language = _said(article, "inLanguage")
    if language and language.lower() != printed.language.lower():
        ours = printed.language
        yield f"JSON-LD inLanguage {shorten(language)!r} is not the page's {ours!r}: make them one"
    date = _said(article, "datePublished")
    if date and printed.dates and date[:10] not in printed.dates:
        yield f"JSON-LD datePublished {shorten(date)!r} stands in no time element: make them agree"
    description = _said(article, "description")
    shown = printed.description
    if description and shown is not None and _plain(description) != _plain(shown):
        yield "JSON-LD description is not the meta description: make them one"


def _plain(text: str) -> str:
    """A text without the characters that one of the two forms cannot hold."""
    return " ".join("".join(filter(str.isprintable, text)).replace("\ufffd", "").split())


def _said(article: dict[str, object], key: str) -> str:
    value = article.get(key)
    return clean(value) if isinstance(value, str) else ""


RULE = Rule[Page](
    id="page-json-ld",
    severity="error",
    scope="page",
    check=check,
    document=True,
    bad=(
        document(head='<script type="application/ld+json">{"@type": "NewsArticle",}</script>'),
        document(
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire"}</script>'
        ),
        document(head='<script type="application/ld+json">{"@type": "Article", "inLanguage": "fr"}</script>'),
    ),
    good=(
        document(
            head='<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
            '"headline": "Water main bursts", "inLanguage": "en"}]}</script>'
        ),
    ),
)
