"""A page has the metadata that the house wants."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import is_blank
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.house import House, HouseMetadata

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """A page must have the metadata that the house wants.

    ## What it does
    Finds each name under `page` of `[metadata]` in the house file that a whole document has no
    value for: the name or property of a `meta` element such as `author` or `og:image`, the
    relation of a `link` element such as `canonical`, or `json-ld`.

    ## Why
    Search engines, aggregators and previews show what they find there, and something else where
    they find nothing.

    ## How to mend
    Add the element to the head of the page.
    """
    if not context.house.metadata.page:
        return
    given = _given(page)
    for name in context.house.metadata.page:
        if name.lower() not in given:
            yield Found(offset=0, message=f"the house wants {name!r}, and the page has none: add it")


def _given(page: Page) -> set[str]:
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


RULE = Rule[Page](
    id="page-house-metadata",
    severity="error",
    scope="page",
    check=check,
    document=True,
    house=House(metadata=HouseMetadata(page=("author", "canonical"))),
    bad=(document(), document(head='<meta name="author" content=""><link rel="canonical" href="/a">')),
    good=(document(head='<meta name="author" content="Ada"><link rel="canonical" href="/a">'),),
)
