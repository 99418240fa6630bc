"""Names: capitalised runs inside sentences, and acronyms."""

import re

from articlekit.language.facts.fact import Fact
from articlekit.language.sentences import split

__all__ = ["names"]

_WORD = r"[^\W\d_][\w’'-]*"
_ACRONYM = re.compile(r"(?<!\w)[A-ZА-ЯЁІЇЄΑ-Ω]{2,}(?:[&/-][A-Z]{2,})*(?!\w)")


def names(text: str, language: str) -> list[Fact]:
    """The names that capitals show, in order.

    The first word of a sentence shows nothing unless another capitalised word follows it. Scripts
    without capitals show only their Latin-script names here.
    """
    found: list[Fact] = []
    for start, end in split(text, language):
        for run_start, run_end in _capitalised(text, start, end):
            single = not re.search(r"\s", text[run_start:run_end])
            acronym = _ACRONYM.fullmatch(text[run_start:run_end])
            if run_start == start and single and not acronym:
                continue
            value = text[run_start:run_end]
            found.append(Fact("name", run_start, run_end, value, value))
    return found


def _capitalised(text: str, start: int, end: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for match in re.finditer(_WORD, text[start:end]):
        if not match[0][0].isupper():
            continue
        begin, finish = start + match.start(), start + match.end()
        if runs and text[runs[-1][1] : begin] in {" ", "\u00a0"}:
            runs[-1] = (runs[-1][0], finish)
        else:
            runs.append((begin, finish))
    return runs
