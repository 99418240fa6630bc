"""All facts of a text together."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import facts
from articlekit.language.locale import available


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


@given(st.text(), st.sampled_from([*available(), "und"]))
def test_facts_come_in_order(text: str, language: str) -> None:
    found = facts(text, language)
    assert [fact.start for fact in found] == sorted(fact.start for fact in found)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in found)


@pytest.mark.parametrize(
    "unit",
    [
        *("a", "1", "1 ", "1,", "1,23", "1.", " 234", "a1", "a-", "may ", "1 of may ", "2026 ", '" a b c '),
        *("”", "«", "‘a", "A ", "A'", "kl. ", "12:", "午後", "1234年", "Aa-", "״", "a’"),
    ],
)
def test_hostile_text_costs_no_time(unit: str) -> None:
    started = time.process_time()
    facts(f"mai 1{' ' * 20_000}" + unit * (20_000 // len(unit)), "en")
    assert time.process_time() - started < 2.0
