"""Boundaries: whether a sentence goes on where a segmenter has cut it."""

import re
import tomllib
from importlib.resources import files

from articlekit.language.caching import loaded
from articlekit.language.letters import WORD_CHARACTER
from articlekit.language.locale import load
from articlekit.language.tags import uses_spaces

__all__ = ["goes_on", "is_closing_abbreviation"]

_TAIL = 60
"""Characters before a boundary that are looked at."""
_NEAR = 20
"""Characters before a boundary in which the last word, or a number, begins."""
_LONGEST_QUOTATION = 600
"""Characters; a mark that closes later closes nothing that was opened here."""
_SAYS = 12
"""Characters in which an attribution such as 他说 has to come behind a quotation."""

_LAST_WORD = re.compile(rf"(?:^|[\s(\[«„“\"'’])([^\W\d_](?:{WORD_CHARACTER}|[.º°-]){{0,9}}?)\.\s*$")
_NUMBERED = re.compile(r"(?:^|[\s(«„“])\d{1,4}\.\s*$")
# "am 3. Mai", and no name of a line or road, as "auf der B 27. Dann".
_ORDINAL = re.compile(r"(?:^|[\s,(])(?<!\s[^\W\d_a-z]\s)\d{1,2}\.\s+$")
_UNIT = re.compile(r"\d[ \u00a0\u202f]?[^\W\d_]{1,5}\.\s*$")  # "2 milj. kronor"
_SHORT = re.compile(r"(?:^|[\s(\[/])[^\W\d_]{1,6}\.\s*$")
_LABEL_BEHIND = re.compile(r"(?:[^\W\d_]|\d{1,3}[^\W\d_]?)[,;)]|[^\W\d_a-z]\.\s?[^\W\d_a-z]")
"""The letter or number that an abbreviation is followed by, as in "dept. D, second floor", or an initial."""
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\.$")
_INITIALS_BEHIND = re.compile(r"[^\W\d_a-z]\.")
"""Initials without a blank between them, as in "the owner, G.M., is"."""
_STUMP = re.compile(r"(?:^|[\s(\[/])[^\W\d_]{1,3}\.\s*$")
_VOWEL = re.compile(r"[aeiouyàâäåæèéêëìíîïòóôöøùúûüýąęėįųūőűіїєаеиоуыэюяёαεηιουω]")
_SMALL_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?]\s+(?=[^\W\d_])[^A-ZÀ-ÞА-ЯΑ-Ω]")
"""The end of a sentence before one that begins with a small letter, as somebody types on a telephone."""
_SHORTEST = 2
"""Letters of an abbreviation that is no unit behind a figure."""
_SIGNS = "$€£¥₹₽₺₩№#%"
"""What may stand before a figure."""
_HALF_OF_DAY = re.compile(r"(?:^|[\s\d(])[ap]\.\s?m\.\s*$", re.IGNORECASE)
_ZONE = re.compile(r"[A-Z]{1,3}T\b|UTC|GMT")
_DOTTED = re.compile(r"(?:^|[\s(«„“])(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}\.\s*$")
_NO_SENTENCE = re.compile(r"[^\W\d_]\.\s*$|\d{1,3}[.)]\s*$|[^\w\s]+\s*$")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)\s*$")
_CLOSES_QUOTE = re.compile(r"[」』”»\"]\s*$")
_ASKS = re.compile(r"[!?؟…][」』”»\"]?\s*$")
_DASH_AND_SMALL = re.compile(r"[—–]\s?([^\W\d_])")
_OPENERS = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“”", "(": ")", "（": "）"}
# Marks that open a quotation in one language and close it in another.
_EITHER = {"”": "”", "»": "«", '"': '"'}
_CLOSERS = frozenset("".join(_OPENERS.values()))
_ANY_OPENER = re.compile(f"[{re.escape(''.join(_OPENERS) + ''.join(_EITHER))}]")


