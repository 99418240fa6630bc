"""Profiles: how likely a text is in a language, by the sequences of one to three letters in it."""

import json
import math
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

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
    found = _sequences(text)
    result: dict[str, float] = {}
    known = False
    for language, profile in _profiles(script).items():
        likelihood = 0.0
        for sequence in found.keys() & profile.counts.keys():
            share = profile.counts[sequence] / profile.totals[len(sequence) - 1]
            likelihood += found[sequence] * math.log1p(share / _SMOOTHING)
            known = True
        result[language] = likelihood
    return result if known else {}


def _sequences(text: str) -> Counter[str]:
    from langdetect.utils.ngram import NGram

    # langdetect's own reader of characters: the profiles were made from what it lets through.
    reader = NGram()
    found: Counter[str] = Counter()
    for character in NGram.normalize_vi(text + " "):
        reader.add_char(character)
        for length in range(1, len(reader.grams) + 1):
            found[reader.grams[-length:]] += 1
    del found[" "]
    return found


@lru_cache(maxsize=4)
def _profiles(script: str) -> dict[str, _Profile]:
    folder = files("langdetect") / "profiles"
    result: dict[str, _Profile] = {}
    for language in SCRIPTS[script]:
        table = json.loads((folder / language).read_text(encoding="utf-8"))
        counts = {sequence: count for sequence, count in table["freq"].items() if len(sequence) <= _LONGEST}
        result[language] = _Profile(counts, table["n_words"])
    return result
