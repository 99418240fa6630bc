"""Legacy encodings: of one byte and of two, as their bytes show them and as their texts read best."""

import json
import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from articlekit.language.caching import loaded
from articlekit.language.tags import script_counts

__all__ = ["best_double_byte", "guess", "likelihood"]

_SINGLE_BYTE = {  # what each costs for being rare, in natural logarithms over the whole text
    **dict.fromkeys(("cp1252", "cp1251"), 0.0),
    **dict.fromkeys(("koi8-r", "iso8859-15", "iso8859-2", "cp1250"), 1.0),
    **dict.fromkeys(("cp1253", "cp1254", "cp1255", "cp1256", "cp874"), 2.0),
    **dict.fromkeys(("koi8-u", "iso8859-7", "cp1257", "cp1258", "iso8859-16"), 3.0),
    **dict.fromkeys(("iso8859-5", "cp866", "mac_roman", "mac_cyrillic", "cp850", "cp852"), 6.0),
}
_SURE = -7.2
_DOUBTFUL = -9.0
_NOT_TEXT = -12.5
"""Mean log likelihoods of a foreign character: certainly, perhaps, and certainly not a language."""
_COMMON, _RARE = 0.85, 0.4
"""Shares of characters in the rows of an East Asian encoding that texts are made of."""

_SAMPLE = 60_000
_FOREIGN = re.compile(rb"[\x80-\xff]")


def guess(data: bytes) -> str | None:
    """Decode bytes that are not UTF-8; None where no encoding gives text.

    Every single-byte encoding reads nearly any bytes, so each reading is held against the letter
    pairs of the languages of its script. East Asian encodings are told by the rows of their tables
    in which common characters stand. What neither explains is left to charset-normalizer.
    """
    sample = _sample(data)
    single, likelihood_of_single = _best_single_byte(sample)
    double, fit = best_double_byte(sample)
    for encoding, fits in (
        (single, likelihood_of_single > _SURE),
        (double, fit >= _COMMON),
        (single, likelihood_of_single > _DOUBTFUL),
        (double, fit >= _RARE),
        (single, likelihood_of_single > _NOT_TEXT),
    ):
        if encoding is not None and fits:
            return data.decode(encoding, errors="replace")
    return _normalizer(data) or (data.decode(single, errors="replace") if single else None)


def _sample(data: bytes) -> bytes:
    """The part of long data in which the first foreign characters stand, cut at line or word ends."""
    if len(data) <= _SAMPLE:
        return data
    first = _FOREIGN.search(data)
    start = data.rfind(b"\n", 0, first.start() if first else 0) + 1
    part = data[start : start + _SAMPLE]
    end = max(part.rfind(b"\n"), part.rfind(b" "))
    return part[:end] if end > 0 else part


def _best_single_byte(sample: bytes) -> tuple[str | None, float]:
    """The encoding that reads best and its mean log likelihood of a foreign character."""
    best: tuple[float, str | None, float] = (float("-inf"), None, float("-inf"))
    seen: dict[str, float] = {}
    foreign = min(400, len(_FOREIGN.findall(sample)))
    for encoding, rarity in _SINGLE_BYTE.items():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in seen:
            seen[text] = likelihood(text)
        total = seen[text] * foreign - rarity
        if total > best[0]:
            best = (total, encoding, seen[text])
    return best[1], best[2]


def _normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    return data.decode(found.encoding, errors="replace") if found is not None else None


@dataclass(frozen=True)
class _Table:
    """An encoding of two bytes a character and where its common characters stand."""

    encoding: str
    common: Callable[[int, int], bool]
    pair: re.Pattern[bytes]


def _shift_jis(lead: int, trail: int) -> bool:
    kana = (lead == 0x82 and trail >= 0x4F) or (lead == 0x83 and trail <= 0x96)
    return kana or (lead == 0x81 and trail < 0xAD) or 0x88 <= lead <= 0x97 or (lead == 0x98 and trail <= 0x72)


def _euc_jp(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead in {0xA1, 0xA3, 0xA4, 0xA5} or 0xB0 <= lead <= 0xCF)


def _gb(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead in {0xA1, 0xA3} or 0xB0 <= lead <= 0xD7)


def _euc_kr(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead == 0xA1 or 0xB0 <= lead <= 0xC8)


def _big5(lead: int, trail: int) -> bool:
    return trail >= 0x40 and (lead in {0xA1, 0xA2} or 0xA4 <= lead <= 0xC6)


_HIGH = re.compile(rb"([\x81-\xfe])([\x40-\xfe])")
_TABLES = (
    _Table("cp932", _shift_jis, re.compile(rb"([\x81-\x9f\xe0-\xfc])([\x40-\xfc])")),
    _Table("euc_jp", _euc_jp, _HIGH),
    _Table("cp949", _euc_kr, _HIGH),
    _Table("gb18030", _gb, _HIGH),
    _Table("big5hkscs", _big5, _HIGH),
)
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")


def best_double_byte(sample: bytes) -> tuple[str | None, float]:
    """The East Asian encoding that fits best, and how well: about 1 where all characters are common."""
    scores = {table.encoding: score for table in _TABLES if (score := _score(table, sample)) is not None}
    if not scores:
        return None, 0.0
    encoding = max(scores, key=lambda name: scores[name])
    return encoding, scores[encoding]


def _score(table: _Table, sample: bytes) -> float | None:
    """The share of characters in common rows, with what speaks for or against the language."""
    try:
        text = sample.decode(table.encoding)
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    pairs = [(match[1][0], match[2][0]) for match in table.pair.finditer(sample)]
    if not foreign or not pairs:
        return None
    share = sum(table.common(lead, trail) for lead, trail in pairs) / len(pairs)
    return share + _language(table.encoding, text, len(foreign))


def _language(encoding: str, text: str, size: int) -> float:
    kana = len(_KANA.findall(text)) / size
    if encoding == "cp932":
        return 0.2 * min(1.0, 3 * kana) - len(_HALF_WIDTH.findall(text)) / size
    if encoding == "euc_jp":
        return 0.2 * min(1.0, 3 * kana) - (0.1 if kana == 0 else 0.0)
    if encoding == "cp949":
        return 0.15 * (len(_HANGUL.findall(text)) / size > 0.9) - kana
    return -kana  # kana stand in the Chinese tables too, but only Japanese uses them


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
