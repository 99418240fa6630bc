"""The date of a field and of a note, and dates in figures that may be read in two ways."""

import pytest

from articlekit.language.facts import day_order, facts, note_date, read_date


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("10 March 2026", "en", "2026-03-10"),
        ("Tue, 10 Mar 2026 14:05:09 +0100", "en", "2026-03-10T14:05:09+01:00"),
        ("10. März 2026, 14.05 Uhr", "de", "2026-03-10T14:05:00"),
        ("12 марта 2026 г.", "ru", "2026-03-12"),
        ("12 марта 2026 г.", "en", "2026-03-12"),
        ("令和8年3月10日", "ja", "2026-03-10"),
        ("March 2026", "en", None),
        ("03/04/2026", "en", None),
        ("03/04/2026", "de", "2026-04-03"),
        ("from 3 March 2026 to 4 March 2026", "en", None),
    ],
)
def test_a_field_that_is_a_date(text: str, language: str, value: str | None) -> None:
    assert read_date(text, language) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Outage report\n\nDate: Wednesday, 4 March 2026\nThe pump failed.", "2026-03-04"),
        ("Sent: 4 March 2026 09:12\nThe pump failed.", "2026-03-04"),
        ("Pump failure\n12 March 2026\nThe pump failed.", "2026-03-12"),
        ("LEEDS, 12 March 2026 – The pump failed.", "2026-03-12"),
        ("The pump failed on 12 March 2026 at Denby.", None),
    ],
)
def test_the_day_of_a_note(text: str, day: str | None) -> None:
    assert note_date(text, "en") == day


def test_which_number_is_the_day_is_told_by_language_and_text() -> None:
    assert day_order("on 03/04/2026", "en") == ""
    assert day_order("on 03/04/2026", "en-US") == "mdy"
    assert day_order("on 03/04/2026 and 03/25/2026", "en") == "mdy"
    assert day_order("on 03/04/2026", "fr") == "dmy"


def test_a_date_that_nothing_tells_has_both_readings() -> None:
    (fact,) = facts("It failed on 03/04/2026.", "en")
    assert (fact.value, fact.other) == ("2026-04-03", "2026-03-04")


@pytest.mark.parametrize(
    ("text", "on"),
    [("It failed on Wednesday, 03/04/2026.", None), ("It failed on 03/04/2026.", "2026-03-05")],
)
def test_a_weekday_or_the_day_of_the_note_tells_which(text: str, on: str | None) -> None:
    fact = next(fact for fact in facts(text, "en", on=on) if not fact.value.startswith("weekday"))
    assert (fact.value, fact.other) == ("2026-03-04", "")
