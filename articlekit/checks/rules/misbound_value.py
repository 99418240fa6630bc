"""A value stands by the same things as in the note."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A number, date or time should stand by the things that it stands by in the note.

    ## What it does
    Holds what stands around each value against what stands around it in the note, and around the other
    values of the note. It finds a value where another one fits plainly better, two values that have changed
    places, and a whole that is told in place of its part ("210" of "160 of 210"). Words are compared in
    their forms. Without a note, or with one in another language, the rule is silent.

    ## Why
    Numbers that are exchanged are all in the note, and the sentence is false.

    ## How to fix
    Give the value that the note has for this. Where the sentence is right in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for one in grounding.misbound(claim):
            message = (
                f"the note has {shorten(one.value.fact.text)!r} for something else; "
                f"for this it has {shorten(one.instead)!r}"
            )
            severity = grounding.severity(claim)
            yield Found(path=claim.path, message=message, quote=one.value.fact.text, severity=severity)


RULE = Rule[Article](
    id="misbound-value",
    severity="warning",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("2,317 cellars were flooded.", "s2")),
        telling(say("14 residents are without water.", "s2")),
    ),
    good=(
        telling(say("Fourteen cellars were flooded.", "s2")),
        telling(say("2,317 residents are without water, and 14 cellars were flooded.", "s2")),
    ),
)
