"""Weekdays, relative days and eras, without and with the day of the text."""

import pytest

from articlekit.language.facts import facts, misfits

_DAY = "2026-03-05"
"""A Thursday."""


def _dates(text: str, language: str, on: str | None = None) -> list[str]:
    return [fact.value for fact in facts(text, language, on=on) if fact.kind == "date"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[
            ("ar", "أمس"),
            ("cs", "včera"),
            ("da", "i går"),
            ("de", "gestern"),
            ("el", "χθες"),
            ("en", "yesterday"),
        ],
        *[
            ("es", "ayer"),
            ("fa", "دیروز"),
            ("fi", "eilen"),
            ("fr", "hier"),
            ("he", "אתמול"),
            ("hu", "tegnap"),
        ],
        *[
            ("id", "kemarin"),
            ("it", "ieri"),
            ("ja", "昨日"),
            ("ko", "어제"),
            ("nl", "gisteren"),
            ("no", "i går"),
        ],
        *[
            ("pl", "wczoraj"),
            ("pt", "ontem"),
            ("ro", "ieri"),
            ("ru", "вчера"),
            ("sv", "i går"),
            ("tr", "dün"),
        ],
        *[("uk", "учора"), ("vi", "hôm qua"), ("zh", "昨天")],
    ],
)
def test_yesterday(language: str, text: str) -> None:
    assert _dates(text, language) == ["relative:-1"]
    assert _dates(text, language, _DAY) == ["2026-03-04"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[
            ("ar", "يوم الثلاثاء"),
            ("cs", "v úterý"),
            ("da", "tirsdag"),
            ("de", "am Dienstag"),
            ("el", "την Τρίτη"),
        ],
        *[("en", "on Tuesday"), ("es", "el martes"), ("fa", "سه‌شنبه"), ("fi", "tiistaina"), ("fr", "mardi")],
        *[
            ("he", "ביום שלישי"),
            ("hi", "मंगलवार को"),
            ("hu", "kedden"),
            ("id", "hari Selasa"),
            ("it", "martedì"),
        ],
        *[("ja", "火曜日"), ("ko", "화요일"), ("nl", "dinsdag"), ("no", "tirsdag"), ("pl", "we wtorek")],
        *[
            ("pt", "na terça-feira"),
            ("ro", "marți"),
            ("ru", "во вторник"),
            ("sv", "i tisdags"),
            ("tr", "Salı günü"),
        ],
        *[("uk", "у вівторок"), ("vi", "Thứ Ba"), ("zh", "周二"), ("zh", "星期二")],
    ],
)
def test_a_weekday_is_the_last_one(language: str, text: str) -> None:
    assert _dates(text, language) == ["weekday:2"]
    assert _dates(text, language, _DAY) == ["2026-03-03"]


@pytest.mark.parametrize(
    ("language", "text", "without", "with_day"),
    [
        ("en", "last Thursday", "relative:weekday:-4", "2026-02-26"),
        ("en", "next Friday", "relative:weekday:5", "2026-03-06"),
        ("en", "last week", "relative:week:-1", "2026-W09"),
        ("fr", "le mois prochain", "relative:month:1", "2026-04"),
        ("fr", "l’année dernière", "relative:year:-1", "2025"),
        ("de", "kommenden Montag", "relative:weekday:1", "2026-03-09"),
        ("es", "el próximo lunes", "relative:weekday:1", "2026-03-09"),
        ("zh", "上周五", "relative:weekday:-5", "2026-02-27"),
        ("ja", "昨年", "relative:year:-1", "2025"),
        ("ja", "8日午前", "---08", "2026-03-08"),
        ("en", "on 28 December", "--12-28", "2025-12-28"),
        ("en", "in April", "", ""),
        ("fr", "en avril 2025", "2025-04", "2025-04"),
    ],
)
def test_days_told_by_the_day_of_the_text(language: str, text: str, without: str, with_day: str) -> None:
    assert "".join(_dates(text, language)) == without
    assert "".join(_dates(text, language, _DAY)) == with_day


def test_eras_and_short_dates() -> None:
    assert _dates("令和6年3月4日、平成31年、令和元年5月、1971年製作、3/10(火)", "ja") == [
        *("2024-03-04", "2019", "2019-05", "1971", "--03-10", "weekday:2"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "weekdays"),
    [
        ("en", "Wednesday, 4 March 2026", []),
        ("en", "Thursday, 4 March 2026", ["Thursday"]),
        ("fr", "jeudi 4 mars 2026", ["jeudi"]),
        ("de", "Am Donnerstag, 4. März 2026, und am Freitag", ["Donnerstag"]),
        ("ja", "2026年3月4日（木）、8日", ["木"]),
        ("ja", "2026年3月4日（水）、8日", []),
        ("en", "Thursday 4 March", ["Thursday"]),
    ],
)
def test_a_weekday_that_does_not_fit_its_date(language: str, text: str, weekdays: list[str]) -> None:
    found = facts(text, language, on=_DAY)
    assert [weekday.text for weekday, _ in misfits(found)] == weekdays


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a wednesday-like mood, sunny, the lastborn"),
        ("es", "por la mañana, de la mañana"),
        ("ru", "городская среда"),
        ("ro", "două luni"),
        ("hu", "két hét"),
        ("ja", "3日間、10日目"),
        ("zh", "3天, 6号楼"),
    ],
)
def test_no_day(language: str, text: str) -> None:
    assert _dates(text, language) == []


def test_dates_in_han_numerals() -> None:
    assert _dates("二〇二六年三月四日水管破裂，五月十二日，十月份", "zh") == ["2026-03-04", "--05-12"]
