"""Language tags (BCP 47, RFC 5646), scripts, and the direction of text."""

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters

__all__ = [
    "direction",
    "is_traditional",
    "is_valid",
    "normalize",
    "primary",
    "script_counts",
    "spaces_sentences",
    "uses_spaces",
]

_ASCII_LETTERS = ascii_letters.encode()
_LAST_ASCII = "\x7f"
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""The script, and the regions that write it, in lower case."""
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3}(?:-(?P<extended>[a-z]{3}))?|[a-z]{4}|[a-z]{5,8})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE | re.ASCII,
)
# Tags from before RFC 4646 that its grammar does not cover, as RFC 5646 lists them.
_IRREGULAR = frozenset(
    {
        *("en-gb-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo"),
        *("i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu", "sgn-be-fr", "sgn-be-nl", "sgn-ch-de"),
        *("art-lojban", "cel-gaulish", "no-bok", "no-nyn", "zh-guoyu", "zh-hakka", "zh-min", "zh-min-nan"),
        "zh-xiang",
    }
)
# The languages that an extended language subtag may follow, by its prefixes in the IANA registry.
_EXTENDED = frozenset({"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"})
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"})
_UNSPACED_SENTENCES = frozenset({"zh", "ja", "yue", "wuu"})
_ALIASES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "cmn": "zh", "fil": "tl"}

# First characters of Unicode names to ISO 15924; enough to tell apart what detection needs.
_SCRIPTS = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "HALFWIDTH": "Kana",
    "HANGUL": "Hang",
    "THAI": "Thai",
    "BENGALI": "Beng",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "GUJARATI": "Gujr",
    "GURMUKHI": "Guru",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
}


@lru_cache(maxsize=256)
def is_valid(tag: str) -> bool:
    """Whether a tag is well-formed by RFC 5646 and its language, script and region are real ones.

    The lists of CLDR stand in for the IANA registry: a few rare languages are not among them.
    """
    if tag.lower() in _IRREGULAR:
        return True
    match = _TAG.fullmatch(tag)
    if match is None or _repeats(match):
        return False
    if match["language"] is None:  # private use alone
        return True
    return _is_registered(match)


def _repeats(match: re.Match[str]) -> bool:
    """Whether a variant or the singleton of an extension comes twice."""
    variants = (match["variants"] or "").lower().split("-")[1:]
    singletons = [part for part in (match["extensions"] or "").lower().split("-") if len(part) == 1]
    return len(set(variants)) < len(variants) or len(set(singletons)) < len(singletons)


def _is_registered(match: re.Match[str]) -> bool:
    from babel import Locale

    english = Locale("en")
    language = match["language"].lower().split("-")[0]
    extended, script, region = match["extended"], match["script"], match["region"]
    return (
        (language in english.languages or language in {*_ALIASES, *_EXTENDED, "und", "mul", "zxx"})
        and (extended is None or language in _EXTENDED)
        and (script is None or script.title() in english.scripts)
        and (region is None or region.upper() in english.territories)
    )


def normalize(tag: str) -> str:
    """A tag in the letter case that RFC 5646 recommends, with underscores read as hyphens."""
    parts = tag.strip().replace("_", "-").split("-")
    result = [parts[0].lower()]
    for index, part in enumerate(parts[1:], start=1):
        after_singleton = any(len(earlier) == 1 for earlier in parts[:index])
        if len(part) == 2 and not after_singleton:
            result.append(part.upper())
        elif len(part) == 4 and part.isalpha() and not after_singleton:
            result.append(part.title())
        else:
            result.append(part.lower())
    return "-".join(result)


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language that a tag stands for, without script and region: `pt-BR` is `pt`."""
    language = normalize(tag).split("-")[0]
    return _ALIASES.get(language, language)


def is_traditional(tag: str) -> bool:
    """Whether a tag is of Chinese in traditional characters, by its script or its region."""
    if len(tag) < len("zh-TW") or tag[:2].lower() != "zh":
        return False
    parts = {part.lower() for part in re.split("[-_]", tag)}
    return "hans" not in parts and bool(parts & _TRADITIONAL)


def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    parts = normalize(tag).split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.istitle()]  # `normalize` wrote them so
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL_LANGUAGES else "ltr"


@lru_cache(maxsize=256)
def uses_spaces(tag: str) -> bool:
    """Whether the language puts spaces between words."""
    return primary(tag) not in _UNSPACED


def spaces_sentences(tag: str) -> bool:
    """Whether the language puts spaces between sentences, as Thai does, but not Chinese."""
    return primary(tag) not in _UNSPACED_SENTENCES


def script_counts(text: str) -> dict[str, int]:
    """How many letters of each script a text has, by ISO 15924 code."""
    plain = text.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, _ASCII_LETTERS))
    counts = {"Latn": latin} if latin else {}
    for character in set(text) if len(plain) < len(text) else ():
        script = _script(character) if character > _LAST_ASCII else None
        if script is not None:
            counts[script] = counts.get(script, 0) + text.count(character)
    return counts


@lru_cache(maxsize=4_096)
def _script(character: str) -> str | None:
    """The script of a letter; `None` for what is no letter."""
    name = unicodedata.name(character, "") if character.isalpha() else ""
    return _SCRIPTS.get(name.split(" ", 1)[0], "Zzzz") if name else None
