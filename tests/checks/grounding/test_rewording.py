"""The same facts in other forms raise no alarm, and the same forms with another fact do."""

import tomllib
from pathlib import Path

import pytest

from articlekit.model.finding import Finding
from tests.checks.grounding.notes import findings, note

REWORDINGS: dict[str, list[list[str]]] = tomllib.loads(
    (Path(__file__).parent / "rewordings.toml").read_text(encoding="utf-8")
)


def held_against(text: str, said: str, language: str) -> list[Finding]:
    """The errors in a sentence that cites the only statement of a note."""
    found = findings(text, note(said, language=language, date="2026-03-04"))
    return [each for each in found if each.severity == "error"]


@pytest.mark.parametrize(
    ("language", "said", "text"),
    [
        pytest.param(language, said, text, id=f"{language}-{number}")
        for language, pairs in REWORDINGS.items()
        for number, (said, text) in enumerate(pairs)
    ],
)
def test_other_words_for_the_same_facts_raise_no_alarm(language: str, said: str, text: str) -> None:
    assert [finding.message for finding in held_against(text, said, language)] == []


def test_there_are_twenty_cases_a_language() -> None:
    assert len(REWORDINGS) >= 8
    assert all(len(pairs) >= 20 for pairs in REWORDINGS.values())
