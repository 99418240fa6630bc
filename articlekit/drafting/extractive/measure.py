"""How long texts are, in words or in what passes for words where they are not spaced."""

from collections.abc import Iterable

from articlekit.drafting.extractive.item import Item
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces

__all__ = ["length", "words"]

_CHARACTERS_A_WORD = 2.2
"""Mean length of a Chinese or Japanese word."""


def words(text: str, locale: Locale) -> int:
    """The number of words of a text."""
    if uses_spaces(locale.tag):
        return len(text.split())
    return round(len(text) / _CHARACTERS_A_WORD)


def length(items: Iterable[Item], locale: Locale) -> int:
    """The number of words of all items together."""
    return sum(words(item.text, locale) for item in items)
