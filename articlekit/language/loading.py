"""Loading: data files and what is compiled from them, once in a process, however many threads ask."""

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar, cast

__all__ = ["LOADING", "loaded"]

LOADING = threading.RLock()
"""Held while something is loaded: threads that begin together wait for the first one, where otherwise each
of them would read the same files and compile the same patterns, all of them at once."""
_MOST = 64
"""Languages, or whatever the key is."""

Key = ParamSpec("Key")
Made = TypeVar("Made")


def loaded(make: Callable[Key, Made]) -> Callable[Key, Made]:
    """A function that makes each thing once, as a rule for a language, and keeps it.

    What is there already is had without the lock.
    """
    kept = lru_cache(maxsize=_MOST)(make)

    @wraps(make)
    def load(*key: Key.args, **_: Key.kwargs) -> Made:
        with LOADING:
            return kept(*key)  # another thread may have made it in the meantime

    return cast("Callable[Key, Made]", lru_cache(maxsize=_MOST)(load))
