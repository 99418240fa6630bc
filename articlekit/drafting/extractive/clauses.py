"""Clauses: the shorter forms of a sentence that are still grammatical and still true.

A sentence is cut only where its language closes a clause, and nothing that weakens or denies it is
cut off: see `compress`.
"""

import re
from collections.abc import Iterator

from articlekit.drafting.extractive.wording import bare, capitalize
from articlekit.language.facts import dates, times
from articlekit.language.locale import Locale, fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = ["compress"]

_MARKS = re.compile(r"\s*[,;:،؛，；：、](?=\s|\D)|\s+[–—-]\s|\s*[–—](?=\S)|\s*[(（\[【]")
_PAIRS = ("«»", "“”", "„“", "「」", "『』", "()", "（）", "[]", "【】")
_PARENTHESIS = re.compile(r"\s*[(（][^()（）]{0,120}[)）]")
_LEAST_WORDS = 4
_LEAST_WORDS_BEFORE_OPENER = 5
_LEAST_CHARACTERS = 7
_NEAR = 28
"""Characters behind a cut in which a weakening word still belongs to what stands before."""


def compress(text: str, locale: Locale, *, limit: int) -> Iterator[tuple[str, float]]:
    """Shorter forms of a sentence, each with how good a heading it makes, from 0 to 1.

    The whole sentence counts most, then the sentence without its opening adverbial or its
    parentheses, then what stands before a comma or the like, then what stands before a conjunction.

    Args:
        text: one sentence.
        locale: conventions of the language.
        limit: longest form, in characters.
    """
    whole = _without_lead_in(bare(text), locale)
    forms = [(whole, 1.0)]
    shorter = _PARENTHESIS.sub("", whole)
    if shorter != whole:
        forms.append((shorter, 0.9))
    opened = _without_opening(shorter, locale)
    if opened:
        forms.append((opened, 0.85))
    seen: set[str] = set()
    for form, worth in forms:
        for candidate, share in _cuts(form, locale, limit):
            heading = capitalize(bare(candidate))
            if heading not in seen and _stands(heading, locale, limit):
                seen.add(heading)
                yield heading, worth * share


def _cuts(text: str, locale: Locale, limit: int) -> Iterator[tuple[str, float]]:
    if len(text) <= limit:
        yield text, 1.0
    if _opens_with_adverbial(text, locale):
        return  # what stands before its first comma tells when or where, not what
    words = text.split()
    for end, share in _places(text, locale):
        if end > limit:
            return
        if _is_safe_cut(text, end, locale) and (len(words) < 2 or end * 5 >= len(text)):
            yield text[:end], share


def _places(text: str, locale: Locale) -> list[tuple[int, float]]:
    """Where a cut may be made, with its worth; later places before earlier ones do not matter."""
    found: dict[int, float] = {}
    folded = fold(text)
    spaced = uses_spaces(locale.tag)
    if not locale.verb_final:
        found.update((match.start(), 0.7) for match in _MARKS.finditer(text))
    for match in locale.pattern("words", "clause_openers").finditer(folded):
        before = text[: match.start()].rstrip()
        end = len(before.rstrip(",;،，、—– "))
        if not spaced or text[match.start() - 1 : match.start()].isalnum():
            found.setdefault(end, 0.65)  # the entry is the ending of a clause
        elif before[-1:] in ",;،—–":
            found.setdefault(end, 0.7)
        elif not locale.verb_final and len(before.split()) >= _LEAST_WORDS_BEFORE_OPENER:
            found.setdefault(end, 0.45)
    return sorted(found.items())


def _is_safe_cut(text: str, end: int, locale: Locale) -> bool:
    """Whether nothing near the cut weakens, denies or ascribes what is kept."""
    if any(text[:end].count(pair[0]) != text[:end].count(pair[1]) for pair in _PAIRS):
        return False
    if text[:end].count('"') % 2:
        return False
    rest = fold(text[end:]).lstrip(" ,;:،，；：、—–-(（")
    stop = re.search(r"[,;،，；。]", rest)
    near = rest[: min(_NEAR, stop.start() if stop else _NEAR)]
    return not any(_weakens(near, locale, key) for key in ("hedges", "negations", "attribution"))


def _weakens(text: str, locale: Locale, key: str) -> bool:
    """Whether a text holds such a word, one that only rounds a number aside."""
    for match in locale.pattern("words", key).finditer(text):
        if not re.match(r"\s*\d", text[match.end() :]):
            return True
    return False


def _opens_with_adverbial(text: str, locale: Locale) -> bool:
    return _adverbial(text, locale) is not None


def _adverbial(text: str, locale: Locale) -> str | None:
    """The words before the first comma, where they tell only when, where or how."""
    match = re.match(r"[^,،，]{2,90}?[,،，]\s*", text)
    if not match or not uses_spaces(locale.tag):
        return _asian_adverbial(text, locale)
    opening = match[0]
    folded = fold(opening)
    preposition = any(
        locale.pattern("words", key).match(folded) for key in ("place", "clause_openers", "lead_ins")
    )
    timed = bool(times(opening) or dates(opening, locale.tag)) and len(opening.split()) <= 8
    return opening if preposition or timed else None


def _asian_adverbial(text: str, locale: Locale) -> str | None:
    if uses_spaces(locale.tag):
        return None
    match = re.match(r"[^、，,]{2,40}[、，,]", text)
    if match and (times(match[0]) or dates(match[0], locale.tag)) and len(match[0]) <= 22:
        return match[0]
    return None


def _without_opening(text: str, locale: Locale) -> str | None:
    """The sentence without an opening adverbial, if that takes away no doubt or denial."""
    opening = _adverbial(text, locale)
    if opening is None or locale.verb_second:
        return None
    # "At about 10:25," weakens the time alone, which goes with it.
    timed = bool(times(opening) or dates(opening, locale.tag))
    doubts = ("negations", "attribution") if timed else ("hedges", "negations", "attribution")
    if any(_weakens(fold(opening), locale, key) for key in doubts):
        return None
    return text[len(opening) :].lstrip()


def _without_lead_in(text: str, locale: Locale) -> str:
    match = locale.pattern("words", "lead_ins").match(fold(text))
    if not match:
        return text
    rest = text[match.end() :]
    comma = re.match(r"\s*[,،，、]\s*", rest)
    return rest[comma.end() :] if comma else text


def _stands(heading: str, locale: Locale, limit: int) -> bool:
    """Whether a heading can be understood alone and does not end in mid-phrase."""
    if not heading or len(heading) > limit or not any(letter.isalpha() for letter in heading):
        return False
    folded = fold(heading)
    if uses_spaces(locale.tag):
        words = re.findall(r"[^\W\d_][\w'’.-]*", folded)
        if len(words) < 2 or (len(words) < _LEAST_WORDS and len(heading) < 12):
            return False
        last = words[-1].split("'")[-1]
        if last in function_words(locale.tag) and folded.endswith(words[-1]) and len(last) < 4:
            return False
    elif len(heading) < _LEAST_CHARACTERS:
        return False
    opening = folded.lstrip("«„“\"'(「『 ")
    return not locale.pattern("words", "anaphora").match(opening)
