"""Numbers of a text in digits of any script and in words, and identifiers, which are none."""

import re
import unicodedata
from bisect import bisect_left
from decimal import Decimal
from functools import cached_property
from string import ascii_letters

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.fact import Amount, Fact, Spans, share
from articlekit.language.facts.han import amounts_in_han
from articlekit.language.facts.hedges import share_words
from articlekit.language.facts.lexicon import Lexicon, lexicon
from articlekit.language.facts.spelled import GAPS, INFINITE, Sum, Token
from articlekit.language.facts.vocabulary import at_digits, base, digit_places, key
from articlekit.language.letters import word_without
from articlekit.language.tags import normalize, primary

__all__ = ["amounts", "identifiers", "numbers"]

_DIGIT = re.compile(r"\d")
_GROUP_MARKS = " \u00a0\u202f\u2009'’.,٬"
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒"
_NUMBER = re.compile(
    rf"(?:(?<![A-Za-z\d])|(?<=(?<![A-Za-z])Rp)|(?<=(?<![A-Za-z])Rs))(?P<whole>(?![0٠۰])\d{{1,3}}(?P<mark>[{_GROUP_MARKS}])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)"
    r"|\d{1,2}(?:,\d\d(?!\d)){1,6},\d{3}(?!\d)"  # lakh and crore, as South Asia groups them
    r"|\d++)(?:[.,٫](?P<decimals>\d++)(?![.,]\d))?"
    rf"(?:[ \u00a0\u202f]?(?P<sign>[{_SIGNS}])|[ \u00a0](?P<part>[1-9])[/⁄](?P<of>[2-9])(?![\d/]))?"
)
_ANY_SIGN = re.compile(f"[{_SIGNS}]")
_SIGN = re.compile(rf"(?<![\d{_SIGNS}])(?<!\d[ \u00a0\u202f])[{_SIGNS}]")
_LONGEST = 40
"""Digits of a number; what is longer is none."""

