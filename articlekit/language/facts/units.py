"""Units: what stands behind or in front of a number and says what it counts."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from importlib.resources import files
from typing import Any, NamedTuple

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Amount
from articlekit.language.facts.vocabulary import SPACES, Behind, Front, base, vocabulary
from articlekit.language.letters import NOT_BEFORE_LETTER, fold
from articlekit.language.tags import uses_spaces

__all__ = ["Unit", "currency_before", "ordinal_around", "percent_before", "unit_behind"]

_COUNTS = (1, 2, 5)
_LETTERS_ONLY = re.compile(
    r"^[\s\d.,٠-٩۰-۹०-९\u00a0\u202f\u200e\u200f]+|[\s\d.,٠-٩۰-۹०-९\u00a0\u202f\u200e\u200f]+$"
)
_SPACE = " \u00a0\u202f\u2009-\u2010\u2011"
_NOT_BEFORE_LETTER = re.compile(NOT_BEFORE_LETTER)
_NO_ENDING = frozenset(("", *" \u00a0\n,;:()/"))
"""What no ending of an ordinal begins with."""
_LATIN = re.compile(r"[A-Za-z0-9]")


class Unit(NamedTuple):
    """A unit behind a number."""

    end: int
    """Where it ends in the text."""
    kind: str
    """`measure` (percentages and money among them) or `duration`."""
    name: str
    """The base unit, or the ISO 8601 duration of one of it."""
    factor: Decimal = Decimal(1)
    half: bool = False
    """Whether it says one half more: 3个半小时."""


class _Entry(NamedTuple):
    text: str
    kind: str
    name: str
    factor: Decimal
    open_end: bool
    exact: bool
    half: bool = False


@loaded
def _table() -> dict[str, Any]:
    path = files("articlekit.language.facts") / "units.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def unit_behind(plain: str, folded: str, place: int, language: str) -> Unit | None:
    """The unit that a number has behind it, if any.

    Args:
        plain: the text with ASCII digits.
        folded: the same, folded.
        place: the end of the number.
        language: the BCP 47 tag of the text.
    """
    start = place + (plain[place : place + 1] in _SPACE and place < len(plain))
    if plain[start : start + 1] == "(":
        return None
    entries, spaced = _entries(base(language)), _spaced(base(language))
    found = entries.get(folded[start : start + 2])
    for entry in entries.get(folded[start : start + 1], ()) if found is None else found:
        text = plain if entry.exact else folded
        end = start + len(entry.text)
        if not text.startswith(entry.text, start):
            continue
        if entry.open_end:
            while end < len(folded) and not _NOT_BEFORE_LETTER.match(folded, end):
                end += 1
        elif not _ends(folded, end, entry.text, spaced=spaced):
            continue
        return Unit(end, entry.kind, entry.name, entry.factor, entry.half)
    return None


def _ends(folded: str, end: int, text: str, *, spaced: bool) -> bool:
    """Whether a unit ends here: no letter of its word follows."""
    if not text[-1].isalnum():
        return True
    if len(text) == 1 and folded[end : end + 1] == "'":  # en 2024 l'usine
        return False
    if text.isascii() and not spaced:
        return not _LATIN.match(folded, end)
    if not spaced:
        return True
    return _NOT_BEFORE_LETTER.match(folded, end) is not None


@loaded
def _spaced(language: str) -> bool:
    """Whether a letter behind a unit makes another word of it."""
    return uses_spaces(language) and language != "ko"


@loaded
def _entries(language: str) -> dict[str, tuple[_Entry, ...]]:
    """The names and symbols of units by what they begin with, longest first.

    Those of a single character stand under it, and with the others under the first two characters.
    """
    found: dict[tuple[str, bool], _Entry] = {}
    for text, unit, exact, half in _listed(language):
        kind, name, factor = _worth(unit)
        body = text.rstrip("*") if exact else fold(text.rstrip("*"))
        entry = _Entry(body, kind, name, factor, text.endswith("*"), exact, half)
        found.setdefault((body, exact), entry)
    beginnings = {fold(entry.text[:2]) for entry in found.values()}
    result: dict[str, list[_Entry]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.text)):
        begin = fold(entry.text[:2])
        alike = [other for other in beginnings if other[0] == begin] if len(begin) == 1 else []
        for key in {begin, *alike}:
            result.setdefault(key, []).append(entry)
    return {begin: tuple(entries) for begin, entries in result.items()}


def _listed(language: str) -> Iterator[tuple[str, str, bool, bool]]:
    """What is written for a unit, the unit, whether capitals count, and whether it says one half more.

    What the language's own file has goes before what CLDR has.
    """
    words, table = vocabulary(language), _table()
    for unit, texts in (*words.groups("durations", "words").items(), *words.lists("units").items()):
        if unit != "percent_before":
            yield from ((text, unit, False, False) for text in texts)
    for unit, texts in words.groups("durations", "half_words").items():
        yield from ((text, unit, False, True) for text in texts)
    for name in ("symbols", "durations"):
        for unit, symbols in table[name].items():
            yield from ((text, unit, True, False) for text in symbols)
    yield from ((text, unit, False, False) for text, unit in _named(language))
    yield from ((symbol, code, True, False) for symbol, code in _currency_symbols(language).items())


def _worth(unit: str) -> tuple[str, str, Decimal]:
    """Kind, base unit and factor of a unit's symbol, of a currency's code or of a duration."""
    if re.match(r"PT?\d", unit):
        return "duration", unit, Decimal(1)
    name, factor = _table()["base"].get(unit, (unit, "1"))
    return "measure", name, Decimal(factor)


def _named(language: str) -> list[tuple[str, str]]:
    """The names of units and currencies, in the singular and the plurals (source: CLDR, by way of Babel)."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_currency_name
    from babel.units import format_unit

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    table, found = _table(), []
    for name, unit in (*table["cldr"].items(), *table["cldr_durations"].items()):
        for length in ("long", "short"):
            for count in _COUNTS:
                text = _LETTERS_ONLY.sub("", format_unit(count, name, length, locale=locale)).rstrip(".")
                if len(text) > 1 and not any(map(str.isdigit, text)):
                    found.append((text, unit))
    for code in table["currencies"]["codes"]:
        found.append((code, code))
        found += [(get_currency_name(code, count, locale=locale), code) for count in _COUNTS]
    return found


