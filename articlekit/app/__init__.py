"""The doors: the command line, the HTTP API, batches, and WordPress."""

import atexit
import gc

__all__ = ["tune_garbage_collector"]

_OBJECTS = 200_000
"""Containers made, less those that are gone, from which the youngest are looked through."""
_ROUNDS = 20
"""Looks at the youngest from which those that stayed are looked through, and so again for the old."""


def tune_garbage_collector() -> None:
    """Have the cyclic garbage collector look through the objects of this process less often.

    By default it begins after 700 new objects, of which a note makes many thousand; nearly all go as soon
    as nobody uses them, without it. It took a fifth of the processor time of an article, and of a short
    command as much of its imports. At the end it leaves alone what the system takes back at once anyway: to
    look through all of it took a sixth of a short command. A caller's own process is left as it is: only the
    doors call this.
    """
    gc.set_threshold(_OBJECTS, _ROUNDS, _ROUNDS)
    atexit.unregister(gc.freeze)  # once is enough
    atexit.register(gc.freeze)
