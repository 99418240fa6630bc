"""The clock, which is read here for all that says when it was made."""

from datetime import datetime

__all__ = ["now"]


def now() -> str:
    """This moment as RFC 3339, to the second, in the time zone of the machine."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
