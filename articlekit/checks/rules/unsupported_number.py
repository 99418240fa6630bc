"""Every quantity of an article is in its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every number of an article should be in its note.

    ## What it does
    Compares each number with those of the note by value, unit and magnitude: 1,234.5 is 1.234,5 in
    German, 12,000 is twelve thousand, 1.5 km is 1,500 m. Where the article says "about", a plain
    rounding of the note's number will do. Identifiers such as CVE-2021-41817 or version 3.2.1 are
    compared as a whole. Without a note the rule is silent.

    ## Why
    A wrong number is the mistake that readers find first and forgive last.

    ## How to fix
    Give the number that the note gives, or say nothing.
    """
    if context.note is not None:
        yield from ground(article, context.note, context.house).unsupported("number", "identifier")


RULE = Rule[Article](
    id="unsupported-number",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("15 cellars were flooded.", "s2")),
        telling(say("About 2,800 residents are without water.", "s2")),
    ),
    good=(
        telling(say("Fourteen cellars were flooded.", "s2")),
        telling(say("About 2,300 residents are without water.", "s2")),
    ),
)
