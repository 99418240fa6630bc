"""Text in an encoding from before Unicode: the decoding that reads best is taken."""

import re

from articlekit.reading.double_byte import best_double_byte
from articlekit.reading.likelihood import likelihood

__all__ = ["guess"]

_SINGLE_BYTE = {  # what each costs for being rare, in natural logarithms over the whole text
    **dict.fromkeys(("cp1252", "cp1251"), 0.0),
    **dict.fromkeys(("koi8-r", "iso8859-15", "iso8859-2", "cp1250"), 1.0),
    **dict.fromkeys(("cp1253", "cp1254", "cp1255", "cp1256", "cp874"), 2.0),
    **dict.fromkeys(("koi8-u", "iso8859-7", "cp1257", "cp1258", "iso8859-16"), 3.0),
    **dict.fromkeys(("iso8859-5", "cp866", "mac_roman", "mac_cyrillic", "cp850", "cp852"), 6.0),
}
_SURE = -7.2
_DOUBTFUL = -9.0
_NOT_TEXT = -12.5
"""Mean log likelihoods of a foreign character: certainly, perhaps, and certainly not a language."""
_COMMON, _RARE = 0.85, 0.4
"""Shares of characters in the rows of an East Asian encoding that texts are made of."""

_SAMPLE = 60_000
_FOREIGN = re.compile(rb"[\x80-\xff]")


def guess(data: bytes) -> str | None:
    """Decode bytes that are not UTF-8; None where no encoding gives text.

    Every single-byte encoding reads nearly any bytes, so each reading is held against the letter
    pairs of the languages of its script. East Asian encodings are told by the rows of their tables
    in which common characters stand. What neither explains is left to charset-normalizer.
    """
    sample = _sample(data)
    single, likelihood_of_single = _best_single_byte(sample)
    double, fit = best_double_byte(sample)
    for encoding, fits in (
        (single, likelihood_of_single > _SURE),
        (double, fit >= _COMMON),
        (single, likelihood_of_single > _DOUBTFUL),
        (double, fit >= _RARE),
        (single, likelihood_of_single > _NOT_TEXT),
    ):
        if encoding is not None and fits:
            return data.decode(encoding, errors="replace")
    return _normalizer(data) or (data.decode(single, errors="replace") if single else None)


def _sample(data: bytes) -> bytes:
    """The part of long data in which the first foreign characters stand, cut at line or word ends."""
    if len(data) <= _SAMPLE:
        return data
    first = _FOREIGN.search(data)
    start = data.rfind(b"\n", 0, first.start() if first else 0) + 1
    part = data[start : start + _SAMPLE]
    end = max(part.rfind(b"\n"), part.rfind(b" "))
    return part[:end] if end > 0 else part


def _best_single_byte(sample: bytes) -> tuple[str | None, float]:
    """The encoding that reads best and its mean log likelihood of a foreign character."""
    best: tuple[float, str | None, float] = (float("-inf"), None, float("-inf"))
    seen: dict[str, float] = {}
    foreign = min(400, len(_FOREIGN.findall(sample)))
    for encoding, rarity in _SINGLE_BYTE.items():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text not in seen:
            seen[text] = likelihood(text)
        total = seen[text] * foreign - rarity
        if total > best[0]:
            best = (total, encoding, seen[text])
    return best[1], best[2]


def _normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_SAMPLE]).best()
    return data.decode(found.encoding, errors="replace") if found is not None else None
