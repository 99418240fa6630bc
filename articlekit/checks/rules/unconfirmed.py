"""What nobody has confirmed, and what nobody has checked.

Words in two languages cannot be compared by rule. Facts can, by value, and so can names of one script;
and a sentence that is several times as long as what it cites says more than that. None of this decides
that a sentence is right: what shares nothing is counted and shown, for somebody who reads both languages.
"""

from collections.abc import Iterable, Iterator

from articlekit.checks.grounding import Grounding, ground
from articlekit.checks.grounding.amounts import carries
from articlekit.checks.grounding.claims import Claim
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.names import has_word
from articlekit.checks.headings import shorten
from articlekit.checks.rule import NOTE, Context, Found, Rule, say, telling
from articlekit.checks.rules.passage_language import likely, passage_language, passages
from articlekit.language.facts import Fact, FactKind
from articlekit.language.letters import fold
from articlekit.language.tags import script_counts
from articlekit.model.article import TITLE, Article
from articlekit.model.house import House

__all__ = [
    "COMPARABLE",
    "UNCHECKED",
    "UNCONFIRMED",
    "is_confirmed",
    "is_in_digits",
    "is_small",
    "stated",
    "unconfirmed",
    "weight",
]


def check_unconfirmed(article: Article, context: Context) -> Iterator[Found]:
    """A sentence of a translation that shares no fact or name with its statements should be read.

    ## What it does
    Where article and note are in different languages, finds each sentence and heading that has no
    number, date, time, duration or identifier in common with what it cites, and no word of a name.
    It says nothing against them: most are honest, and `unchecked` counts them.

    ## Why
    A translation is compared with its note by facts and names. Where there are none in common a
    sentence may say anything.

    ## How to fix
    Have somebody who reads both languages compare the sentence with the statements beside it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or grounding.one_language:
        return
    for claim in unconfirmed(grounding):
        cited = " ".join(claim.sources)
        message = f"this shares no number, date or name with {cited}: compare the two by eye"
        yield Found(path=claim.path, message=message, quote=claim.passage.text)


def unconfirmed(grounding: Grounding) -> Iterator[Claim]:
    """The sentences and headings that share nothing with what they cite, though they cite something."""
    for claim in grounding.claims:
        cites = any(each in grounding.index.sources for each in claim.sources)
        if claim.prose and cites and not is_confirmed(claim, grounding):
            yield claim


UNCONFIRMED = Rule[Article](
    id="unconfirmed",
    severity="info",
    scope="article",
    check=check_unconfirmed,
    needs="another language",
    note=NOTE,
    house=House(severities={"unchecked": None}),
    bad=(telling(say("Il n’y a pas de blessé.", "s3"), headline="Une conduite d’eau éclate", language="fr"),),
    good=(telling(say("No one was injured.", "s3")),),
)


_MOST_NAMES = 12


def check_unchecked(article: Article, context: Context) -> Iterator[Found]:
    """What could not be compared with the note should be known.

    ## What it does
    Where article and note are in different languages, counts the sentences whose wording, quotations,
    negations and causes were not compared, those of them that share no fact or name with what they
    cite, so that nothing speaks for them, and those of a model that are too short to tell their
    language; and lists the names that are not in the note as written. Numbers, dates, times and
    identifiers are compared all the same. In a language without cue words
    it counts the sentences whose negations and causes were not. Without a note the rule is silent.

    ## Why
    What was not checked must not look as if it had passed.

    ## How to fix
    Have somebody who reads both languages compare them.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    sentences = sum(claim.prose for claim in grounding.claims)
    if not sentences:
        return
    if not grounding.one_language:
        message = (
            f"the note is in {context.note.language!r}, the article in {article.language!r}: the wording, "
            f"quotations, negations and causes of {sentences} sentences were not compared"
            f"{_nothing_in_common(grounding)}{_unjudged(article, context)}{_names(grounding)}"
        )
        yield Found(path="headline", message=message, quote=article.headline.text)
    elif not context.locale.known:
        message = (
            f"no cue words are known for {article.language!r}: the negations and causes of "
            f"{sentences} sentences were not compared"
        )
        yield Found(path="headline", message=message, quote=article.headline.text)


