"""Numbers as they are written with digits of any script."""

import re
import unicodedata

from articlekit.language.facts.fact import Fact

__all__ = ["identifiers", "numbers"]

# A word that mixes letters and digits, or digits joined by more than one mark, names a thing.
_IDENTIFIER = re.compile(r"(?=[\w.#/-]*\d)(?=[\w.#/-]*[^\W\d])[^\W_][\w.#/]*(?:-[\w.#/]+)*|\d+(?:\.\d+){2,}")
_NUMBER = re.compile(r"(?<![A-Za-z\d.,])\d+(?:[  \u202f'’.,٫٬]\d+)*")


def numbers(text: str) -> list[Fact]:
    """The numbers of a text in order, valued by their digits without any mark or space."""
    return [
        Fact("number", match.start(), match.end(), match[0], _digits(match[0]))
        for match in _NUMBER.finditer(text)
    ]


def identifiers(text: str) -> list[Fact]:
    """The identifiers of a text that hold a digit: CVE-2021-41817, 3.2.1, R22."""
    return [
        Fact("identifier", match.start(), match.end(), match[0], match[0].strip("."))
        for match in _IDENTIFIER.finditer(text)
        if match[0].isascii()
    ]


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(char)) for char in text if char.isdecimal())
