"""The numbers, dates, times, denials and doubts of an article are those of its note."""

from collections.abc import Iterator

from articlekit.checks.grounding import Grounding, ground
from articlekit.checks.headings import shorten
from articlekit.checks.rule import NOTE, Context, Found, Rule, say, telling
from articlekit.language.facts import FactKind
from articlekit.language.locale import load
from articlekit.language.words import content
from articlekit.model.article import Article
from articlekit.model.finding import Severity

__all__ = ["CERTAINTY", "DATE", "NUMBER", "POLARITY", "TIME", "unsupported"]


def check_number(article: Article, context: Context) -> Iterator[Found]:
    """Every number of an article should be in its note.

    ## What it does
    Compares each number with those of the note by value, unit and magnitude: 1,234.5 is 1.234,5 in
    German, 12,000 is twelve thousand, 1.5 km is 1,500 m. Where the article says "about", a plain
    rounding of the note's number will do. Identifiers such as CVE-2021-41817 or version 3.2.1 are
    compared as a whole. Without a note the rule is silent.

    ## Why
    A wrong number is the mistake that readers find first and forgive last.

    ## How to fix
    Give the number that the note gives, or say nothing.
    """
    if context.note is not None:
        yield from unsupported(ground(article, context.note, context.house), "number", "identifier")


NUMBER = Rule[Article](
    id="unsupported-number",
    severity="error",
    scope="article",
    check=check_number,
    needs="own words",
    note=NOTE,
    bad=(
        telling(say("15 cellars were flooded.", "s2")),
        telling(say("About 2,800 residents are without water.", "s2")),
    ),
    good=(
        telling(say("Fourteen cellars were flooded.", "s2")),
        telling(say("About 2,300 residents are without water.", "s2")),
    ),
)


def check_date(article: Article, context: Context) -> Iterator[Found]:
    """Every date of an article should be in its note, on the right day of the week.

    ## What it does
    Compares each date with those of the note, however it is written: a year that the note leaves
    out is that of the note's date, yesterday and last Tuesday are counted from it, and what is less
    exact follows from what is more so, such as the month from the day. It also finds a weekday that
    does not fit the date beside it. Without a note the rule is silent.

    ## Why
    A date that is off by one sends the reader to the wrong day, and nobody else notices.

    ## How to fix
    Give the date that the note gives, or say nothing.
    """
    if context.note is None:
        return
    grounding = ground(article, context.note, context.house)
    yield from unsupported(grounding, "date")
    yield from _misfits(grounding)


def unsupported(grounding: Grounding, *kinds: FactKind) -> Iterator[Found]:
    """What is to be said of the facts of these kinds that the whole note does not carry."""
    for one in grounding.uncited(*kinds):
        if not one.homes:
            message = (
                f"the {one.fact.kind} {shorten(one.fact.text)!r} is not in the note; "
                f"nearest is {grounding.nearest(one.claim.passage)}"
            )
            yield Found(path=one.claim.path, message=message, quote=one.fact.text)


def _misfits(grounding: Grounding) -> Iterator[Found]:
    for claim in grounding.own:
        from articlekit.checks.grounding.moments import misfits

        for weekday, date in misfits(claim.passage, grounding.cited(claim)):
            message = (
                f"{shorten(date.text)!r} is no {shorten(weekday.text)!r}; "
                f"nearest is {grounding.nearest(claim.passage)}"
            )
            yield Found(path=claim.path, message=message, quote=weekday.text)


DATE = Rule[Article](
    id="unsupported-date",
    severity="error",
    scope="article",
    check=check_date,
    needs="own words",
    note=NOTE,
    bad=(
        telling(say("A water main burst in Harbour Street on 7 May.", "s1")),
        telling(say("A water main burst in Harbour Street in June 2026.", "s1")),
    ),
    good=(
        telling(say("A water main burst in Harbour Street on May 4.", "s1")),
        telling(say("A water main burst in Harbour Street in May 2026.", "s1")),
    ),
)


