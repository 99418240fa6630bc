"""How well a text reads: its letter pairs held against those of many languages."""

import json
import math
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from articlekit.language.caching import loaded
from articlekit.language.tags import script_counts

__all__ = ["likelihood"]

_UNSEEN = -14.0
_SYMBOL = -13.0
_NEVER = -22.0
_MARK = -6.0
"""Natural logarithms: a letter pair that no profile has, a symbol, what no text has, punctuation."""

_MARKS = frozenset("«»„“”‘’–—…·¿¡№°€\u00a0§‹›‚•")
_BETWEEN_LETTERS = frozenset("’–—·\u00a0")
_AMONG_LATIN = 3.0
_LIMIT = 400
_FOREIGN_WORD = re.compile(r"[^\W\d_\x00-\x7f]|[^\x00-\x7f]")

_LANGUAGES = {
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    ),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Grek": ("el",),
    "Hebr": ("he",),
    "Thai": ("th",),
}

Profile = dict[str, float]


def likelihood(text: str) -> float:
    """The mean log likelihood of a character outside ASCII, in the language that fits best.

    The letter frequencies are those that langdetect brings along for 55 languages (Wikipedia
    texts). About -5 is a text of the language, below -9 is what a wrong encoding gives.
    """
    places = [match.start() for match in _FOREIGN_WORD.finditer(text)][:_LIMIT]
    if not places:
        return 0.0
    padded = f" {_calmed(text)} "
    letters = [place + 1 for place in places if padded[place + 1].isalpha()]
    other = sum(_other(padded, place + 1) for place in places if not padded[place + 1].isalpha())
    if not letters:
        return other / len(places)
    script = _script(padded, letters)
    best = max((_read(padded, letters, _profile(name)) for name in _LANGUAGES.get(script, ())), default=None)
    total = _UNSEEN * len(letters) if best is None else best
    if script != "Latn":  # a few letters of another script among Latin words are not to be expected
        total -= _AMONG_LATIN * len(letters) * _latin_share(text)
    return (total + other) / len(places)


def _calmed(text: str) -> str:
    """The text with words in capitals in lower case: profiles hardly know them."""
    return re.sub(r"[^\W\d_]{2,}", lambda match: _lower(match[0]) if match[0].isupper() else match[0], text)


def _lower(word: str) -> str:
    lowered = word.lower()
    return lowered if len(lowered) == len(word) else word


def _latin_share(text: str) -> float:
    """The share of Latin letters without accents among all letters, 0 to 1."""
    latin = len(re.findall("[A-Za-z]", text))
    return latin / max(1, sum(character.isalpha() for character in text))


def _script(text: str, letters: list[int]) -> str:
    counts = script_counts("".join(text[place] for place in letters))
    return max(counts, key=lambda name: (counts[name], name)) if counts else ""


def _read(text: str, letters: list[int], profile: Profile) -> float:
    return sum(_pair(text, place, profile) for place in letters)


def _pair(text: str, place: int, profile: Profile) -> float:
    """How likely a letter is between its neighbours."""
    before = _side(text[place - 1], text[place], profile, first=False)
    after = _side(text[place + 1], text[place], profile, first=True)
    return (before + after) / 2


def _side(neighbour: str, letter: str, profile: Profile, *, first: bool) -> float:
    if not neighbour.isalpha():
        return profile.get(letter, _UNSEEN)
    if neighbour.isascii() and not _is_latin(letter):
        return _NEVER  # no word is written in two scripts
    pair = letter + neighbour if first else neighbour + letter
    seen = profile.get(pair)
    if seen is not None:
        return seen
    return max(_UNSEEN - 2, profile.get(letter, _UNSEEN) - 5.0)


@lru_cache(maxsize=4_096)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _other(text: str, place: int) -> float:
    """How likely a character is that is no letter."""
    character = text[place]
    if character in _MARKS:
        inside = text[place - 1].isalpha() and text[place + 1].isalpha()
        glued = character == "€" and (text[place - 1].isalpha() or text[place + 1].isalpha())
        return _SYMBOL if glued or (inside and character not in _BETWEEN_LETTERS) else _MARK
    category = unicodedata.category(character)
    if category == "Mn":
        latin = unicodedata.name(character, "").startswith("COMBINING")
        return _MARK if text[place - 1].isalpha() and _is_latin(text[place - 1]) == latin else _SYMBOL
    return _NEVER if category[0] == "C" else _SYMBOL


@loaded
def _profile(language: str) -> Profile:
    """Natural logarithms of the frequencies of letters and pairs of letters."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    table = json.loads((Path(PROFILES_DIRECTORY) / language).read_text(encoding="utf-8"))
    totals = table["n_words"]
    return {
        gram: math.log(count / totals[len(gram) - 1])
        for gram, count in table["freq"].items()
        if len(gram) <= 2
    }
