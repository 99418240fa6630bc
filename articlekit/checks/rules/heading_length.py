"""Headlines and headings are short."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_paragraph
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.texts import headed
from articlekit.model.article import Article

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


_LONG = "Crews of the water board and of two private companies are at work day and night to mend the pipes"


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Headlines and headings should keep to their length.

    ## What it does
    Finds a headline or heading with more characters than the house file allows, or, where it says
    nothing, than is usual in the newsrooms of the language. On a page the h1 is the headline.

    ## Why
    A heading is taken in at a glance; a long one wraps on a telephone and is cut in search results.

    ## How to fix
    Keep the clause with the news and leave the rest to the text.
    """
    for one in headed(subject, context):
        length = len(one.text)
        if length > one.limit and not is_paragraph(one.text, one.locale, limit=one.limit):
            yield one.found(f"{length} characters, the limit is {one.limit}: keep the clause with the news")


RULE = Rule[Article](
    id="heading-length",
    severity="warning",
    scope="article",
    check=check,
    bad=(story(section(_LONG, "Crews are at work.")), story(headline=f"{_LONG} in Harbour Street")),
    good=(story(section("Crews mend the pipes day and night", "Crews are at work.")),),
)

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-heading-length",
    severity="warning",
    scope="page",
    check=check,
    bad=(f"<h2>{_LONG}</h2><p>Work.</p>",),
    good=("<h2>Crews mend the pipes day and night</h2><p>Work.</p>",),
)
