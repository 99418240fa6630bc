"""A heading is not a paragraph."""

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


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """A heading must not be a whole paragraph.

    ## What it does
    Finds headlines and headings of several sentences that end as sentences do, or that are longer
    than a heading may be.

    ## Why
    Text that was marked up as a heading, by mistake or for its looks, hides the outline, and is read out
    as a landmark of its own by a screen reader.

    ## How to fix
    Make it a paragraph, under a heading of a few words; size and weight are the style sheet's business.
    """
    for one in headed(subject, context):
        if is_paragraph(one.text, one.locale, limit=one.limit):
            yield one.found("the heading is a whole paragraph: make it text, under a heading of a few words")


RULE = Rule[Article](
    id="heading-paragraph",
    severity="error",
    scope="article",
    check=check,
    bad=(
        story(section("Crews came at once. They closed the street. Nobody was hurt.", "Crews are at work.")),
    ),
    good=(
        story(section("Crews came at once", "They closed the street. Nobody was hurt.")),
        story(section("No water. No plan", "Crews are at work.")),
    ),
)

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-heading-paragraph",
    severity="error",
    scope="page",
    check=check,
    bad=("<h2>Crews came at once. They closed the street. Nobody was hurt.</h2><p>Work.</p>",),
    good=("<h2>Crews came at once</h2><p>They closed the street. Nobody was hurt.</p>",),
)
