"""A heading of a page is not a paragraph."""

from collections.abc import Iterator
from dataclasses import replace

from articlekit.checks.headings import is_paragraph
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.locale import load

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """A heading must not be a whole paragraph.

    ## What it does
    Finds headings of several sentences that end as sentences do, or that are longer than a
    heading may be.

    ## Why
    Text that was marked up as a heading for its looks hides the outline, and a screen reader
    lists all of it among the headings.

    ## How to mend
    Make it a paragraph, under a heading of a few words; size and weight are the style sheet's
    business.
    """
    for one in page.headings:
        local = replace(context, locale=load(one.language))
        limit = local.headline_limit if one.level == 1 else local.heading_limit
        if is_paragraph(one.text, local.locale, limit=limit):
            message = "the heading is a whole paragraph: make it text, under a heading of a few words"
            yield Found(offset=one.offset, message=message, quote=one.text)


RULE = Rule[Page](
    id="page-heading-paragraph",
    severity="error",
    scope="page",
    check=check,
    bad=("<h2>Crews came at once. They closed the street. Nobody was hurt.</h2><p>Work.</p>",),
    good=("<h2>Crews came at once</h2><p>They closed the street. Nobody was hurt.</p>",),
)
