"""Numbers of East Asia: digits with Han or Hangul magnitudes, and Han numerals: 1万2千, 三百五十, 3만 2천."""

import re
from collections.abc import Iterator
from decimal import Decimal

from articlekit.language.caching import loaded
from articlekit.language.facts.fact import Amount, share
from articlekit.language.facts.vocabulary import base, vocabulary

__all__ = ["amounts_in_han", "han_value"]

_DIGITS = {
    **{character: number for number, character in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "两": 2,
    "兩": 2,
    "ゼロ": 0,
}
_SINO = {character: number for number, character in enumerate("영일이삼사오육칠팔구")}
_UNITS = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "십": 10,
    "백": 100,
    "천": 1000,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}
_HAN = "〇零一二三四五六七八九两兩十百千万萬億亿兆"
_ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_RUN = {
    "han": re.compile(
        rf"(?<![A-Za-z\d])(?<!\d[.,])(?:(?:{_ARABIC})[{_HAN}]|[{_HAN}])(?:{_ARABIC}|[{_HAN}])*"
    ),
    "ko": re.compile(
        rf"(?<![A-Za-z\d])(?<!\d[.,])(?:{_ARABIC})[십백천만억조]+(?:\s?(?:{_ARABIC})[십백천만억조]*(?!\d))*"
        r"|(?<![가-힣])[일이삼사오육칠팔구십백천만억조]{2,}(?=\s?[가-힣])"
    ),
}
_PIECE = re.compile(rf"{_ARABIC}|[^\d,.\s]")
_SOME = "数數几幾何多"
_PART = re.compile(rf"(?P<of>\d+|[{_HAN}]+)(?:分[の之]|분의\s?)(?P<part>\d+|[{_HAN}]+)")
_DECIMAL = re.compile(
    rf"(?P<whole>[{_HAN}]+)[点點](?P<decimals>[〇零一二三四五六七八九]+)(?P<magnitude>[万萬億亿]?)"
)
_FRACTION = re.compile("分[の之]")
_LONGEST = 60


def amounts_in_han(plain: str, numbers: list[Amount], language: str) -> list[Amount]:
    """The numbers of a Chinese, Japanese or Korean text.

    A Han numeral counts where something counted or no other character follows it, or where it has
    three characters: 三菱 and 十分 are words.

    Args:
        plain: the text with ASCII digits.
        numbers: its numbers in digits.
        language: the BCP 47 tag of the text.
    """
    found = list(_native(plain)) if base(language) == "ko" else []
    run = _RUN["ko" if base(language) == "ko" else "han"]
    for match in run.finditer(plain):
        if match.end() - match.start() <= _LONGEST and _counts(plain, match, language):
            value = han_value(match[0])
            if value is not None:
                found.append(Amount(*match.span(), value, spelled=not match[0][0].isdecimal()))
    found += _fractions(plain, language)
    merged: list[Amount] = []
    for amount in sorted([*found, *numbers], key=lambda each: (each.start, -each.end)):
        if not merged or amount.start >= merged[-1].end:
            merged.append(amount)
    return merged


def _fractions(plain: str, language: str) -> Iterator[Amount]:
    """Fractions and decimals in characters: 三分之二, 3分の2, 절반, 百分之三点二, 三点二亿."""
    pattern, worth = _fraction_words(base(language))
    for match in pattern.finditer(plain):
        yield Amount(*match.span(), worth[match[0]], spelled=True)
    for match in _PART.finditer(plain):
        of, part = (han_value(match[name]) or Decimal(0) for name in ("of", "part"))
        if match["of"] not in {"百", "千", "万"} and 0 < part < of < 100:
            yield Amount(*match.span(), share(int(part), int(of)), spelled=True)
    percent = vocabulary(language).entries("units", "percent_before")
    for match in _DECIMAL.finditer(plain):
        if match["magnitude"] or (percent and plain.endswith(percent, 0, match.start())):
            whole, decimals = han_value(match["whole"]), han_value(match["decimals"])
            value = Decimal(f"{whole}.{decimals}") * _UNITS.get(match["magnitude"], 1)
            yield Amount(*match.span(), value, spelled=True)


