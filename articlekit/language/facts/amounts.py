"""Amounts: all numbers of a text, in digits and in words, whatever its language."""

from articlekit.language.facts.fact import Amount
from articlekit.language.facts.han import amounts_in_han
from articlekit.language.facts.numbers import digits
from articlekit.language.facts.spelled import amounts_in_words
from articlekit.language.facts.vocabulary import base

__all__ = ["amounts"]


def amounts(plain: str, folded: str, language: str) -> list[Amount]:
    """The numbers of a text in order.

    Args:
        plain: the text with ASCII digits.
        folded: the same, folded.
        language: its BCP 47 tag.
    """
    numbers = digits(plain, language)
    if base(language) in {"ja", "zh", "ko"}:
        return amounts_in_han(plain, numbers, language)
    return amounts_in_words(folded, numbers, language)
