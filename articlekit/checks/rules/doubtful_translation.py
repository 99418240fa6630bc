"""A translation says about as much as what it cites."""

from collections.abc import Iterator

from articlekit.checks.grounding import Claim, Grounding, carries, ground
from articlekit.checks.grounding.confirmation import COMPARABLE, is_in_digits, stated, weight
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.grounding.names import speaks_unknown
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.checks.rules.unconfirmed import unconfirmed
from articlekit.language.facts import Fact
from articlekit.model.article import Article
from articlekit.model.house import House

__all__ = ["RULE"]

_LONGEST = 2.2
"""How many times as long as what it cites a translated sentence may be."""
_ALLOWED = 24
"""Letters that it may be longer in any case."""


def check(article: Article, context: Context) -> Iterator[Found]:
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


RULE = Rule[Article](
    id="doubtful-translation",
    severity="warning",
    scope="article",
    check=check,
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
