"""Scanning: the matches of a pattern that begins with a digit, looked for from one digit to the next."""

import re
from collections.abc import Iterator

__all__ = ["at_digits"]

_DIGIT = re.compile(r"\d")


def at_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that `finditer` finds, which tries a pattern at every character of a text.

    Args:
        pattern: a pattern that matches nothing but what begins with a digit.
        text: the text to look at.
    """
    digit = _DIGIT.search(text)
    while digit is not None:
        match = pattern.match(text, digit.start())
        if match is not None:
            yield match
        digit = _DIGIT.search(text, (match or digit).end())
