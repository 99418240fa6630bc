"""All facts of a text together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import Fact, facts, name_coverage
from articlekit.language.locale import available
from tests.growth import no_faster_than_length


def test_what_a_sentence_says() -> None:
    text = "Le 4 mars 2026 à 6 h 52, M. Petit a dit : « Douze rames sont arrêtées » ; le TGV-7 aussi."
    found = {(fact.kind, fact.value) for fact in facts(text, "fr")}
    assert found >= {
        ("date", "2026-03-04"),
        ("time", "06:52"),
        ("name", "M"),
        ("name", "Petit"),
        ("quotation", "Douze rames sont arrêtées"),
        ("identifier", "TGV-7"),
    }


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "4 March 2026 at 14:05", ["date", "time"]),
        ("en", "CVE-2021-41817 for 47 minutes", ["identifier", "duration"]),
        ("de", "Am Mittwoch, 4. März, um 9 Uhr", ["date", "date", "time"]),
        ("fr", "le mardi 4 mars", ["date", "date"]),
        ("ja", "8月3日午後2時", ["date", "time"]),
        ("en", "“We saw 12 cars,” he said.", ["quotation", "number"]),
    ],
)
def test_nothing_lies_inside_a_stronger_fact(language: str, text: str, kinds: list[str]) -> None:
    assert [fact.kind for fact in facts(text, language)] == kinds


def _check(text: str, found: tuple[Fact, ...]) -> None:
    assert [fact.start for fact in found] == sorted(fact.start for fact in found)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in found)
    assert all(fact.text == text[fact.start : fact.end] for fact in found)
    apart = [fact for fact in found if fact.kind != "quotation"]
    assert all(first.end <= second.start for first, second in pairwise(apart))


@given(st.text(), st.sampled_from([*available(), "und", "zxx", "pt-BR", "zh-Hant"]))
def test_facts_come_in_order(text: str, language: str) -> None:
    _check(text, facts(text, language, on="2026-03-05"))


_PIECES = """
12 1 0 , . - – / : % $ € h Uhr 3 14:05 one two hundred thousand million and half
ein zwei hundert tausend un deux cent mille et demi два три тысяч часа ثلاثة و
عشرين ألف ساعة שלוש אלף दो सौ बजे 三 百 万 分 時 半 第 月 日 年 人 3만 두 명 시 last Tuesday
hier 昨日 March km kV °C UTC +09:00 ( ) « » “ ” Anna van de 20-kV-Kabel
CVE-2021-41817 令和 元 99999999999999 ½
"""


@given(
    st.lists(st.sampled_from(_PIECES.split()), max_size=12),
    st.sampled_from(["", " "]),
    st.sampled_from([*available(), "und"]),
)
def test_pieces_of_facts_in_any_order(pieces: list[str], gap: str, language: str) -> None:
    text = gap.join(pieces)
    _check(text, facts(text, language, on="2026-01-31"))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29", "soon", "2026-13-45", ""])
def test_any_day_of_the_text(day: str) -> None:
    text = "Yesterday, last Tuesday, next year, next month, next week, 29 February, on 8 May, in 2024."
    assert facts(text, "en", on=day)


def test_every_language_says_what_its_names_are_found_by() -> None:
    coverage = {language: name_coverage(language) for language in available()}
    assert coverage["fr"] == ("acronyms", "capitals", "countries")
    assert coverage["de"] == ("acronyms", "runs of capitals", "countries", "common names")
    assert coverage["ja"] == (
        *("acronyms", "latin script", "countries", "common names"),
        *("titles", "places"),
    )
    assert all("latin script" in coverage[tag] for tag in ("ar", "fa", "he", "hi", "ja", "ko", "zh"))


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "1", "1 ", "1,", "1,23", "1.", " 234", "a1", "a-", "may ", "1 of may ", "2026 ", '" a b c '),
        *("”", "«", "‘a", "A ", "A'", "kl. ", "12:", "午後", "1234年", "Aa-", "״", "a’"),
        *(
            "one ",
            "hundert",
            "hundred ",
            "million ",
            "و",
            "三",
            "1万",
            "3 h ",
            "1 to ",
            "Monday, ",
            "Aa of ",
            "「a」",
        ),
    ],
)
def test_hostile_text_costs_no_time(unit: str) -> None:
    def read(size: int) -> None:
        facts(f"mai 1{' ' * size}" + unit * (size // len(unit)), "en")

    assert no_faster_than_length(read, 10_000)


@pytest.mark.parametrize("language", ["ar", "de", "ja", "ko", "ru", "tr"])
def test_hostile_text_costs_no_time_in_any_script(language: str) -> None:
    units = ("1 ", "hundert", "و", "三", "1万", "두 ", "Monday, ", "「a」", "月曜", "тысяч ", "1 h ")

    def read(size: int) -> None:
        facts("".join(unit * (size // len(unit)) for unit in units), language)

    assert no_faster_than_length(read, 10_000)
