"""Endings: what comes behind the mark that closes a streamed answer is read by somebody who has time.

A connection can carry another request only when the body of the last answer has been read to its end.
With most servers that comes at once behind the mark, with a few never: nobody who has an article to
write waits for it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from threading import Lock, Thread

__all__ = ["Endings"]

_MOST_WAITING = 32
"""Bodies that wait to be read to their end; the connection of one more is closed."""
_MOST_CHUNKS = 16
"""Chunks behind the mark; a body that has more goes on for ever."""
_LONG = 2.0
"""Seconds for an ending after which the server is one that keeps its connections open."""

_Rest = tuple[Iterator[bytes], Callable[[], None]]


class Endings:
    """Reads bodies to their end, one after the other, in a thread of its own."""

    def __init__(self) -> None:
        self._rests: SimpleQueue[_Rest | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._lock = Lock()
        self._is_vain = False

    def leave(self, rest: Iterator[bytes], close: Callable[[], None]) -> None:
        """Have the rest of a body read and then closed; closed at once where that would be in vain.

        Args:
            rest: what has not been read of it.
            close: gives its connection back, or closes it where there is more to be read.
        """
        if self._is_vain or self._rests.qsize() >= _MOST_WAITING:
            close()
            return
        self._rests.put((rest, close))
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._read, name="articlekit-endings", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Let the thread go when it has done what it was given."""
        with self._lock:
            if self._thread is not None:
                self._rests.put(None)
                self._thread = None

    def _read(self) -> None:
        while (task := self._rests.get()) is not None:
            rest, close = task
            begun = time.monotonic()
            with suppress(Exception):  # whatever fails here, the answer was whole
                for _ in islice(rest, _MOST_CHUNKS):
                    pass
            self._is_vain = self._is_vain or time.monotonic() - begun > _LONG
            with suppress(Exception):
                close()
