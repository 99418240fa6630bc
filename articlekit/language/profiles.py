"""Profiles: how likely a text is in a language, by the sequences of one to three letters in it."""

import json
import math
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["SCRIPTS", "log_likelihoods"]

SCRIPTS = {
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    ),
}
"""The profiles that langdetect ships, by ISO 15924 script, where more than one shares the script."""

_LONGEST = 3
_SMOOTHING = 0.5 / 10_000
"""What langdetect gives a sequence that a profile does not have."""


_REMEMBERED = 4_096
"""Words whose likelihoods are kept, a kilobyte each: in any text most words are common ones."""


class _Profile(NamedTuple):
    counts: dict[str, int]
    totals: list[int]
    """How many sequences of one, two and three letters the profile was made from."""


def log_likelihoods(text: str, script: str) -> dict[str, float]:
    """Natural logarithms of how likely a text is in each language of a script, up to a constant.

    The profiles and their smoothing are those of langdetect (Nakatani Shuyo), which draws sequences
    at random until it is sure; here each one counts, so that there is no chance in it, and none of
    the time that langdetect takes to build its tables. Empty where no profile knows any sequence.

    Args:
        text: lower-case text, some thousand characters at most.
        script: a key of `SCRIPTS`.
    """
    rows = [_of_word(word, script) for word in _words(text)]
    totals = list(map(sum, zip(*rows, strict=True)))
    return dict(zip(SCRIPTS[script], totals, strict=True)) if any(totals) else {}


def _words(text: str) -> list[str]:
    """The words as the profiles were made from them: in the letters that langdetect lets through."""
    from langdetect.utils.ngram import NGram

    letters = "".join(map(_letter, NGram.normalize_vi(text)))
    return [word for word in letters.split(" ") if word]


@lru_cache(maxsize=4_096)
def _letter(character: str) -> str:
    """A letter, or the one that stands for all of its kind; a blank for what is no letter."""
    from langdetect.utils.ngram import NGram

    return str(NGram.normalize(character))


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str, script: str) -> tuple[float, ...]:
    """The natural logarithm of how likely a word is in each language of a script."""
    rows = [_of_sequence(sequence, script) for sequence in _sequences(word)]
    return tuple(map(sum, zip(*rows, strict=True)))


def _sequences(word: str) -> Iterator[str]:
    """The sequences of letters in a word, its beginning and its end marked by blanks."""
    yield from word
    padded = f" {word} "
    for length in range(2, _LONGEST + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


@lru_cache(maxsize=8_192)
def _of_sequence(sequence: str, script: str) -> tuple[float, ...]:
    order = len(sequence) - 1
    return tuple(
        math.log1p(profile.counts[sequence] / profile.totals[order] / _SMOOTHING)
        if sequence in profile.counts
        else 0.0
        for profile in _profiles(script)
    )


@lru_cache(maxsize=4)
def _profiles(script: str) -> tuple[_Profile, ...]:
    folder = files("langdetect") / "profiles"
    return tuple(_profile(json.loads((folder / language).read_text("utf-8"))) for language in SCRIPTS[script])


def _profile(table: dict[str, Any]) -> _Profile:
    counts = {sequence: count for sequence, count in table["freq"].items() if len(sequence) <= _LONGEST}
    return _Profile(counts, table["n_words"])
