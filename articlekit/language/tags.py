"""Language tags (BCP 47, RFC 5646), scripts, and the direction of text."""

import re
import unicodedata

__all__ = ["direction", "is_valid", "normalize", "primary", "script_counts", "uses_spaces"]

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"  # language, extlang
    r"(?:-[a-z]{4})?"  # script
    r"(?:-(?:[a-z]{2}|[0-9]{3}))?"  # region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"  # private use
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"})
_RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue", "wuu"})
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


def is_valid(tag: str) -> bool:
    """Whether a tag is well-formed by RFC 5646 and its primary language is a real one."""
    if not _TAG.fullmatch(tag):
        return False
    language = tag.split("-")[0].lower()
    if language in {"x", "i"} or language in _ALIASES:
        return True
    # The CLDR list of languages stands in for the subtag registry, which no library ships typed.
    from babel import Locale

    return language in Locale("en").languages or language in {"und", "mul", "zxx"}


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


def primary(tag: str) -> str:
    """The language that a tag stands for, without script and region: `pt-BR` is `pt`."""
    language = normalize(tag).split("-")[0]
    return _ALIASES.get(language, language)


def direction(tag: str) -> str:
    """`rtl` or `ltr`."""
    parts = normalize(tag).split("-")
    scripts = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RTL_LANGUAGES else "ltr"


def uses_spaces(tag: str) -> bool:
    """Whether the language puts spaces between words."""
    return primary(tag) not in _UNSPACED


def script_counts(text: str) -> dict[str, int]:
    """How many letters of each script a text has, by ISO 15924 code."""
    counts: dict[str, int] = {}
    known: dict[str, str] = {}
    for character in text:
        script = known.get(character)
        if script is None:
            name = unicodedata.name(character, "") if character.isalpha() else ""
            script = _SCRIPTS.get(name.split(" ", 1)[0], "Zyyy" if not name else "Zzzz")
            known[character] = script
        if script != "Zyyy":
            counts[script] = counts.get(script, 0) + 1
    return counts
