"""Joins: how two numbers that stand side by side belong together."""

import re
import tomllib
from importlib.resources import files

from articlekit.language.letters import fold
from articlekit.language.loading import loaded

__all__ = ["is_contrast", "is_range", "range_words"]

_LONGEST = 24
"""Characters between two numbers that belong together."""


def is_range(folded: str, start: int, end: int) -> bool:
    """Whether what stands between two numbers makes a range of them, or an alternative."""
    return end - start <= _LONGEST and bool(_patterns()[0].fullmatch(folded, start, end))


def is_contrast(folded: str, start: int, end: int) -> bool:
    """Whether what stands between "one" and a number sets them against one another: one of the two."""
    return end - start <= _LONGEST and bool(_patterns()[1].fullmatch(folded, start, end))


def range_words() -> str:
    """The words that make a range or an alternative of two numbers, as the alternatives of a pattern."""
    return _words()["range"]


@loaded
def _words() -> dict[str, str]:
    path = files("articlekit.language.facts") / "joins.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        name: "|".join(re.escape(fold(entry)) for entry in sorted(entries, key=len, reverse=True))
        for name, entries in table.items()
    }


@loaded
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = _words()
    return (
        re.compile(rf"\s?[-–—~〜～]\s?|から|至|到|부터\s?|에서\s?|\s(?:{words['range']})\s"),
        re.compile(rf"\s(?:{words['contrast']})\s"),
    )
