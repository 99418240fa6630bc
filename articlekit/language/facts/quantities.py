"""Quantities: the numbers of a text with their units, and the durations that some of them are."""

import re
from decimal import Decimal
from typing import NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts.durations import compact, in_iso, in_one, phrases
from articlekit.language.facts.fact import Amount, Fact, Spans, canonical
from articlekit.language.facts.hedges import hedged, is_contrast, is_range
from articlekit.language.facts.units import currency_before, ordinal_around, percent_before, unit_behind
from articlekit.language.facts.vocabulary import alternatives, base, vocabulary
from articlekit.language.letters import NOT_AFTER_LETTER, NOT_BEFORE_LETTER
from articlekit.language.locale import fold, load
from articlekit.language.tags import uses_spaces

__all__ = ["is_quantity", "outside", "quantities", "without_measured"]

_SHORT_MAGNITUDES = {
    **dict.fromkeys(("k", "K"), Decimal(1000)),
    **dict.fromkeys(("M", "m", "mn", "Mio", "mio", "mln"), Decimal(10**6)),
    **dict.fromkeys(("Md", "Mds", "Mrd", "bn", "b", "B", "mld", "mrd"), Decimal(10**9)),
}
_SHORT_MONEY = re.compile(
    r"[ \u00a0\u202f]?(Mio|mio|Mrd|mrd|Mds|Md|mln|mld|mn|bn|[kKMmbB])\.?[ \u00a0\u202f]?([$€£¥])"
)
_BRACKET = re.compile(r"[ \u00a0\u202f]?[(（]")
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_CODE = re.compile("[A-Z]{3}")
_SHARED_NAMES = frozenset({"peso", "rupee", "crown", "pound", "dollar", "dinar", "dirham"})
"""Currencies whose name several countries have."""
_INCHES = re.compile(r"in(?!\w)")
_MILLION = re.compile(r"m\s(?P<counted>[^\W\d_]+)")
_OF_HAN = re.compile(r"[のが之][\d一二三四五六七八九十]")
_YEARS = re.compile(r"P[\d.]+[YM]")
_LENGTH_OF_YEAR = 4
_LEADING_NUMBER = re.compile(r"\d[\d.,]*")
_SHORT = re.compile(r"(mn|bn|[kKMmbB])(?![^\W\d_])")


class _Quantity(NamedTuple):
    amount: Amount
    start: int
    end: int
    value: Decimal
    kind: str
    unit: str


def quantities(text: str, plain: str, folded: str, amounts: list[Amount], language: str) -> list[Fact]:
    """Numbers and durations.

    Args:
        text: the text as it is.
        plain: the text with ASCII digits.
        folded: the same, folded.
        amounts: its numbers, in order.
        language: the BCP 47 tag of the text.
    """
    measured = [_measured(plain, folded, amount, language) for amount in amounts]
    measured = _shared(folded, measured)
    facts: list[Fact] = []
    for place, each in enumerate(measured):
        if each.amount.weak and not each.unit and not _contrasted(folded, measured, place):
            continue
        facts.append(_fact(text, folded, each, language))
    facts += phrases(text, folded, language)
    facts += _multiples(text, folded, language)
    facts += compact(text, plain)
    if len(facts) < 2:
        return facts
    return in_one(text, folded, sorted(facts, key=lambda fact: (fact.start, -fact.end)), language)


def outside(amounts: list[Amount], others: list[Fact]) -> list[Amount]:
    """The numbers that are no part of an identifier or of a date other than a year: those count nothing."""
    spans = Spans((fact.start, fact.end) for fact in others if len(fact.value) != _LENGTH_OF_YEAR)
    return [amount for amount in amounts if not spans.overlaps(amount.start, amount.end)]


