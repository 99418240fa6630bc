"""Warming up: what is loaded on first use is loaded before anybody waits for it.

The server from which the processes of the pool are forked imports this module for that effect.
"""

from articlekit.app.web.desk import Desk
from articlekit.app.web.work import perform
from articlekit.settings import Settings

__all__ = ["warm_up"]

_SAMPLE = b'{"note": {"text": "Power failed at Northgate at 06:52. No one was injured."}, "template": "page"}'


def warm_up(desk: Desk) -> None:
    """Write an article that nobody reads."""
    perform("articles", _SAMPLE, desk)


warm_up(Desk(settings=Settings()))
