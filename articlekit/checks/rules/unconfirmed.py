"""What of a translation has nothing in common with its statements is shown."""

from collections.abc import Iterator

from articlekit.checks.grounding import Claim, Grounding, ground
from articlekit.checks.grounding.confirmation import is_confirmed
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.house import House

__all__ = ["RULE", "unconfirmed"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence of a translation that shares no fact or name with its statements should be read.

    ## What it does
    Where article and note are in different languages, finds each sentence and heading that has no
    number, date, time, duration or identifier in common with what it cites, and no word of a name.
    It says nothing against them: most are honest, and `unchecked` counts them.

    ## Why
    A translation is compared with its note by facts and names. Where there are none in common a
    sentence may say anything.

    ## How to fix
    Have somebody who reads both languages compare the sentence with the statements beside it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or grounding.one_language:
        return
    for claim in unconfirmed(grounding):
        cited = " ".join(claim.sources)
        message = f"this shares no number, date or name with {cited}: compare the two by eye"
        yield Found(path=claim.path, message=message, quote=claim.passage.text)


def unconfirmed(grounding: Grounding) -> Iterator[Claim]:
    """The sentences and headings that share nothing with what they cite, though they cite something."""
    for claim in grounding.claims:
        cites = any(each in grounding.index.sources for each in claim.sources)
        if claim.prose and cites and not is_confirmed(claim, grounding):
            yield claim


RULE = Rule[Article](
    id="unconfirmed",
    severity="info",
    scope="article",
    check=check,
    note=NOTE,
    house=House(severities={"unchecked": None}),
    bad=(telling(say("Il n’y a pas de blessé.", "s3"), headline="Une conduite d’eau éclate", language="fr"),),
    good=(telling(say("No one was injured.", "s3")),),
)
