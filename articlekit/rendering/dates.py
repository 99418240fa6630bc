"""Dates as a language writes them."""

import re
from dataclasses import dataclass
from datetime import date, datetime

__all__ = ["Dated", "read_date"]

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
