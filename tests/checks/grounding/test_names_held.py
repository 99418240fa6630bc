"""The names of a note in other forms are found in it, and other names are not, in every language."""

import tomllib
from pathlib import Path

import pytest

from articlekit.language.locale import available
from articlekit.model.finding import Finding
from tests.checks.grounding.notes import findings, note
from tests.growth import no_faster_than_length

NAMES = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def errors(language: str, text: str) -> list[Finding]:
    """What is wrong with a sentence that may use all of the note of a language."""
    of = note(*NAMES[language]["note"], language=language)
    found = findings(text, of, *(each.id for each in of.statements))
    return [each for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param(language, text, id=f"{language}-{number}")
        for language, table in NAMES.items()
        for number, text in enumerate(table["held"])
    ],
)
def test_a_name_of_the_note_is_found_in_any_form(language: str, text: str) -> None:
    # That "according to" is left out is another matter.
    found = [each.message for each in errors(language, text) if each.rule != "changed-certainty"]
    assert found == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        pytest.param(language, text, name, id=f"{language}-{number}")
        for language, table in NAMES.items()
        for number, (text, name) in enumerate(table["found"])
    ],
)
def test_another_name_is_found_out(language: str, text: str, name: str) -> None:
    quoted = [each.where.quote for each in errors(language, text) if each.rule == "unsupported-name"]
    assert any(name in quote or quote in name for quote in quoted)


def test_every_language_is_among_them() -> None:
    assert set(available()) - {"und"} <= NAMES.keys()
    assert all(len(table["held"]) + len(table["found"]) >= 10 for table in NAMES.values())


@pytest.mark.parametrize("language", ["de", "en", "ja", "ko"])
def test_many_unknown_names_cost_no_more_than_their_number(language: str) -> None:
    unit = {"ja": "港南市の工場Aがある。", "ko": "해온시의 공장 "}.get(language, "Bei Celle the Fabrik ")

    def hold(size: int) -> None:
        known = note(*(f"{unit}{number}" for number in range(size // 20)), language=language)
        text = " ".join(f"{unit.replace('n', 'x')} Zug{number}stadt" for number in range(size // 20))
        findings(text, known)

    assert no_faster_than_length(hold, 2_000)
