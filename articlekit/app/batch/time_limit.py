"""A limit of time for the work on one note: one that takes for ever does not keep the others waiting.

It is time of the processor, so that a busy machine fails no note, and the wait for a model's server, which
has limits of its own, is not counted.
"""

import ctypes
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

__all__ = ["OverdueError", "limited"]

_LOOK = 0.5
"""Seconds between two looks at how long a thread has worked."""


class OverdueError(BaseException):
    """The work has taken too long. No `except Exception` on the way up holds it."""


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Work within so many seconds of the processor; where the system cannot count them, without a limit.

    Raises:
        OverdueError: they are over, and what was being done is broken off.
    """
    if seconds is None:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        yield from _by_signal(seconds)
    elif hasattr(time, "pthread_getcpuclockid"):
        yield from _by_watch(seconds)
    else:  # Windows
        yield


def _by_signal(seconds: float) -> Iterator[None]:
    """In the main thread: a timer of the system, which ends a long search of a pattern too."""

    def overdue(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
        raise OverdueError

    former = signal.signal(signal.SIGPROF, overdue)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, former)


def _by_watch(seconds: float) -> Iterator[None]:
    """In another thread, which no signal reaches: somebody looks at its clock and throws it the error."""
    worker = threading.get_ident()
    clock = time.pthread_getcpuclockid(worker)
    end = time.clock_gettime(clock) + seconds
    lock, done = threading.Lock(), threading.Event()

    def watch() -> None:
        while not done.wait(_LOOK):
            with lock:
                if done.is_set():
                    return
                if time.clock_gettime(clock) > end:
                    _throw(worker)
                    return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:  # once it is held, nothing more is thrown; what was thrown has arrived by then
            done.set()


def _throw(thread: int) -> None:
    with suppress(ValueError):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OverdueError))
