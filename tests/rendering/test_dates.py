from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.rendering.dates import day_or_moment, end_of_embargo, instant, read_date


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "4 mars 2026"),
        ("en", "March 4, 2026"),
        ("en-GB", "4 March 2026"),
        ("ja", "2026年3月4日"),
        ("he", "4 במרץ 2026"),
        ("und", "2026-03-04"),
        ("xx", "2026-03-04"),
        ("not a tag", "2026-03-04"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, text: str) -> None:
    date = read_date("2026-03-04", language)
    assert (date.text, date.machine) == (text, "2026-03-04")


def test_a_moment_keeps_its_time_and_offset() -> None:
    date = read_date("2026-03-04T18:05:00+01:00", "fr")
    assert (date.text, date.machine) == ("4 mars 2026, 18:05", "2026-03-04T18:05:00+01:00")


@pytest.mark.parametrize("value", ["yesterday", "2026-02-30", "20260304", "2026-03-04T99:00", "0000-01-01"])
def test_what_is_no_date_stays_as_it_is(value: str) -> None:
    date = read_date(value, "en")
    assert (date.text, date.machine) == (value, None)


@given(st.datetimes(timezones=st.none() | st.timezones()), st.sampled_from(["en", "ar", "fa", "hi", "ja"]))
def test_any_moment_is_written(moment: datetime, language: str) -> None:
    date = read_date(moment.isoformat(), language)
    assert date.machine == moment.isoformat()
    assert date.text


@given(st.text(max_size=30), st.sampled_from(["en", "ar", "fa", "und", "zz"]))
def test_any_text_in_no_traceback(value: str, language: str) -> None:
    assert bool(read_date(value, language).text) == bool(value.strip())


MOMENTS = st.datetimes(timezones=st.timezones())


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-04T18:00+01:00", "2026-03-04T18:00:00+01:00"),
        ("2026-03-04T18:00:00Z", "2026-03-04T18:00:00+00:00"),
        ("2026-03-04T18:00", None),
        ("2026-03-04", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_an_instant_needs_date_time_and_offset(value: str | None, moment: str | None) -> None:
    assert instant(value) == moment


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-04T18:00+01:00", "2026-03-04T18:00:00+01:00"),
        ("2026-03-04T18:00", "2026-03-04T18:00:00-12:00"),
        ("2026-03-04", "2026-03-04T00:00:00-12:00"),
        ("after the verdict", None),
        (None, None),
    ],
)
def test_an_embargo_ends_when_it_has_ended_everywhere(value: str | None, moment: str | None) -> None:
    assert end_of_embargo(value) == moment


def test_an_offset_that_the_formats_do_not_have_becomes_utc() -> None:
    assert instant("1900-01-01T12:00:00+00:09:21") == "1900-01-01T11:50:39+00:00"
    assert instant("2026-01-01T12:00:00+23:59") == "2025-12-31T12:01:00+00:00"


@given(MOMENTS)
def test_an_instant_is_the_same_moment(moment: datetime) -> None:
    value = moment.isoformat()
    written = instant(value)
    assert written is None or datetime.fromisoformat(written) == datetime.fromisoformat(value)


def test_a_day_stays_a_day() -> None:
    assert day_or_moment("2026-03-04") == "2026-03-04"
    assert day_or_moment("2026-03-04T18:00") == "2026-03-04T18:00:00"
    assert day_or_moment("4 March") is None
