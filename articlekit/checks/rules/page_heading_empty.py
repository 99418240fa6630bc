"""A heading of a page has a name."""

from collections.abc import Iterator

from articlekit.checks.headings import is_blank
from articlekit.checks.mending import take_out
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule

__all__ = ["RULE"]


def check(page: Page, _: Context) -> Iterator[Found]:
    """A heading must have text or another accessible name.

    ## What it does
    Finds headings without text, label or image with an alternative text. Hidden headings do not
    count. Whether a heading describes its text is for people to say: of the W3C's rule b49b2e the
    failed examples 1 and 4, the heading "Weather" over opening hours, are not decided.

    ## Why
    A screen reader announces a heading and then says nothing; an editor left a line break
    formatted as a heading.

    ## How to mend
    Take the empty heading out, or say in it what follows. The fix takes out one that holds neither
    an image nor an anchor.
    """
    for one in page.headings:
        if is_blank(one.name):
            message = "the heading is empty: take it out or give it words"
            yield Found(offset=one.offset, message=message, fix=take_out(page, one.element))


RULE = Rule[Page](
    id="page-heading-empty",
    severity="error",
    scope="page",
    check=check,
    fixable=True,
    bad=("<h2> </h2><p>Two streets.</p>", '<h2><img src="a.png" alt=""></h2><p>Two streets.</p>'),
    good=(
        '<h2><img src="a.png" alt="Flood"></h2><p>Two.</p>',
        "<h2 hidden></h2>",
        '<h2 aria-label="Flood"></h2><p>Two.</p>',
    ),
)
