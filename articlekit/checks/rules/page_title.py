"""A page has a title."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import is_blank
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A page must have one title with text.

    ## What it does
    Finds a document without a title element, with an empty one, or with more than one. Titles
    of drawings do not count. Whether a title describes its page is for people to say: of the W3C's
    rule c4a8a4 the failed example 3, a title that says less than the page, is not decided.

    ## Why
    The title is what tabs, bookmarks, histories and search results show, and the first thing
    that a screen reader says.

    ## How to mend
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


RULE = Rule[Page](
    id="page-title",
    severity="error",
    scope="page",
    check=check,
    document=True,
    bad=(document(title=""), document(title="<title> </title>")),
    good=(document(),),
)
