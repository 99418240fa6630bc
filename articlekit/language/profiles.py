"""Profiles: how likely a text is in a language, by the sequences of one to three letters in it."""

import json
import math
import struct
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import repeat
from typing import Any, NamedTuple

from articlekit.language.loading import loaded

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
"""Words whose weight is kept: in any text most words are common ones."""
_BYTES, _UNIT = 8, 1 << 32
"""Bytes that a language has in a weight, and what stands for 1 there: millions of sequences fit in."""


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
    weight = sum(map(_of_word, _words(text), repeat(script)))
    if not weight:
        return {}
    languages = SCRIPTS[script]
    shares = struct.unpack(f"<{len(languages)}Q", weight.to_bytes(len(languages) * _BYTES, "little"))
    return {language: share / _UNIT for language, share in zip(languages, shares, strict=True)}


def _words(text: str) -> list[str]:
    """The words as the profiles were made from them: in the letters that langdetect lets through."""
    from langdetect.utils.ngram import NGram

    composed = text if text.isascii() else NGram.normalize_vi(text)
    letters = composed.translate(_LETTERS)
    return [word for word in letters.split(" ") if word]


class _Letters(dict[int, str]):
    """Each letter, or the one that stands for all of its kind; a blank for what is no letter."""

    def __missing__(self, code: int) -> str:
        from langdetect.utils.ngram import NGram

        letter = str(NGram.normalize(chr(code)))
        if len(self) < _REMEMBERED:
            self[code] = letter
        return letter


_LETTERS = _Letters()


@lru_cache(maxsize=_REMEMBERED)
def _of_word(word: str, script: str) -> int:
    """The weight of a word: the natural logarithms of how likely it is in the languages of a script.

    They stand side by side in one number, with `_BYTES` bytes each, so that a single addition adds up
    dozens of them; none is negative, and no sum is so large that it would run over into the next.
    """
    return sum(_of_sequence(sequence, script) for sequence in _sequences(word))


def _sequences(word: str) -> Iterator[str]:
    """The sequences of letters in a word, its beginning and its end marked by blanks."""
    yield from word
    padded = f" {word} "
    for length in range(2, _LONGEST + 1):
        for start in range(len(padded) - length + 1):
            yield padded[start : start + length]


@lru_cache(maxsize=16_384)
def _of_sequence(sequence: str, script: str) -> int:
    """The weight of a sequence of letters."""
    order, weight = len(sequence) - 1, 0
    for place, profile in enumerate(_profiles(script)):
        if sequence in profile.counts:
            likelihood = math.log1p(profile.counts[sequence] / profile.totals[order] / _SMOOTHING)
            weight |= round(likelihood * _UNIT) << 8 * _BYTES * place
    return weight


@loaded
def _profiles(script: str) -> tuple[_Profile, ...]:
    folder = files("langdetect") / "profiles"
    return tuple(_profile(json.loads((folder / language).read_text("utf-8"))) for language in SCRIPTS[script])


def _profile(table: dict[str, Any]) -> _Profile:
    counts = {sequence: count for sequence, count in table["freq"].items() if len(sequence) <= _LONGEST}
    return _Profile(counts, table["n_words"])
