"""Matching: whether two words of a language are forms of one, and its words that deny, doubt or announce."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from articlekit.language.caching import loaded
from articlekit.language.letters import fold
from articlekit.language.locale import Locale, load, phrases, table_of
from articlekit.language.tags import primary, uses_spaces

__all__ = ["CueKind", "alike", "bare", "cue_pattern", "denies", "dice", "forms", "openers", "pairs"]

_OWN_LETTERS = str.maketrans("łøđıß", "lodis")
_SAME, _INFLECTED, _ALIKE, _WITHIN = 0.85, 0.8, 0.75, 0.7
"""How sure it is that two words are the same: one begins the other, both begin alike, both have the same
pairs of letters, one is a part of the other."""
_LEAST_DICE = 0.6
_SHORTEST_PREFIX, _SHORTEST = 3, 4
_PREFIX_SHARE = 0.6
_SHORTEST_INSIDE = 5
_SYLLABLES = 2
_SHORTEST_NAME = 3
"""Letters that an inflected name keeps."""
_SHORTEST_SYLLABLES = 2
"""The same of a name in Hangul, where a character is a syllable."""
_HANGUL = re.compile("[\uac00-\ud7a3]")


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """A folded word without its accents, which some writers leave out."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(each for each in parts if not unicodedata.combining(each)).translate(_OWN_LETTERS)


@lru_cache(maxsize=20_000)
def pairs(word: str) -> frozenset[str]:
    """The pairs of neighbouring letters of a word; a single letter is its own."""
    return frozenset(word[place : place + 2] for place in range(len(word) - 1)) or frozenset({word})


def dice(one: str, other: str) -> float:
    """The share of the pairs of letters of two words that they have in common, from 0 to 1."""
    first, second = pairs(one), pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=100_000)
def alike(one: str, other: str) -> float:
    """How likely two bare words are forms of one word, from 0 to 1."""
    if one == other:
        return 1.0
    shorter = min(len(one), len(other))
    if shorter < _SYLLABLES or one.isdigit() or other.isdigit():
        return 0.0
    common = _common_beginning(one, other)
    if "\uac00" <= one[0] <= "\ud7a3":  # a Hangul syllable says as much as two or three letters
        return _INFLECTED if common >= _SYLLABLES else 0.0
    if "\u3040" <= one[0] <= "\u9fff":
        return 0.0
    if shorter >= _SHORTEST_PREFIX and common == shorter:
        return _SAME
    if common >= _SHORTEST and common >= _PREFIX_SHARE * max(shorter, _SHORTEST):
        return _INFLECTED
    if shorter < _SHORTEST:
        return 0.0
    if dice(one, other) >= _LEAST_DICE:
        return _ALIKE
    if one.endswith(other) or other.endswith(one):
        return _WITHIN
    return _WITHIN if shorter >= _SHORTEST_INSIDE and (one in other or other in one) else 0.0


def _common_beginning(one: str, other: str) -> int:
    for place, (first, second) in enumerate(zip(one, other, strict=False)):
        if first != second:
            return place
    return min(len(one), len(other))


@lru_cache(maxsize=4_096)
def forms(word: str, language: str) -> frozenset[str]:
    """A folded word, without each particle in front of it and each ending that a name may have.

    Where what an ending stands behind changes with it, as in the Czech Hora, Hoře, the root is there as
    it is without the change.

    Two words are forms of one name if they have one of these in common.

    Args:
        word: the word.
        language: its primary language subtag.
    """
    fronts = [fold(clitic) for clitic in load(language).words.get("proclitics", ())]
    starts = {word, *(word[len(front) :] for front in fronts if front and word.startswith(front))}
    found = {start[: -len(end)] for start in starts for end in _endings(language) if start.endswith(end)}
    found |= {root for form in (starts | found) for root in _roots(form, language)}
    shortest = _SHORTEST_SYLLABLES if _HANGUL.match(word) else _SHORTEST_NAME
    known = {form for form in starts | found if len(form) >= shortest}
    return frozenset(known | {word} | {each for form in starts if (each := _acronym(form, language))})


