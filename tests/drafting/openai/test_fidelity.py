"""Whether a sentence of a weak model is the one that it was to reword."""

import pytest

from articlekit.drafting.openai.fidelity import infidelity

ORIGINAL = {
    "en": "Release 4.18.0 lowered the connection pool from 200 to 20 per node.",
    "fr": "Les pompiers ont évacué 38 ouvriers de l’entrepôt à 9 h 10.",
    "de": "Die Ursache ist vermutlich ein defektes Kabel im Keller.",
    "ja": "消防は午前9時10分に工場の従業員38人を避難させた。",
}


@pytest.mark.parametrize(
    ("language", "saying"),
    [
        ("en", "The connection pool was lowered from 200 to 20 per node by release 4.18.0."),
        ("fr", "À 9 h 10, les pompiers ont évacué 38 ouvriers de l’entrepôt."),
        ("de", "Ein defektes Kabel im Keller ist vermutlich die Ursache."),
        ("ja", "午前9時10分に消防は工場の従業員38人を避難させた。"),
    ],
)
def test_other_words_for_the_same_are_faithful(language: str, saying: str) -> None:
    assert infidelity(saying, ORIGINAL[language], language) is None


@pytest.mark.parametrize(
    ("language", "saying", "why"),
    [
        ("en", "Release 4.18.0 lowered the connection pool from 20 to 20 per node.", "numbers"),
        ("en", "Release 4.18.0 never lowered the connection pool from 200 to 20 per node.", "denies"),
        ("en", "The news article is about a release.", "nowhere"),
        ("en", "Release 4.18.0.", "leaves out"),
        ("fr", "Les pompiers ont évacué 83 ouvriers de l’entrepôt à 9 h 10.", "numbers"),
        ("de", "Die Ursache ist ein defektes Kabel im Keller.", "doubts"),
        ("ja", "消防は午前9時10分に工場の従業員83人を避難させた。", "numbers"),
        ("ja", "アニンバの範囲内で、通常的範本を消す。", "nowhere"),
        ("en", "", "nowhere"),
    ],
)
def test_what_is_not_the_same_is_told(language: str, saying: str, why: str) -> None:
    assert why in (infidelity(saying, ORIGINAL[language], language) or "")


def test_a_headline_may_leave_out_what_it_likes() -> None:
    assert infidelity("Connection pool lowered", ORIGINAL["en"], "en", is_line=True) is None
    assert infidelity("Connection pool lowered to 2", ORIGINAL["en"], "en", is_line=True)
