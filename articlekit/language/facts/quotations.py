"""Quotations: what stands in quotation marks and is long enough to be speech."""

import re

from articlekit.language.caching import remembered
from articlekit.language.facts.fact import Fact
from articlekit.language.tags import uses_spaces

__all__ = ["quotations", "quoted_spans"]

_QUOTED = re.compile(
    r"«([^«»]{2,1500})»|„([^„“”]{2,1500})[“”]|“([^“”]{2,1500})”|「([^「」]{2,1500})」|『([^『』]{2,1500})』"
    r"|(?<![\w\"])\"([^\"\n]{2,1500})\"(?!\w)|”([^”]{2,1500})”|»([^»«]{2,1500})«"
    r"|(?<![\w״])״([^\n]{2,1500}?)״(?!\w)|(?<!\w)‘([^‘\n]{2,1500}?)’(?!\w)"
)
_OPENER = re.compile(r"[«„“「『\"”»״‘]")
"""With which one begins: looked for first, since most letters are none."""
_SINGLE = re.compile(r"(?<!\w)'[^'\n]{1,300}'(?!\w)")
_MARK = re.compile(r"[«»„“”「」『』\"]")
_WORDS = 3
_CHARACTERS = 8


@remembered
def quotations(text: str, language: str) -> tuple[Fact, ...]:
    """The quotations of a text in order, valued by their words.

    A title or a word in quotation marks is none: it takes three words, or eight characters where
    words are not spaced.
    """
    result: list[Fact] = []
    edge = 0
    for opener in _OPENER.finditer(text):
        match = _QUOTED.match(text, opener.start()) if opener.start() >= edge else None
        if match is None:
            continue
        edge = match.end()
        value = next(group for group in match.groups() if group is not None).strip()
        enough = len(value.split()) >= _WORDS if uses_spaces(language) else len(value) >= _CHARACTERS
        if enough:
            result.append(Fact("quotation", match.start(), match.end(), match[0], value))
    return tuple(result)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of all that stands in quotation marks, a single word too.

    Where a mark has no partner the quotation begins or ends elsewhere; then the whole text is taken
    for a part of it.
    """
    spans = [match.span() for pattern in (_QUOTED, _SINGLE) for match in pattern.finditer(text)]
    for mark in _MARK.finditer(text):
        if not any(start <= mark.start() < end for start, end in spans):
            return [(0, len(text))]
    return spans