def without_measured(dates: list[Fact], measured: list[Fact]) -> list[Fact]:
    """The dates without the years that are a number with a unit or magnitude: 2024 tonnes, €1950 million."""
    larger = [
        fact
        for fact in measured
        if fact.unit not in {"", "ordinal"} or fact.kind == "duration" or len(fact.text.split()) > 1
    ]
    spans = Spans((fact.start, fact.end) for fact in larger if not _YEARS.match(fact.value))
    return [
        fact
        for fact in dates
        if len(fact.value) != _LENGTH_OF_YEAR or not spans.overlaps(fact.start, fact.end)
    ]


def is_quantity(plain: str, folded: str, identifier: Fact, language: str) -> bool:
    """Whether what looks like an identifier is a number with its unit, as in 20-kV-Kabel, 57-Jähriger."""
    number = _LEADING_NUMBER.match(plain, identifier.start, identifier.end)
    if number is None:
        return False
    after = plain[identifier.end : identifier.end + 1]
    cut = after.isalpha() and after < "\u0250"
    return cut or unit_behind(plain, folded, number.end(), language) is not None


def _measured(plain: str, folded: str, amount: Amount, language: str) -> _Quantity:
    quantity = _read(plain, folded, amount, language)
    money = _CODE.fullmatch(quantity.unit) or quantity.unit in _SHARED_NAMES
    small = quantity.value == amount.value < 1000
    if money and small and _GROUPED.fullmatch(plain, amount.start, amount.end):
        return quantity._replace(value=quantity.value * 1000)  # money has two decimals, if any
    return quantity


def _read(plain: str, folded: str, amount: Amount, language: str) -> _Quantity:
    start, end, value = amount.start, amount.end, amount.value
    if amount.ordinal:
        return _Quantity(amount, start, end, value, "measure", "ordinal")
    money = currency_before(plain, start, language)
    if money is not None:
        short = _SHORT.match(plain, end)
        if short:
            value, end = value * _SHORT_MAGNITUDES[short[1]], short.end()
        end, currency = _named_behind(plain, folded, end, money[1], language)
        return _Quantity(amount, money[0], end, value, "measure", currency)
    short = _SHORT_MONEY.match(plain, end)
    if short:
        symbol = unit_behind(short[2], short[2], 0, language)
        if symbol is not None:
            return _Quantity(
                amount, start, short.end(), value * _SHORT_MAGNITUDES[short[1]], "measure", symbol.name
            )
    ordinal = ordinal_around(folded, amount, language)
    if ordinal is not None:
        return _Quantity(amount, ordinal[0], ordinal[1], value, "measure", "ordinal")
    behind = percent_before(folded, start, language)
    if behind is not None:
        return _Quantity(amount, behind, end, value, "measure", "%")
    return _with_unit(plain, folded, amount, language)


def _named_behind(plain: str, folded: str, end: int, currency: str, language: str) -> tuple[int, str]:
    """Where a sum with its sign ends, and its currency: the one named behind it, as in "$950,000 (pesos)"."""
    bracket = _BRACKET.match(plain, end)
    unit = unit_behind(plain, folded, bracket.end() if bracket else end, language)
    if unit is None or not (_CODE.fullmatch(unit.name) or unit.name in _SHARED_NAMES):
        return end, currency
    closed = unit.end + (bracket is not None and plain[unit.end : unit.end + 1] in {")", "）"})
    return closed, unit.name


def _with_unit(plain: str, folded: str, amount: Amount, language: str) -> _Quantity:
    start, end, value = amount.start, amount.end, amount.value
    unit = unit_behind(plain, folded, end, language)
    for link in _links(base(language)) if unit is None else ():
        if unit is None and folded.startswith(link, end):  # a million of euros
            unit = unit_behind(plain, folded, end + len(link.rstrip()), language)
    if unit is None and amount.spelled | folded[end - 1 : end].isalpha() and folded.startswith(".", end):
        unit = unit_behind(plain, folded, end + 1, language)  # 3 Mio. Euro
    glued = _glued(folded, amount, language)
    if glued is not None:
        return glued
    if unit is None or _OF_HAN.match(plain, unit.end):
        return _Quantity(amount, start, end, value, "measure", "")
    if unit.kind == "duration":
        half = _half(folded, unit.end, language)
        if unit.half:
            value, end = value + Decimal("0.5"), unit.end
        elif half:
            value, end = value + Decimal("0.5"), half
        else:
            end = unit.end
        return _Quantity(amount, start, end, value, "duration", unit.name)
    if (
        unit.name in {"°C", "°F"}
        and plain[start - 1 : start] in {"-", "−", "–"}
        and not plain[max(0, start - 2) : start - 1].isalnum()
    ):
        start, value = start - 1, -value
    return _Quantity(amount, start, unit.end, value * unit.factor, "measure", unit.name)


