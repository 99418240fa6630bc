"""Dates in the words and figures of many languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import dates, facts
from articlekit.language.locale import available


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "في 4 مارس 2026"),
        ("ar", "في ٤ مارس ٢٠٢٦"),
        ("ca", "el 4 de març de 2026"),
        ("cs", "dne 4. března 2026"),
        ("da", "den 4. marts 2026"),
        ("de", "am 4. März 2026"),
        ("el", "στις 4 Μαρτίου 2026"),
        ("en", "on 4 March 2026"),
        ("en", "on March 4, 2026"),
        ("en", "on March 4th, 2026"),
        ("en", "on 4 march 2026"),
        ("en", "ON 4 MARCH 2026"),
        ("es", "el 4 de marzo de 2026"),
        ("fa", "در ۴ مارس ۲۰۲۶"),
        ("fi", "4. maaliskuuta 2026"),
        ("fr", "mercredi 4 mars 2026"),
        ("he", "ב-4 במרץ 2026"),
        ("hi", "4 मार्च 2026 को"),
        ("hu", "2026. március 4-én"),
        ("id", "pada 4 Maret 2026"),
        ("it", "il 4 marzo 2026"),
        ("ja", "2026年3月4日午前"),
        ("ko", "2026년 3월 4일"),
        ("nl", "op 4 maart 2026"),
        ("no", "4. mars 2026"),
        ("pl", "4 marca 2026 r."),
        ("pt", "em 4 de março de 2026"),
        ("ro", "pe 4 martie 2026"),
        ("ru", "4 марта 2026 года"),
        ("sr", "4. марта 2026."),
        ("sv", "den 4 mars 2026"),
        ("tr", "4 Mart 2026'da"),
        ("uk", "4 березня 2026 року"),
        ("vi", "ngày 4 tháng 3 năm 2026"),
        ("zh", "2026年3月4日"),
        ("de", "am 04.03.2026"),
        ("fr", "le 4/3/2026"),
        ("en", "2026-03-04T10:00Z"),
    ],
)
def test_the_same_day_in_every_language(language: str, text: str) -> None:
    assert [fact.value for fact in dates(text, language)] == ["2026-03-04"]


def test_every_language_is_among_them() -> None:
    (mark,) = test_the_same_day_in_every_language.pytestmark  # type: ignore[attr-defined]
    assert {language for language, _ in mark.args[1]} == set(available())


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "le 1er mai, puis en mars 2025", ["--05-01", "2025-03"]),
        ("en", "the 3rd of May", ["--05-03"]),
        ("en", "in 2019 and again on 7 May", ["2019", "--05-07"]),
        ("ja", "8月3日と9月", ["--08-03", "--09"]),
        ("en", "12/31/2026", ["2026-12-31"]),
        ("de", "3.5.26", ["2026-05-03"]),
    ],
)
def test_parts_of_a_date(language: str, text: str, values: list[str]) -> None:
    assert [fact.value for fact in dates(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "it may 3 times"),
        ("en", "192.168.10.12"),
        ("en", "Ruby 2.6.7 in the 1990s"),
        ("en", "31/02/2026"),
        ("en", "45 March"),
        ("ja", "3ヶ月、13月"),
        ("fr", "2 300 voyageurs, marsouin"),
        ("und", "4 mars"),
    ],
)
def test_no_date(language: str, text: str) -> None:
    assert dates(text, language) == ()


@given(
    st.one_of(st.text(), st.text("0123456789./-年月日 may,", max_size=40)),
    st.sampled_from([*available(), "und"]),
)
def test_any_text_has_dates_or_not(text: str, language: str) -> None:
    found = dates(text, language)
    assert all(fact.text == text[fact.start : fact.end] for fact in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "من 3 إلى 4 مارس 2026"),
        ("cs", "v noci z 3. na 4. března 2026"),
        ("de", "in der Nacht vom 3. auf den 4. März 2026"),
        ("nl", "in de nacht van 3 op 4 maart 2026"),
        ("pl", "w nocy z 3 na 4 marca 2026"),
        ("pt", "na noite de 3 para 4 de março de 2026"),
        ("ro", "în noaptea de 3 spre 4 martie 2026"),
        ("ru", "в ночь с 3 на 4 марта 2026 года"),
        ("ar", "يومي ٣ و٤ مارس ٢٠٢٦"),
        ("cs", "od 3. do 4. března 2026"),
        ("da", "den 3. og 4. marts 2026"),
        ("de", "vom 3. bis 4. März 2026"),
        ("de", "vom 3. bis zum 4. März 2026"),
        ("de", "am 3./4. März 2026"),
        ("de", "3. – 4. März 2026"),
        ("el", "από 3 έως 4 Μαρτίου 2026"),
        ("en", "on the 3rd and 4th of March 2026"),
        ("en", "from 3 to 4 March 2026"),
        ("en", "3–4 March 2026"),
        ("es", "del 3 al 4 de marzo de 2026"),
        ("es", "los días 3 y 4 de marzo de 2026"),
        ("fa", "از ۳ تا ۴ مارس ۲۰۲۶"),
        ("fi", "3.–4. maaliskuuta 2026"),
        ("fr", "du 3 au 4 mars 2026"),
        ("fr", "les 3 et 4 mars 2026"),
        ("he", "מ-3 עד 4 במרץ 2026"),
        ("hi", "3 से 4 मार्च 2026"),
        ("hu", "2026. március 3–4."),
        ("id", "3 sampai 4 Maret 2026"),
        ("it", "dal 3 al 4 marzo 2026"),
        ("ja", "2026年3月3日から4日まで"),
        ("ja", "2026年3月3～4日"),
        ("ko", "2026년 3월 3일부터 4일까지"),
        ("nl", "van 3 tot en met 4 maart 2026"),
        ("no", "3. og 4. mars 2026"),
        ("pl", "od 3 do 4 marca 2026"),
        ("pt", "de 3 a 4 de março de 2026"),
        ("ro", "între 3 și 4 martie 2026"),
        ("ru", "с 3 по 4 марта 2026 года"),
        ("sv", "den 3 och 4 mars 2026"),
        ("tr", "3 ve 4 Mart 2026"),
        ("uk", "з 3 по 4 березня 2026 року"),
        ("vi", "từ 3 đến 4 tháng 3 năm 2026"),
        ("zh", "2026年3月3日至4日"),
        ("zh", "2026年3月3-4日"),
    ],
)
def test_days_that_share_a_month(language: str, text: str) -> None:
    found = facts(text, language)
    assert [(fact.kind, fact.value) for fact in found] == [("date", "2026-03-03"), ("date", "2026-03-04")]


def test_a_list_of_days() -> None:
    found = dates("On 3, 5 and 6 March 2026 and on March 9 and 10.", "en")
    assert [fact.value for fact in found] == [
        "2026-03-03",
        "2026-03-05",
        "2026-03-06",
        "--03-09",
        "--03-10",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Line 7 and 3 March",  # days rise
        "Line 3 – 4 March 2026",
        "at 9:15 and 14 March",
        "version 1.3 and 14 March",
        "On March 3 and 4 people were hurt.",
    ],
)
def test_a_number_beside_a_date_is_no_day(text: str) -> None:
    assert len(dates(text, "en")) == 1


def test_no_second_day_behind_the_month() -> None:
    assert [fact.text for fact in dates("It began on 3 March. 14 cellars were flooded.", "en")] == ["3 March"]


@pytest.mark.parametrize("text", ["۳ آذر ۱۴۰۵", "1405/09/03", "۳/۹/۱۴۰۵", "3-9-1405"])
def test_persian_days_in_figures_are_turned_into_ours(text: str) -> None:
    assert [fact.value for fact in dates(text, "fa")] == ["2026-11-24"]
