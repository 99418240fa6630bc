"""The turn: one thread of a process is at work, and the others wait for a server, or for their turn."""

from collections import deque
from threading import Lock

__all__ = ["Turn"]


class Turn:
    """A lock that goes to those who wait in the order in which they came, first to those who have yet to ask.

    Threads that change places every few milliseconds would all finish late, and then all ask at once
    again. And where many answers have come at a time, whoever begins an article after all of them have
    been read leaves the server without anything to do meanwhile.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_taken = False
        self._asking: deque[Lock] = deque()
        self._answered: deque[Lock] = deque()

    def take(self, *, answered: bool = False) -> None:
        """Wait for the turn.

        Args:
            answered: whether the server has answered; else it is to be asked first.
        """
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            place = Lock()
            place.acquire()  # who passes the turn on opens it
            (self._answered if answered else self._asking).append(place)
        place.acquire()

    def give(self) -> None:
        """Pass the turn on."""
        with self._lock:
            waiting = self._asking or self._answered
            if waiting:
                waiting.popleft().release()
            else:
                self._is_taken = False
