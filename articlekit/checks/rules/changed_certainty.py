"""A sentence is as certain as its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should be as certain as the note, and no more.

    ## What it does
    Holds each clause against the clauses of the note that carry most of it, and against their labels: a
    suspicion, a preliminary finding or hearsay there has to be one here, in whatever words, or the word of
    somebody. It finds what is called confirmed, already done or true of all where the note does not say so.
    Without a note, or with one in another language, the rule is silent.

    ## Why
    A lost "allegedly" makes a fact of a suspicion, and a plan told as done is false.

    ## How to fix
    Doubt as the note does. Where the sentence says the same in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for shift in grounding.shifts(claim):
            if shift.kind == "certainty":
                severity, text = grounding.severity(claim, settled=True), claim.passage.text
                yield Found(path=claim.path, message=shift.message, quote=text, severity=severity)
                break


RULE = Rule[Article](
    id="changed-certainty",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("An excavator was at work in the street.", "s5")),
        telling(say("It is confirmed that an excavator was at work in the street.", "s5")),
    ),
    good=(
        telling(say("An excavator was apparently at work in the street.", "s5")),
        telling(say("The tram is expected to run again on Tuesday.", "s6")),
    ),
)
