"""Capitals: what they tell of a word in the writing of a language, and names by the shape of a word alone."""

import re
from collections.abc import Iterable, Iterator

from articlekit.language.caching import loaded
from articlekit.language.facts.vocabulary import base, vocabulary
from articlekit.language.locale import load

__all__ = ["has_capitals", "noun_endings", "nouns_have_capitals", "participle_beginnings", "shaped_names"]

_Span = tuple[int, int]

# Shorter words, and what stands behind a number, are units: kWh, 120 mmHg.
_MIXED = re.compile(
    r"(?<![\w.#@/:-])(?<!\d[ \u00a0])(?=[A-Za-zÀ-ÿ]{0,30}[a-zß-ÿ][A-Z]|[A-Z]{2,12}[a-zß-ÿ]{2})"
    r"[A-Za-zÀ-ÿ]{4,40}+(?![\w@/:]|\.\w)"
)
_COMPOUND = re.compile(r"(?<![\w.#@/:-])[A-ZÄÖÜ]{2,12}(?=-[^\W\d])|(?<=[^\W\d]-)[A-ZÄÖÜ]{2,12}(?![\w-])")
_WITH_CAPITALS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})


def has_capitals(language: str) -> bool:
    """Whether the script of a language has capitals; of a language that is not known it is taken to."""
    return _script(base(language)) in _WITH_CAPITALS


@loaded
def _script(language: str) -> str:
    """The script that a language is written in (source: the locale files, then CLDR's likely subtags)."""
    if load(language).known:
        return load(language).script
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language, "").split("_")
    return next((part for part in likely if len(part) == len("Latn") and part.istitle()), "Latn")


def nouns_have_capitals(language: str) -> bool:
    """Whether a language writes all nouns with a capital."""
    return vocabulary(language).flag("names", "nouns_have_capitals")


def participle_beginnings(language: str) -> tuple[str, ...]:
    """What participles begin with, folded, where a language writes nouns with a capital."""
    return vocabulary(language).entries("names", "participle_beginnings")


def noun_endings(language: str) -> tuple[str, ...]:
    """The endings that make nouns of other words, folded, where a language writes nouns with a capital."""
    return vocabulary(language).entries("names", "noun_endings")


def shaped_names(text: str, capitals: Iterable[int], language: str) -> Iterator[_Span]:
    """The spans of words that nothing but a name looks like, wherever they stand.

    These are words with a capital behind a small letter (OpenSSL, YouTube), in any language, and the
    acronyms that are one side of a compound (ÖPNV-Störung). Endings that are written with a capital,
    as in the German "BürgerInnen", come from the data file of the language.

    Args:
        text: the text.
        capitals: where capitals stand inside of words, in order.
        language: its BCP 47 tag.
    """
    edge = 0
    for place in capitals:
        if place < edge:
            continue
        start = place
        while start > edge and (text[start - 1].isalnum() or text[start - 1] == "_"):
            start -= 1
        edge = place + 1
        for pattern in (_MIXED, _COMPOUND):
            match = pattern.match(text, start)
            if match is None:
                continue
            edge = match.end()
            endings = tuple(vocabulary(language).value("names", "capital_endings") or ())
            if not match[0].endswith(endings) or match[0].isupper():
                yield match.span()
                break
