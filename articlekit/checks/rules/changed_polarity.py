"""A sentence denies and doubts what its source denies and doubts."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.polarity import turns
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]

_NAMES = {"negations": "negation", "hedges": "reservation"}


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should deny and doubt what the statements that it cites deny and doubt.

    ## What it does
    Compares the words of negation and reservation, such as "no" and "about", on both sides. One
    counts where the words beside it stand on the other side too, in a clause that has none. What is
    said in other words is not judged. Without a note, or with one in another language, the rule is
    silent.

    ## Why
    A lost "not" turns a sentence round, and a lost "allegedly" makes a fact of a suspicion.

    ## How to mend
    Deny and doubt as the note does. Where the sentence says the same in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        if not claim.prose or not claim.sources:
            continue
        cited = grounding.statements(claim, nearest=1)
        for turn in turns(claim.passage, grounding.index.head, cited):
            side = "the sentence adds" if turn.added else "the sentence leaves out"
            message = (
                f"{side} a {_NAMES[turn.key]}, {turn.words!r}; nearest is {grounding.nearest(claim.passage)}"
            )
            yield Found(
                path=claim.path, message=message, quote=turn.words if turn.added else claim.passage.text
            )


RULE = Rule[Article](
    id="changed-polarity",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("The tram is not expected to run again on Tuesday.", "s6")),
        telling(say("An excavator was at work in the street.", "s5")),
    ),
    good=(
        telling(say("Nobody was injured.", "s3")),
        telling(say("An excavator was apparently at work in the street.", "s5")),
    ),
)
