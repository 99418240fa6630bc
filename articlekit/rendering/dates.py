"""Dates: as readers and as machines read them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

__all__ = ["Dated", "day_or_moment", "end_of_embargo", "instant", "read_date"]

_LAST = timezone(timedelta(hours=-12))
"""Where on earth a moment that is given without an offset comes last."""
_MINUTE = timedelta(minutes=1)
_WIDEST = timedelta(hours=14)
"""The widest offset that XML Schema has."""


def instant(value: str | None) -> str | None:
    """A moment with date, time and offset; `None` where any of these is not known."""
    moment = _read(value)
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return None
    return _instant_written(moment)


def end_of_embargo(value: str | None) -> str | None:
    """The moment at which an embargo ends.

    Without an offset, or without a time, it is the last moment that can be meant anywhere on earth: an
    article that comes too late can still be read, one that came too early cannot be taken back.
    `None` where the value is no ISO 8601 date.
    """
    moment = _read(value)
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return _instant_written(moment if moment.tzinfo else moment.replace(tzinfo=_LAST))


def day_or_moment(value: str | None) -> str | None:
    """A day, or a moment with or without its offset, as XML Schema writes them; `None` for anything else."""
    read = _read(value)
    return _instant_written(read) if isinstance(read, datetime) else read.isoformat() if read else None


def _read(value: str | None) -> date | None:
    text = (value or "").strip()
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-04") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _instant_written(moment: datetime) -> str | None:
    """A moment in its own offset, or in UTC where the offset is one that the formats do not have."""
    offset = moment.utcoffset() or timedelta()
    if offset % _MINUTE or abs(offset) > _WIDEST:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:  # in the first or last hours that Python's calendar has
            return None
    return moment.isoformat()


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.DOTALL)


@dataclass(frozen=True)
class Dated:
    """A date for people and for machines."""

    text: str
    """As the language writes it, or as it was given."""
    machine: str | None
    """ISO 8601, fit for `<time datetime>`; `None` where the date could not be read."""


def read_date(value: str, language: str) -> Dated:
    """Write an ISO 8601 date or date-time out in a language.

    What is not ISO 8601 stays as it is, and so does a date in a language that CLDR does not know.
    """
    text = value.strip()
    try:
        moment = _parse(text)
    except ValueError:
        return Dated(text, None)
    if moment is None:
        return Dated(text, None)
    return Dated(_written(moment, language) or text, moment.isoformat())


def _parse(text: str) -> date | None:
    if _DATE.fullmatch(text):
        return date.fromisoformat(text)
    if _MOMENT.fullmatch(text):
        return datetime.fromisoformat(text)
    return None


def _written(moment: date, language: str) -> str | None:
    if language.startswith("und"):  # which Babel takes for American English
        return None
    # Babel is slow to import and only needed by articles that have a date.
    from babel import Locale
    from babel.core import UnknownLocaleError
    from babel.dates import format_date, format_time

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError, TypeError):
        return None
    written = format_date(moment, format="long", locale=locale)
    if not isinstance(moment, datetime):
        return written
    return f"{written}, {format_time(moment.timetz(), format='short', locale=locale)}"
