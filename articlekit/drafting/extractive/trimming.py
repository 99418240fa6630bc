"""Trimming: what can be spared inside a sentence or glued to its front."""

import re

from articlekit.language.facts import dates, times
from articlekit.language.locale import Locale, fold

__all__ = ["without_dates_aside", "without_glued_conjunction"]

_ASIDE = re.compile(r"[,،]\s*([^,،]{3,40})(?=[,،]\s)")
_ASIDE_WORDS = 7


def without_dates_aside(text: str, locale: Locale) -> str:
    """The text without a date or time that stands between commas, as in "on Sunday, 8 March, in …".

    One comma goes with it, the other too: they enclosed the aside.
    """
    asides = list(_ASIDE.finditer(text))
    found = [*dates(text, locale.tag), *times(text)] if asides else []
    if not found:
        return text
    for match in asides:
        holds = any(match.start(1) <= fact.start and fact.end <= match.end(1) for fact in found)
        if holds and len(match[1].split()) <= _ASIDE_WORDS:
            rest = text[match.end() :].lstrip(" ,،")
            return f"{text[: match.start()]} {rest}"
    return text


def without_glued_conjunction(text: str, locale: Locale) -> str:
    """The text without a conjunction that is written as part of its first word, as Arabic writes "and".

    `[words] glued_conjunctions` lists them, `glued_kept` the beginnings of words that only look so.
    """
    folded = fold(text)
    for conjunction in locale.words.get("glued_conjunctions", ()):
        rest = folded[len(conjunction) :]
        kept = any(folded.startswith(fold(word)) for word in locale.words.get("glued_kept", ()))
        if folded.startswith(fold(conjunction)) and not kept and len(rest.split(" ", 1)[0]) >= 3:
            return text[len(conjunction) :]
    return text
