"""A headline for a text that has none: its first sentence."""

from articlekit.language.locale import Locale

__all__ = ["headline_of"]

_MARKS = ",;:，；、：،؛"
_STOPS = ".。．｡।۔։።"


def headline_of(sentence: str, locale: Locale) -> str:
    """The sentence without its full stop, ended at a clause mark or a space where it is too long."""
    limit = locale.limits.headline
    text = " ".join(sentence.split())
    if len(text) > 1 and text[-1] in _STOPS and text[-2] not in _STOPS:
        text = text[:-1]
    if len(text) <= limit:
        return text
    mark = max(text.rfind(mark, limit // 3, limit) for mark in _MARKS)
    if mark > 0:
        return text[:mark].rstrip()
    space = text.rfind(" ", limit // 3, limit)
    return text[: space if space > 0 else limit].rstrip() + "…"
