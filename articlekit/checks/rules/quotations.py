"""A quotation is as the note has it, and says where its words are not those that were spoken."""

from collections.abc import Iterator

from articlekit.checks.grounding import Claim, Grounding, ground
from articlekit.checks.grounding.passage import read
from articlekit.checks.grounding.speech import quoted
from articlekit.checks.headings import shorten
from articlekit.checks.rule import NOTE, Context, Found, Rule, say, telling
from articlekit.checks.rules.unconfirmed import unconfirmed
from articlekit.language.facts import Fact
from articlekit.language.tags import primary
from articlekit.model.article import Article, sentences
from articlekit.model.finding import Edit
from articlekit.model.house import House

__all__ = ["ALTERED", "DOUBTFUL", "TRANSLATED"]


def check_altered(article: Article, context: Context) -> Iterator[Found]:
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
        for words in claim.quoted:
            state = quoted(words, grounding.index, article.language)
            if state != "quoted":
                near = grounding.nearest(read(words, article.language, grounding.index.find_day))
                fault = (
                    "these words are not in the note"
                    if state == "absent"
                    else "the note does not have these words as a quotation"
                )
                message = f"{fault}: {shorten(words)!r}; nearest is {near}"
                yield Found(path=claim.path, message=message, quote=words)


ALTERED = Rule[Article](
    id="altered-quotation",
    severity="error",
    scope="article",
    check=check_altered,
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


def check_translated(article: Article, context: Context) -> Iterator[Found]:
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
        words = [each for each in claim.quoted if quoted(each, grounding.index, article.language) == "absent"]
        if words:
            message = f"the quotation {shorten(words[0])!r} is a translation and does not say so"
            fix = (Edit(path=f"{claim.path}.translated", text="true"),)
            yield Found(path=claim.path, message=message, quote=words[0], fix=fix)


_FRENCH = "«\u00a0La conduite n’était pas signalée sur nos plans\u00a0», a dit la maire Anna Lenoir."

TRANSLATED = Rule[Article](
    id="translated-quotation",
    severity="error",
    scope="article",
    check=check_translated,
    needs="another language",
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


_LONGEST = 2.2
"""How many times as long as what it cites a translated sentence may be."""
_ALLOWED = 24
"""Letters that it may be longer in any case."""


def check_doubtful(article: Article, context: Context) -> Iterator[Found]:
    """A translated sentence should say about as much as what it cites, and its figures.

    ## What it does
    Where article and note are in different languages, looks at the sentences that share no fact and no
    name with what they cite. It finds those that are more than twice as long as that, measured in what
    the scripts can say with a character, and those that leave out figures of their statements which no
    other sentence tells. Headings are not looked at. It also finds who speaks under a name that the note
    has nothing like, where both languages are written in one script.

    ## Why
    What a translation adds of its own has no figure or name that could give it away. Its length can,
    and so can the figures that it has put out of the article.

    ## How to fix
    Compare the sentence with the statements; translate what they say and no more.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or grounding.one_language:
        return
    from articlekit.checks.grounding.names import speaks_unknown

    for claim in unconfirmed(grounding):
        fault = _fault(claim, grounding) if ".sentences[" in claim.path else None
        if fault is not None:
            yield Found(path=claim.path, message=fault, quote=claim.passage.text)
    for claim in grounding.claims:
        for name in claim.passage.of("name"):
            if speaks_unknown(name, claim.passage, grounding.index.whole):
                message = f"the note names nobody like {shorten(name.text)!r}"
                yield Found(path=claim.path, message=message, quote=name.text)


def _fault(claim: Claim, grounding: Grounding) -> str | None:
    from articlekit.checks.rules.unconfirmed import COMPARABLE, is_in_digits, stated, weight

    evidence = stated(claim, grounding)
    most = _LONGEST * sum(weight(passage.text) for passage in evidence.passages) + _ALLOWED
    cited = ", ".join(map(grounding.quoted, claim.sources[:3]))
    if weight(claim.passage.text) > most:
        return f"this is much longer than what it cites, and shares no fact or name with it: {cited}"
    figures = [fact for fact in evidence.of(*COMPARABLE) if is_in_digits(fact)]
    if figures and not any(_is_told(fact, claim, grounding) for fact in figures):
        return f"of what it cites this says nothing that can be compared, not even {_shown(figures)}: {cited}"
    return None


def _is_told(fact: Fact, claim: Claim, grounding: Grounding) -> bool:
    """Whether a figure stands in another sentence that cites one of the same statements."""
    from articlekit.checks.grounding.amounts import carries
    from articlekit.checks.grounding.evidence import Evidence

    language = grounding.index.note.language
    return any(
        each is not claim
        and not set(claim.sources).isdisjoint(each.sources)
        and any(other.kind == fact.kind for other in each.passage.facts)
        and carries(fact, Evidence((each.passage,), grounding.index.years), language)
        for each in grounding.claims
    )


def _shown(figures: list[Fact]) -> str:
    return ", ".join(repr(shorten(fact.text)) for fact in figures[:3])


DOUBTFUL = Rule[Article](
    id="doubtful-translation",
    severity="warning",
    scope="article",
    check=check_doubtful,
    needs="another language",
    note=NOTE,
    house=House(severities={"unchecked": None, "unconfirmed": None}),
    bad=(
        telling(
            say("Le maire a présenté sa démission.", "s2"), headline="Une conduite éclate", language="fr"
        ),
        telling(
            say(
                "Les habitants ont salué le travail des secours et demandent au maire de démissionner.", "s3"
            ),
            headline="Une conduite éclate",
            language="fr",
        ),
    ),
    good=(
        telling(
            say("Le maire Anna Lenoir a annoncé un plan.", "s4"),
            headline="Une conduite éclate",
            language="fr",
        ),
        telling(say("14 caves ont été inondées.", "s2"), headline="Une conduite éclate", language="fr"),
        telling(say("Il n’y a pas de blessé.", "s3"), headline="Une conduite éclate", language="fr"),
    ),
)
