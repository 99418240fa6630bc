"""Profiles: how often languages have runs of letters, and the words that tell one from its neighbours."""

import json
import math
import re
import struct
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from itertools import repeat
from typing import Any

from articlekit.language.caching import loaded
from articlekit.language.letters import MARKS, fold, without_accents

__all__ = ["SCRIPTS", "evidence", "log_likelihoods", "telling_words"]

_WORD = re.compile(rf"\w++(?:[{MARKS}]++\w*+)*+|(?:[{MARKS}]++\w*+)++")
"""A run of characters of words, in turns: several times as fast as each looked at twice."""
_FOR_WORD = 3.0
_FOR_LETTER = 1.0
"""Natural logarithms of how much likelier a function word, and a word with a letter of its own, is in
a language that lists it than in one that does not; measured on short texts in 40 languages."""
_COUNT_BYTES = 2
"""Bytes in which the words of a text are counted for each language, side by side in one number."""


class _Index(dict[str, int]):
    """The languages that list a word or letter: in one number, with a 1 at the place of each.

    A text's numbers are added up at once, however many languages there are.
    """

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        super().__init__()
        self._languages = tuple(entries)
        for place, texts in enumerate(entries.values()):
            for text in texts:
                self[text] = self.get(text, 0) | 1 << 8 * _COUNT_BYTES * place

    def count(self, found: Iterable[str]) -> dict[str, int]:
        """How many of some words or letters each language lists."""
        total = sum(map(self.get, found, repeat(0)))
        size = len(self._languages)
        counts = struct.unpack(f"<{size}H", total.to_bytes(size * _COUNT_BYTES, "little"))
        return {language: count for language, count in zip(self._languages, counts, strict=True) if count}


def evidence(text: str, *, unaccented: bool = False) -> dict[str, float]:
    """What function words and letters say for each language, in natural logarithms.

    Args:
        text: lower-case text, some thousand characters at most.
        unaccented: whether its words may be typed without accents.
    """
    accented, plain, letters = _indices()
    words = (plain if unaccented else accented).count(_WORD.findall(fold(text)))
    result = {language: count * _FOR_WORD for language, count in words.items()}
    marked = () if text.isascii() else [set(word) for word in text.split() if not word.isascii()]
    for language, count in letters.count(letter for word in marked for letter in word).items():
        result[language] = result.get(language, 0.0) + count * _FOR_LETTER
    return result


@loaded
def _indices() -> tuple[_Index, _Index, _Index]:
    """The languages of words, of words without their accents, and of letters, none of which is in ASCII."""
    table = _telltales()
    words = {
        language: fold(f"{entries} {table['news'].get(language, '')}").split()
        for language, entries in table["words"].items()
    }
    plain = {language: without_accents(" ".join(entries)).split() for language, entries in words.items()}
    return _Index(words), _Index(plain), _Index(table["letters"])


@loaded
def _telltales() -> dict[str, dict[str, Any]]:
    path = files("articlekit.language") / "telltales.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def telling_words(language: str) -> list[str]:
    """The function words of a language that has no other list of them: Serbian, in both of its scripts."""
    return str(_telltales()["words"].get(language, "")).split() if language == "sr" else []


SCRIPTS = {
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": (
        *("af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it"),
        *("lt", "lv", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi"),
    ),
}
"""The profiles that langdetect ships, by ISO 15924 script, where more than one shares the script; made into a
file for each script by `tests/language/letter_profiles.py`."""

_SMOOTHING = 0.5 / 10_000
"""What langdetect gives a sequence that a profile does not have."""


_REMEMBERED = 8_192
"""Words whose weight is kept: in any text most words are common ones."""
_BYTES, _UNIT = 8, 1 << 32
"""Bytes that a language has in a weight, and what stands for 1 there: millions of sequences fit in."""


def log_likelihoods(text: str, script: str, *, unaccented: bool = False) -> dict[str, float]:
    """Natural logarithms of how likely a text is in each language of a script, up to a constant.

    The profiles and their smoothing are those of langdetect (Nakatani Shuyo), which draws sequences
    at random until it is sure; here each one counts, so that there is no chance in it, and none of
    the time that langdetect takes to build its tables. Empty where no profile knows any sequence.

    Args:
        text: lower-case text, some thousand characters at most.
        script: a key of `SCRIPTS`.
        unaccented: whether its Latin letters are typed without accents, for which those with them count too.
    """
    weight = sum(map(_words_of(script, unaccented).__getitem__, _words(text)))
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


class _Weights(dict[str, int]):
    """The weights of sequences of one to three letters in the languages of a script.

    The counts are those of langdetect's profiles; the NOTICE beside them says whose they are.
    """

    def __init__(self, script: str) -> None:
        super().__init__()
        path = files("articlekit.language") / "letters_by_script" / f"{script}.json"
        table = json.loads(path.read_text(encoding="utf-8"))
        self._totals: list[list[int]] = table["totals"]
        """How many sequences of one, two and three letters the profile of each language was made from."""
        self._counts: dict[str, str] = table["counts"]
        """The places of languages, each with how often a sequence came in its profile."""

    def __missing__(self, sequence: str) -> int:
        totals, weight = self._totals[len(sequence) - 1], 0
        for place, count in self._counted(sequence):
            likelihood = math.log1p(count / totals[place] / _SMOOTHING)
            weight |= round(likelihood * _UNIT) << 8 * _BYTES * place
        if len(self) < 2 * _REMEMBERED:
            self[sequence] = weight
        return weight

    def _counted(self, sequence: str) -> Iterable[tuple[int, int]]:
        """The places of the languages that have a sequence, and how often."""
        listed = map(int, self._counts.get(sequence, "").split())
        return zip(listed, listed, strict=True)


class _Unaccented(_Weights):
    """The same where letters with and without accents are typed alike: one stands for all of them."""

    def __init__(self, script: str) -> None:
        super().__init__(script)
        self._variants: dict[str, list[str]] = {}
        for sequence in self._counts:
            self._variants.setdefault(without_accents(sequence), []).append(sequence)

    def _counted(self, sequence: str) -> Iterable[tuple[int, int]]:
        counts: Counter[int] = Counter()
        for variant in self._variants.get(sequence, ()):
            counts.update(dict(super()._counted(variant)))
        return counts.items()


class _WordWeights(dict[str, int]):
    """The weights of words: the natural logarithms of how likely each is in the languages of a script.

    They stand side by side in one number, with `_BYTES` bytes each, so that a single addition adds up
    dozens of them; none is negative, and no sum is so large that it would run over into the next.
    """

    def __init__(self, weights: _Weights) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, word: str) -> int:
        padded = f" {word} "  # its beginning and its end are marked by blanks
        pairs = [padded[start : start + 2] for start in range(len(padded) - 1)]
        triples = [padded[start : start + 3] for start in range(len(padded) - 2)]
        weight = sum(map(self._weights.__getitem__, (*word, *pairs, *triples)))
        if len(self) < _REMEMBERED:
            self[word] = weight
        return weight


@loaded
def _words_of(script: str, unaccented: bool) -> _WordWeights:
    return _WordWeights(_Unaccented(script) if unaccented else _Weights(script))