def _glued(folded: str, amount: Amount, language: str) -> _Quantity | None:
    """What English glues to a number and means by what stands beside it: 5ft 9in, 1.2m people."""
    start, end, value = amount.start, amount.end, amount.value
    if base(language) != "en":
        return None
    if _INCHES.match(folded, end):
        return _Quantity(amount, start, end + 2, value, "measure", "in")
    million = _MILLION.match(folded, end)
    if million and million["counted"] in _counted(base(language)):
        return _Quantity(amount, start, end + 1, value * 10**6, "measure", "")
    return None


@loaded
def _counted(language: str) -> frozenset[str]:
    """The nouns in front of which "m" means a million."""
    people = load(language).words.get("people", ()) if language == "en" else ()
    return frozenset(fold(entry) for entry in people) | frozenset(
        vocabulary(language).entries("numbers", "counted_in_millions")
    )


@loaded
def _links(language: str) -> tuple[str, ...]:
    """What stands between a magnitude and its unit: " of ", " d'"."""
    return tuple(
        f" {particle}" if particle.endswith("'") else f" {particle} "
        for particle in vocabulary(language).entries("numbers", "of")
    )


def _half(folded: str, place: int, language: str) -> int | None:
    for entry in vocabulary(language).entries("durations", "half"):
        for gap in ("", " ", "\u00a0"):
            if folded.startswith(gap + entry, place):
                return place + len(gap) + len(entry)
    return None


def _shared(folded: str, measured: list[_Quantity]) -> list[_Quantity]:
    """The unit of the second number of a range for the first too: 10–12 km."""
    result = list(measured)
    for place in range(len(measured) - 2, -1, -1):
        first, second = result[place], result[place + 1]
        if first.unit or not second.unit or second.unit == "ordinal" or first.amount.weak:
            continue
        if not is_range(folded, first.end, second.start) or _is_year_beside(first, second):
            continue
        behind = second.amount.value
        factor = second.value / behind if behind and second.kind == "measure" else Decimal(1)
        result[place] = first._replace(kind=second.kind, unit=second.unit, value=first.value * factor)
    return result


def _is_year_beside(first: _Quantity, second: _Quantity) -> bool:
    """Whether the first number looks like a year and the second is of another size: 2012 to 934 000 t."""
    year = first.end - first.start == _LENGTH_OF_YEAR and 1900 <= first.value < 2100
    return year and not first.value / 2 <= second.amount.value <= first.value * 2


def _contrasted(folded: str, measured: list[_Quantity], place: int) -> bool:
    """Whether "one" stands beside another number: one of the two, one or two."""
    each = measured[place]
    follower = measured[place + 1] if place + 1 < len(measured) else None
    return follower is not None and is_contrast(folded, each.end, follower.start)


def _fact(text: str, folded: str, each: _Quantity, language: str) -> Fact:
    approximate = each.amount.rough or hedged(folded, each.start, each.end, language)
    span = (each.start, each.end, text[each.start : each.end])
    if each.kind == "duration":
        return Fact("duration", *span, in_iso(each.value, each.unit), approximate=approximate)
    return Fact("number", *span, canonical(each.value), each.unit, approximate)


def _multiples(text: str, folded: str, language: str) -> list[Fact]:
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