@loaded
def _currency_symbols(language: str) -> dict[str, str]:
    table = _table()["currencies"]
    return {**table["symbols"], **table["local"].get(language, {})}


@loaded
def _before(language: str) -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    symbols = {**_currency_symbols(language), **{code: code for code in _table()["currencies"]["codes"]}}
    choice = "|".join(re.escape(symbol) for symbol in sorted(symbols, key=len, reverse=True))
    pattern = rf"(?:(?<![^\W_])|(?<=[\u3000-\u9fff\uac00-\ud7a3]))({choice})[ \u00a0\u202f]?$"
    return re.compile(pattern), symbols, frozenset(symbol[-1] for symbol in symbols)


def currency_before(plain: str, place: int, language: str) -> tuple[int, str] | None:
    """The currency in front of a number and where it begins: $5, EUR 3.5."""
    pattern, symbols, endings = _before(base(language))
    before = plain[max(0, place - 6) : place]
    if before.rstrip()[-1:] not in endings:
        return None
    match = pattern.search(before)
    if match is None:
        return None
    return max(0, place - 6) + match.start(1), symbols[match[1]]


@loaded
def _ordinal_words(language: str) -> tuple[re.Pattern[str], Front, Behind]:
    words = vocabulary(language)
    return (
        re.compile(rf"(?:{words.choice('numbers', 'ordinal_endings')})(?!\w)"),
        Front(words, "numbers", "ordinal_before"),
        Behind(words, "numbers", "ordinal_after"),
    )


def ordinal_around(folded: str, amount: Amount, language: str) -> tuple[int, int] | None:
    """Where an ordinal begins and ends, if the number is one: 3rd, 3e, 第3."""
    endings, before, after = _ordinal_words(base(language))
    start, end = amount.start, amount.end
    last = (
        folded[start - 1 : start]
        if folded[start - 1 : start] not in SPACES
        else folded[start - 2 : start - 1]
    )
    if last in before.last_letters and (front := before.search(folded, start)):
        return front.start(), end
    next_ = folded[end : end + 1]
    first = next_ if next_ not in SPACES else folded[end + 1 : end + 2]
    if first in after.first_letters and (behind := after.match(folded, end)):
        return start, behind.end()
    if next_ in _NO_ENDING or amount.spelled or not folded[end - 1 : end].isdecimal():
        return None
    match = endings.match(folded, end)
    return (start, match.end()) if match else None


def percent_before(folded: str, start: int, language: str) -> int | None:
    """Where a word or sign for percent begins that stands in front of a number: %20, yüzde 20, 百分之二十."""
    words = vocabulary(language).entries("units", "percent_before")
    if not words or not start:
        return None
    for word in words:
        for gap in ("", " "):
            if folded.endswith(word + gap, 0, start):
                return start - len(word) - len(gap)
    if words and folded[start - 1 : start] == "%" and not folded[max(0, start - 2) : start - 1].isalnum():
        return start - 1
    return None