_RUN = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9][A-Za-z0-9_.#/-]*")
_OF_IDENTIFIERS = frozenset(ascii_letters + "0123456789_.#/-")
_VERSION = re.compile(r"(?![1-9]\d{0,2}(?:\.\d{3})+$)\d+(?:\.\d+){2,}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_ZONE = re.compile(r"(?:UTC|GMT)[+-]\d{1,4}")
_QUANTITY = re.compile(
    r"\d[\d.,/-]*[A-Za-z]{1,5}[23]?(?:/[A-Za-z]{1,3})?|\d+(?:-[a-z]+)+"
    r"|\d{1,2}(?:h(?:\d\d)?|[ap]m)?(?:-\d{1,2}(?:h(?:\d\d)?|[ap]m)?)?"
    r"|[kcdm]?m[23]|R[ps]\.?\d[\d.]*"
)
"""A number with its unit or ending, a time or two, an age, a unit, a sum: 20kV, 14h05, 9am-5pm, m2, Rp9."""


@remembered
def numbers(text: str) -> tuple[Fact, ...]:
    """The numbers of a text in order, valued with their group marks gone and a point for decimals.

    Three digits behind a lone mark are a group, so that 1,234 and 1.234 are both 1234. What stands
    inside an identifier is no number.
    """
    if not _DIGIT.search(text):
        return ()
    taken = [(fact.start, fact.end) for fact in identifiers(text)]
    result: list[Fact] = []
    position = 0
    for match in at_digits(_NUMBER, text):
        while position < len(taken) and taken[position][1] <= match.start():
            position += 1
        if position == len(taken) or match.end() <= taken[position][0]:
            result.append(Fact("number", match.start(), match.end(), match[0], _value(match)))
    return tuple(result)


@remembered
def identifiers(text: str) -> tuple[Fact, ...]:
    """The identifiers of a text that hold a digit: CVE-2021-41817, 3.2.1, R22."""
    result: list[Fact] = []
    edge = 0
    for place in digit_places(text):
        start = place
        while start > edge and text[start - 1] in _OF_IDENTIFIERS:
            start -= 1
        match = _RUN.search(text, start) if place >= edge else None
        if match is None or match.end() <= place:
            continue
        edge, value = match.end(), match[0].rstrip("./#-_")
        if not value.isdecimal() and _names_a_thing(value):
            result.append(Fact("identifier", match.start(), match.start() + len(value), value, value))
    return tuple(result)


def _names_a_thing(run: str) -> bool:
    """Whether a run mixes letters and digits, or joins digits by more than one point."""
    if _VERSION.fullmatch(run):
        return not _DATE.fullmatch(run)
    if not any(map(str.isdigit, run)) or not any(map(str.isalpha, run)):
        return False
    return not any(pattern.fullmatch(run) for pattern in (_QUANTITY, _DATE, _ZONE))


def _value(match: re.Match[str]) -> str:
    decimals = match["decimals"]
    return _digits(match["whole"]) + (f".{_digits(decimals)}" if decimals else "")


def _digits(text: str) -> str:
    if text.isascii() and text.isdecimal():
        return text
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


@loaded
def _decimal_mark(language: str) -> str:
    """The mark in front of decimals (source: CLDR, by way of Babel); none where it is not known."""
    from babel import Locale, UnknownLocaleError

    for tag in (normalize(language).replace("-", "_"), primary(language)):
        try:
            mark: str = Locale.parse(tag).number_symbols["latn"]["decimal"]
        except (UnknownLocaleError, ValueError, KeyError):
            continue
        return mark
    return ""


def _in_digits(plain: str, language: str) -> list[Amount]:
    """The numbers of a text in ASCII digits, in order, with the fractions behind them or alone: 2½, ¾.

    Three digits behind a lone point or comma are a group, unless that is the decimal mark of the
    language: 1.234 is 1234 in German and 1.234 in English.
    """
    mark = _decimal_mark(language)
    found = [
        Amount(*match.span(), _amount(match, mark))
        for match in at_digits(_NUMBER, plain)
        if match.end() - match.start() <= _LONGEST
    ]
    if not plain.isascii() and _ANY_SIGN.search(plain) and (alone := list(_SIGN.finditer(plain))):
        found += [Amount(*match.span(), _sign(match[0])) for match in alone]
        found.sort()
    return _with_shares(plain, found) if "/" in plain else found


def _with_shares(plain: str, found: list[Amount]) -> list[Amount]:
    """The numbers, two with a slash between them made one where they are a part of something: 3/4 of it."""
    shares = [
        Amount(*match.span(), share(int(match["part"]), int(match["of"])))
        for match in at_digits(_share(), plain)
        if int(match["part"]) < int(match["of"])
    ]
    taken = Spans((each.start, each.end) for each in shares)
    return sorted([*shares, *(each for each in found if not taken.overlaps(each.start, each.end))])


@loaded
def _share() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w./-])(?P<part>[1-9]\d?)/(?P<of>[2-9]|[1-9]0|1[1-9])(?=\s(?:{share_words()})\s)"
    )


def _sign(sign: str) -> Decimal:
    over, _, under = unicodedata.normalize("NFKC", sign).partition("\u2044")
    return share(int(over), int(under))


def _amount(match: re.Match[str], mark: str) -> Decimal:
    whole, group, decimals = match.group("whole", "mark", "decimals")
    if group and group == mark and not decimals and whole.count(group) == 1:
        whole, decimals = whole.split(group)
    number = whole if whole.isdecimal() else "".join(filter(str.isdecimal, whole))
    value = Decimal(f"{number}.{decimals}" if decimals else number)
    if match["sign"]:
        return value + _sign(match["sign"])
    return value + share(int(match["part"]), int(match["of"])) if match["part"] else value


_LETTERS = word_without(r"\d_")
_WORD = re.compile(rf"{_LETTERS}(?:'{_LETTERS})*+")
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
    numbers = _in_digits(plain, language)
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
    number, edge = 0, 0  # the next number in digits, and where the last one that is read ends
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


_LONGEST = 32
"""Words of a number that are looked at: more are no number that anybody writes."""


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
            if len(tokens) > _LONGEST or (token.digits is None and not self._table.goes_on(token.word)):
                return tokens, first

    def _token(self, place: int) -> Token:
        return Token(*self._spans[place], self._words[place], None)
