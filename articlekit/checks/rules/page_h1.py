"""A page has one h1."""

from collections.abc import Iterator

from articlekit.checks.examples import document
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """A page must have exactly one h1.

    ## What it does
    Counts the headings of level 1 of a whole document, hidden ones left out. A house file with
    `one_h1 = false` switches it off.

    ## Why
    The h1 says what the page is about: to a reader, to a screen reader, to a search engine.
    None leaves the page without a subject, two make it two pages.

    ## How to mend
    Make the headline the h1, and give every other heading a lower level.
    """
    if not context.house.headings.one_h1:
        return
    found = [one for one in page.headings if one.level == 1]
    if not found:
        yield Found(offset=0, message="the page has no h1: make its headline the h1")
    for one in found[1:]:
        message = "the page has another h1 already: give this heading a lower level"
        yield Found(offset=one.offset, message=message, quote=one.name)


RULE = Rule[Page](
    id="page-h1",
    severity="error",
    scope="page",
    check=check,
    document=True,
    bad=(
        document("<main><h2>Flood</h2><p>Two streets.</p></main>"),
        document("<main><h1>Flood</h1><p>Two.</p><h1>Fire</h1><p>One.</p></main>"),
    ),
    good=(
        document("<main><h1>Flood</h1><p>Two streets.</p></main>"),
        document("<main><h1>Flood</h1><p>Two.</p><h1 hidden>Fire</h1></main>"),
        "<h2>Flood</h2><p>Two streets.</p>",
    ),
)
