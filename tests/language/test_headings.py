"""Headings that are the same however they are set, and what standing headings are for."""

import pytest

from articlekit.language.letters import heading_key, slugify
from articlekit.language.purposes import CONCLUSION, name_in, purpose_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Que s'est-il passé ?", "Que s’est-il passé\u202f?"),
        ("Qué pasó?", "¿Qué pasó?"),
        ("next  steps", "Next steps"),
        ("Cause:", "Cause"),
        ("原因(推定)", "原因（推定）"),
        ("L'enquête", "L’ENQUÊTE"),
    ],
)
def test_spaces_marks_and_capitals_do_not_tell_headings_apart(first: str, second: str) -> None:
    assert heading_key(first) == heading_key(second)


def test_capitals_count_where_they_are_to() -> None:
    assert heading_key("L'enquête", match_case=True) == heading_key("L’enquête", match_case=True)
    assert heading_key("Cause", match_case=True) != heading_key("cause", match_case=True)
    assert heading_key("C++") != heading_key("C")
    assert heading_key("?!") == "?!"


@pytest.mark.parametrize(
    ("name", "language", "role"),
    [
        ("Impact", "en", "impact"),
        ("Auswirkungen", "en", "impact"),
        ("影響", "ja", "impact"),
        ("影響範囲と被害", "ja", "impact"),
        ("Ce que l’on sait", "fr", "what"),
        ("Root cause analysis", "en", "cause"),
        ("What caused the outage", "en", "cause"),
        ("So geht es weiter", "de", "outlook"),
        ("Fazit", "de", CONCLUSION),
        ("Les réactions", "fr", "reaction"),
        ("What happened", "sk", "what"),
    ],
)
def test_the_labels_and_cue_words_of_languages_tell_what_a_heading_is_for(
    name: str, language: str, role: str
) -> None:
    purpose = purpose_of(name, language)
    assert purpose.roles[0] == role
    assert purpose.whole


@pytest.mark.parametrize("name", ["Detection", "Lessons learned", "Casualties", "Road traffic"])
def test_a_heading_for_some_statements_of_a_role_is_not_for_all(name: str) -> None:
    assert not purpose_of(name, "en").whole


@pytest.mark.parametrize(
    ("names", "language", "wanted"),
    [
        (("Impact", "Auswirkungen", "影響"), "de", "Auswirkungen"),
        (("Impact", "Auswirkungen", "影響"), "ja", "影響"),
        (("What is next", "Outlook"), "en", "What is next"),
        (("Folgen der Störung", "Impact of the outage"), "en", "Impact of the outage"),
        (("Cause", "Ursache"), "ru", "Cause"),
    ],
)
def test_the_first_name_in_the_language_is_taken(names: tuple[str, ...], language: str, wanted: str) -> None:
    assert name_in(names, language) == wanted


@pytest.mark.parametrize(
    ("text", "slug"),
    [("L’ingénieur en chef", "l-ingenieur-en-chef"), ("Łódź: Straße 5", "lodz-strasse-5"), ("火災", "")],
)
def test_a_slug_has_plain_letters_only(text: str, slug: str) -> None:
    assert slugify(text) == slug
