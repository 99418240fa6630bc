"""What is read in each language: the table of forms is its specification."""

import tomllib
from pathlib import Path

import pytest

from articlekit.language.facts import Fact, facts
from articlekit.language.locale import available

_FORMS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("forms.toml").read_text(encoding="utf-8")
)


def _told(fact: Fact) -> str:
    return " ".join(filter(None, (fact.kind, fact.value, fact.unit, "~" if fact.approximate else "")))


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [(language, text, values) for language, table in _FORMS.items() for text, values in table.items()],
)
def test_a_form(language: str, text: str, values: str) -> None:
    found = [fact for fact in facts(text, language) if fact.kind not in {"name", "quotation"}]
    assert "; ".join(map(_told, found)) == values


def test_every_language_has_a_dozen_forms() -> None:
    assert set(_FORMS) == set(available())
    assert min(map(len, _FORMS.values())) >= 12