def _nothing_in_common(grounding: Grounding) -> str:
    """How many sentences share no fact or name with what they cite."""
    count = sum(1 for _ in unconfirmed(grounding))
    return f"; {count} of them share no number, date or name with what they cite" if count else ""


def _unjudged(article: Article, context: Context) -> str:
    """How many texts of a model are too short to tell what language they are in."""
    if article.engine != "openai":
        return ""
    expected = likely(article, context)
    count = sum(passage_language(text, article.language, expected) is None for _, text in passages(article))
    return f"; the language of {count} cannot be told" if count else ""


def _names(grounding: Grounding) -> str:
    """The words of names that the note does not have as they stand in the article."""
    from articlekit.checks.grounding.names import missing_words

    names = dict.fromkeys(
        shorten(" ".join(word for word in fact.value.split() if fold(word) in missing))
        for claim in grounding.claims
        for fact in claim.passage.of("name")
        if (missing := missing_words(fact, grounding.cited(claim), claim.passage.language))
    )
    shown = [name for name in names if name]
    if not shown:
        return ""
    more = f" and {len(shown) - _MOST_NAMES} more" if len(shown) > _MOST_NAMES else ""
    return f"; names that are not in the note as written: {', '.join(shown[:_MOST_NAMES])}{more}"


UNCHECKED = Rule[Article](
    id="unchecked",
    severity="info",
    scope="article",
    check=check_unchecked,
    needs="words not compared",
    note=NOTE,
    house=House(severities={"unconfirmed": None}),
    bad=(
        telling(
            say("14 caves ont été inondées dans la rue du Port.", "s2"),
            headline="Une conduite d’eau éclate dans la rue du Port",
            language="fr",
        ),
    ),
    good=(telling(say("Fourteen cellars were flooded.", "s2")),),
)


COMPARABLE: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that have the same value in every language."""
_SMALL = frozenset({"0", "1", "2"})
_SHORTEST = 3
"""Letters of a word of a name that is compared."""
_WEIGHTS = {"Hani": 2.8, "Kana": 1.9, "Hang": 2.2, "Hebr": 1.3, "Arab": 1.2, "Thai": 1.2}
"""How many letters of an alphabet with vowels one character stands for, about, in news of one length."""


def is_confirmed(claim: Claim, grounding: Grounding) -> bool:
    """Whether a sentence shares a fact or a word of a name with the statements that it cites."""
    evidence = stated(claim, grounding)
    facts = claim.passage.of(*COMPARABLE)
    if any(not is_small(fact) and carries(fact, evidence, claim.passage.language) for fact in facts):
        return True
    names = _words(claim.passage.of("name"))
    if any(has_word(word, evidence, claim.passage.language) for word in names):
        return True
    return not claim.passage.words.isdisjoint(_words(evidence.of("name")))


def stated(claim: Claim, grounding: Grounding) -> Evidence:
    """The statements that a sentence cites; the title only where it cites nothing else."""
    index = grounding.index
    known = [each for each in claim.sources if each in index.sources]
    ids = [each for each in known if each != TITLE] or known
    return Evidence(tuple(index.sources[each] for each in ids), index.years)


def is_in_digits(fact: Fact) -> bool:
    """Whether a fact is written with a digit, so that every language has to say it."""
    return any(map(str.isdigit, fact.text))


def is_small(fact: Fact) -> bool:
    """Whether a number is none, one or two in words: there are negations, articles and duals for these."""
    return fact.kind == "number" and not is_in_digits(fact) and fact.value in _SMALL


def _words(names: Iterable[Fact]) -> set[str]:
    words = (word for fact in names for word in fold(fact.value).split())
    return {word for word in words if len(word) >= _SHORTEST or not word.isascii()}


def weight(text: str) -> float:
    """How much a text says, in letters of an alphabet with vowels; a digit is one letter."""
    letters = sum(_WEIGHTS.get(script, 1.0) * count for script, count in script_counts(text).items())
    return letters + sum(map(str.isdigit, text))
