"""What stands in quotation marks is in the note, word for word."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.passage import read
from articlekit.checks.grounding.speech import quoted, spoken
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A quotation should be in the note, word for word, and as a quotation.

    ## What it does
    Looks for the words of each quotation in the quotations of the note. White space, the style of
    quotation marks, case and the mark at the end do not count, and words may be left out where an
    ellipsis says so. Words that the note has outside quotation marks are no quotation. A word or two
    in quotation marks are not looked at. Without a note, or with one in another language, the rule
    is silent.

    ## Why
    Quotation marks promise that somebody said just this.

    ## How to fix
    Quote word for word, or report without quotation marks.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for words in spoken(claim):
            state = quoted(words, grounding.index, article.language)
            if state != "quoted":
                near = grounding.nearest(read(words, article.language, grounding.index.day))
                fault = (
                    "these words are not in the note"
                    if state == "absent"
                    else "the note does not have these words as a quotation"
                )
                message = f"{fault}: {shorten(words)!r}; nearest is {near}"
                yield Found(path=claim.path, message=message, quote=words)


RULE = Rule[Article](
    id="altered-quotation",
    severity="error",
    scope="article",
    check=check,
    note=NOTE,
    bad=(
        telling(say("Mayor Anna Lenoir said: “The pipe was never marked on our plans.”", "s4")),
        telling(say("“An excavator was reportedly at work in the street.”", "s5")),
    ),
    good=(
        telling(say("“The pipe was not marked …”, said Mayor Anna Lenoir.", "s4")),
        telling(say("“The pipe was not marked on our plans”, said Mayor Anna Lenoir.", "s4")),
    ),
)
