"""Every date of an article is in its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import Grounding, ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.moments import misfits
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every date of an article should be in its note, on the right day of the week.

    ## What it does
    Compares each date with those of the note, however it is written: a year that the note leaves
    out is that of the note's date, yesterday and last Tuesday are counted from it, and what is less
    exact follows from what is more so, such as the month from the day. It also finds a weekday that
    does not fit the date beside it. Without a note the rule is silent.

    ## Why
    A date that is off by one sends the reader to the wrong day, and nobody else notices.

    ## How to fix
    Give the date that the note gives, or say nothing.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    yield from grounding.unsupported("date")
    yield from _misfits(grounding)


def _misfits(grounding: Grounding) -> Iterator[Found]:
    for claim in grounding.claims:
        if grounding.is_copied(claim):
            continue
        for weekday, date in misfits(claim.passage, grounding.cited(claim)):
            message = (
                f"{shorten(date.text)!r} is no {shorten(weekday.text)!r}; "
                f"nearest is {grounding.nearest(claim.passage)}"
            )
            yield Found(path=claim.path, message=message, quote=weekday.text)


RULE = Rule[Article](
    id="unsupported-date",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("A water main burst in Harbour Street on 7 May.", "s1")),
        telling(say("A water main burst in Harbour Street in June 2026.", "s1")),
    ),
    good=(
        telling(say("A water main burst in Harbour Street on May 4.", "s1")),
        telling(say("A water main burst in Harbour Street in May 2026.", "s1")),
    ),
)
