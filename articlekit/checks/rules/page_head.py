"""The head of a page has a title and a description."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.headings import is_blank
from articlekit.checks.page import Page, clean
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["DESCRIPTION", "TITLE"]


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
    bad=(document(title=""), document(title="<title> </title>")),
    good=(document(),),
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
    bad=(document(description=""), document(description="Flood"), document(description="Flood. " * 80)),
    good=(document(),),
)
