"""Headings of the same rank differ."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import duplicates
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """Sibling headings must not have the same text.

    ## What it does
    Finds headings that repeat another one of the same level under the same heading. Letter case
    and white space do not count.

    ## Why
    The headings together read as a summary; two that are alike tell the reader nothing about what
    is different, and links to them cannot be told apart.

    ## How to mend
    Say in each heading what is new in its section, or join the sections.
    """
    headings = [(one.level, one.heading.text) for one in article.sections]
    for index, first in duplicates(headings):
        message = f"the heading repeats that of section {first + 1}: say what is new here or join the two"
        yield Found(path=f"sections[{index}].heading", message=message, quote=headings[index][1])


RULE = Rule[Article](
    id="duplicate-heading",
    severity="error",
    scope="article",
    check=check,
    bad=(story(section("Repairs", "Crews are at work."), section("repairs ", "Pipes were laid.")),),
    good=(
        story(section("Repairs under way", "Crews are at work."), section("New pipes", "Pipes were laid.")),
        story(
            section("Harbour Street", "It was flooded."),
            section("Repairs", "Crews are at work.", level=3),
            section("Mill Lane", "It was closed."),
            section("Repairs", "Pipes were laid.", level=3),
        ),
    ),
)
