"""Names, as far as capitals show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.language.facts import names
from articlekit.language.locale import available


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("cs", "Starosta Jan Novák z Prahy.", ["Starosta Jan Novák", "Prahy"]),
        ("el", "Ανακοίνωση από την ΔΕΗ στην Αθήνα.", ["ΔΕΗ", "Αθήνα"]),
        ("en", "The fire in Springfield was seen by Anna Miller.", ["Springfield", "Anna Miller"]),
        ("en", "Investigators of the FAA came.", ["FAA"]),
        ("es", "El alcalde de San José, Juan Pérez.", ["San José", "Juan Pérez"]),
        ("fi", "Pelastajat tulivat Helsingistä.", ["Helsingistä"]),
        (
            "fr",
            "Mme Lenoir, de la SNCF à Saint-Denis, a saisi l’Élysée.",
            ["Mme Lenoir", "SNCF", "Saint-Denis", "Élysée"],
        ),
        ("it", "Lo dice un tecnico dell'ENEL a L'Aquila.", ["ENEL", "L'Aquila"]),
        ("ja", "東京のSONY社が発表した。", ["東京", "SONY"]),
        ("ko", "삼성 SDS가 발표했다.", ["삼성", "SDS"]),
        ("ar", "شركة Microsoft تعلن", ["Microsoft"]),
        ("pl", "Według burmistrza Łodzi nikt nie ucierpiał.", ["Łodzi"]),
        ("ru", "По словам мэра Ивана Петрова, жертв нет.", ["Ивана Петрова"]),
        ("tr", "Yangını Ahmet Yılmaz gördü.", ["Yangını Ahmet Yılmaz"]),
        ("vi", "Vụ cháy ở Hà Nội.", ["Hà Nội"]),
    ],
)
def test_names(language: str, text: str, found: list[str]) -> None:
    assert [fact.value for fact in names(text, language)] == found


def test_the_first_word_of_a_sentence_shows_nothing() -> None:
    assert names("Trains stopped. Crews came. They left.", "en") == ()


def test_a_sentence_in_capitals_shows_nothing() -> None:
    assert names("PILOT REPORTED LOSS OF POWER NEAR DENVER.", "en") == ()


@given(st.text(), st.sampled_from([*available(), "und"]))
def test_any_text_has_names_or_not(text: str, language: str) -> None:
    assert all(fact.text == text[fact.start : fact.end] == fact.value for fact in names(text, language))
