"""Times of day, as clocks and as languages write them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import times


@pytest.mark.parametrize(
    "text",
    [
        *(
            "à 14h05",
            "à 14 h 05",
            "at 14:05 UTC",
            "at 2:05 p.m.",
            "at 2:05 PM",
            "um 14.05 Uhr",
            "um 14:05 Uhr",
        ),
        *(
            "kl. 14.05",
            "klockan 14.05",
            "klokken 14.05",
            "klo 14.05",
            "om 14.05 uur",
            "alle 14.05",
            "ore 14.05",
        ),
        *(
            "a las 14.05 h",
            "às 14h05",
            "o godz. 14.05",
            "v 14.05 hod.",
            "στις 14.05",
            "в 14:05",
            "saat 14.05'te",
        ),
        *("la ora 14.05", "pukul 14.05", "lúc 14.05", "الساعة ١٤:٠٥", "ساعت ۱۴:۰۵", "בשעה 14:05", "14:05 बजे"),
        *("午後2時5分ごろ", "14時05分", "下午2点5分", "14时05分", "오후 2시 5분", "14시 5분"),
    ],
)
def test_the_same_minute_in_every_language(text: str) -> None:
    assert [fact.value for fact in times(text)] == ["14:05"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("vers 9h, puis 9 h", ["09:00", "09:00"]),
        ("um 9 Uhr", ["09:00"]),
        ("3 p.m., 12 a.m., 12 p.m.", ["15:00", "00:00", "12:00"]),
        ("午前10時", ["10:00"]),
        ("10:30:15", ["10:30"]),
        ("between 09:14 and 10:02", ["09:14", "10:02"]),
        ("at 24:00", ["24:00"]),
    ],
)
def test_times(text: str, values: list[str]) -> None:
    assert [fact.value for fact in times(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "3時間後",
        "3小时",
        "24 h plus tard",
        "ratio 3:1",
        "1:2:3:4",
        "version 14.05",
        "25:10",
        "24:30",
        "12:75",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == ()


@given(st.one_of(st.text(), st.text("0123456789:. hpmUhr時分午後٣", max_size=40)))
def test_any_text_has_times_or_not(text: str) -> None:
    found = times(text)
    assert all(fact.text == text[fact.start : fact.end] for fact in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all("00:00" <= fact.value <= "24:00" for fact in found)
