"""Wording: how a statement of a note is set as a sentence, without a word that it does not have."""

import re
from collections.abc import Iterable
from itertools import chain

from articlekit.language.facts import calendar_words
from articlekit.language.letters import lower, upper
from articlekit.language.locale import Locale, fold, load
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words
from articlekit.model.note import Statement

__all__ = [
    "bare",
    "capitalize",
    "decapitalize",
    "finish",
    "is_all_caps",
    "is_sentence",
    "sentence",
    "sentence_case",
    "words",
]

_STOPS = ".!?…。！？．।۔؟։።។။།᱾"
_ENDS = frozenset(_STOPS)
_TERMINAL = f"{_STOPS}:：;；"
_CLOSING = "»”“‘«\"'’」』)）]】›"
_SHORT_MONTH = 5
"""Letters up to which the name of a month may be another word: May, March."""
_FIRST_WORD = re.compile(r"[«„“\"'(¿¡\s]*([^\W\d_]+)(?![\w.@/_:-]*[\w@/_])")
_HYPHENED = re.compile(r"[«„“\"'(¿¡\s]*([^\W\d_]+(?:-[^\W\d_]+)+)(?![\w.@/_:-]*[\w@/_])")
_IDENTIFIER = re.compile(r"\w*\d\w*(?:[-/.]\w+)*|\w+[-/]\w*\d\w*|\b[B-DF-HJ-NP-TV-XZ]{2,}\b")


def sentence(statement: Statement, text: str, locale: Locale, *, label: str | None = None) -> str:
    """The statement as a sentence: with a capital and a full stop, and with a label if one is given.

    Args:
        statement: the statement.
        text: its words, as they are to appear.
        locale: conventions of the language.
        label: what is to stand before it.
    """
    if label:
        text = f"{label.rstrip(' :：')}{locale.connectives['label']}{text}"
    if statement.kind == "entry" and statement.stamp and not label:
        return finish(text, locale)
    return finish(capitalize(text, locale), locale)


def is_sentence(text: str) -> bool:
    """Whether a text has the outer form of a sentence: it ends like one and is no mere word."""
    inner = text.rstrip(_CLOSING + " \u00a0\u202f")
    if inner[-1:] not in _ENDS:
        return False
    return len(text.split()) > 3 or (len(inner) > 8 and ord(max(inner)) >= 0x3040 and " " not in inner)


def finish(text: str, locale: Locale) -> str:
    """The text with a full stop, if it ends with no mark of its own."""
    text = text.rstrip()
    inner = text.rstrip(_CLOSING + " \u00a0\u202f")
    if not inner or inner[-1] in _TERMINAL:
        return text
    return text.rstrip(",،、，") + locale.typography.sentence_end


def capitalize(text: str, locale: Locale) -> str:
    """The text with its first letter in upper case, unless the first word is a name in code."""
    match = _FIRST_WORD.match(text) or _hyphened(text, locale)
    if not match or not match[1].islower():
        return text
    place = match.start(1)
    capital = upper(text[place], locale.tag)
    if lower(capital, locale.tag) != text[place]:
        return text  # ß, or a sign that only looks like a letter
    return text[:place] + capital + text[place + 1 :]


_ROAD = re.compile(r"[^\W\d_] ?\d")


def decapitalize(text: str, locale: Locale) -> str:
    """The text with its first letter in lower case, unless that is a name of its own as in "A 7"."""
    return text if _ROAD.match(text) else lower(text[:1], locale.tag) + text[1:]


def _hyphened(text: str, locale: Locale) -> re.Match[str] | None:
    """A first word of several with hyphens that is none of a program, as one of them is small: "într-un"."""
    match = _HYPHENED.match(text)
    small = function_words(locale.tag)
    return match if match and any(fold(part) in small for part in match[1].split("-")) else None


def _beside_number(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(re.search(r"\d\W{0,2}$", before[-4:]) or re.match(r"\W{0,2}\d", after))


def bare(text: str) -> str:
    """The text without the mark at its end."""
    return text.rstrip().rstrip(".。．।۔:：;；,،、，… ").rstrip()


def is_all_caps(texts: Iterable[str]) -> bool:
    """Whether texts are written in capitals throughout."""
    letters = [*filter(str.isalpha, chain.from_iterable(texts))]
    return len(letters) >= 12 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def sentence_case(text: str, locale: Locale) -> str:
    """Capitals as running text: small letters, but for identifiers, acronyms, months and weekdays.

    Which words are names cannot be told from capitals; the article asks the editor for them.
    """

    acronyms = {*load("und").words["acronyms"], *locale.words.get("acronyms", ())}

    calendar = calendar_words(locale.tag)

    def lowered(match: re.Match[str]) -> str:
        word = match[0]
        if fold(word) in calendar and (len(word) > _SHORT_MONTH or _beside_number(match)):
            return calendar[fold(word)]
        if word in acronyms or _IDENTIFIER.fullmatch(word):
            return word
        return lower(word, locale.tag)

    small = re.sub(r"[\w/.-]*\w", lowered, text)
    return re.sub(
        r"(^[\W\d]*|[.!?]\s+)([^\W\d_])", lambda match: match[1] + upper(match[2], locale.tag), small
    )


_CHARACTERS_A_WORD = 2.2
"""Mean length of a Chinese or Japanese word."""


def words(text: str, locale: Locale) -> int:
    """The number of words of a text."""
    if uses_spaces(locale.tag):
        return len(text.split())
    return round(len(text) / _CHARACTERS_A_WORD)
