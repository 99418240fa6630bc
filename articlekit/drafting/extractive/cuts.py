"""Cuts: where a sentence may end early and still be grammatical and true."""

import re
from collections.abc import Iterator

from articlekit.language.facts import dates
from articlekit.language.locale import Locale, fold
from articlekit.language.tags import uses_spaces
from articlekit.language.words import function_words

__all__ = ["cuts", "is_balanced", "weakens"]

_MARKS = re.compile(r"\s*(?:[،؛，；：、]|(?<!:)[,;:](?![:A-Za-z0-9_]))")
"""Not those inside a name of code, as in std::vector."""
_STRONG_MARKS = re.compile(r"\s*[;؛；]")
_DASH = re.compile(r"\s+[–—-]\s|\s*—(?=\S)")
_OPENING, _CLOSING = "«“「『(（[【", "»”」』)）]】"
_LEAST_WORDS = 5
"""Words before a conjunction; shorter clauses are cut in mid-phrase too often."""
_NEAR = 28
"""Characters behind a cut in which a weakening word still belongs to what stands before."""
_NEAR_SPEECH = 60
"""The same for words of speech, which may stand behind a name and a function."""
_QUOTED_NEXT = re.compile(r"\s*[:：]\s*[«„“”\"「『‘]")
_COMMAS = {",", "،"}
_COLON = re.compile(r"\s*[:：]")
_STOP = re.compile(r"[,;،，；。]")
_NEXT_WORD = re.compile(r"\s*([\w'’]+)")
_NUMBER_NEXT = re.compile(r"\s*\d")
_CLOSING_WORTH = 0.3
_MARK_WORTH, _ENDING_WORTH, _OPENER_WORTH = 0.7, 0.65, 0.45


def cuts(text: str, locale: Locale, *, limit: int) -> Iterator[tuple[str, float]]:
    """The beginnings of a sentence that may stand for it, with how good each is, from 0 to 1.

    Args:
        text: the sentence without its final mark.
        locale: where the language closes its clauses.
        limit: longest beginning in characters.
    """
    for end, worth in _places(text, locale):
        if end <= limit and end * 5 >= len(text) and _is_safe(text, end, locale):
            yield text[:end], worth


def weakens(text: str, locale: Locale, key: str) -> bool:
    """Whether a folded text holds a word of such a list, one that only rounds a number aside."""
    return any(
        not _NUMBER_NEXT.match(text, match.end()) for match in locale.pattern("words", key).finditer(text)
    )


def _places(text: str, locale: Locale) -> list[tuple[int, float]]:
    found: dict[int, float] = {}
    spaced = uses_spaces(locale.tag)
    marks = _STRONG_MARKS if locale.verb_final else _MARKS
    commas = 0
    for match in marks.finditer(text):
        if not _parts_numbers(text, match, locale):
            found[match.start()] = _worth_of_mark(text, match, commas)
        commas += match[0].strip() in _COMMAS
    dashes = list(_DASH.finditer(text))
    if len(dashes) == 1 and not locale.verb_final:  # a pair of dashes encloses an aside
        found[dashes[0].start()] = _MARK_WORTH
    for match in locale.pattern("words", "clause_openers").finditer(fold(text)):
        before = text[: match.start()].rstrip()
        end = len(before.rstrip(",;،，、—– "))
        if not spaced or text[match.start() - 1 : match.start()].isalnum():
            found[end] = max(found.get(end, 0.0), _ENDING_WORTH)  # the entry is the ending of a clause
        elif before[-1:] in ",;،—–":
            found[end] = max(found.get(end, 0.0), _MARK_WORTH)
        elif not locale.verb_final and _opens_clause(text, match, before, locale):
            found[end] = max(found.get(end, 0.0), _OPENER_WORTH)
    return sorted(found.items())


def _parts_numbers(text: str, mark: re.Match[str], locale: Locale) -> bool:
    """Whether a mark before a number separates numbers, not clauses: unless the number begins a date."""
    following = len(text) - len(text[mark.end() :].lstrip())
    if not text[following : following + 1].isdigit():
        return False
    return all(fact.start != following for fact in dates(text, locale.tag))


def _worth_of_mark(text: str, mark: re.Match[str], commas: int) -> float:
    """What a cut at a mark is worth; two commas may only enclose an aside behind the subject.

    "Two errors, plus a bug, caused …" can be cut at neither.
    """
    if mark[0].strip() not in _COMMAS:
        return _MARK_WORTH
    if commas:
        return _CLOSING_WORTH
    another = any(comma in text[mark.end() :] for comma in _COMMAS)
    return _CLOSING_WORTH if another and mark.start() < 0.45 * len(text) else _MARK_WORTH


def _opens_clause(text: str, opener: re.Match[str], before: str, locale: Locale) -> bool:
    """Whether a conjunction without a comma is likely to open a clause, not to join two words."""
    if len(before.split()) < _LEAST_WORDS or len(before) * 2 < len(text):
        return False
    if opener[0] != locale.connectives["and"].strip():
        return True
    following = _NEXT_WORD.match(text, opener.end())
    return bool(following) and fold(following[1]) in function_words(locale.tag) if following else False


def _is_safe(text: str, end: int, locale: Locale) -> bool:
    """Whether nothing near the cut weakens, denies or ascribes what is kept."""
    kept = text[:end]
    if not is_balanced(kept, locale) or _QUOTED_NEXT.match(text, end):
        return False
    if _COLON.match(text, end) and fold(kept.split()[-1]) in function_words(locale.tag):
        return False  # "The versions concerned are:"
    if any(match.end() == end for match in locale.pattern("words", "attribution").finditer(fold(kept))):
        return False  # "The fire chief said"
    rest = fold(text[end:]).lstrip(" ,;:،，；：、—–-(（")
    stop = _STOP.search(rest)
    near = rest[: min(_NEAR, stop.start() if stop else _NEAR)]
    if any(weakens(near, locale, key) for key in ("hedges", "negations")):
        return False
    return not weakens(rest[:_NEAR_SPEECH], locale, "attribution")


def is_balanced(text: str, locale: Locale) -> bool:
    """Whether every quotation mark and bracket that is opened is closed."""
    opened = sum(map(text.count, _OPENING)) + text.count("„")
    if opened > sum(map(text.count, _CLOSING)) or text.count('"') % 2:
        return False
    opening, closing = locale.typography.quotes
    return opening != closing or text.count(opening) % 2 == 0