@loaded
def _fraction_words(language: str) -> tuple[re.Pattern[str], dict[str, Decimal]]:
    groups = vocabulary(language).groups("numbers", "fractions")
    worth = {
        entry: share(*map(int, value.split("/"))) for value, entries in groups.items() for entry in entries
    }
    return re.compile("|".join(sorted(worth, key=len, reverse=True)) or "(?!)"), worth


def han_value(run: str) -> Decimal | None:
    """The worth of a number such as 1万2千, 三百五十 or 二〇二六; None where it is none."""
    total = section = Decimal(0)
    current: Decimal | None = None
    for piece in _PIECE.findall(run):
        if piece in _UNITS:
            unit = _UNITS[piece]
            if unit < 10**4:
                section += (Decimal(1) if current is None else current) * unit
            else:
                section += current or 0
                if not section:
                    return None
                total, section = total + section * unit, Decimal(0)
            current = None
        elif piece in _DIGITS or piece in _SINO:
            number = _DIGITS.get(piece, _SINO.get(piece, 0))
            current = Decimal(number) if current is None else current * 10 + number
        else:
            current = Decimal(piece.replace(",", ""))
    return total + section + (current or 0)


def _counts(plain: str, match: re.Match[str], language: str) -> bool:
    run = match[0]
    if run[0].isdecimal():
        return True
    before, after = plain[match.start() - 1 : match.start()], plain[match.end() : match.end() + 1]
    percent = vocabulary(language).entries("units", "percent_before")
    if before == "第" or plain.endswith(percent, 0, match.start()):
        return True
    if _FRACTION.match(plain, match.end()):
        return False
    if (before and before in _SOME) or (after and after in _SOME):
        return False
    if _is_word(plain, match, language):
        return False
    if _counters(base(language)).match(plain, match.end()):
        return len(run) > 1 or run not in {"万", "萬", "億", "亿", "兆", "零"}
    magnitude = any(character in "十百千万萬億亿십백천만억" for character in run)
    if len(run) >= 3:
        return magnitude or len(run) == 4
    return len(run) == 2 and magnitude and not after.isalpha() and base(language) != "ko"


def _is_word(plain: str, match: re.Match[str], language: str) -> bool:
    words = vocabulary(language).entries("numbers", "not_numbers")
    return any(plain.startswith(word, match.start()) for word in words)


@loaded
def _counters(language: str) -> re.Pattern[str]:
    words = vocabulary(language)
    entries = {
        *words.entries("numbers", "counters"),
        *(entry for name, group in words.lists("units").items() if name for entry in group),
        *(entry for group in words.groups("durations", "words").values() for entry in group),
        *words.entries("times", "hour"),
        *words.entries("times", "minute"),
        *"月日号號",
    }
    choice = "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))
    return re.compile(rf"\s?(?:{choice})")


@loaded
def _native_pattern() -> tuple[re.Pattern[str], dict[str, int]]:
    words = {
        entry: int(value)
        for value, group in vocabulary("ko").groups("numbers", "native").items()
        for entry in group
    }
    tens = "|".join(word for word, value in words.items() if value >= 10)
    units = "|".join(sorted((word for word, value in words.items() if value < 10), key=len, reverse=True))
    counters = vocabulary("ko").choice("numbers", "counters")
    return re.compile(rf"(?<![가-힣])(?P<ten>{tens})?(?P<unit>{units})?(?=\s?(?:{counters}))"), words


def _native(plain: str) -> Iterator[Amount]:
    """Native Korean numbers in front of what they count: 두 명, 열다섯 명."""
    pattern, words = _native_pattern()
    for match in pattern.finditer(plain):
        if match[0]:
            value = words.get(match["ten"] or "", 0) + words.get(match["unit"] or "", 0)
            yield Amount(*match.span(), Decimal(value), spelled=True)
