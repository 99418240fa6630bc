"""Watchers: who is told how a run is going."""

from collections.abc import Callable
from typing import Protocol

from articlekit.app.batch.row import Row
from articlekit.app.batch.tally import BatchTally

__all__ = ["Silent", "Watcher"]


class Watcher(Protocol):
    """Is told of everything that happens, in the thread of the run."""

    def begin(self, count: Callable[[], int | None]) -> None:
        """The work begins; `count` tells on how many notes, about, or `None` where nobody knows."""

    def take(self, row: Row, tally: BatchTally) -> None:
        """A note has been looked at."""

    def tell(self, message: str) -> None:
        """Something that a person should know, on one line."""

    def end(self) -> None:
        """The work is over, however it went."""


class Silent:
    """Nobody is watching."""

    def begin(self, count: Callable[[], int | None]) -> None:
        """Nothing to be done."""

    def take(self, row: Row, tally: BatchTally) -> None:
        """Nothing to be done."""

    def tell(self, message: str) -> None:
        """Nothing to be done."""

    def end(self) -> None:
        """Nothing to be done."""