def check_time(article: Article, context: Context) -> Iterator[Found]:
    """Every time and every duration of an article should be in its note.

    ## What it does
    Compares each time of day with those of the note on the 24-hour clock, in its zone where both
    give one, and each duration by its length: 90 minutes are an hour and a half. Without a note the
    rule is silent.

    ## Why
    Who came when is what an inquiry will ask, and what those concerned remember.

    ## How to fix
    Give the time that the note gives, or say nothing.
    """
    if context.note is not None:
        yield from unsupported(ground(article, context.note, context.house), "time", "duration")


TIME = Rule[Article](
    id="unsupported-time",
    severity="error",
    scope="article",
    check=check_time,
    needs="own words",
    note=NOTE,
    bad=(telling(say("A water main burst in Harbour Street at 6:25 a.m.", "s1")),),
    good=(telling(say("A water main burst in Harbour Street at 06:52.", "s1")),),
)


def check_polarity(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should deny what the note denies.

    ## What it does
    Holds each clause against the clauses of the note that carry most of it: whether both deny or neither
    does, in whatever words ("not affected", "as usual", "refused"). It also finds words that the note has in
    denied places alone, and before and after, above and below, where they are exchanged. Of a heading it
    finds only what is beyond doubt. Without a note, or with one in another language, the rule is silent.

    ## Why
    A lost "not" turns a sentence round.

    ## How to fix
    Deny as the note does. Where the sentence says the same in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    for claim in grounding.claims:
        for shift in grounding.shifts(claim):
            if shift.kind != "certainty" and (shift.plain or not claim.heading):
                plain = shift.plain and not claim.heading
                severity: Severity | None = "error" if plain else grounding.severity(claim)
                yield Found(
                    path=claim.path, message=shift.message, quote=claim.passage.text, severity=severity
                )
                break


POLARITY = Rule[Article](
    id="changed-polarity",
    severity="warning",
    scope="article",
    check=check_polarity,
    needs="own certainty",
    note=NOTE,
    bad=(telling(say("People were injured.", "s3")),),
    good=(
        telling(say("Nobody was injured.", "s3")),
        telling(say("An excavator was apparently at work in the street.", "s5")),
    ),
)


def check_certainty(article: Article, context: Context) -> Iterator[Found]:
    """A sentence should be as certain as the note, and no more.

    ## What it does
    Holds each clause against the clauses of the note that carry most of it, and against their labels: a
    suspicion, a preliminary finding or hearsay there has to be one here, in whatever words, or the word of
    somebody. It finds what is called confirmed, already done or true of all where the note does not say so.
    Without a note, or with one in another language, the rule is silent.

    ## Why
    A lost "allegedly" makes a fact of a suspicion, and a plan told as done is false.

    ## How to fix
    Doubt as the note does. Where the sentence says the same in other words, leave it.
    """
    grounding = ground(article, context.note, context.house) if context.note is not None else None
    if grounding is None or not grounding.one_language:
        return
    language = article.language
    labels = [
        *load(language).labels.values(),
        *(each.label or "" for each in grounding.index.note.statements),
    ]
    named = content(" ".join(labels), language)
    for claim in grounding.claims:
        if claim.heading and content(claim.passage.text, language) <= named:
            continue  # names of what stands under it, which claim nothing
        for shift in grounding.shifts(claim):
            if shift.kind == "certainty":
                severity, text = grounding.severity(claim, settled=True), claim.passage.text
                yield Found(path=claim.path, message=shift.message, quote=text, severity=severity)
                break


CERTAINTY = Rule[Article](
    id="changed-certainty",
    severity="warning",
    scope="article",
    check=check_certainty,
    needs="own certainty",
    note=NOTE,
    bad=(
        telling(say("An excavator was at work in the street.", "s5")),
        telling(say("It is confirmed that an excavator was at work in the street.", "s5")),
    ),
    good=(
        telling(say("An excavator was apparently at work in the street.", "s5")),
        telling(say("The tram is expected to run again on Tuesday.", "s6")),
    ),
)
