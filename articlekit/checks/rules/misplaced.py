"""What the note has elsewhere: words of another speaker, values of another thing, other statements cited."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from articlekit.checks.grounding import Grounding, ground
from articlekit.checks.grounding.examples import NOTE, say, telling
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule
from articlekit.model.article import Article
from articlekit.model.finding import Edit

if TYPE_CHECKING:
    from articlekit.checks.grounding.loose import Loose

__all__ = ["SOURCE", "SPEAKER", "VALUE"]


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
    for claim in grounding.claims:
        for words, statement in grounding.misquoted(claim):
            message = f"the note gives {shorten(words)!r} to somebody else: {shorten(statement, 160)!r}"
            yield Found(path=claim.path, message=message, quote=words)


_WORDS = "“The pipe was not marked on our plans”"

SPEAKER = Rule[Article](
    id="misattributed",
    severity="error",
    scope="article",
    check=check_speaker,
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
    for claim in grounding.claims:
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
    loose = (
        one
        for one in grounding.loose("number", "identifier", "date", "time", "duration", "name")
        if one.homes
    )
    for path, group in groupby(loose, key=lambda one: one.claim.path):
        found = list(group)
        fix = _fix(path, found, grounding)
        for one in found:
            message = (
                f"the sentence cites {' '.join(one.claim.sources)}, but the {one.fact.kind} "
                f"{shorten(one.fact.text)!r} is in {', '.join(map(grounding.quoted, one.homes))}"
            )
            yield Found(path=path, message=message, quote=one.fact.text, fix=fix)


def _fix(path: str, found: "list[Loose]", grounding: Grounding) -> tuple[Edit, ...]:
    """The statements of all facts of a sentence among what it cites; none if one is about something else."""
    from articlekit.checks.grounding.share import speaks_of_the_same

    homes = [(one, home) for one in found for home in one.homes]
    sources = grounding.index.sources
    if not all(speaks_of_the_same(one.claim.passage, one.fact, sources[home]) for one, home in homes):
        return ()
    cited = [each for one in found for each in one.claim.sources]
    wanted = " ".join(dict.fromkeys((*cited, *(home for _, home in homes))))
    return (Edit(path=f"{path}.sources", text=wanted),)


SOURCE = Rule[Article](
    id="swapped-source",
    severity="info",
    scope="article",
    check=check_source,
    fixable=True,
    note=NOTE,
    bad=(telling(say("14 cellars were flooded.", "s3")),),
    good=(
        telling(say("14 cellars were flooded.", "s2")),
        telling(say("14 cellars were flooded; no one was injured.", "s2", "s3")),
    ),
)
