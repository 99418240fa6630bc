"""Numbers as they are written with digits of any script, and identifiers, which are none."""

import re
import unicodedata
from decimal import Decimal
from string import ascii_letters
from string import digits as digits_of_ascii

from articlekit.language.caching import loaded, remembered
from articlekit.language.facts.fact import Amount, Fact, share
from articlekit.language.facts.plain import at_digits, digit_places
from articlekit.language.tags import normalize, primary

__all__ = ["decimal_mark", "digits", "identifiers", "numbers"]

_DIGIT = re.compile(r"\d")
_GROUP_MARKS = " \u00a0\u202f\u2009'’.,٬"
_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒"
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d])(?P<whole>(?![0٠۰])\d{{1,3}}(?P<mark>[{_GROUP_MARKS}])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)"
    r"|\d{1,2}(?:,\d\d(?!\d)){1,6},\d{3}(?!\d)"  # lakh and crore, as South Asia groups them
    r"|\d++)(?:[.,٫](?P<decimals>\d++)(?![.,]\d))?"
    rf"(?:[ \u00a0\u202f]?(?P<sign>[{_SIGNS}])|[ \u00a0](?P<part>[1-9])[/⁄](?P<of>[2-9])(?![\d/]))?"
)
_ANY_SIGN = re.compile(f"[{_SIGNS}]")
_SIGN = re.compile(rf"(?<![\d{_SIGNS}])(?<!\d[ \u00a0\u202f])[{_SIGNS}]")
_LONGEST = 40
"""Digits of a number in `digits`; what is longer is none."""

_RUN = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z0-9][A-Za-z0-9_.#/-]*")
_OF_IDENTIFIERS = frozenset(ascii_letters + digits_of_ascii + "_.#/-")
_VERSION = re.compile(r"(?![1-9]\d{0,2}(?:\.\d{3})+$)\d+(?:\.\d+){2,}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_ZONE = re.compile(r"(?:UTC|GMT)[+-]\d{1,4}")
_QUANTITY = re.compile(
    r"\d[\d.,/-]*[A-Za-z]{1,5}[23]?(?:/[A-Za-z]{1,3})?|\d+(?:-[a-z]+)+"
    r"|\d{1,2}(?:h(?:\d\d)?|[ap]m)?(?:-\d{1,2}(?:h(?:\d\d)?|[ap]m)?)?"
)
"""A number with its unit or ending, a time or two, an age: 20kV, 3rd, 14h05, 9am-5pm, 3-year-olds."""


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
def decimal_mark(language: str) -> str:
    """The mark in front of decimals (source: CLDR, by way of Babel); none where it is not known."""
    from babel import Locale, UnknownLocaleError

    for tag in (normalize(language).replace("-", "_"), primary(language)):
        try:
            mark: str = Locale.parse(tag).number_symbols["latn"]["decimal"]
        except (UnknownLocaleError, ValueError, KeyError):
            continue
        return mark
    return ""


def digits(plain: str, language: str) -> list[Amount]:
    """The numbers of a text in ASCII digits, in order, with the fractions behind them or alone: 2½, ¾.

    Three digits behind a lone point or comma are a group, unless that is the decimal mark of the
    language: 1.234 is 1234 in German and 1.234 in English.
    """
    mark = decimal_mark(language)
    found = [
        Amount(*match.span(), _amount(match, mark))
        for match in at_digits(_NUMBER, plain)
        if match.end() - match.start() <= _LONGEST
    ]
    if not plain.isascii() and _ANY_SIGN.search(plain) and (alone := list(_SIGN.finditer(plain))):
        found += [Amount(*match.span(), _sign(match[0])) for match in alone]
        found.sort()
    return found


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
