"""A heading has text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.texts import headed
from articlekit.model.article import Article

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """A heading must have text or, on a page, another accessible name.

    ## What it does
    Finds section headings that are empty or made of white space, and headings of a page without text,
    label or image with an alternative text. Hidden headings do not count. Whether a heading describes its
    text is for people to say: of the W3C's rule b49b2e the failed examples 1 and 4, the heading "Weather"
    over opening hours, are not decided.

    ## Why
    Readers who move from heading to heading, with their eyes or with a screen reader, land on nothing.

    ## How to fix
    Say in a few words what follows, take the empty heading out, or join the section to the one before it.
    The fix takes one of a page out that holds neither an image nor an anchor.
    """
    for one in headed(subject, context, headline=False):
        if not is_blank(one.name):
            continue
        if isinstance(subject, Article):
            yield one.found("the heading is empty: give it words or join the sections", quote="")
        else:
            from articlekit.checks.mending import take_out  # which articles do without

            fix = take_out(subject, one.element)
            yield one.found("the heading is empty: take it out or give it words", quote="", fix=fix)


RULE = Rule[Article](
    id="heading-empty",
    severity="error",
    scope="article",
    check=check,
    bad=(story(section("", "Crews are at work.")), story(section("\u00a0", "Crews are at work."))),
    good=(story(section("Repairs under way", "Crews are at work.")),),
)

PAGE_RULE: "Rule[Page]" = Rule(
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
