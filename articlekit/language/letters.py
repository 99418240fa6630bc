"""Letters: folding that keeps offsets, what words are made of and found by, and what of a text is code."""

import re
import unicodedata
from collections.abc import Iterable

__all__ = [
    "HAN_AND_KANA",
    "HAN_KANA",
    "MARKS",
    "MARKS_OF_ALPHABETS",
    "NOT_AFTER_LETTER",
    "NOT_BEFORE_LETTER",
    "UNSPACED",
    "WORD_CHARACTER",
    "fold",
    "heading_key",
    "lower",
    "nearest",
    "phrases",
    "protected_spans",
    "slugify",
    "upper",
    "without_accents",
    "word_without",
]

MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc"
    "\u0abe-\u0acd\u0b82\u0bbe-\u0bcd\u0c00-\u0c04\u0c3e-\u0c4d\u0c81-\u0c83\u0cbc-\u0ccd\u0d00-\u0d03"
    "\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
)
"""Vowel signs and other marks that belong to the letter before them, which `\\w` leaves out, and the joiners
inside Persian and Indic words: ranges for a class of a pattern."""
WORD_CHARACTER = rf"[\w{MARKS}]"
"""A regular expression for one character of a word, its marks included."""


def word_without(excluded: str) -> str:
    """A regular expression for a run of such characters that are none of those in a class.

    Letters and marks take turns, letters first: that is found several times as fast as each character that
    is looked at twice.

    Args:
        excluded: what stands between the brackets of a class; no marks of letters.
    """
    letters, marks = rf"[^\W{excluded}]", f"[{MARKS}]++"
    return rf"(?:{letters}++(?:{marks}{letters}*+)*+|(?:{marks}{letters}*+)++)"


NOT_AFTER_LETTER = rf"(?<!{WORD_CHARACTER})"
NOT_BEFORE_LETTER = rf"(?!{WORD_CHARACTER})"

HAN_AND_KANA = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々"
"""Characters of words that no blanks part: ranges for a class of a pattern. A pattern takes milliseconds to
compile for each such class, so that those for other texts have none."""
UNSPACED = re.compile(f"[{HAN_AND_KANA}]")

# What writers use for one another: curly and straight apostrophes, kinds of space and hyphen, cedilla
# and comma below, Arabic and Persian letters, Greek with and without accents, dotted and dotless i.
_SAME = str.maketrans(
    "’ʼ\u00a0\u202f\u2011şţيكىأإآάέήίόύώϊϋΐΰςıİ",
    "''  -șțیکیاااαεηιουωιυιυσii",
)
_OTHERWISE = re.compile(f"[{''.join(map(chr, _SAME))}]")
"""They are few in most texts, and none in ASCII: much faster found than every character translated."""


def fold(text: str) -> str:
    """Lower case, with letters and marks that are used for one another made the same.

    The result has the length of the text, so that offsets found in it hold for the text.
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = text.replace("İ", "i").lower()  # the one letter that has two for a small one
    return _OTHERWISE.sub(lambda match: chr(_SAME[ord(match[0])]), lowered)


_DOTTED = frozenset({"tr", "az"})
"""Languages in which i has the capital İ, and ı the capital I."""


def upper(text: str, language: str) -> str:
    """The text in the capitals of a language.

    Args:
        text: the text.
        language: primary language subtag.
    """
    return (text.replace("i", "İ") if language in _DOTTED else text).upper()


def lower(text: str, language: str) -> str:
    """The text in the small letters of a language.

    Args:
        text: the text.
        language: primary language subtag.
    """
    return (text.replace("I", "ı").replace("İ", "i") if language in _DOTTED else text).lower()


def heading_key(text: str, *, match_case: bool = False) -> str:
    """A heading in the form in which headings are compared: its words.

    White space and marks do not count, as every language sets them in its own way, nor do capitals
    unless they are to count. Of a heading without words the marks are left.
    """
    folded = fold(text)
    if match_case:  # what folding makes the same stays so, in the case that it has
        pairs = zip(text, folded, strict=True)
        folded = "".join(new if old.lower() != new else old for old, new in pairs)
    words = "".join(" " if unicodedata.category(each)[0] in "PZC" else each for each in folded)
    return " ".join(words.split()) or " ".join(folded.split())


def nearest(name: str, known: Iterable[str]) -> str:
    """What to put behind a name that is not known: `, did you mean 'fr'?` for the nearest; else nothing."""
    from difflib import get_close_matches  # only where something is wrong

    by_key = {each.lower(): each for each in known}
    found = get_close_matches(name.lower()[:80], [*by_key], n=1, cutoff=0.6)
    return f", did you mean {by_key[found[0]]!r}?" if found else ""


_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Latin letters that are no plain one with a mark."""


