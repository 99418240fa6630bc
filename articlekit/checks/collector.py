"""The garbage collector, left at rest while a great many objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["at_rest"]


@contextmanager
def at_rest() -> Iterator[None]:
    """Keep the cyclic garbage collector from running.

    Building the tree of a page makes objects and drops none. The collector looks through all of them
    again and again as they grow in number, which makes a KB of a long page cost up to twice what one
    of a short page costs. It runs again afterwards, unless it was at rest before.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
