"""Wording: how a statement is set as a sentence, without a word of ours, and what a shorter form keeps."""

import re
from collections.abc import Iterable
from itertools import chain

from articlekit.language.doc import Doc
from articlekit.language.facts import calendar_words
from articlekit.language.letters import fold, lower, upper
from articlekit.language.locale import Locale, load
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words, list_index
from articlekit.model.note import Statement

__all__ = [
    "BARE_NUMBER",
    "FILE_NUMBER",
    "bare",
    "capitalize",
    "decapitalize",
    "doubts",
    "finish",
    "is_all_caps",
    "is_balanced",
    "is_sentence",
    "loses",
    "sentence",
    "sentence_case",
    "shortened",
    "stands",
    "tidy",
    "weakens",
    "without_conjunction",
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


_LEAST_WORDS, _LEAST_CHARACTERS = 3, 6
_OPENS, _CLOSES = "«“「『(（[【", "»”」』)）]】"
_MARKS = " ,;:—–-،，、；：.。"
_DASHES = " –—-"
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d_]{1,3}\.[^\W\d_]{1,3}\.\Z")
"""An abbreviation that owns its last point, such as "sq.ft." or "p.m."."""
_ROUNDED = re.compile(r"\.?\s*[\d٠-٩۰-۹०-९０-９~≈]")
_ROUNDS = re.compile(r"[\d०-९０-９][^\s\d]{0,4}\Z")
_BEHIND = re.compile(r",?\s+(?=[^\W\d])")
"""What parts a conjunction from the word behind it; a number makes "E 45" of it, and a point an initial."""
_GLUED = 3
"""Letters of a word below which its first is no conjunction for sure."""
BARE_NUMBER = re.compile(r"\d[\d.,:/]*\s*(?:[,;،、；(+]|\Z)")
"""A number that does not say what it counts."""
FILE_NUMBER = re.compile(r"\A\s*(?:\([^\w()]?\d{1,6}\)|\d{3,}-\d{2,})\s*(?=[^\W\d])")
"""The number of a file before a statement."""
_TIMED = 80
"""Characters up to which what stands before a clause may be a time."""
_NUMBER_NEXT = re.compile(r"\s*[\d٠-٩۰-۹０-９~≈]")


def tidy(text: str) -> str:
    """A form as it stands alone: one space between words, no mark around it."""
    tidied = " ".join(text.split()).lstrip(_MARKS).rstrip(_DASHES)
    return tidied if _ABBREVIATED.search(tidied) else bare(tidied)


def without_conjunction(text: str, locale: Locale) -> str:
    """A form without the "and" or "but" at its beginning, which joins it to what does not stand before it."""
    folded = fold(text)
    match = locale.pattern("words", "conjunctions").match(folded)
    behind = _BEHIND.match(text, match.end()) if match else None
    if behind or (match and not uses_spaces(locale.tag) and match.end() < len(text)):
        return text[match.end() :].lstrip(_MARKS) if match else text
    kept = tuple(map(fold, locale.words.get("glued_kept", ())))
    for glued in locale.words.get("glued_conjunctions", ()):
        if folded.startswith(glued) and not folded.startswith(kept) and len(folded.split()[0]) > _GLUED:
            return text[len(glued) :]
    return text


def doubts(doc: Doc) -> int:
    """How many words of doubt a text has; those that round a number, before or behind it, aside."""
    return sum(
        not (_ROUNDED.match(doc.folded, span.end) or _ROUNDS.search(doc.folded, 0, span.start))
        for span in doc.found("words", "hedges")
    )


def weakens(folded: str, locale: Locale, *, speech: bool = True) -> bool:
    """Whether a folded text has a doubt, a denial or a source; a word that only rounds a number aside."""
    keys = ("hedges", "negations", "attribution") if speech else ("hedges", "negations")
    index = list_index(locale.tag)
    lists = index.of(folded)
    return any(
        not _NUMBER_NEXT.match(folded, match.end())
        for key in keys
        if lists & index.bits.get(("words", key), 0)
        for match in locale.pattern("words", key).finditer(folded)
    )


def is_balanced(text: str, locale: Locale) -> bool:
    """Whether every quotation mark and bracket that is opened is closed, and the other way round."""
    opened = sum(map(text.count, _OPENS)) + text.count("„")
    closed = sum(map(text.count, _CLOSES))
    low = text.count("„")
    if low:  # „ … “ closes with what opens elsewhere
        opened -= text.count("“")
        closed += text.count("“")
    if opened != closed or text.count('"') % 2:
        return False
    opening, closing = locale.typography.quotes
    return opening != closing or text.count(opening) % 2 == 0


def stands(form: str, locale: Locale, *, whole: bool, ends: bool = False) -> bool:
    """Whether a form can be understood alone and does not begin or end in mid-phrase.

    Args:
        form: the form.
        locale: its language.
        whole: whether it is all of the statement.
        ends: whether it ends where the statement does.
    """
    if not form or not any(map(str.isalpha, form)) or not is_balanced(form, locale):
        return False
    folded = fold(form).lstrip("«„“\"'(「『 ")
    if locale.pattern("words", "anaphora").match(folded):
        return False
    if not uses_spaces(locale.tag):
        return len(form) >= _LEAST_CHARACTERS
    words = folded.split()
    if whole:
        return len(words) >= 1
    cut_short = not ends and len(words[-1]) < 5 and words[-1] in function_words(locale.tag)
    return len(words) >= _LEAST_WORDS and not cut_short


def loses(doc: Doc, start: int, stop: int, *, timed: bool = False) -> bool:
    """Whether a doubt, denial or source stands in what would be cut from the front.

    With `timed` a doubt beside a number is none: it rounds the time.
    """
    rounds = timed and stop - start < _TIMED and re.search(r"\d", doc.text[start:stop])
    return any(
        start <= span.start and span.end <= stop and not _NUMBER_NEXT.match(doc.folded, span.end, stop)
        for key in (("negations", "attribution") if rounds else ("hedges", "negations", "attribution"))
        for span in doc.found("words", key)
    )


def shortened(text: str, locale: Locale, *, limit: int) -> str:
    """The beginning of a sentence up to a word's end, with an ellipsis: when no clause of it fits."""
    whole = tidy(FILE_NUMBER.sub("", text, count=1))
    if len(whole) <= limit:
        return whole
    head = whole[: limit - 1]
    if uses_spaces(locale.tag):
        head = head[: head.rfind(" ")] if " " in head[limit // 3 :] else head
        words = head.split(" ")
        while len(words) > _LEAST_WORDS and fold(words[-1]) in function_words(locale.tag):
            words.pop()
        head = " ".join(words)
    else:
        stop = max(head.rfind(mark) for mark in "、，,；;：:。 ")
        head = head[:stop] if stop > limit // 2 else head
    return bare(head) + "…"
