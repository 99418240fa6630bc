"""Versions of an article have the same outline and say the same facts."""

from collections.abc import Iterator
from itertools import product

from articlekit.checks.examples import say, telling
from articlekit.checks.grounding.speech import has_marks
from articlekit.checks.headings import shorten
from articlekit.checks.parity import Version, counterparts
from articlekit.checks.parity.facts import Difference, differences
from articlekit.checks.parity.version import groups
from articlekit.checks.rule import Context, Found, Rule
from articlekit.language.tags import primary
from articlekit.model.article import TITLE

__all__ = ["OMISSION", "PARITY_RULES", "RULE"]

_FRENCH = "Une conduite d’eau éclate dans la rue du Port"


def check(version: Version, context: Context) -> Iterator[Found]:
    """Versions of an article in several languages should say the same in the same order.

    ## What it does
    Compares a version with the first one, or with that in the note's language. It finds a section
    that the other has not, another order or level of sections; a number, identifier, duration, date
    or time whose value differs, or that is written in digits there and left out here; a quotation
    where the other only reports; and quotations in two languages of which neither is marked as
    translated. Sections and sentences belong together if they cite the same statements; in pages
    without a trace sections are compared by their order, and facts over the whole text. The wording
    is not compared.

    ## Why
    Readers of every language should get the same news; a number that differs is wrong in one of them.

    ## How to fix
    Look at both places in the note, and fix the version that is wrong.
    """
    for other in context.versions:
        yield from _outline(version, other)
        for each in differences(version, other):
            yield _fact(each, other)
        yield from _quotations(version, other)


def _outline(version: Version, other: Version) -> Iterator[Found]:
    here, there = version.article.sections, other.article.sections
    matched = counterparts(version.article, other.article)
    for number in matched.there:
        place, heading = other.place(f"sections[{number}].heading"), there[number].heading.text
        message = f"there is no section here for {shorten(heading)!r} ({place})"
        yield Found(path="sections", message=message, quote=version.article.headline.text)
    for number in matched.here:
        heading = here[number].heading.text
        message = f"{other.name} has no section for {shorten(heading)!r}"
        yield Found(path=f"sections[{number}].heading", message=message, quote=heading)
    for number, counterpart in matched.misplaced:
        place, heading = other.place(f"sections[{counterpart}].heading"), here[number].heading.text
        message = f"the section {shorten(heading)!r} comes earlier in the other version ({place})"
        yield Found(path=f"sections[{number}].heading", message=message, quote=heading)
    for number, counterpart in matched.pairs:
        level, wanted = here[number].level, there[counterpart].level
        if level != wanted:
            place, heading = other.place(f"sections[{counterpart}].heading"), here[number].heading.text
            message = (
                f"the heading {shorten(heading)!r} is an h{level}, the other version's an h{wanted} ({place})"
            )
            yield Found(path=f"sections[{number}].heading", message=message, quote=heading)


def _fact(each: Difference, other: Version) -> Found:
    place = other.place(each.other.path)
    if each.here is None and each.there is not None:
        words = shorten(each.there.text)
        message = f"the {each.there.kind} {words!r} of the other version ({place}) is not told here"
        return Found(path=each.told.path, message=message, quote=each.told.passage.text)
    fact = each.here or each.there
    words, kind = (shorten(fact.text), fact.kind) if fact else ("", "fact")
    if each.there is not None:
        message = f"the {kind} {words!r} is {shorten(each.there.text)!r} in the other version ({place})"
    else:
        message = f"the {kind} {words!r} is not in the other version ({place})"
    return Found(path=each.told.path, message=message, quote=words)


def _quotations(version: Version, other: Version) -> Iterator[Found]:
    foreign = primary(version.article.language) != primary(other.article.language)
    for group in groups(version, other):
        here, there = ([told for told in side if told.quotes] for side in (group.here, group.there))
        if here and not there and not any(has_marks(told.passage.text) for told in group.there):
            place = other.place(group.there[0].path) if group.there else other.name
            message = f"this is a quotation here and none in the other version ({place})"
            yield Found(path=here[0].path, message=message, quote=here[0].passage.text)
        for one, counterpart in product(here[:1], there[:1]):
            if foreign and not any(told.translated for told in (*here, *there)):
                place = other.place(counterpart.path)
                message = f"one of two quotations is a translation, and neither says so; the other is {place}"
                yield Found(path=one.path, message=message, quote=one.passage.text)


RULE = Rule[Version](
    id="parity",
    severity="error",
    scope="version",
    check=check,
    versions=(telling(say("14 cellars were flooded at 6:52 a.m.", "s2")),),
    bad=(
        telling(say("15 caves ont été inondées à 6\u00a0h\u00a052.", "s2"), headline=_FRENCH, language="fr"),
        telling(say("14 caves ont été inondées.", "s2"), headline=_FRENCH, language="fr"),
    ),
    good=(
        telling(
            say("Quatorze caves ont été inondées à 6\u00a0h\u00a052.", "s2"), headline=_FRENCH, language="fr"
        ),
    ),
)


_FRENCH_WITH_LESS = "Une conduite d’eau éclate dans la rue du Port"


def check_omission(version: Version, context: Context) -> Iterator[Found]:
    """Versions of an article in several languages should tell the same statements.

    ## What it does
    Compares what the sentences of a version cite with what those of the first one cite, or of that
    in the note's language, and finds statements that only one of the two tells. Where a version does
    not say what it comes from, the rule is silent.

    ## Why
    What was cut from one version, because it was wrong there, is missing for its readers alone.

    ## How to fix
    Add what is missing, or leave it out of the other version too.
    """
    for other in context.versions:
        if not (version.is_traced and other.is_traced):
            continue
        for told in other.body:
            missing = sorted(told.sources - version.cited - {TITLE})
            if missing:
                place, words = other.place(told.path), shorten(told.passage.text)
                message = f"{' '.join(missing)} is not told here; the other version has {words!r} ({place})"
                yield Found(path="headline", message=message, quote=version.article.headline.text)
        for told in version.body:
            more = sorted(told.sources - other.cited - {TITLE})
            if more:
                message = f"{' '.join(more)} is told here and not in {other.name}"
                yield Found(path=told.path, message=message, quote=told.passage.text)


OMISSION = Rule[Version](
    id="parity-omission",
    severity="warning",
    scope="version",
    check=check_omission,
    versions=(telling(say("14 cellars were flooded.", "s2"), say("No one was injured.", "s3")),),
    bad=(telling(say("14 caves ont été inondées.", "s2"), headline=_FRENCH_WITH_LESS, language="fr"),),
    good=(
        telling(
            say("14 caves ont été inondées.", "s2"),
            say("Il n’y a pas de blessé.", "s3"),
            headline=_FRENCH_WITH_LESS,
            language="fr",
        ),
    ),
)

PARITY_RULES: tuple[Rule[Version], ...] = (RULE, OMISSION)
"""Rules that hold a version of an article against another one, an article or a page either."""
