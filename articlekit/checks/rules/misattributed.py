"""Words are quoted as the words of whom the note names for them."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A quotation should be in the mouth of whom the note quotes.

    ## What it does
    Finds the statement that has the words of a quotation, and looks whether it has the name, or failing
    that the office, that the sentence gives the words to. A name that the note does not have is the matter of
    `unsupported-name`. Without a note, or with one in another language, the rule is silent.

    ## Why
    Who is quoted has to stand by the words.

    ## How to fix
    Name the speaker whom the note names.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for words, statement in grounding.misquoted(claim):
            message = f"the note gives {shorten(words)!r} to somebody else: {shorten(statement, 160)!r}"
            yield Found(path=claim.path, message=message, quote=words)


_WORDS = "“The pipe was not marked on our plans”"

RULE = Rule[Article](
    id="misattributed",
    severity="error",
    scope="article",
    check=check,
    note=NOTE.model_copy(
        update={
            "title": "Water main bursts in Harbour Street, says engineer Paul Brandt",
        }
    ),
    bad=(telling(say(f"{_WORDS}, said engineer Paul Brandt.", "s4"), headline="Water main bursts"),),
    good=(telling(say(f"{_WORDS}, said Mayor Anna Lenoir.", "s4"), headline="Water main bursts"),),
)
