"""Dates: what of them a text has before its quantities are read; the date of a field, and that of a note."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.calendars import era_dates, has_other_calendars
from articlekit.language.facts.dates import written_dates
from articlekit.language.facts.fact import Amount, Fact
from articlekit.language.facts.figures import day_order, listed
from articlekit.language.facts.moments import moments
from articlekit.language.facts.numbers import amounts, identifiers
from articlekit.language.facts.quantities import is_quantity
from articlekit.language.facts.vocabulary import base, plain
from articlekit.language.letters import fold
from articlekit.language.locale import available, load

__all__ = ["Dated", "dated", "may_have_year", "note_date", "read_date"]

_LONGEST = 80
"""Characters of a field that is a date."""
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_SECONDS = re.compile(r"[:：.]\d\d[:：.](\d\d)")
_YEAR = re.compile(r"\d{4}|\d\D{1,4}\d{1,2}\D{1,3}\d\d|['’]\d\d|[年년]")
"""What a day with its year has, written in any way: a line without it need not be read as one."""
_OF_YEAR = re.compile(r"\d\d|[年년]")
"""What every year has: found in a fraction of the time."""
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4
"""Words beside a date in a field that is one: a weekday, "at", "Uhr", a zone."""
_OPENING = 3
"""Lines of which one may begin with place and date."""
_HEAD, _TAIL = 12, 3
"""Lines of a note at its beginning and end in which its date may stand."""
_LABEL = re.compile(r"[\s>*_#-]*(?P<label>[^\W\d_][^:：]{0,30})\s?[:：]\s*(?P<value>.+)")
_DATELINE = re.compile(r"([^.:;!?]{6,70}?(?:19|20)\d\d[^.:;!?]{0,12}?)\s[–—-]\s")


class Dated(NamedTuple):
    """What is read of a text before its quantities are."""

    digits: str
    folded: str
    counted: list[Amount]
    named: list[Fact]
    written: list[Fact]
    clocks: list[Fact]


@remembered
def dated(text: str, language: str, order: str | None) -> Dated:
    """Read the dates, times and identifiers of a text, each text once for all who ask for them."""
    digits = plain(text)
    folded = fold(digits)
    counted = amounts(digits, folded, language)
    written = [
        *written_dates(text, folded, counted, language, order=order),
        *(era_dates(text, digits, language) if has_other_calendars(language) else ()),
    ]
    dates = {fact.start for fact in written}
    named = [
        fact
        for fact in identifiers(text)
        if fact.start not in dates and not is_quantity(digits, folded, fact, language)
    ]
    return Dated(digits, folded, counted, named, written, moments(text, digits, folded, counted, language))


def may_have_year(text: str) -> bool:
    """Whether a text may have a day with its year, in whatever form; few texts do."""
    return _OF_YEAR.search(text) is not None and _YEAR.search(plain(text)) is not None


def read_date(text: str, languages: str | Iterable[str] = ()) -> str | None:
    """The day or moment that a text is, as ISO 8601; None where it is no date, or may be more than one.

    Args:
        text: a field, as of front matter or a mail header.
        languages: one or more BCP 47 tags that it may be in, the likeliest first; English is tried as
            well, and then all others.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST or not _YEAR.search(plain(text)):
        return None
    given = (languages,) if isinstance(languages, str) else tuple(languages)
    for language in dict.fromkeys((*given, "en", *available())):
        found = _moment(text, language, None)
        if found is not None:
            return found or None
    return None


@remembered
def _moment(text: str, language: str, order: str | None) -> str | None:
    """The day or moment that a text is in a language; empty where it may be either of two days."""
    read = dated(text, language, order)
    days = [fact for fact in read.written if _FULL.fullmatch(fact.value)]
    if len({fact.value for fact in days}) != 1:
        return None
    if days[0].other:
        return ""
    times = [fact for fact in read.clocks if fact.kind == "time" and not _within(fact, days[0])]
    rest = "".join(" " if _covered(place, (*days, *times)) else text[place] for place in range(len(text)))
    if len(_WORD.findall(rest)) > _MOST_WORDS or any(map(str.isdigit, rest)):
        return None
    return days[0].value + (_clock(times[0]) if len(times) == 1 else "")


def _within(fact: Fact, other: Fact) -> bool:
    return other.start <= fact.start < other.end


def _covered(place: int, facts: tuple[Fact, ...]) -> bool:
    return any(fact.start <= place < fact.end for fact in facts)


def _clock(time: Fact) -> str:
    """The time of a moment, with its seconds and its distance from UTC where they are given."""
    seconds = _SECONDS.search(time.text)
    zone = {"UTC": "+00:00", "GMT": "+00:00"}.get(time.unit) or time.unit.partition("UTC")[2]
    return f"T{time.value}:{seconds[1] if seconds else '00'}{zone}"


def note_date(text: str, language: str) -> str | None:
    """The day of a note as an ISO date, from its text; None where it does not say it.

    It stands in a field ("Date: …", the date of a mail), on a line of its own, or in the line with the
    place that opens a report; at the beginning, or in the last lines.

    Args:
        text: the text of the note.
        language: its BCP 47 tag.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = lines[:_HEAD]
    near = [line for line in (*head, *lines[_HEAD:][-_TAIL:]) if may_have_year(line)]
    if not near:
        return None
    order = day_order(text, language) or None
    labels = _labels(base(language))
    fields = (_LABEL.match(line) for line in near)
    dated = (
        field["value"]
        for field in fields
        if field and not labels.isdisjoint(map(fold, (field["label"], *field["label"].split())))
    )
    alone = (line.strip("#*_>[]()- ") for line in near if len(line) <= _LONGEST)
    openings = (opening[1] for line in head[:_OPENING] if (opening := _DATELINE.match(line)))
    for words in (*dated, *alone, *openings):
        found = _moment(words, language, order) if len(words) <= _LONGEST else None
        if found:
            return found[:10]
    return None


@loaded
def _labels(language: str) -> frozenset[str]:
    known = (*listed("field_labels"), *load(language).meta_labels.get("date", ()))
    return frozenset(map(fold, known))
