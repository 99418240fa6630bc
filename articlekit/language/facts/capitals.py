"""Capitals: what they tell of a word in the writing of a language."""

from articlekit.language.facts.vocabulary import base, vocabulary
from articlekit.language.loading import loaded
from articlekit.language.locale import load

__all__ = ["has_capitals", "noun_endings", "nouns_have_capitals", "participle_beginnings"]

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
