"""Headings of a page are short."""

from collections.abc import Iterator
from dataclasses import replace

from articlekit.checks.headings import is_paragraph
from articlekit.checks.page import Page
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.locale import load

__all__ = ["RULE"]


def check(page: Page, context: Context) -> Iterator[Found]:
    """Headings should keep to their length.

    ## What it does
    Finds headings with more characters than the house file allows or, where it says nothing,
    than is usual in the newsrooms of the language; h1 and lower headings have limits of their
    own.

    ## Why
    A heading is taken in at a glance; a long one wraps on a telephone and is cut in search
    results.

    ## How to mend
    Keep the clause with the news and leave the rest to the text.
    """
    for one in page.headings:
        local = replace(context, locale=load(one.language))
        limit = local.headline_limit if one.level == 1 else local.heading_limit
        if len(one.text) > limit and not is_paragraph(one.text, local.locale, limit=limit):
            message = f"{len(one.text)} characters, the limit is {limit}: keep the clause with the news"
            yield Found(offset=one.offset, message=message, quote=one.text)


_LONG = "Crews of the water board and of two other companies mend the burst pipes day and night"

RULE = Rule[Page](
    id="page-heading-length",
    severity="warning",
    scope="page",
    check=check,
    bad=(f"<h2>{_LONG}</h2><p>Work.</p>",),
    good=("<h2>Crews mend the pipes day and night</h2><p>Work.</p>",),
)
