"""Headings of the same rank differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from articlekit.checks.examples import section, story
from articlekit.checks.headings import duplicates
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.texts import headed
from articlekit.model.article import Article

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = ["PAGE_RULE", "RULE"]


def check(subject: "Article | Page", context: Context) -> Iterator[Found]:
    """Sibling headings must not have the same text.

    ## What it does
    Finds headings that repeat another one of the same level under the same heading. Letter case
    and white space do not count.

    ## Why
    The headings together read as a summary; two that are alike tell the reader nothing about what
    is different, and links to them cannot be told apart.

    ## How to fix
    Say in each heading what is new in its section, or join the sections.
    """
    found = [*headed(subject, context, headline=False)]
    for index, first in duplicates((one.level, one.name) for one in found):
        if isinstance(subject, Article):
            place = f"section {first + 1}"
        else:
            place = f"line {subject.place(found[first].offset or 0)[0]}"
        message = f"the heading repeats that of {place}: say what is new here or join the two"
        yield found[index].found(message, quote=found[index].name)


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

PAGE_RULE: "Rule[Page]" = Rule(
    id="page-duplicate-heading",
    severity="warning",
    scope="page",
    check=check,
    bad=("<h2>Repairs</h2><p>Under way.</p><h2>repairs</h2><p>Done.</p>",),
    good=("<h2>A</h2><h3>Repairs</h3><p>Two.</p><h2>B</h2><h3>Repairs</h3><p>One.</p>",),
)
