"""A sentence joins words of its note as the note joins them."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.rules.unsupported_sentence import uncarried
from articlekit.model.article import Article

__all__ = ["RULE"]

_LIKELY = -35
"""Log-odds, in hundredths, from which a sentence is doubted. On languages left out of the training, one
faithful sentence in forty is above it, and nearly half of the false ones that no other rule finds."""


def check(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should join the words of the note as the note joins them.

    ## What it does
    Adds up small signs that a sentence says something else than its note: words that the note keeps apart,
    who does what, a value that fits another one better, a denial, doubt or speaker that the nearest
    statement has and the sentence has not. Their weights are learned from faithful and false sentences in
    28 languages. Without a note, or with one in another language, the rule is silent.

    ## Why
    A false sentence can be made of words that are all in the note: the passenger was hurt, and not the
    driver.

    ## How to fix
    Look the sentence up in the statements beside it. Where it says what they say, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None:
        return
    for claim in grounding.claims:
        doubt = grounding.doubt(claim)
        if doubt is None or doubt < _LIKELY or grounding.is_faulted(claim):
            continue
        if uncarried(claim, grounding) is None:
            near = grounding.nearest(claim.passage)
            message = f"the note does not seem to say this; nearest is {near}"
            yield Found(path=claim.path, message=message, quote=claim.passage.text)


RULE = Rule[Article](
    id="recombined",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(telling(say("The mayor is expected to be at work again on Tuesday.", "s5", "s6")),),
    good=(telling(say("About 2,317 residents in Harbour Street have no water.", "s2")),),
)
