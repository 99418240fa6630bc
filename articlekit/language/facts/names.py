"""Names: capitalised runs inside sentences, and acronyms."""

import re

from articlekit.language.facts.fact import Fact
from articlekit.language.locale import load
from articlekit.language.sentences import split

__all__ = ["names"]

_WORD = re.compile(r"[^\W\d_][\w-]*(?:[’'][\w-]+)*")
_PLAIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_WITHOUT_CAPITALS = frozenset({"Arab", "Deva", "Hang", "Hani", "Hans", "Hant", "Hebr", "Jpan", "Kore"})
_ELISION = re.compile(r"\w{1,5}[’'](?=\w)")
_ACRONYM = re.compile(r"(?<!\w)[A-ZА-ЯЁІЇЄΑ-Ω]{2,}(?:[&/-][A-Z]{2,})*(?!\w)")


def names(text: str, language: str) -> list[Fact]:
    """The names that capitals show, in order.

    The first word of a sentence shows nothing unless another capitalised word follows it, and a
    sentence all in capitals shows nothing. Scripts without capitals show only their Latin-script
    names here.
    """
    word = _PLAIN_WORD if load(language).script in _WITHOUT_CAPITALS else _WORD
    found: list[Fact] = []
    for start, end in split(text, language):
        if _shouts(text[start:end]):
            continue
        for run_start, run_end in _capitalised(text, start, end, word):
            single = not re.search(r"\s", text[run_start:run_end])
            acronym = _ACRONYM.fullmatch(text[run_start:run_end])
            if run_start == start and single and not acronym:
                continue
            value = text[run_start:run_end]
            found.append(Fact("name", run_start, run_end, value, value))
    return found


def _shouts(sentence: str) -> bool:
    """Whether a sentence of some words is all in capitals."""
    capitals = sum(map(str.isupper, sentence))
    return sentence.isupper() and len(sentence.split()) > 2 and capitals * 2 > sum(map(str.isalpha, sentence))


def _capitalised(text: str, start: int, end: int, word: re.Pattern[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for match in word.finditer(text, start, end):
        begin, finish = match.span()
        elided = _ELISION.match(text, begin, finish)
        if elided and not text[begin].isupper():  # l'Élysée, dell'ENEL
            begin = elided.end()
        if not text[begin].isupper():
            continue
        if runs and text[runs[-1][1] : begin] in {" ", "\u00a0"}:
            runs[-1] = (runs[-1][0], finish)
        else:
            runs.append((begin, finish))
    return runs
