"""East Asian encodings, told by the rows of their tables in which common characters stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["best_double_byte"]


@dataclass(frozen=True)
class _Table:
    """An encoding of two bytes a character and where its common characters stand."""

    encoding: str
    common: Callable[[int, int], bool]
    pair: re.Pattern[bytes]


def _shift_jis(lead: int, trail: int) -> bool:
    kana = (lead == 0x82 and trail >= 0x4F) or (lead == 0x83 and trail <= 0x96)
    return kana or (lead == 0x81 and trail < 0xAD) or 0x88 <= lead <= 0x97 or (lead == 0x98 and trail <= 0x72)


def _euc_jp(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead in {0xA1, 0xA3, 0xA4, 0xA5} or 0xB0 <= lead <= 0xCF)


def _gb(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead in {0xA1, 0xA3} or 0xB0 <= lead <= 0xD7)


def _euc_kr(lead: int, trail: int) -> bool:
    return trail >= 0xA1 and (lead == 0xA1 or 0xB0 <= lead <= 0xC8)


def _big5(lead: int, trail: int) -> bool:
    return trail >= 0x40 and (lead in {0xA1, 0xA2} or 0xA4 <= lead <= 0xC6)


_HIGH = re.compile(rb"([\x81-\xfe])([\x40-\xfe])")
_TABLES = (
    _Table("cp932", _shift_jis, re.compile(rb"([\x81-\x9f\xe0-\xfc])([\x40-\xfc])")),
    _Table("euc_jp", _euc_jp, _HIGH),
    _Table("cp949", _euc_kr, _HIGH),
    _Table("gb18030", _gb, _HIGH),
    _Table("big5hkscs", _big5, _HIGH),
)
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HALF_WIDTH = re.compile(r"[\uff61-\uff9f]")


def best_double_byte(sample: bytes) -> tuple[str | None, float]:
    """The East Asian encoding that fits best, and how well: about 1 where all characters are common."""
    scores = {table.encoding: score for table in _TABLES if (score := _score(table, sample)) is not None}
    if not scores:
        return None, 0.0
    encoding = max(scores, key=lambda name: scores[name])
    return encoding, scores[encoding]


def _score(table: _Table, sample: bytes) -> float | None:
    """The share of characters in common rows, with what speaks for or against the language."""
    try:
        text = sample.decode(table.encoding)
    except UnicodeDecodeError:
        return None
    foreign = [character for character in text if character > "\x7f"]
    pairs = [(match[1][0], match[2][0]) for match in table.pair.finditer(sample)]
    if not foreign or not pairs:
        return None
    share = sum(table.common(lead, trail) for lead, trail in pairs) / len(pairs)
    return share + _language(table.encoding, text, len(foreign))


def _language(encoding: str, text: str, size: int) -> float:
    kana = len(_KANA.findall(text)) / size
    if encoding == "cp932":
        return 0.2 * min(1.0, 3 * kana) - len(_HALF_WIDTH.findall(text)) / size
    if encoding == "euc_jp":
        return 0.2 * min(1.0, 3 * kana) - (0.1 if kana == 0 else 0.0)
    if encoding == "cp949":
        return 0.15 * (len(_HANGUL.findall(text)) / size > 0.9) - kana
    return -kana  # kana stand in the Chinese tables too, but only Japanese uses them