def goes_on(text: str, start: int, cut: int, end: int, language: str) -> bool:
    """Whether the sentence that begins at `start` goes on behind `cut`.

    Args:
        text: the text.
        start: offset of the sentence.
        cut: offset of the first character behind the boundary that a segmenter found.
        end: offset of the end of the line.
        language: primary language subtag.
    """
    before, following = text[max(start, cut - _TAIL) : cut], text[cut : min(end, cut + _TAIL)]
    if cut - start < _TAIL and _NO_SENTENCE.match(before.strip()):
        return True
    if _INITIAL.search(before) and _INITIALS_BEHIND.match(following):
        return True
    if _abbreviated(before, following, language) or _small_goes_on(before, following):
        return True
    if _SHORT.search(before) and _LABEL_BEHIND.match(following):
        return True
    if following[:1].islower() and _SHORT.search(before) and _has_capitals(text, start, before):
        return True  # a short word with a point before a small letter, where sentences have capitals
    if _CLOSES_QUOTE.search(before):
        return _attributed(before, following, language)
    return cut - start < _LONGEST_QUOTATION and _is_open(
        text[start:cut], text[cut : min(end, cut + _LONGEST_QUOTATION)]
    )


def _has_capitals(text: str, start: int, before: str) -> bool:
    """Whether a small letter behind a short word goes on: not in a message that has no capitals at all."""
    if text[start : start + 1].isupper():
        return True
    stump = _STUMP.search(before)
    return stump is not None and not (_VOWEL.search(stump[0]) and _SMALL_SENTENCE.search(text))


def _abbreviated(before: str, following: str, language: str) -> bool:
    first = following[:1]
    near = max(0, len(before) - _NEAR)
    if first.isupper() and _HALF_OF_DAY.search(before, near) and _ZONE.match(following):
        return True
    if first.isalpha() and _ORDINAL.search(before, near) and load(language).ordinal_point:
        return True
    if first.isdigit() and uses_spaces(language) and (_NUMBERED.search(before) or _DOTTED.search(before)):
        return True
    last = _LAST_WORD.search(before, near)
    if last is None:
        return False
    if len(last[1]) < _SHORTEST and before[: last.start(1)].rstrip()[-1:].isdigit():
        return False  # "in 2026 г." is a year, "г. Сызрань" a town
    names, numbers = _abbreviations(language)
    figure = first.isdigit() or first in _SIGNS
    return (first.isalnum() and last[1] in names) or (figure and last[1] in names | numbers)


def _small_goes_on(before: str, following: str) -> bool:
    """Whether a small letter says that the sentence goes on."""
    if following[:1].islower():
        return any(mark.search(before) for mark in (_ELLIPSIS, _NUMBERED, _DOTTED, _UNIT))
    dash = _DASH_AND_SMALL.match(following)
    return dash is not None and dash[1].islower() and _ASKS.search(before) is not None


def _attributed(before: str, following: str, language: str) -> bool:
    """Whether what follows a closed quotation still belongs to its sentence."""
    first = following[:1]
    if first.islower():
        return True
    if before[-1:].isspace() or first in "「『“«(（":
        return False
    if uses_spaces(language) or not "\u4e00" <= first <= "\u9fff":
        return True  # glued, as in 「…。」と述べた
    return load(language).pattern("cues", "reaction").search(following[:_SAYS]) is not None


def _is_open(before: str, following: str) -> bool:
    """Whether a quotation mark or bracket of a text is open and is closed in what follows."""
    if not _ANY_OPENER.search(before):
        return False
    waiting: list[str] = []
    for place, character in enumerate(before):
        if waiting and character in waiting[-1]:
            waiting.pop()
        elif character in _OPENERS:
            waiting.append(_OPENERS[character])
        elif character in _EITHER and _opens_word(before, place):
            waiting.append(_EITHER[character])
    if not waiting:
        return False
    for character in following:
        if character in waiting[-1]:
            return True
        if character in _OPENERS and character not in _CLOSERS and _OPENERS[character] == waiting[-1]:
            return False
    return False


def _opens_word(text: str, place: int) -> bool:
    return (place == 0 or text[place - 1].isspace()) and text[place + 1 : place + 2].isalnum()


@loaded
def _table() -> dict[str, dict[str, str]]:
    path = files("articlekit.language") / "abbreviations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def is_closing_abbreviation(word: str, language: str) -> bool:
    """Whether a word without its point is an abbreviation that may end a heading, such as Inc or etc."""
    closing = _table()["closing"]
    return any(word in closing.get(tag, "").split() for tag in ("any", language))


@loaded
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    table = _table()
    names, numbers = (
        frozenset(
            form for entry in table[kind].get(language, "").split() for form in (entry, _capitalised(entry))
        )
        for kind in ("before_name", "before_number")
    )
    return names, numbers


def _capitalised(entry: str) -> str:
    return entry[:1].upper() + entry[1:]
