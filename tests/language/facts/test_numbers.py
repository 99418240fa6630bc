"""Numbers and identifiers: how they are written, and what they are worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import identifiers, numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("environ 2 300 voyageurs", ["2300"]),
        ("environ 2\u202f300\u202f000 voyageurs", ["2300000"]),
        ("1,234.5 people, 6%", ["1234.5", "6"]),
        ("1.234,5 Menschen", ["1234.5"]),
        ("1.234.567 Menschen", ["1234567"]),
        ("1'234 Menschen", ["1234"]),
        ("12,34,567 रुपये", ["1234567"]),
        ("0,125 mm, 3,5 M€", ["0.125", "3.5"]),
        ("magnitude 3.5, then 4.", ["3.5", "4"]),
        ("従業員3人、2000世帯、１２件", ["3", "2000", "12"]),
        ("1.2万人", ["1.2"]),
        ("२३ लोग", ["23"]),
        ("٢٣ شخصا، ١٬٢٣٤٫٥", ["23", "1234.5"]),
        ("۲۳ نفر", ["23"]),
        ("20kV, 5 kg, the 3rd", ["20", "5", "3"]),
        ("14 3-year-olds", ["14", "3"]),
        ("ligne 14, 3 blessés", ["14", "3"]),
        ("10-12 people", ["10", "12"]),
        ("no number", []),
    ],
)
def test_numbers(text: str, values: list[str]) -> None:
    assert [fact.value for fact in numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CVE-2021-41817 in Ruby 2.6.7 and 1.8.7-p352.", ["CVE-2021-41817", "2.6.7", "1.8.7-p352"]),
        ("the A1, a B-52 (R22)", ["A1", "B-52", "R22"]),
        ("東京のR22型", ["R22"]),
        ("8.8.8.8 and v2.3.1.", ["8.8.8.8", "v2.3.1"]),
        ("20kV, 14h05, 3rd, 2026-05-07T10:00Z, 03.05.2026, 12", []),
        ("plain words only", []),
    ],
)
def test_identifiers(text: str, found: list[str]) -> None:
    assert [fact.value for fact in identifiers(text)] == found


def test_what_stands_in_an_identifier_is_no_number() -> None:
    assert [fact.value for fact in numbers("CVE-2021-41817 hit 12 servers on Ruby 2.6.7")] == ["12"]


@given(st.one_of(st.text(), st.text("0123456789.,' \u202faA-/_٣२", max_size=40)))
def test_any_text_has_numbers_or_not(text: str) -> None:
    for fact in (*numbers(text), *identifiers(text)):
        assert fact.text == text[fact.start : fact.end]
        assert fact.value
    assert all(fact.value.replace(".", "", 1).isdecimal() for fact in numbers(text))


@given(st.integers(1_000, 10**12), st.sampled_from([",", ".", " ", "\u202f", "'"]))
def test_a_number_is_worth_the_same_however_it_is_grouped(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert [fact.value for fact in numbers(f"({written})")] == [str(number)]
