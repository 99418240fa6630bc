"""Uncited facts: the facts of an article that what it cites does not carry."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from articlekit.checks.grounding.amounts import CARRIED, carries, derivation
from articlekit.checks.grounding.claims import Claim, is_copied
from articlekit.checks.grounding.evidence import Evidence
from articlekit.checks.grounding.index import Index
from articlekit.checks.grounding.matching import bare, cue_pattern
from articlekit.checks.grounding.names import has_word, is_spelled_out, missing_words, name_parts
from articlekit.checks.grounding.values import COUNTED, is_counted, short_days, value_of
from articlekit.language.facts import Fact, calendar_words
from articlekit.language.letters import fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

if TYPE_CHECKING:
    from articlekit.checks.grounding import Grounding

__all__ = ["Uncited", "UncitedFacts"]

_NEAR = 8
"""Statements near a sentence that are looked at before the others."""
_OF = 2
"""Characters between "of them" and a number."""
_NEAREST_UNITS = 4
"""Statements whose values may be added up."""
_PAIR = re.compile(r"(?<!\d)(?=(\d{1,2})\s?[./-]\s?(\d{1,2})(?!\d))")
"""Two figures that may be a day and a month, also where a third follows."""
_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_STEP = re.compile(r"relative:([+-]?\d)")
_LEAP_YEAR = 2000
_YEAR = re.compile(r"\d{4}")
_WEEKDAY = "weekday:"
_SHORTEST = 2
"""Letters of a weekday that is cut short."""


@dataclass(frozen=True)
class Uncited:
    """A fact of an article that what it cites does not carry."""

    claim: Claim
    fact: Fact
    homes: tuple[str, ...]
    """The statements to be cited for it, mostly one; empty where the whole note does not carry it."""


class UncitedFacts:
    """Looks for the uncited facts of an article."""

    def __init__(self, grounding: "Grounding") -> None:
        """Take the article and its note."""
        self._grounding, self._index = grounding, grounding.index

    def find(self) -> Iterator[Uncited]:
        """The facts that what cites them does not carry, in reading order."""
        for claim in self._grounding.own:
            evidence = self._grounding.cited(claim)
            for fact in claim.passage.facts:
                if fact.kind not in CARRIED or self._carries(claim, fact, evidence):
                    continue
                if evidence is self._index.whole or not self._carries(claim, fact, self._index.whole):
                    yield Uncited(claim, fact, ())
                elif homes := self._homes(claim, fact, evidence):
                    yield Uncited(claim, fact, homes)
            yield from (Uncited(claim, one.fact, ()) for one in self._grounding.replaced(claim) if one.named)

    def _in_other_form(self, claim: Claim, fact: Fact) -> bool:
        """Whether the note has a value in a form that is read otherwise, or it follows from others."""
        if fact.kind not in COUNTED or fact.kind == "identifier":
            return False
        told, years = self._index.told, self._index.years()
        if fact.kind == "date" and years and (named := _YEAR.search(fact.text)) and named[0] not in years:
            return False
        if told.homes(value_of(fact, claim.passage.language)) or (
            fact.kind == "date" and _is_day_of(fact, self._index)
        ):
            return True
        after = claim.passage.folded[fact.start : fact.end + 1]
        if is_counted(fact) or (
            not uses_spaces(claim.passage.language) and after in self._index.whole.folded
        ):
            return True  # how many things a note names is its reader's to count
        parts = self._grounding.clauses(claim)
        units = {unit for clause in parts for unit in told.candidates(clause)[:_NEAREST_UNITS]}
        near = [
            (each, one.fact) for unit in sorted(units) for each in told.units[unit] for one in each.values
        ]
        shares = {
            one for clause, one in near if any(0 <= one.start - end <= _OF for _, end in clause.cues("part"))
        }
        return derivation(fact, [one for _, one in near], shares) is not None

    def _carries(self, claim: Claim, fact: Fact, evidence: Evidence) -> bool:
        if fact.kind == "name" and not self._grounding.one_language:
            return True  # what is translated cannot be compared; it is counted elsewhere
        if evidence is self._index.whole and self._in_other_form(claim, fact):
            return True
        if fact.kind == "name" and (
            is_spelled_out(fact, claim.passage, evidence)
            or cue_pattern(claim.passage.language, "says").fullmatch(fold(fact.value))
        ):
            return True
        return carries(fact, evidence, claim.passage.language) or is_copied(fact, claim.passage, evidence)

    def _homes(self, claim: Claim, fact: Fact, evidence: Evidence) -> tuple[str, ...]:
        """The statements that would have to be cited: one, or one for each word of a name."""
        near = self._index.homes_of(fact, self._index.nearest(claim.passage, _NEAR))
        home = next((each for each in near if self._carries(claim, fact, self._index.only(each))), None)
        if home is not None or fact.kind != "name":
            return () if home is None else (home,)
        language = claim.passage.language
        words = missing_words(fact, evidence, language)
        found = [
            next((each for each in near if has_word(word, self._index.only(each), language)), None)
            for word in words
        ]
        return tuple(dict.fromkeys(each for each in found if each is not None))


def _is_day_of(fact: Fact, index: Index) -> bool:
    """Whether a note has a day in digits (18/10), cut short (Do, Fri), or told from its own date (tomorrow).

    Args:
        fact: a date or a weekday.
        index: the note.
    """
    if any(
        fact.value in {f"-{each:-%m-%d}", f"{each:%Y-%m-%d}", f"{_WEEKDAY}{each.isoweekday()}"}
        for each in _told(index)
    ):
        return True
    if not _seen_from_stamps(index).isdisjoint({fact.value, fact.value[-6:]}):
        return True
    if (fact.value.startswith(_WEEKDAY) or _names_weekday(fact, index)) and _is_cut_short(fact, index):
        return True
    if fact.value.startswith("---"):  # the 16th
        return any(each.value.endswith(fact.value[2:]) for unit in index.units for each in unit.of("date"))
    match = _DAY.fullmatch(fact.value)
    if match is None:
        return False
    day, month = int(match["day"]), int(match["month"])
    return not {(day, month), (month, day)}.isdisjoint(_in_figures(index))


@lru_cache(maxsize=4)
def _in_figures(index: Index) -> frozenset[tuple[int, int]]:
    """The pairs of figures of a note that may be a day and a month."""
    text = unicodedata.normalize("NFKC", index.note.text)
    return frozenset((int(one), int(other)) for one, other in _PAIR.findall(text))


@lru_cache(maxsize=4)
def _told(index: Index) -> tuple[datetime.date, ...]:
    """The days around the note's own where it tells days from today, or is a log that runs past midnight."""
    if index.day is None:
        return ()
    dates = [fact for unit in index.units for fact in unit.of("date")]
    days = calendar_words(index.full_text.language)
    relative = any(
        not re.search(r"\d", each.text) and days.keys().isdisjoint(name_parts(each.text)) for each in dates
    )
    reach = (-1, 0, 1) if relative else (0, 1) if index.is_log else ()
    written = datetime.date.fromisoformat(index.day)
    return tuple(written + datetime.timedelta(days=each) for each in reach)


