"""Recent: what a thread has worked with last, found again by being the very same thing."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

__all__ = ["Recent"]

Made = TypeVar("Made")


class Recent(threading.local, Generic[Made]):
    """A few things with what each was made from.

    Notes and articles are compared by identity: the hash of one is that of all its words, which takes
    longer than many a rule does. Each thread has its own, so that none loses to others what it is at work on.

    Args:
        most: how many things are kept for a thread.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[tuple[object, ...], Made]] = []

    def get(self, origin: tuple[object, ...], make: Callable[[], Made]) -> Made:
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
