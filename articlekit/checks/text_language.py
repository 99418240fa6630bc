"""Languages: what a text is written in, and what a tag in a page stands for."""

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from articlekit.language.detect import Detection, detect
from articlekit.language.locale import available, load
from articlekit.language.tags import is_valid, normalize, primary, script_counts

if TYPE_CHECKING:
    from articlekit.checks.page import Page

__all__ = [
    "contradiction",
    "foreign_heading",
    "in_other_language",
    "is_known",
    "is_language",
    "language_of_text",
    "meant",
    "part_contradiction",
    "scripts",
    "sure_language",
]

_ENOUGH_LETTERS, _ENOUGH_CHARACTERS = 150, 40
"""Letters that detection needs: of an alphabet, and of a script with a character for a word."""
_SURE = 0.95
_ALL_BUT_CERTAIN = 0.998
"""For a few words: at 0.95 a sentence that two languages share would be given to one of them."""
_SAMPLE = 6_000
"""Characters that are looked at: a third each from the beginning, the middle and the end."""
_GLANCE = 450
"""Characters of a first look."""
_EAST_ASIAN = {"Hani", "Kana", "Hang"}
# ISO 15924 has codes for what languages combine; what is counted are the parts.
_PARTS = {
    "Hans": frozenset({"Hani"}),
    "Hant": frozenset({"Hani"}),
    "Jpan": frozenset({"Hani", "Kana"}),
    "Kore": frozenset({"Hang", "Hani"}),
    "Hrkt": frozenset({"Kana"}),
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def contradiction(text: str, tag: str) -> str | None:
    """The language or script that a text is in, where that is surely not the declared one.

    A text in another script needs 20 letters, one in the same script as many as detection needs.

    Returns:
        A BCP 47 tag or an ISO 15924 script code; `None` where the two agree or nothing is sure.
    """
    return None if _is_plainly(text, tag) else _contradiction(text, tag)


def _contradiction(text: str, tag: str) -> str | None:
    sample = _sample(text)
    counts = script_counts(sample)
    foreign = _foreign_script(counts, tag)
    if foreign is not None:
        seen = detect(sample)
        if primary(seen.language) == primary(tag) and not _has_script(tag):
            return None  # a language with two scripts, as Serbian is
        return seen.language if seen.confidence >= _SURE else foreign
    east_asian = sum(counts.get(script, 0) for script in _EAST_ASIAN)
    if sum(counts.values()) < _ENOUGH_LETTERS and east_asian < _ENOUGH_CHARACTERS:
        return None
    return in_other_language(sample, tag)


def _is_plainly(text: str, tag: str) -> bool:
    """Whether a look at three short places shows the declared language: it is so as a rule, and cheap."""
    if len(text) <= 2 * _GLANCE:
        return False
    seen = detect(_sample(text, _GLANCE))
    return seen.confidence >= _SURE and primary(seen.language) == primary(tag) and not _has_script(tag)


def _has_script(tag: str) -> bool:
    return any(len(part) == 4 and part.isalpha() for part in normalize(tag).split("-")[1:])


@lru_cache(maxsize=1024)
def part_contradiction(text: str, tag: str) -> str | None:
    """As `contradiction`, for a few words: they need to be two, and the answer all but certain."""
    if len(_WORD.findall(text[:200])) < 2 and not _EAST_ASIAN & script_counts(text[:200]).keys():
        return None
    if _is_plainly(text, tag):
        return None
    seen = _contradiction(text, tag)
    if seen is not None or primary(tag) not in available():
        return seen
    short = detect(text)
    if not _differs(short, primary(tag), sure=_ALL_BUT_CERTAIN):
        return None
    return short.language


def _sample(text: str, length: int = _SAMPLE) -> str:
    if len(text) <= length:
        return text
    third, middle = length // 3, len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))


def sure_language(text: str) -> str | None:
    """The language of a text, where it is long enough and both halves of it say the same."""
    sample = _sample(text)
    counts = script_counts(sample)
    east_asian = sum(counts.get(script, 0) for script in _EAST_ASIAN)
    if sum(counts.values()) < _ENOUGH_LETTERS and east_asian < _ENOUGH_CHARACTERS:
        return None
    seen = detect(sample)
    middle = len(sample) // 2
    halves = (detect(sample[:middle]), detect(sample[middle:]))
    sure = seen.confidence >= _SURE and all(half.language == seen.language for half in halves)
    return seen.language if sure and seen.language != "und" else None


def in_other_language(text: str, tag: str) -> str | None:
    """The detected language where the whole text and both halves of it say the same other one."""
    language = primary(tag)
    if language not in available():  # the detector may not know it, and would name its neighbour
        return None
    seen = detect(text)
    if not _differs(seen, language):
        return None
    middle = text.find(" ", len(text) // 2)
    middle = len(text) // 2 if middle < 0 else middle
    halves = (detect(text[:middle]), detect(text[middle:]))
    agree = all(_differs(half, language, sure=0.7) and half.language == seen.language for half in halves)
    return seen.language if agree else None


def _differs(seen: Detection, language: str, *, sure: float = _SURE) -> bool:
    return seen.language != "und" and seen.confidence >= sure and primary(seen.language) != language


def _foreign_script(counts: dict[str, int], tag: str) -> str | None:
    """The script of most letters where the language has next to none of its own among them."""
    total = sum(counts.values())
    expected = scripts(tag)
    if total < 20 or not expected:
        return None
    most = max(counts, key=lambda script: (counts[script], script))
    own = sum(counts.get(script, 0) for script in expected)
    return most if own * 10 < total and most not in expected and most != "Zzzz" else None


@lru_cache(maxsize=256)
def scripts(tag: str) -> frozenset[str]:
    """The scripts that a text in this language may be in; empty where that is not known."""
    parts = normalize(tag).split("-")
    subtags = [part for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if subtags:
        return _PARTS.get(subtags[0], frozenset({subtags[0]}))
    locale = load(tag)
    if locale.known:
        return _PARTS.get(locale.script, frozenset({locale.script}))
    return _scripts_by_cldr(parts[0])


def _scripts_by_cldr(language: str) -> frozenset[str]:
    from babel.core import get_global
    from babel.localedata import locale_identifiers

    likely = get_global("likely_subtags").get(language, "").split("_")
    if len(likely) < 2:
        return frozenset()
    others = (name.split("_") for name in locale_identifiers() if name.startswith(f"{language}_"))
    scripts = {likely[1], *(parts[1] for parts in others if len(parts[1]) == 4)}
    return frozenset[str]().union(*(_PARTS.get(script, {script}) for script in scripts))


def foreign_heading(text: str, tag: str) -> bool:
    """Whether a heading is prose in another script than the language is written in.

    Names and identifiers in Latin letters are at home in every script; it takes three words in
    lower case to make them prose.
    """
    counts = script_counts(text)
    expected = scripts(tag)
    if not expected or not counts or any(counts.get(script) for script in expected):
        return False
    if counts.get("Latn"):
        return sum(len(word[0]) > 1 and word[0].islower() for word in _WORD.finditer(text)) >= 3
    return sum(count for script, count in counts.items() if script != "Zzzz") >= 4


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether a tag is a valid one for text; the old irregular ones, such as `i-lux`, are not."""
    return is_valid(tag) and tag.split("-")[0].lower() not in {"i", "x"}


@lru_cache(maxsize=256)
def is_known(tag: str) -> bool:
    """Whether the primary language of a tag is a real one, whatever follows it."""
    return is_language(tag.split("-")[0])


_MOST = 2_000
"""Runs of text that are looked at."""


def language_of_text(page: "Page") -> str | None:
    """The language of what is shown in the language of the page itself, where it is sure."""
    roots = {-1, *(index for index, one in enumerate(page.elements[:3]) if one is page.root)}
    words = (
        text.text
        for text in page.texts
        if page.elements[text.element].spoken in roots
        and not page.elements[text.element].hidden
        and not page.elements[text.element].literal
    )
    from articlekit.checks.page import clean  # which articles do without

    return sure_language(clean(" ".join(islice(words, _MOST))))


@lru_cache(maxsize=256)
def meant(tag: str) -> str | None:
    """The tag that a wrong one stands for: `fr_FR`, `eng` and `German` are such."""
    from babel import Locale
    from babel.core import get_global

    cleaned = normalize(tag)
    if is_language(cleaned):
        return cleaned
    first, *rest = cleaned.split("-")
    alias = get_global("language_aliases").get(first, "")
    names = {name.lower(): code for code, name in Locale("en").languages.items()}
    found = "-".join((alias or names.get(first, ""), *rest)).replace("_", "-")
    return found if is_language(found) else None