@lru_cache(maxsize=4)
def _seen_from_stamps(index: Index) -> frozenset[str]:
    """Month and day of what a note without a date tells from an entry's day: "19/11: survey tomorrow"."""
    found: set[str] = set()
    units = [
        [each.fact.value for clause in unit for each in clause.values if each.kind == "date"]
        for unit in (index.told.units if index.day is None else ())
    ]
    told = (each.value for each in (index.full_text.of("date") if index.day is None else ()))
    first = next((int(each[-1]) for each in told if each.startswith(_WEEKDAY)), None)
    for dates in units:
        days, steps = map(_DAY.fullmatch, dates), [*map(_STEP.fullmatch, dates)]
        for day in filter(None, days):
            for step in filter(None, steps):
                written = datetime.date(_LEAP_YEAR, int(day["month"]), int(day["day"]))
                found.add(f"{written + datetime.timedelta(days=int(step[1])):-%m-%d}")
        if first is not None:  # "Monday: ..., schools are closed tomorrow"
            found |= {f"{_WEEKDAY}{(first - 1 + int(step[1])) % 7 + 1}" for step in filter(None, steps)}
    return frozenset(found)


def _names_weekday(fact: Fact, index: Index) -> bool:
    """Whether a date is told by its weekday alone."""
    return not calendar_words(index.full_text.language).keys().isdisjoint(name_parts(fact.text)) and not any(
        map(str.isdigit, fact.text)
    )


def _is_cut_short(fact: Fact, index: Index) -> bool:
    language = index.full_text.language
    word, passing = bare(fold(fact.text)), function_words(language) - short_days(language).keys()
    first = word.partition("-")[0]  # sexta for sexta-feira
    return any(
        len(each) >= _SHORTEST
        and (each not in passing or bare(each) == first)
        and word.startswith(bare(each))
        for each in index.full_text.words
    )
