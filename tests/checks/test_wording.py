"""Which language a text is in, said only where it is sure."""

import pytest

from articlekit.checks.text_language import contradiction, foreign_heading, is_known, is_language

GERMAN = (
    "Am Montag ist in der Hafenstraße eine Wasserleitung geplatzt. Die Feuerwehr sperrte die Straße, und "
    "mehrere Keller wurden überflutet. Verletzt wurde niemand, die Reparatur dauert zwei Tage."
)


@pytest.mark.parametrize(
    ("text", "tag", "seen"),
    [
        (GERMAN, "de", None),
        (GERMAN, "de-AT", None),
        (GERMAN, "fr", "de"),
        (GERMAN[:100], "fr", None),
        (GERMAN, "eu", None),  # a language without a locale file is believed
        (GERMAN, "ja", "de"),
        ("Прорвало трубу на Портовой улице.", "en", "Cyrl"),
        ("Na ulici je pukla cev, nema povređenih.", "sr-Latn", None),
        ("Na ulici je pukla cev, nema povređenih.", "sr", None),
        ("港南市の製紙工場で蒸気配管が破裂し、従業員3人が軽いやけどを負った。", "zh", None),
        ("GitHub Actions", "ja", None),
        ("", "fr", None),
    ],
)
def test_a_contradiction_is_named(text: str, tag: str, seen: str | None) -> None:
    found = contradiction(text, tag)
    assert found == seen or (seen == "Cyrl" and found in {"Cyrl", "ru"})


@pytest.mark.parametrize(
    ("text", "tag", "foreign"),
    [
        ("Power restored after three hours", "ja", True),
        ("Power restored after three hours", "ru", True),
        ("GitHub Actions", "ja", False),
        ("GitHub Actionsで障害", "ja", False),
        ("Twitter Spaces", "ar", False),
        ("停電の原因は調査中", "en", True),
        ("Power restored", "en", False),
        ("2024", "en", False),
    ],
)
def test_headings_in_another_script(text: str, tag: str, foreign: bool) -> None:
    assert foreign_heading(text, tag) is foreign


def test_valid_tags_and_known_languages() -> None:
    assert [is_known(tag) for tag in ("fr", "fr-xx-yy", "i-lux", "english", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [is_language(tag) for tag in ("fr-CA", "fr-CA-FR", "x-mine")] == [True, False, False]
