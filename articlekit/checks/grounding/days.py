"""Days: whether a day of an article is one of the note in a form that is read as something else."""

import datetime
import re
import unicodedata
from collections.abc import Iterator

from articlekit.checks.grounding.index import Index
from articlekit.checks.grounding.matching import bare
from articlekit.checks.grounding.names import name_parts
from articlekit.language.facts import Fact, calendar_words
from articlekit.language.letters import fold
from articlekit.language.words import function_words

__all__ = ["is_day_of"]

_DAY = re.compile(r"(?P<year>\d{4}|-)-(?P<month>\d\d)-(?P<day>\d\d)")
_WEEKDAY = "weekday:"
_SHORTEST = 2
"""Letters of a weekday that is cut short."""


def is_day_of(fact: Fact, index: Index) -> bool:
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
    if (fact.value.startswith(_WEEKDAY) or _names_weekday(fact, index)) and _is_cut_short(fact, index):
        return True
    match = _DAY.fullmatch(fact.value)
    if match is None:
        return False
    day, month = int(match["day"]), int(match["month"])
    text = unicodedata.normalize("NFKC", index.note.text)
    pattern = rf"(?<!\d)(?:0?{day}\s?[./-]\s?0?{month}|0?{month}\s?[./-]\s?0?{day})(?!\d)"
    return re.search(pattern, text) is not None


def _told(index: Index) -> Iterator[datetime.date]:
    """The days around the note's own where it tells days from today, or is a log that runs past midnight."""
    if index.day is None:
        return
    dates = [fact for unit in index.units for fact in unit.of("date")]
    days = calendar_words(index.full_text.language)
    relative = any(
        not re.search(r"\d", each.text) and days.keys().isdisjoint(name_parts(each.text)) for each in dates
    )
    reach = (-1, 0, 1) if relative else (0, 1) if index.is_log else ()
    written = datetime.date.fromisoformat(index.day)
    yield from (written + datetime.timedelta(days=each) for each in reach)


def _names_weekday(fact: Fact, index: Index) -> bool:
    """Whether a date is told by its weekday alone."""
    return not calendar_words(index.full_text.language).keys().isdisjoint(name_parts(fact.text)) and not any(
        map(str.isdigit, fact.text)
    )


def _is_cut_short(fact: Fact, index: Index) -> bool:
    language = index.full_text.language
    word, passing = bare(fold(fact.text)), function_words(language)
    return any(
        len(each) >= _SHORTEST and each not in passing and word.startswith(bare(each))
        for each in index.full_text.words
    )
