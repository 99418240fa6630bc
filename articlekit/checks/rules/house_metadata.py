"""An article or a page has the metadata that the house wants."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.examples import document, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.house import House, HouseMetadata
from articlekit.model.note import Meta

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """An article must have the metadata that the house wants.

    ## What it does
    Finds each name under `article` of `[metadata]` in the house file that the article has no
    value for: `date`, `place`, `byline`, `slug`, `sources`, `embargo` or `standfirst`.

    ## Why
    The system that takes the article over refuses it, or files it where nobody finds it.

    ## How to fix
    Give the value in the note, or put it into the article.
    """
    for name in context.house.metadata.article:
        place = "standfirst" if name == "standfirst" else f"meta.{name}"
        value = article.standfirst if name == "standfirst" else getattr(article.meta, name)
        if not value or (isinstance(value, str) and is_blank(value)):
            yield Found(path=place, message=f"the house wants {name!r}, and the article has none: add it")


def check_page(page: "Page", context: Context) -> Iterator[Found]:
    """A page must have the metadata that the house wants.

    ## What it does
    Finds each name under `page` of `[metadata]` in the house file that a whole document has no
    value for: the name or property of a `meta` element such as `author` or `og:image`, the
    relation of a `link` element such as `canonical`, or `json-ld`.

    ## Why
    Search engines, aggregators and previews show what they find there, and something else where
    they find nothing.

    ## How to fix
    Add the element to the head of the page.
    """
    if not context.house.metadata.page:
        return
    given = _given(page)
    for name in context.house.metadata.page:
        if name.lower() not in given:
            yield Found(offset=0, message=f"the house wants {name!r}, and the page has none: add it")


def _given(page: "Page") -> set[str]:
    """Names of what has a value, in lower case."""
    names: set[str] = set()
    for _, one in page.tagged("meta", "link", "script"):
        get = one.attributes.get
        if one.tag == "meta" and not is_blank(get("content", "")):
            names |= {get("name", "").strip().lower(), get("property", "").strip().lower()}
        elif one.tag == "link" and not is_blank(get("href", "")):
            names |= set(get("rel", "").lower().split())
        elif get("type", "").strip().lower() == "application/ld+json":
            names.add("json-ld")
    return names


_DATED = story().model_copy(update={"meta": Meta(date="2026-04-08", byline="Ada Example")})

RULE = Rule[Article](
    id="house-metadata",
    severity="error",
    scope="article",
    check=check,
    house=House(metadata=HouseMetadata(article=("date", "byline"))),
    bad=(story(),),
    good=(_DATED,),
)

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-house-metadata",
    severity="error",
    scope="page",
    check=check_page,
    document=True,
    house=House(metadata=HouseMetadata(page=("author", "canonical"))),
    bad=(document(), document(head='<meta name="author" content=""><link rel="canonical" href="/a">')),
    good=(document(head='<meta name="author" content="Ada"><link rel="canonical" href="/a">'),),
)
