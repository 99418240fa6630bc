from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.rendering.dates import day_or_moment, end_of_embargo, instant

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
