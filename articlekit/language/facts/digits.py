"""Numbers in digits, with the group and decimal marks of a language."""

import re
from collections.abc import Iterator
from decimal import Decimal

from articlekit.language.facts.amount import Amount
from articlekit.language.facts.scanning import at_digits
from articlekit.language.loading import loaded
from articlekit.language.tags import normalize, primary

__all__ = ["decimal_mark", "digits"]

_SPACES = " \u00a0\u202f\u2009"
_GROUP_MARKS = f"{_SPACES}'’.,٬"
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d])(?P<whole>(?!0)\d{{1,3}}(?P<mark>[{_GROUP_MARKS}])\d{{3}}(?:(?P=mark)\d{{3}})*(?!\d)"
    r"|\d{1,2}(?:,\d\d(?!\d)){1,6},\d{3}(?!\d)"  # lakh and crore, as South Asia groups them
    r"|\d++)(?:(?P<point>[.,٫])(?P<decimals>\d++)(?![.,]\d))?(?P<fraction>[½¼¾])?"
)
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_NOTHING = Decimal(0)
_LONGEST = 40
"""Digits of a number; what is longer is none."""


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


def digits(plain: str, language: str) -> Iterator[Amount]:
    """The numbers of a text in ASCII digits.

    Three digits behind a lone point or comma are a group, unless that is the decimal mark of the
    language: 1.234 is 1234 in German and 1.234 in English.
    """
    mark = decimal_mark(language)
    for match in at_digits(_NUMBER, plain):
        if match.end() - match.start() <= _LONGEST:
            yield Amount(*match.span(), _value(match, mark))


def _value(match: re.Match[str], mark: str) -> Decimal:
    whole, group, decimals, fraction = match.group("whole", "mark", "decimals", "fraction")
    if group and group == mark and not decimals and whole.count(group) == 1:
        whole, decimals = whole.split(group)
    number = whole if whole.isdecimal() else "".join(filter(str.isdecimal, whole))
    value = Decimal(f"{number}.{decimals}" if decimals else number)
    return value + _FRACTIONS.get(fraction, _NOTHING)
