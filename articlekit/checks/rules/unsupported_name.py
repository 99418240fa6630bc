"""Every name of an article is in its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """Every name of an article should be in its note.

    ## What it does
    Looks for each word of a name of a person, organisation, place or product in the note: as
    written, with the same stem, or with another ending that the language gives to names. An acronym
    is in the note only if the note has it. In scripts without capitals the names are those that are
    quoted, titled, well known or written in Latin letters. A word that stands, between the same words,
    where the note has a name, is taken for another name, in whatever script. Without a note the rule is
    silent.

    ## Why
    A name that nobody gave is invented: it accuses, credits or exposes somebody else.

    ## How to fix
    Give the name as the note gives it, or describe the person by what the note says.
    """
    if context.note is not None:
        yield from ground(article, context.note, context.house).unsupported("name")


RULE = Rule[Article](
    id="unsupported-name",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("According to Mayor Anna Lemaire the pipe was not marked on plans.", "s4")),
        telling(say("A water main burst in Castle Street.", "s1")),
        telling(say("Castle Street has a burst water main.", "s1")),
    ),
    good=(
        telling(say("According to Anna Lenoir, the mayor, the pipe was not marked on plans.", "s4")),
        telling(say("The pipe was not marked on the plans, Mayor Lenoir said.", "s4")),
    ),
)
