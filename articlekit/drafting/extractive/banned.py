"""Phrases that the house does not print: which wordings of a heading are spared them."""

from collections.abc import Mapping

from articlekit.language.locale import Locale
from articlekit.language.phrases import places

__all__ = ["is_banned"]


def is_banned(text: str, phrases: Mapping[str, str], locale: Locale) -> bool:
    """Whether a text has a phrase that no other words can take the place of by themselves."""
    return any(not place.instead or place.obstacle for place in places(text, phrases, locale))
