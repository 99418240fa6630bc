"""Unfolding: how far an answer has come while it is being written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Arrival", "Unfolding"]

_PART = re.compile(r'"(headline|lede|heading|conclusion)"\s{0,9}:')
_LONGEST_MARK = 64
"""Characters that the mark of a part may have, of which some may be yet to come."""
_EVERY = 8
"""Pieces after which somebody who waits is told again."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How far an answer has come."""

    part: str = ""
    """`headline`, `lede`, `section` or `conclusion`; empty before the first one."""
    section: int = 0
    """The number of the section, from 1."""
    sections: int = 0
    """How many there are to be; 0 where that is not known."""
    tokens: int = 0
    """Pieces that have come: with most servers one a token."""

    def __str__(self) -> str:
        """The same in words, such as `section 3 of 5 · 412 tokens`."""
        part = self.part
        if part == "section":
            part = f"section {self.section}"
            part += f" of {self.sections}" if self.sections >= self.section else ""
        return " · ".join(filter(None, (part, f"{self.tokens} tokens")))


class Unfolding:
    """Reads the marks of parts off an answer as it arrives.

    Args:
        sections: how many sections there are to be; 0 where that is not known.
        told: told at every new part, and after some tokens.
    """

    def __init__(self, *, sections: int, told: Callable[[Arrival], None]) -> None:
        self._sections = sections
        self._told = told
        self._part = ""
        self._section = self._tokens = 0
        self._tail = ""

    def add(self, piece: str) -> None:
        """Take the next piece of the text."""
        self._tokens += 1
        self._tail += piece
        is_new, end = False, 0
        for match in _PART.finditer(self._tail) if ":" in piece else ():  # which ends every mark
            is_heading, end = match[1] == "heading", match.end()
            part = "section" if is_heading else match[1]
            is_new = is_new or is_heading or part != self._part
            self._part, self._section = part, self._section + is_heading
        self._tail = self._tail[max(end, len(self._tail) - _LONGEST_MARK) :]
        if is_new or self._tokens % _EVERY == 0:
            self._told(
                Arrival(part=self._part, section=self._section, sections=self._sections, tokens=self._tokens)
            )
