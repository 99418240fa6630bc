"""Quotations: what stands in quotation marks and is long enough to be speech."""

import re

from articlekit.language.facts.fact import Fact
from articlekit.language.tags import uses_spaces

__all__ = ["quotations"]

_QUOTED = re.compile(
    r"«([^«»]{2,1500})»|„([^„“”]{2,1500})[“”]|“([^“”]{2,1500})”|「([^「」]{2,1500})」|『([^『』]{2,1500})』"
    r"|(?<![\w\"])\"([^\"\n]{2,1500})\"(?!\w)|”([^”]{2,1500})”|»([^»«]{2,1500})«"
    r"|(?<![\w״])״([^\n]{2,1500}?)״(?!\w)|(?<!\w)‘([^‘\n]{2,1500}?)’(?!\w)"
)
_WORDS = 3
_CHARACTERS = 8


def quotations(text: str, language: str) -> list[Fact]:
    """The quotations of a text in order, valued by their words.

    A title or a word in quotation marks is none: it takes three words, or eight characters where
    words are not spaced.
    """
    result = []
    for match in _QUOTED.finditer(text):
        value = next(group for group in match.groups() if group is not None).strip()
        enough = len(value.split()) >= _WORDS if uses_spaces(language) else len(value) >= _CHARACTERS
        if enough:
            result.append(Fact("quotation", match.start(), match.end(), match[0], value))
    return result
