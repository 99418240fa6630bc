"""Caching: what is loaded once in a process, and what is kept of the texts and things at hand."""

import threading
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Generic, ParamSpec, TypeVar, TypeVarTuple, cast

__all__ = ["LOADING", "Recent", "lazy", "loaded", "remembered"]

LOADING = threading.RLock()
"""Held while something is loaded: threads that begin together wait for the first one, where otherwise each
of them would read the same files and compile the same patterns, all of them at once."""
_MOST_KEYS = 64
"""Languages, or whatever the key is."""

Key = ParamSpec("Key")
Made = TypeVar("Made")


def loaded(make: Callable[Key, Made]) -> Callable[Key, Made]:
    """A function that makes each thing once, as a rule for a language, and keeps it.

    What is there already is had without the lock.
    """
    kept = lru_cache(maxsize=_MOST_KEYS)(make)

    @wraps(make)
    def load(*key: Key.args, **_: Key.kwargs) -> Made:
        with LOADING:
            return kept(*key)  # another thread may have made it in the meantime

    return cast("Callable[Key, Made]", lru_cache(maxsize=_MOST_KEYS)(load))


Kept = TypeVar("Kept")


class Recent(threading.local, Generic[Kept]):
    """A few things with what each was made from.

    Notes and articles are compared by identity: the hash of one is that of all its words, which takes
    longer than many a rule does. Each thread has its own, so that none loses to others what it is at work on.

    Args:
        most: how many things are kept for a thread.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[tuple[object, ...], Kept]] = []

    def get(self, origin: tuple[object, ...], make: Callable[[], Kept]) -> Kept:
        """What was made from the very same things, or else is made from them now.

        Args:
            origin: what it is made from; texts are the same where they are equal.
            make: makes it.
        """
        for place, (known, made) in enumerate(self._kept):
            if all(map(_is_same, known, origin)):
                if place:
                    self._kept.insert(0, self._kept.pop(place))
                return made
        made = make()
        self._kept = [(origin, made), *self._kept[: self._most - 1]]
        return made


def _is_same(one: object, other: object) -> bool:
    return one is other or (isinstance(one, str) and one == other)


class lazy(Generic[Kept]):  # noqa: N801
    """A property that is found when it is first asked for, and kept.

    `functools.cached_property` takes a lock each time (before Python 3.12), which costs more than most of
    what is known of a sentence. Without it two threads may both find the same.
    """

    def __init__(self, find: Callable[[Any], Kept]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    def __get__(self, owner: Any, _: type[Any]) -> Kept:
        found = self._find(owner)
        owner.__dict__[self._name] = found
        return found


_MOST_TEXTS = 1_024
"""Texts: more than a usual note has sentences, with the shorter forms that are made of them."""
_LONGEST = 1_000
"""Characters; longer texts would fill the memory, and few of them are asked about twice."""

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")


def remembered(find: Callable[[str, *Rest], Found]) -> Callable[[str, *Rest], Found]:
    """A function of a text, and of other values that have a hash, that answers the second time from memory.

    What it finds is shared and must not be changed.
    """
    known = lru_cache(maxsize=_MOST_TEXTS)(find)

    @wraps(find)
    def look(text: str, *rest: *Rest) -> Found:
        return known(text, *rest) if len(text) <= _LONGEST else find(text, *rest)

    return look
