"""A sentence denies what its note denies, and nothing else."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.finding import Severity

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should deny what the note denies.

    ## What it does
    Holds each clause against the clauses of the note that carry most of it: whether both deny or neither
    does, in whatever words ("not affected", "as usual", "refused"). It also finds words that the note has in
    denied places alone, and before and after, above and below, where they are exchanged, and a word of the
    note that stands where the note has another one. Of a heading it finds only what is beyond doubt. Without
    a note, or with one in another language, the rule is silent.

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
                doubt = grounding.severity(claim, settled=shift.kind == "exchange")
                severity: Severity | None = "error" if plain else doubt
                yield Found(
                    path=claim.path, message=shift.message, quote=claim.passage.text, severity=severity
                )
                break


RULE = Rule[Article](
    id="changed-polarity",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(telling(say("People were injured.", "s3")),),
    good=(
        telling(say("Nobody was injured.", "s3")),
        telling(say("An excavator was apparently at work in the street.", "s5")),
    ),
)
