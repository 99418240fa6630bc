"""A word that stands where the note has another, or a noun that the note does not have."""

from collections.abc import Iterator

from articlekit.checks.grounding import ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.nouns import foreign_nouns
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article

__all__ = ["RULE"]


def check(article: Article, context: Context) -> Iterator[Found]:
    """A word that the note does not have should be looked at where it may be a name.

    ## What it does
    Finds a word that the note has in no form and that stands, between the very words of a statement,
    where the note has another one. Only words that may be a name are looked at: those with a capital, and
    all where the script has none; single characters, as in Chinese, tell nothing. In German, where nouns
    have capitals, it lists all nouns of a sentence that the note has neither as such nor as part of
    another word. What is a name for certain is the matter of `unsupported-name`. Without a note in the
    language of the article the rule is silent.

    ## Why
    Where a sentence follows its note word for word, another word says something else, unless it means
    the same; which of the two it is takes somebody who knows the language.

    ## How to fix
    Take the word of the note, or leave it if both mean the same.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    if not grounding.one_language:
        return
    for claim in grounding.claims:
        if not claim.prose or grounding.is_copied(claim):
            continue
        words = {one.fact.text: one.note for one in grounding.replaced(claim) if not one.named}
        for word, note in words.items():
            message = f"the note does not have {shorten(word)!r}; in its place it has {shorten(note)!r}"
            yield Found(path=claim.path, message=message, quote=word)
        nouns = [noun for noun in foreign_nouns(claim.passage, grounding.index.whole) if noun not in words]
        if nouns:
            message = f"the note does not have {', '.join(map(repr, nouns))}"
            yield Found(path=claim.path, message=message, quote=nouns[0])


RULE = Rule[Article](
    id="unsupported-word",
    severity="info",
    scope="article",
    check=check,
    note=NOTE,
    bad=(telling(say("Conduit main burst in Harbour Street, flooding 14 cellars.", "s1", "s2")),),
    good=(telling(say("A burst main flooded 14 cellars in Harbour Street.", "s1", "s2")),),
)
