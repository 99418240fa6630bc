"""Versions of an article have the same outline and say the same facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import NamedTuple

from articlekit.checks.grounding.amounts import carries
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.speech import has_marks
from articlekit.checks.headings import shorten
from articlekit.checks.rule import Context, Found, Rule, say, telling
from articlekit.checks.rules.unconfirmed import is_in_digits, is_small
from articlekit.checks.version import Group, Told, Version, counterparts, groups
from articlekit.language.facts import Fact, FactKind
from articlekit.language.tags import primary
from articlekit.model.article import TITLE

__all__ = ["OMISSION", "RULE", "Difference", "differences"]

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


def _fact(each: "Difference", other: Version) -> Found:
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


_KINDS: tuple[FactKind, ...] = ("number", "identifier", "date", "time", "duration")
_ANYWHERE = frozenset({"date", "time"})
"""Facts that a version may tell at another place: the day of an incident is told wherever it fits."""
_MOST = 200
"""Differences of a group that are looked for: each is held against all that the other version says."""
_SECONDS = 2
"""Colons of a time with seconds, which are no part of its value."""


@dataclass(frozen=True, eq=False)
class Difference:
    """A fact that stands on one side only, or two that stand for each other."""

    told: Told
    """Where it is, or would have to be, in the version that is looked at."""
    here: Fact | None
    there: Fact | None
    other: Told
    """What the other version says instead, or what it says more."""


class _Side(NamedTuple):
    """What a version says, in one group or as a whole."""

    evidence: Evidence
    values: frozenset[tuple[FactKind, str, str]]
    """Its facts by kind, value and unit: most are found there at once."""


def differences(here: Version, there: Version) -> Iterator[Difference]:
    """The facts that differ between two versions, in reading order of the first.

    A fact of either has to be in the sentences of the other that tell the same statements; a date or
    time, and what stands in a heading, anywhere in it. What is written as a word and not in digits
    may be left out by a version, but not made up. Of very many differences the first are given.
    """
    years = frozenset(_years((*here.body, *there.body)))
    whole_here, whole_there = (_side((*one.headings, *one.body), years) for one in (here, there))
    for told, fact in _strangers(here.headings, whole_there, whole_there):
        yield Difference(told, fact, None, there.headings[0])
    for group in groups(here, there):
        yield from _in_group(group, whole_here, whole_there)


def _side(told: Iterable[Told], years: frozenset[str]) -> _Side:
    evidence = Evidence(tuple(each.passage for each in told), lambda: years)
    return _Side(evidence, frozenset((fact.kind, fact.value, fact.unit) for fact in evidence.of(*_KINDS)))


def _in_group(group: Group, whole_here: _Side, whole_there: _Side) -> Iterator[Difference]:
    here, there = (_side(side, whole_here.evidence.years) for side in (group.here, group.there))
    left_out = [
        (told, fact)
        for told, fact in _strangers(group.there, here, whole_here)
        if is_in_digits(fact) and not _is_rounded(fact, told, here.evidence)
    ]
    for told, fact in _strangers(group.here, there, whole_there):
        place = next((n for n, (_, lost) in enumerate(left_out) if lost.kind == fact.kind), None)
        other, lost = left_out.pop(place) if place is not None else (group.there[0], None)
        yield Difference(told, fact, lost, other)
    for other, lost in left_out:
        yield Difference(group.here[0], None, lost, other)


def _strangers(body: Iterable[Told], group: _Side, whole: _Side) -> Iterator[tuple[Told, Fact]]:
    """The facts of sentences that the other version does not carry, and the sentences."""
    found = (
        (told, fact)
        for told in body
        for fact in told.passage.of(*_KINDS)
        if not is_small(fact) and not _is_in(whole if fact.kind in _ANYWHERE else group, fact, told)
    )
    return islice(found, _MOST)


def _is_in(side: _Side, fact: Fact, told: Told) -> bool:
    plain = fact.kind != "time" or fact.text.count(":") < _SECONDS
    if plain and (fact.kind, fact.value, fact.unit) in side.values:
        return True
    return carries(fact, side.evidence, told.passage.language)


def _is_rounded(fact: Fact, told: Told, evidence: Evidence) -> bool:
    """Whether the other version gives a rounding of a number, and says so."""
    exact = Evidence((told.passage,))
    language = told.passage.language
    return any(each.approximate and carries(each, exact, language) for each in evidence.of(fact.kind))


def _years(body: Iterable[Told]) -> Iterator[str]:
    for told in body:
        for fact in told.passage.of("date"):
            if fact.value[:4].isdigit():
                yield fact.value[:4]
