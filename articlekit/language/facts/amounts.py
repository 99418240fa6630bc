"""Amounts: all numbers of a text, in digits and in words, whatever its language."""

import re
from bisect import bisect_left
from functools import cached_property

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Amount, Fact
from articlekit.language.facts.han import amounts_in_han
from articlekit.language.facts.lexicon import Lexicon, lexicon
from articlekit.language.facts.numbers import digits
from articlekit.language.facts.plain import key
from articlekit.language.facts.spelled import GAPS, INFINITE, Sum, Token
from articlekit.language.facts.vocabulary import alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER, word_without
from articlekit.language.tags import uses_spaces

__all__ = ["amounts", "multiples"]

_RUN = word_without(r"\d_")
_WORD = re.compile(rf"{_RUN}(?:'{_RUN})*+")
_ASCII_WORD = re.compile("[a-z]++(?:'[a-z]++)*+")
"""The same in a text of nothing but ASCII."""
_PLAIN = re.compile("[ёँ\u0591-\u05c7\u0640\u064b-\u065f\u0670\u093c\u0958-\u095f]")
"""What `key` changes in a folded word."""


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
    return _amounts_in_words(folded, numbers, language)


def _amounts_in_words(folded: str, numbers: list[Amount], language: str) -> list[Amount]:
    """The numbers of a text, those in digits joined with the magnitude behind them.

    Args:
        folded: the text, through `plain` and `fold`.
        numbers: its numbers in digits, in order.
        language: the BCP 47 tag of the text.
    """
    table = lexicon(language)
    if not table:
        return numbers
    numbers = [amount for amount in numbers if amount.value < INFINITE]
    text = _Words(folded, numbers, table)
    starts = text.starts()
    if not starts:
        return numbers
    result: list[Amount] = []
    number, edge = 0, 0
    """The next number in digits, and where the last one that is read ends."""
    for place in starts:
        if place[0] < edge:
            continue
        while number < len(numbers) and numbers[number].start < place[0]:
            if numbers[number].start >= edge:
                result.append(numbers[number])
            number += 1
        tokens, first = text.around(place, number)
        sum_ = Sum(folded, tokens, [token.word for token in tokens], table)
        edge = tokens[sum_.read(first) - 1].end
        if sum_.amount is not None:
            result.append(sum_.amount)
    return result + [amount for amount in numbers[number:] if amount.start >= edge]


class _Words:
    """The words and numbers of a text, of which those are made to tokens that a number may be made of."""

    def __init__(self, folded: str, numbers: list[Amount], table: Lexicon) -> None:
        self._folded, self._numbers, self._table = folded, numbers, table
        self._pattern = _ASCII_WORD if folded.isascii() else _WORD
        words = self._pattern.findall(folded)
        self._words: list[str] = words if _PLAIN.search(folded) is None else list(map(key, words))

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in self._pattern.finditer(self._folded)]

    @cached_property
    def _begins(self) -> list[int]:
        return [start for start, _ in self._spans]

    def starts(self) -> list[tuple[int, int]]:
        """Where a number may begin that has a word, and the place of the first word there, in order."""
        known, words = self._table.beginning(self._words), self._words
        found = [place for place, word in enumerate(words) if word in known] if known else []
        behind = [(amount, self._word_behind(amount.end)) for amount in self._numbers]
        return sorted(
            [
                *(
                    (self._begins[place], place)
                    for place in found
                    if self._table.begins(words[place], words[place + 1] if place + 1 < len(words) else "")
                ),
                *((amount.start, place) for amount, place in behind if place >= 0),
            ]
        )

    def _word_behind(self, end: int) -> int:
        """The place of a word behind a number in digits that may belong to it; -1 without one."""
        start = end + (self._folded[end : end + 1] in GAPS)
        word = self._pattern.match(self._folded, start)
        if word is None or not self._table.goes_on(key(word[0])):
            return -1
        return bisect_left(self._begins, start)

    def around(self, place: tuple[int, int], number: int) -> tuple[list[Token], int]:
        """The tokens from the one before a place to the first behind it that belongs to no number.

        Args:
            place: one of `starts`.
            number: the first number in digits that is not before it.
        """
        word = place[1]
        tokens = [self._token(word - 1)] if word else []
        first = len(tokens)
        while True:
            digits = self._numbers[number] if number < len(self._numbers) else None
            if digits is not None and (word == len(self._words) or digits.start <= self._begins[word]):
                token, number = Token(digits.start, digits.end, "", digits.value), number + 1
            elif word < len(self._words):
                token, word = self._token(word), word + 1
            else:
                return tokens, first
            if len(tokens) > first and self._folded[tokens[-1].end : token.start] not in GAPS:
                return tokens, first
            tokens.append(token)
            if token.digits is None and not self._table.goes_on(token.word):
                return tokens, first

    def _token(self, place: int) -> Token:
        return Token(*self._spans[place], self._words[place], None)


def multiples(text: str, folded: str, language: str) -> list[Fact]:
    """What is so many times as much: doubled, threefold."""
    found = _multiple_words(base(language))
    if found is None:
        return []
    pattern, worth = found
    if not any(map(folded.__contains__, worth)):  # which takes a fraction of the time
        return []
    return [
        Fact("number", *match.span(), text[slice(*match.span())], worth[match[0]], "×")
        for match in pattern.finditer(folded)
    ]


@loaded
def _multiple_words(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    groups = vocabulary(language).groups("numbers", "multiples")
    worth = {entry: number for number, entries in groups.items() for entry in entries}
    if not worth:
        return None
    choice = alternatives(sorted(worth, key=len, reverse=True))
    if not uses_spaces(language):
        return re.compile(choice), worth
    return re.compile(f"{NOT_AFTER_LETTER}(?:{choice}){NOT_BEFORE_LETTER}"), worth
