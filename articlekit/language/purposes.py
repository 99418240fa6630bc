"""Purposes: what a heading that an outlet always has is for, and which of its names a language takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articlekit.language.detect import detect
from articlekit.language.letters import heading_key
from articlekit.language.locale import ROLES, Locale, available, fold, load
from articlekit.language.tags import primary, script_counts

__all__ = ["CONCLUSION", "Purpose", "name_in", "purpose_of"]

CONCLUSION = "conclusion"
"""The purpose of a heading over the end of an article, beside the roles of statements."""

_ENGLISH = "en"
_SHARE = 0.25
"""Share of a heading that known words have to make up, so that the heading is about them."""
_MOSTLY = 0.6
"""Share of a heading from which it is about people alone, as "The injured" is, and not about their part."""
_SURE = 0.6
"""Confidence of the detector that makes a name one of the language."""


@dataclass(frozen=True)
class Purpose:
    """What a heading is for."""

    roles: tuple[str, ...] = ()
    """Roles of statements, the surest first, or `CONCLUSION`; empty where its words do not tell."""
    whole: bool = False
    """Whether it is for all statements of its roles, and not for one kind of them, as "Detection" is."""


@lru_cache(maxsize=512)
def purpose_of(name: str, language: str) -> Purpose:
    """What a heading is for, by the labels and cue words of the language, or of others.

    A label of any language that is the whole heading decides; then labels inside it, and then cue
    words, both of the language itself or of English.

    Args:
        name: the words of the heading.
        language: BCP 47 tag of the article.
    """
    own, english = load(language), load(_ENGLISH)
    about_people = _share_of_people(name, (own, english)) >= _MOSTLY
    for locale in _locales(language):
        found = _labelled(name, locale)
        if found is not None:
            role, narrow = found
            return Purpose((role,), whole=not (narrow or (about_people and role == "impact")))
    for locale in (own, english):
        roles = _mentioned(name, locale)
        if roles:
            return Purpose(tuple(roles), whole=not about_people)
    return Purpose()


def _share_of_people(name: str, locales: Sequence[Locale]) -> float:
    """The share of a heading's letters that are in words for people."""
    folded = fold(name)
    letters = max(1, sum(map(str.isalnum, folded)))
    found = (locale.pattern("words", "people").finditer(folded) for locale in locales)
    return max(sum(len(match[0]) for match in matches) for matches in found) / letters


def _locales(language: str) -> Iterator[Locale]:
    """The locale of a language, that of English, and then all others."""
    tags = dict.fromkeys((primary(language), _ENGLISH, *available()))
    yield from map(load, tags)


def _labelled(name: str, locale: Locale) -> tuple[str, bool] | None:
    """The role of the label that the whole heading is, and whether it is for a part of the role only.

    The lists of a locale file begin with the labels that are said of the whole role.
    """
    key = heading_key(name)
    labels = {role: heading_key(label) for role, label in locale.labels.items()}
    for role in (*ROLES, CONCLUSION):
        if labels.get(role) == key:
            return role, False
    for role, entries in locale.field_labels.items():
        keys = [heading_key(entry) for entry in entries]
        if key in keys:
            return role, 2 * keys.index(key) >= len(keys) and role != "what"
    return ("what", False) if labels.get("details") == key else None


def _mentioned(name: str, locale: Locale) -> list[str]:
    """The roles of the labels in a heading or, where it has none, of its cue words; most words first.

    That something happened is what every heading is about: other words come before those for it.
    """
    folded = fold(name)
    letters = max(1, sum(map(str.isalnum, folded)))
    for table in ("field_labels", "cues"):
        found: dict[str, int] = {}
        for role in ROLES:
            if role in getattr(locale, table):
                matches = locale.pattern(table, role).finditer(folded)
                found[role] = sum(len(match[0]) for match in matches)
        if max(found.values(), default=0) >= _SHARE * letters:
            roles = (role for role in found if found[role])
            return sorted(roles, key=lambda role: (role == "what", -found[role], ROLES.index(role)))
    return []


@lru_cache(maxsize=512)
def name_in(names: Sequence[str], language: str) -> str:
    """The name for a heading in a language, of several that are given: the first one that is of it.

    Args:
        names: the names, at least one.
        language: BCP 47 tag.
    """
    if len(names) == 1:
        return names[0]
    for name in names:
        if _language_of(name, language) == primary(language):
            return name
    locale = load(language)
    scripts = [frozenset(script_counts(name)) for name in names]
    own = frozenset(script_counts(locale.name)) if locale.known else frozenset()
    return next((name for name, found in zip(names, scripts, strict=True) if found & own), names[0])


def _language_of(name: str, language: str) -> str | None:
    """The language of a name: one that has it as a label, this one before others, or what it looks like."""
    for locale in _locales(language):
        if _labelled(name, locale) is not None:
            return primary(locale.tag)
    seen = detect(name)
    return primary(seen.language) if seen.confidence >= _SURE else None
