"""A heading is not a paragraph."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_paragraph
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article, headings

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A heading must not be a whole paragraph.

    ## What it does
    Finds headlines and headings of several sentences that end as sentences do, or that are longer
    than a heading may be.

    ## Why
    Text that was marked up as a heading by mistake hides the outline, and is read out as a
    landmark of its own by a screen reader.

    ## How to mend
    Make it a paragraph, under a heading of a few words.
    """
    for path, _, heading in headings(article):
        limit = context.headline_limit if path == "headline" else context.heading_limit
        if is_paragraph(heading.text, context.locale, limit=limit):
            message = "the heading is a whole paragraph: make it text, under a heading of a few words"
            yield Found(path=path, message=message, quote=heading.text)


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
