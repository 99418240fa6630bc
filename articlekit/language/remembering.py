"""Remembering: what was found in a short text, for those who ask about the same words next."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

__all__ = ["remembered"]

_MOST = 1_024
"""Texts: more than a usual note has sentences, with the shorter forms that are made of them."""
_LONGEST = 1_000
"""Characters; longer texts would fill the memory, and few of them are asked about twice."""

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")


def remembered(find: Callable[[str, *Rest], Found]) -> Callable[[str, *Rest], Found]:
    """A function of a text, and of other values that have a hash, that answers the second time from memory.

    What it finds is shared and must not be changed.
    """
    known = lru_cache(maxsize=_MOST)(find)

    @wraps(find)
    def look(text: str, *rest: *Rest) -> Found:
        return known(text, *rest) if len(text) <= _LONGEST else find(text, *rest)

    return look
