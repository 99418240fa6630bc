"""What a page says of itself to search engines: title, description, and its data as JSON-LD."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from articlekit.checks.headings import is_blank, shorten
from articlekit.checks.page import Page, clean
from articlekit.checks.rule import Context, Found, Rule, web_page

__all__ = ["DESCRIPTION", "JSON_LD", "TITLE"]


def check_title(page: Page, _: Context) -> Iterator[Found]:
    """A page must have one title with text.

    ## What it does
    Finds a document without a title element, with an empty one, or with more than one. Titles
    of drawings do not count. Whether a title describes its page is for people to say: of the W3C's
    rule c4a8a4 the failed example 3, a title that says less than the page, is not decided.

    ## Why
    The title is what tabs, bookmarks, histories and search results show, and the first thing
    that a screen reader says.

    ## How to fix
    Write `<title>` with the headline, and the name of the site if it has one.
    """
    titles = [
        one for index, one in page.tagged("title") if page.within(index, frozenset({"svg", "template"})) < 0
    ]
    if not titles:
        yield Found(offset=0, message="the page has no title: write the headline into a title element")
    elif is_blank(page.content(titles[0])):
        yield Found(offset=titles[0].offset, message="the title is empty: write the headline into it")
    for another in titles[1:]:
        yield Found(offset=another.offset, message="the page has a title already: take this one out")


TITLE = Rule[Page](
    id="page-title",
    severity="error",
    scope="page",
    check=check_title,
    document=True,
    bad=(web_page(title=""), web_page(title="<title> </title>")),
    good=(web_page(),),
)


def check_description(page: Page, context: Context) -> Iterator[Found]:
    """A page must have a description of a useful length.

    ## What it does
    Finds a document without a meta description, and one whose description is much shorter or
    longer than a standfirst of its language: in English 50 to 320 characters.

    ## Why
    Search results and link previews show it under the title; without it they cut something out
    of the text.

    ## How to fix
    Put the standfirst, or the first sentence of the lede, into `<meta name="description">`.
    """
    found = [one for _, one in page.tagged("meta") if one.attributes.get("name", "").lower() == "description"]
    if not found:
        yield Found(offset=0, message="the page has no meta description: put the standfirst into one")
        return
    text = clean(found[0].attributes.get("content", ""))
    least, most = context.locale.limits.description
    if not least <= len(text) <= most:
        message = f"the description has {len(text)} characters: {least} to {most} are of use"
        yield Found(offset=found[0].offset, message=message, quote=text)


DESCRIPTION = Rule[Page](
    id="page-description",
    severity="warning",
    scope="page",
    check=check_description,
    document=True,
    bad=(web_page(description=""), web_page(description="Flood"), web_page(description="Flood. " * 80)),
    good=(web_page(),),
)


def check_json_ld(page: Page, _context: Context) -> Iterator[Found]:
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


JSON_LD = Rule[Page](
    id="page-json-ld",
    severity="error",
    scope="page",
    check=check_json_ld,
    document=True,
    bad=(
        web_page(head='<script type="application/ld+json">{"@type": "NewsArticle",}</script>'),
        web_page(
            head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fire"}</script>'
        ),
        web_page(head='<script type="application/ld+json">{"@type": "Article", "inLanguage": "fr"}</script>'),
    ),
    good=(
        web_page(
            head='<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
            '"headline": "Water main bursts", "inLanguage": "en"}]}</script>'
        ),
    ),
)