def _acronym(word: str, language: str) -> str:
    """The Latin letters whose names a word is made of, as in the Hindi आईसीयू; empty for any other word."""
    letters, found = _letters(language), ""
    while letters and word:
        name = next((name for name in letters if word.startswith(name)), "")
        if not name:
            return ""
        found, word = found + letters[name], word[len(name) :]
    return found if len(found) > 1 else ""


@loaded
def _letters(language: str) -> dict[str, str]:
    """The names of the Latin letters in a language that writes acronyms by them, long ones first."""
    names: dict[str, str] = _table()["letters"].get(language, {})
    return {fold(name): names[name] for name in sorted(names, key=len, reverse=True)}


def _roots(form: str, language: str) -> Iterator[str]:
    for changed, root in _alternations(language):
        if form.endswith(changed):
            yield form.removesuffix(changed) + root


@loaded
def _endings(language: str) -> tuple[str, ...]:
    table = _table()
    return (*(fold(ending) for ending in table.get(language, table["any"])), "'s")


@loaded
def _alternations(language: str) -> tuple[tuple[str, str], ...]:
    """Ends of a root as endings change them, and as they are otherwise."""
    changes: dict[str, str] = _table()["alternations"].get(language, {})
    return tuple((fold(changed), fold(root)) for changed, root in changes.items())


@loaded
def _table() -> dict[str, Any]:
    path = files("articlekit.checks.grounding") / "endings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


CueKind = Literal[
    "negation", "denial", "doubt", "inquiry", "says", "cause", "sure", "plan", "will", "done", "every",
    "before", "after", "above", "below", "least", "most", "part", "hearsay", "past",
    "morning", "evening", "north", "south", "east", "west", "left", "right",
]  # fmt: skip
"""`negation` is a word such as "not", `denial` that or a word by which nothing has happened ("unhurt",
"as usual"); the others are the lists of `meaning.toml`, and those of the locale of the same meaning."""

_SHORTEST_PROCLITIC = 3
_ACCENTED = frozenset({"ar", "fa", "he", "hi", "ja", "ko", "ru", "uk", "vi", "zh"})
"""Languages in which a word without its accents is another one, or has none."""


@lru_cache(maxsize=512)
def cue_pattern(language: str, kind: CueKind) -> re.Pattern[str]:
    """A pattern that finds the cues of a kind in a folded text; nothing in a language without a list.

    They are found without their accents, too: writers in a hurry leave them out.
    """
    locale, own = load(language), _cues(primary(language))
    entries: list[str] = {
        "negation": [*_denials(locale, own)],
        "denial": [*_denials(locale, own), *own.get("normal", ())],
        "says": [*locale.words.get("attribution", ()), *own.get("hearsay", ())],
        "cause": [*locale.cues.get("cause", ())],
    }.get(kind, own.get(kind, []))
    clitics = tuple(locale.words.get("proclitics", ()))
    if primary(language) not in _ACCENTED:
        entries = [*entries, *(bare(each) for each in entries if len(each) >= _SHORTEST_PROCLITIC)]
    return phrases(tuple(entries), spaced=uses_spaces(language), proclitics=clitics)


def _denials(locale: Locale, own: dict[str, Any]) -> set[str]:
    """Words of denial, as they are written in a hurry, too: tdk."""
    return {*locale.words.get("negations", ()), *own.get("colloquial", ())}


def denies(one: str, other: str, language: str) -> bool:
    """Whether of two bare words one is the other with a beginning that denies: nepotvrdil, potvrdil."""
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    beginnings = _cues(primary(language)).get("unlike", ())
    return len(shorter) >= _SHORTEST_PROCLITIC and any(longer == each + shorter for each in beginnings)


@lru_cache(maxsize=64)
def openers(language: str) -> re.Pattern[str]:
    """A pattern for the words that open a clause: "and", "but", "because"."""
    locale = load(language)
    entries = (*locale.words.get("clause_openers", ()), locale.connectives.get("and", "").strip())
    found = phrases(tuple(filter(None, entries)), spaced=uses_spaces(language))
    return re.compile(rf"(?:{found.pattern})(?! me[dt](?!\w))", found.flags)  # "from", in "från och med"


@loaded
def _cues(language: str) -> dict[str, Any]:
    return table_of(files("articlekit.checks.grounding") / "meaning.toml", language)
