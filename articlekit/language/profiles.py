"""Profiles: how often languages have runs of letters, and the words that tell one from its neighbours."""

import json
import math
import re
import struct
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any, NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.letters import MARKS, fold, without_accents

__all__ = ["SCRIPTS", "Weighed", "telling_words", "weigh"]

_WORD = re.compile(rf"\w++(?:[{MARKS}]++\w*+)*+|(?:[{MARKS}]++\w*+)++")
"""A run of characters of words, in turns: several times as fast as each looked at twice."""
_FOR_WORD, _FOR_LETTER = 3, 1
"""Natural logarithms of how much likelier a function word, and a word with a letter of its own, is in
a language that lists it than in one that does not; measured on short texts in 40 languages."""
_TELLING_BYTES = 2
"""Bytes for what they say for a language; those of all languages stand side by side in one number."""


def _index(entries: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """The languages that list each word or letter: in one number, with a 1 at the place of each."""
    found: dict[str, int] = {}
    for place, texts in enumerate(entries.values()):
        for text in texts:
            found[text] = found.get(text, 0) | 1 << 8 * _TELLING_BYTES * place
    return found


@loaded
def _indices() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """The languages of words, of words without their accents, and of letters, none of which is in ASCII."""
    table = _telltales()
    words = {
        language: fold(f"{entries} {table['news'].get(language, '')}").split()
        for language, entries in table["words"].items()
    }
    plain = {language: without_accents(" ".join(entries)).split() for language, entries in words.items()}
    return _index(words), _index(plain), _index({each: table["letters"].get(each, "") for each in words})


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


class Weighed(NamedTuple):
    """What speaks for each language of a script, in natural logarithms; a language without any is missing."""

    likelihoods: dict[str, float]
    """How likely the text is, up to a constant; empty where no profile knows any sequence of letters."""
    telltales: dict[str, float]
    """What function words and letters of its own say; those of other scripts are among them."""


def weigh(text: str, script: str, *, unaccented: bool = False) -> Weighed:
    """Weigh the languages of a script for a text.

    The profiles and their smoothing are those of langdetect (Nakatani Shuyo), which draws sequences
    at random until it is sure; here each one counts, so that there is no chance in it, and none of
    the time that langdetect takes to build its tables.

    Args:
        text: lower-case text, some thousand characters at most.
        script: a key of `SCRIPTS`.
        unaccented: whether its Latin letters are typed without accents, for which those with them count too.
    """
    weight = sum(map(_words_of(script, unaccented).__getitem__, text.replace("\n", " ").split(" ")))
    languages, telling = SCRIPTS[script], tuple(_telltales()["words"])
    size = len(telling) * _TELLING_BYTES + len(languages) * _BYTES
    shares = struct.unpack(f"<{len(telling)}H{len(languages)}Q", weight.to_bytes(size, "little"))
    likelihoods = zip(languages, shares[len(telling) :], strict=True)
    return Weighed(
        {language: share / _UNIT for language, share in likelihoods} if any(shares[len(telling) :]) else {},
        {language: float(share) for language, share in zip(telling, shares, strict=False) if share},
    )


def _words(text: str) -> list[str]:
    """The words as the profiles were made from them: in the letters that langdetect lets through."""
    composed = text if text.isascii() else _composed(text)
    letters = composed.translate(_LETTERS)
    return [word for word in letters.split(" ") if word]


def _composed(text: str) -> str:
    from langdetect.utils.ngram import NGram

    return str(NGram.normalize_vi(text))


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
        totals = self._totals[len(sequence) - 1]
        shares = [0] * len(totals)
        for place, count in self._counted(sequence):
            shares[place] = round(math.log1p(count / totals[place] / _SMOOTHING) * _UNIT)
        weight = int.from_bytes(struct.pack(f"<{len(shares)}Q", *shares), "little")
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
    """The weights of words: what each says for the languages that list it, and how likely it is in those of
    the script.

    They stand side by side in one number, so that a single addition adds up dozens of them; none is negative,
    and no sum is so large that it would run over into the next.
    """

    def __init__(self, script: str, unaccented: bool) -> None:
        super().__init__()
        self._unaccented = unaccented
        self._weights = _Unaccented(script) if unaccented else _Weights(script)

    def __missing__(self, word: str) -> int:
        likelihood = sum(map(self._likelihood, _words(word)))
        weight = likelihood << 8 * _TELLING_BYTES * len(_telltales()["words"]) | self._telling(word)
        if len(self) < _REMEMBERED:
            self[word] = weight
        return weight

    def _telling(self, text: str) -> int:
        """What function words and letters say for each language."""
        accented, plain, letters = _indices()
        words = plain if self._unaccented else accented
        weight = sum([words.get(word, 0) * _FOR_WORD for word in _WORD.findall(fold(text))])
        marked = () if text.isascii() else text.split()
        return weight + sum([letters.get(each, 0) * _FOR_LETTER for word in marked for each in set(word)])

    def _likelihood(self, word: str) -> int:
        padded = f" {word} "  # its beginning and its end are marked by blanks
        pairs = [padded[start : start + 2] for start in range(len(padded) - 1)]
        triples = [padded[start : start + 3] for start in range(len(padded) - 2)]
        return sum(map(self._weights.__getitem__, (*word, *pairs, *triples)))


@loaded
def _words_of(script: str, unaccented: bool) -> _WordWeights:
    return _WordWeights(script, unaccented)
