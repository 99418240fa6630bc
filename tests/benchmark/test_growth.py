"""A short form of `growth.py`: no unit, repeated, takes more time a KB in a longer text."""

import time
from collections.abc import Callable

import pytest

from tests.benchmark.growth import ON_PAGES, ON_TEXTS, WORKS
from tests.benchmark.repeated import UNITS, repeated

_SHORT, _LONG = 1, 8
"""KB. What grows with the square of the length takes eight times as long a KB in the longer text."""
_LIMIT = 4.0
_LEAST = 0.002
"""Seconds: below this the clock and the machine say more than the code."""
_ATTEMPTS = 4


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for name in (*ON_TEXTS, *ON_PAGES) if name != "yardstick"])
def test_no_unit_that_is_repeated_takes_its_time_twice(name: str) -> None:
    WORKS[name](repeated(UNITS[0], _SHORT, html=name in ON_PAGES))
    slow = [unit for unit in UNITS if not _is_proportional(WORKS[name], unit, html=name in ON_PAGES)]
    assert slow == []


def _is_proportional(work: Callable[[str], object], unit: str, *, html: bool) -> bool:
    texts = [repeated(unit, size, html=html) for size in (_SHORT, _LONG)]
    return any(_growth(work, texts) < _LIMIT for _ in range(_ATTEMPTS))


def _growth(work: Callable[[str], object], texts: list[str]) -> float:
    seconds = []
    for text in texts:
        start = time.process_time()
        work(text)
        seconds.append(time.process_time() - start)
    return seconds[1] / max(seconds[0], _LEAST) / (_LONG / _SHORT)
