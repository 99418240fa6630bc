"""A sentence denies what its note denies, and is as sure."""

from collections.abc import Iterator

from articlekit.checks.examples import NOTE, say, telling
from articlekit.checks.grounding import ground
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.locale import load
from articlekit.language.words import content
from articlekit.model.article import Article
from articlekit.model.finding import Severity

__all__ = ["CERTAINTY", "POLARITY"]


def check_polarity(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should deny what the note denies.

    ## What it does
    Holds each clause against the clauses of the note that carry most of it: whether both deny or neither
    does, in whatever words ("not affected", "as usual", "refused"). It also finds words that the note has in
    denied places alone, and before and after, above and below, where they are exchanged. Of a heading it
    finds only what is beyond doubt. Without a note, or with one in another language, the rule is silent.

    ## Why
    A lost "not" turns a sentence round.

    ## How to fix
    Deny as the note does. Where the sentence says the same in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for shift in grounding.shifts(claim):
            if shift.kind != "certainty" and (shift.plain or not claim.heading):
                plain = shift.plain and not claim.heading
                severity: Severity | None = "error" if plain else grounding.severity(claim)
                yield Found(
                    path=claim.path, message=shift.message, quote=claim.passage.text, severity=severity
                )
                break


POLARITY = Rule[Article](
    id="changed-polarity",
    severity="warning",
    scope="article",
    check=check_polarity,
    note=NOTE,
    bad=(telling(say("People were injured.", "s3")),),
    good=(
        telling(say("Nobody was injured.", "s3")),
        telling(say("An excavator was apparently at work in the street.", "s5")),
    ),
)


def check_certainty(article: Article, context: Context) -> Iterator[Found]:
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
    language = article.language
    labels = [
        *load(language).labels.values(),
        *(each.label or "" for each in grounding.index.note.statements),
    ]
    named = content(" ".join(labels), language)
    for claim in grounding.claims:
        if claim.heading and content(claim.passage.text, language) <= named:
            continue  # names of what stands under it, which claim nothing
        for shift in grounding.shifts(claim):
            if shift.kind == "certainty":
                severity, text = grounding.severity(claim, settled=True), claim.passage.text
                yield Found(path=claim.path, message=shift.message, quote=text, severity=severity)
                break


CERTAINTY = Rule[Article](
    id="changed-certainty",
    severity="warning",
    scope="article",
    check=check_certainty,
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
