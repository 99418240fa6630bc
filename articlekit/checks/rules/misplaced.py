"""What the note has elsewhere: other speakers, values of other things, other statements, words kept apart."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from articlekit.checks.grounding import Grounding, ground
from articlekit.checks.grounding.passage import Passage, Token
from articlekit.checks.headings import shorten
from articlekit.checks.rule import NOTE, Context, Found, Rule, say, telling
from articlekit.checks.rules.unsupported_words import uncarried
from articlekit.language.facts import Fact, FactKind
from articlekit.model.article import Article
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.grounding.uncited import Uncited

__all__ = ["JOIN", "SOURCE", "SPEAKER", "VALUE"]

_LEAST_SHARE = 1 / 3
"""Share of the content words around a fact that a statement about the same thing has."""
_ENOUGH = 2
"""Content words that a sentence and a statement about the same thing have in common."""
_APART: tuple[FactKind, ...] = ("number", "date", "time", "duration", "identifier")
"""Facts that are compared by value."""


def check_speaker(article: Article, context: Context) -> Iterator[Found]:
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
    for claim in grounding.own:
        for words, statement in grounding.misquoted(claim):
            message = f"the note gives {shorten(words)!r} to somebody else: {shorten(statement, 160)!r}"
            yield Found(path=claim.path, message=message, quote=words)


_WORDS = "“The pipe was not marked on our plans”"

SPEAKER = Rule[Article](
    id="misattributed",
    severity="error",
    scope="article",
    check=check_speaker,
    needs="own words",
    note=NOTE.model_copy(
        update={
            "title": "Water main bursts in Harbour Street, says engineer Paul Brandt",
        }
    ),
    bad=(telling(say(f"{_WORDS}, said engineer Paul Brandt.", "s4"), headline="Water main bursts"),),
    good=(telling(say(f"{_WORDS}, said Mayor Anna Lenoir.", "s4"), headline="Water main bursts"),),
)


def check_value(article: Article, context: Context) -> Iterator[Found]:
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
    for claim in grounding.own:
        for one in grounding.misbound(claim):
            message = (
                f"the note has {shorten(one.value.fact.text)!r} for something else; "
                f"for this it has {shorten(one.instead)!r}"
            )
            severity = grounding.severity(claim)
            yield Found(path=claim.path, message=message, quote=one.value.fact.text, severity=severity)


VALUE = Rule[Article](
    id="misbound-value",
    severity="warning",
    scope="article",
    check=check_value,
    needs="own words",
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


def check_source(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should cite the statements that its facts come from.

    ## What it does
    Finds each number, date, time or name that the note has, but not in the statements that the
    sentence cites, nor in the title. A sentence that cites nothing is not looked at here. Without a
    note the rule is silent.

    ## Why
    The editor trusts the trace from a sentence to its statements, and a fact from elsewhere may
    belong to somebody or something else.

    ## How to fix
    Cite the statement that the fact comes from, if the sentence says the same as that. The fix adds
    it to what is cited, where it has more of the sentence than the fact alone.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    uncited = (
        one
        for one in grounding.uncited("number", "identifier", "date", "time", "duration", "name")
        if one.homes
    )
    for path, group in groupby(uncited, key=lambda one: one.claim.path):
        found = list(group)
        fix = _fix(path, found, grounding)
        for one in found:
            message = (
                f"the sentence cites {' '.join(one.claim.sources)}, but the {one.fact.kind} "
                f"{shorten(one.fact.text)!r} is in {', '.join(map(grounding.quoted, one.homes))}"
            )
            yield Found(path=path, message=message, quote=one.fact.text, fix=fix)


def _fix(path: str, found: "list[Uncited]", grounding: Grounding) -> tuple[Edit, ...]:
    """The statements of all facts of a sentence among what it cites; none if one is about something else."""
    homes = [(one, home) for one in found for home in one.homes]
    sources = grounding.index.sources
    if not all(_speaks_of_the_same(one.claim.passage, one.fact, sources[home]) for one, home in homes):
        return ()
    cited = [each for one in found for each in one.claim.sources]
    wanted = " ".join(dict.fromkeys((*cited, *(home for _, home in homes))))
    return (Edit(path=f"{path}.sources", text=wanted),)


def _speaks_of_the_same(passage: Passage, fact: Fact, statement: Passage) -> bool:
    """Whether a statement has some of what a sentence says around a fact.

    That is so with a third of its content words, or two of them; where a sentence is nothing but the
    fact, there is nothing that could be different.
    """
    around = {token.word for token in _told(passage) if token.end <= fact.start or token.start >= fact.end}
    shared = around & statement.stems
    return not around or len(shared) >= min(_ENOUGH, _LEAST_SHARE * len(around))


def _told(passage: Passage) -> Iterator[Token]:
    """The content words outside such facts."""
    apart = [fact for fact in passage.facts if fact.kind in _APART]
    position = 0
    for token in passage.content:
        while position < len(apart) and apart[position].end <= token.start:
            position += 1
        if position == len(apart) or token.end <= apart[position].start:
            yield token


SOURCE = Rule[Article](
    id="swapped-source",
    severity="info",
    scope="article",
    check=check_source,
    needs="own words",
    fixable=True,
    note=NOTE,
    bad=(telling(say("14 cellars were flooded.", "s3")),),
    good=(
        telling(say("14 cellars were flooded.", "s2")),
        telling(say("14 cellars were flooded; no one was injured.", "s2", "s3")),
    ),
)


_LIKELY = -35
"""Log-odds, in hundredths, from which a sentence is doubted. On languages left out of the training, one
faithful sentence in forty is above it, and nearly half of the false ones that no other rule finds."""


def check_join(article: Article, context: Context) -> Iterator[Found]:
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
    for claim in grounding.own:
        doubt = grounding.doubt(claim)
        if doubt is None or doubt < _LIKELY or grounding.is_faulted(claim):
            continue
        if uncarried(claim, grounding) is None:
            near = grounding.nearest(claim.passage)
            message = f"the note does not seem to say this; nearest is {near}"
            yield Found(path=claim.path, message=message, quote=claim.passage.text)


JOIN = Rule[Article](
    id="recombined",
    severity="warning",
    scope="article",
    check=check_join,
    needs="own words",
    note=NOTE,
    bad=(telling(say("The mayor is expected to be at work again on Tuesday.", "s5", "s6")),),
    good=(telling(say("About 2,317 residents in Harbour Street have no water.", "s2")),),
)