def slugify(text: str) -> str:
    """A text as an address part: a-z, 0-9 and single hyphens; empty where it has nothing of these."""
    return re.sub(r"[^a-z0-9]+", "-", without_accents(unicodedata.normalize("NFKC", text.lower()))).strip("-")


def without_accents(text: str) -> str:
    """A text in lower case with plain letters for Latin ones with marks, as people in a hurry type them."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(each for each in letters if not "\u0300" <= each <= "\u036f"))


HAN_KANA = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Ranges of Chinese characters and kana, for use in a class of a pattern."""

_CODE = re.compile(r"`[^`\n]*`")
_TOKEN = re.compile(rf"[^\s{HAN_KANA}、。，；：！？「」『』（）《》]+")
_EDGES = "«»“”„‚‘’\"'()[]{}<>,.;:!?…،؛؟¿¡—–-"
_ADDRESS = re.compile(r"://|@|\\|/|^www\.")
_CODELIKE = re.compile(r"[\d_=#{}<>|~^]|[^\W\d_]\.[^\W\d_]|::")


def protected_spans(text: str) -> list[tuple[int, int]]:
    """The spans that are not prose, in order and apart: addresses, code, numbers, identifiers."""
    spans = [match.span() for match in _CODE.finditer(text)]
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token.isalpha():
            continue
        if _ADDRESS.search(token):
            spans.append(match.span())
        elif _CODELIKE.search(token):
            core = token.strip(_EDGES)
            start = match.start() + token.find(core)
            spans.append((start, start + len(core)))
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        elif start < end:
            result.append((start, end))
    return result


_ANY = f"{WORD_CHARACTER}*"
_BETWEEN = r"\s(?:[^.;:!?\n]|[.:](?=[0-9])){0,80}?(?<=\s)"
_NEVER = re.compile(r"(?!)")
_AFTER_CYRILLIC = "\u0590"
MARKS_OF_ALPHABETS = "\u0300-\u036f\u0483-\u0487"
"""The marks that stand on letters before `_AFTER_CYRILLIC`: Latin, Greek and Cyrillic ones."""


def phrases(entries: tuple[str, ...], *, spaced: bool, proclitics: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A pattern for words and phrases.

    In an entry `*` stands for any ending, or in front for any beginning, and `…` for other words of the
    clause, as between the parts of a verb ("ruft … zurück"); a match begins behind a `|`, where what stands
    before it has to be there.

    Args:
        entries: words and phrases as a locale file lists them.
        spaced: whether they are whole words; otherwise they may stand anywhere in a text.
        proclitics: particles that may be glued in front of the first word.
    """
    if not entries:
        return _NEVER
    ordered = sorted({fold(entry) for entry in entries}, key=lambda entry: (-len(entry), entry))
    bodies = [_body(entry) for entry in ordered]
    if not spaced:
        return re.compile(_choice([body.replace(_ANY, "") for body in bodies]))
    glued = "|".join(re.escape(fold(clitic)) for clitic in sorted(proclitics, key=len, reverse=True))
    before = NOT_AFTER_LETTER + (f"(?:{glued})?" if glued else "")
    groups: dict[tuple[str, str], list[str]] = {}
    for entry, body in zip(ordered, bodies, strict=True):
        behind = {"*": _ANY, "'": ""}.get(
            entry[-1], NOT_BEFORE_LETTER
        )  # once for all: it takes long to compile
        ends = ("" if entry.startswith("*") else before, behind)
        groups.setdefault(ends, []).append(body.removeprefix(_ANY).removesuffix(_ANY))
    found = "|".join(f"{start}(?:{_choice(words)}){end}" for (start, end), words in groups.items())
    if max(found.replace(MARKS, "")) < _AFTER_CYRILLIC:
        found = found.replace(MARKS, MARKS_OF_ALPHABETS)  # with all of them it takes half as long again
    return re.compile(found)


def _choice(bodies: list[str]) -> str:
    """The alternatives of a pattern, those with the same first letter together.

    So one look at a letter rules most of them out; their order counts among these alone.
    """
    beginnings: dict[str, list[str]] = {}
    for body in bodies:
        key = body[0] if body[0].isalnum() else body
        beginnings.setdefault(key, []).append(body)
    if len(beginnings) == len(bodies) or any(not key[0].isalnum() for key in beginnings):
        return "|".join(bodies)
    return "|".join(
        f"{key}(?:{'|'.join(body[1:] for body in found)})" if len(found) > 1 else found[0]
        for key, found in beginnings.items()
    )


def _body(entry: str) -> str:
    body = re.escape(entry).replace(r"\ …\ ", _BETWEEN).replace(r"\*", _ANY).replace(r"\ ", r"\s+")
    kept, bar, rest = body.partition(r"\|")
    return f"(?<={kept}){rest}" if bar else body
