"""Amounts: all numbers of a text, in digits and in words, whatever its language."""

import re

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Amount, Fact
from articlekit.language.facts.han import amounts_in_han
from articlekit.language.facts.lexicon import lexicon
from articlekit.language.facts.numbers import digits
from articlekit.language.facts.plain import key
from articlekit.language.facts.spelled import INFINITE, Sum, Token
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
    pattern = _ASCII_WORD if folded.isascii() else _WORD
    look_up = str if _PLAIN.search(folded) is None else key
    if not table.occurs(list(map(look_up, pattern.findall(folded)))):
        return [amount for amount in numbers if amount.value < INFINITE]
    tokens = [Token(*match.span(), look_up(match[0]), None) for match in pattern.finditer(folded)]
    if numbers:
        tokens += [Token(amount.start, amount.end, "", amount.value) for amount in numbers]
        tokens.sort()
    words = [token.word for token in tokens]
    known = frozenset(word for word in set(words) if table.may_begin(word))
    result: list[Amount] = []
    place = 0
    while place < len(tokens):
        word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
        if tokens[place].digits is None and not (word in known and table.begins(word, following)):
            place += 1
            continue
        sum_ = Sum(folded, tokens, words, table)
        place = sum_.read(place)
        if sum_.amount is not None:
            result.append(sum_.amount)
    return result


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
