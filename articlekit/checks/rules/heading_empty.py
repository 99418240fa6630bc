"""A section heading has text."""

from collections.abc import Iterator

from articlekit.checks.examples import section, story
from articlekit.checks.headings import is_blank
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, _: Context) -> Iterator[Found]:
    """A heading must have text.

    ## What it does
    Finds section headings that are empty or made of white space.

    ## Why
    Readers who move from heading to heading, with their eyes or with a screen reader, land on nothing.

    ## How to mend
    Say in a few words what the section tells, or join the section to the one before it.
    """
    for number, section_ in enumerate(article.sections):
        if is_blank(section_.heading.text):
            yield Found(
                path=f"sections[{number}].heading",
                message="the heading is empty: give it words or join the sections",
            )


RULE = Rule[Article](
    id="heading-empty",
    severity="error",
    scope="article",
    check=check,
    bad=(story(section("", "Crews are at work.")), story(section("\u00a0", "Crews are at work."))),
    good=(story(section("Repairs under way", "Crews are at work.")),),
)
