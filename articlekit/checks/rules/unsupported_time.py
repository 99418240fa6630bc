"""Every time of day and every duration of an article is in its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every time and every duration of an article should be in its note.

    ## What it does
    Compares each time of day with those of the note on the 24-hour clock, in its zone where both
    give one, and each duration by its length: 90 minutes are an hour and a half. Without a note the
    rule is silent.

    ## Why
    Who came when is what an inquiry will ask, and what those concerned remember.

    ## How to fix
    Give the time that the note gives, or say nothing.
    """
    if context.note is not None:
        yield from ground(article, context.note, context.house).unsupported("time", "duration")


RULE = Rule[Article](
    id="unsupported-time",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(telling(say("A water main burst in Harbour Street at 6:25 a.m.", "s1")),),
    good=(telling(say("A water main burst in Harbour Street at 06:52.", "s1")),),
)
