"""What an entry of the required headings asks for: a name, a sign, a level."""

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Wanted", "read_wanted"]

_LEVEL = re.compile(r"#+(?=\s)")
_SIGNS = frozenset({"*", "+", "?"})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One entry of the headings that a house requires."""

    sign: str | None = None
    """`*` for any headings or none, `+` for one or more, `?` for exactly one; `None` for a name."""
    names: tuple[str, ...] = ()
    """The names that will do, each as good as the others."""
    level: int | None = None
    """2 to 6 where the entry says which; `None` where any will do."""

    @property
    def least(self) -> int:
        """How many headings there have to be."""
        return 0 if self.sign == "*" else 1

    @property
    def most(self) -> int | None:
        """How many headings there may be; `None` for any number."""
        return None if self.sign in {"*", "+"} else 1


@lru_cache(maxsize=512)
def read_wanted(entry: str) -> Wanted:
    """What an entry such as `*`, `Cause|Ursache` or `### Sources` asks for."""
    entry = entry.strip()
    if entry in _SIGNS:
        return Wanted(sign=entry)
    marks = _LEVEL.match(entry)
    names = (name.strip() for name in entry[marks.end() if marks else 0 :].split("|"))
    return Wanted(names=tuple(filter(None, names)), level=len(marks[0]) if marks else None)
