"""A quotation that was translated says so."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.speech import quoted, spoken
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import primary
from articlekit.model.article import Article, sentences
from articlekit.model.finding import Edit
from articlekit.model.house import House

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A quotation in another language than the note's should be marked as translated.

    ## What it does
    Finds each sentence of an article with a quotation that is not in the note word for word, where
    the article is in another language than the note, and that is not marked as a translation. What
    is kept in the words of the note needs no mark. Headings are not looked at. Without a note, or
    with one in the same language, the rule is silent.

    ## Why
    Quotation marks promise that somebody said just this; in another language nobody did.

    ## How to fix
    Mark the sentence as translated (`"translated": true`); the page then says so to its readers, in
    their language. The fix does that.
    """
    note = context.note
    if note is None or primary(note.language) in {primary(article.language), "und"}:
        return
    grounding = ground(article, note, context.house)
    marked = {path for path, sentence in sentences(article) if sentence.translated}
    for claim in grounding.claims:
        if not claim.prose or ".sentences[" not in claim.path or claim.path in marked:
            continue
        words = [
            each for each in spoken(claim) if quoted(each, grounding.index, article.language) == "absent"
        ]
        if words:
            message = f"the quotation {shorten(words[0])!r} is a translation and does not say so"
            fix = (Edit(path=f"{claim.path}.translated", text="true"),)
            yield Found(path=claim.path, message=message, quote=words[0], fix=fix)


_FRENCH = "«\u00a0La conduite n’était pas signalée sur nos plans\u00a0», a dit la maire Anna Lenoir."

RULE = Rule[Article](
    id="translated-quotation",
    severity="error",
    scope="article",
    check=check,
    fixable=True,
    note=NOTE,
    bad=(telling(say(_FRENCH, "s4"), headline="Rupture de conduite", language="fr"),),
    house=House(severities={"unchecked": None, "unconfirmed": None, "lede-without-event": None}),
    good=(
        telling(say("“The pipe was not marked on our plans”, said Mayor Anna Lenoir.", "s4")),
        telling(
            say(_FRENCH, "s4").model_copy(update={"translated": True}),
            headline="Rupture de conduite",
            language="fr",
        ),
    ),
)
