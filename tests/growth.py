"""Whether the time that something takes grows with the length of its input, or faster."""

import gc
import time
from collections.abc import Callable

_TIMES_LONGER = 10
_LIMIT = 40  # in proportion 10, with the square of the length 100
_SHORTEST = 0.01  # seconds: below this the clock and the machine say more than the code
_ATTEMPTS = 6


def no_faster_than_length(run: Callable[[int], object], size: int) -> bool:
    """Whether ``run(size)`` takes far less than the square of what a tenth of the size takes.

    The measure is a ratio of processor times in one process, so that a slow machine changes nothing;
    a busy one can spoil an attempt, so that one good attempt of several is enough: what really
    grows with the square never has one.
    """
    run(max(1, size // 1_000))
    return any(_ratio(run, size) < _LIMIT for _ in range(_ATTEMPTS))


def _ratio(run: Callable[[int], object], size: int) -> float:
    short = _seconds(run, size // _TIMES_LONGER)
    return _seconds(run, size) / max(short, _SHORTEST)


def _seconds(run: Callable[[int], object], size: int) -> float:
    gc.disable()  # a collection looks through all that the other tests have left
    try:
        start = time.process_time()
        run(size)
        return time.process_time() - start
    finally:
        gc.enable()
