"""Sound forms: what a shorter form of a statement may not lose, and when it can stand alone."""

import re

from articlekit.drafting.extractive.wording import bare
from articlekit.language.doc import Doc
from articlekit.language.letters import fold
from articlekit.language.locale import Locale
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = [
    "BARE_NUMBER",
    "FILE_NUMBER",
    "doubts",
    "is_balanced",
    "loses",
    "shortened",
    "stands",
    "tidy",
    "weakens",
    "without_conjunction",
]

_LEAST_WORDS, _LEAST_CHARACTERS = 3, 6
_OPENING, _CLOSING = "«“「『(（[【", "»”」』)）]】"
_MARKS = " ,;:—–-،，、；：.。"
_DASHES = " –—-"
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.[^\W\d_]{1,3}\.\Z")
"""An abbreviation that owns its last point, such as "sq.ft." or "p.m."."""
_ROUNDED = re.compile(r"\.?\s*[\d٠-٩۰-۹०-९０-９~≈]")
_ROUNDS = re.compile(r"[\d०-९０-９][^\s\d]{0,4}\Z")
_BEHIND = re.compile(r",?\s+(?=[^\W\d])")
"""What parts a conjunction from the word behind it; a number makes "E 45" of it, and a point an initial."""
_GLUED = 3
"""Letters of a word below which its first is no conjunction for sure."""
BARE_NUMBER = re.compile(r"\d[\d.,:/]*\s*(?:[,;،、；(+]|\Z)")
"""A number that does not say what it counts."""
FILE_NUMBER = re.compile(r"\A\s*(?:\([^\w()]?\d{1,6}\)|\d{3,}-\d{2,})\s*(?=[^\W\d])")
"""The number of a file before a statement."""
_TIMED = 80
"""Characters up to which what stands before a clause may be a time."""
_NUMBER_NEXT = re.compile(r"\s*[\d٠-٩۰-۹０-９~≈]")


def tidy(text: str) -> str:
    """A form as it stands alone: one space between words, no mark around it."""
    tidied = " ".join(text.split()).lstrip(_MARKS).rstrip(_DASHES)
    return tidied if _ABBREVIATED.search(tidied) else bare(tidied)


def without_conjunction(text: str, locale: Locale) -> str:
    """A form without the "and" or "but" at its beginning, which joins it to what does not stand before it."""
    folded = fold(text)
    match = locale.pattern("words", "conjunctions").match(folded)
    behind = _BEHIND.match(text, match.end()) if match else None
    if behind or (match and not uses_spaces(locale.tag) and match.end() < len(text)):
        return text[match.end() :].lstrip(_MARKS) if match else text
    kept = tuple(map(fold, locale.words.get("glued_kept", ())))
    for glued in locale.words.get("glued_conjunctions", ()):
        if folded.startswith(glued) and not folded.startswith(kept) and len(folded.split()[0]) > _GLUED:
            return text[len(glued) :]
    return text


def doubts(doc: Doc) -> int:
    """How many words of doubt a text has; those that round a number, before or behind it, aside."""
    return sum(
        not (_ROUNDED.match(doc.folded, span.end) or _ROUNDS.search(doc.folded, 0, span.start))
        for span in doc.found("words", "hedges")
    )


def weakens(folded: str, locale: Locale, *, speech: bool = True) -> bool:
    """Whether a folded text has a doubt, a denial or a source; a word that only rounds a number aside."""
    keys = ("hedges", "negations", "attribution") if speech else ("hedges", "negations")
    return any(
        not _NUMBER_NEXT.match(folded, match.end())
        for key in keys
        for match in locale.pattern("words", key).finditer(folded)
    )


def is_balanced(text: str, locale: Locale) -> bool:
    """Whether every quotation mark and bracket that is opened is closed, and the other way round."""
    opened = sum(map(text.count, _OPENING)) + text.count("„")
    closed = sum(map(text.count, _CLOSING))
    low = text.count("„")
    if low:  # „ … “ closes with what opens elsewhere
        opened -= text.count("“")
        closed += text.count("“")
    if opened != closed or text.count('"') % 2:
        return False
    opening, closing = locale.typography.quotes
    return opening != closing or text.count(opening) % 2 == 0


def stands(form: str, locale: Locale, *, whole: bool, ends: bool = False) -> bool:
    """Whether a form can be understood alone and does not begin or end in mid-phrase.

    Args:
        form: the form.
        locale: its language.
        whole: whether it is all of the statement.
        ends: whether it ends where the statement does.
    """
    if not form or not any(map(str.isalpha, form)) or not is_balanced(form, locale):
        return False
    folded = fold(form).lstrip("«„“\"'(「『 ")
    if locale.pattern("words", "anaphora").match(folded):
        return False
    if not uses_spaces(locale.tag):
        return len(form) >= _LEAST_CHARACTERS
    words = folded.split()
    if whole:
        return len(words) >= 1
    cut_short = not ends and len(words[-1]) < 5 and words[-1] in function_words(locale.tag)
    return len(words) >= _LEAST_WORDS and not cut_short


def loses(doc: Doc, start: int, stop: int, *, timed: bool = False) -> bool:
    """Whether a doubt, denial or source stands in what would be cut from the front.

    With `timed` a doubt beside a number is none: it rounds the time.
    """
    rounds = timed and stop - start < _TIMED and re.search(r"\d", doc.text[start:stop])
    return any(
        start <= span.start and span.end <= stop and not _NUMBER_NEXT.match(doc.folded, span.end, stop)
        for key in (("negations", "attribution") if rounds else ("hedges", "negations", "attribution"))
        for span in doc.found("words", key)
    )


def shortened(text: str, locale: Locale, *, limit: int) -> str:
    """The beginning of a sentence up to a word's end, with an ellipsis: when no clause of it fits."""
    whole = tidy(FILE_NUMBER.sub("", text, count=1))
    if len(whole) <= limit:
        return whole
    head = whole[: limit - 1]
    if uses_spaces(locale.tag):
        head = head[: head.rfind(" ")] if " " in head[limit // 3 :] else head
        words = head.split(" ")
        while len(words) > _LEAST_WORDS and fold(words[-1]) in function_words(locale.tag):
            words.pop()
        head = " ".join(words)
    else:
        stop = max(head.rfind(mark) for mark in "、，,；;：:。 ")
        head = head[:stop] if stop > limit // 2 else head
    return bare(head) + "…"
