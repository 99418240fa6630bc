"""Moments as the news formats want them: RFC 3339, with an offset."""

from datetime import UTC, date, datetime, time, timedelta, timezone

__all__ = ["day_or_moment", "end_of_embargo", "instant"]

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
    return _written(moment)


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
    return _written(moment if moment.tzinfo else moment.replace(tzinfo=_LAST))


def day_or_moment(value: str | None) -> str | None:
    """A day, or a moment with or without its offset, as XML Schema writes them; `None` for anything else."""
    read = _read(value)
    return _written(read) if isinstance(read, datetime) else read.isoformat() if read else None


def _read(value: str | None) -> date | None:
    text = (value or "").strip()
    try:
        return date.fromisoformat(text) if len(text) == len("2026-03-04") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(moment: datetime) -> str | None:
    """A moment in its own offset, or in UTC where the offset is one that the formats do not have."""
    offset = moment.utcoffset() or timedelta()
    if offset % _MINUTE or abs(offset) > _WIDEST:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:  # in the first or last hours that Python's calendar has
            return None
    return moment.isoformat()
