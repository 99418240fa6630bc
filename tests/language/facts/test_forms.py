"""What is read in each language: the table of forms is its specification."""

import tomllib
from pathlib import Path

import pytest

from articlekit.language.facts import Fact, facts
from articlekit.language.locale import available
from tests.language.facts.values_page import PAGE, page

_Table = dict[str, dict[str, str]]


def _table(name: str) -> _Table:
    return tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


_FORMS, _HARD = _table("forms.toml"), _table("hard.toml")


def _rows(table: _Table) -> list[tuple[str, str, str]]:
    return [(language, text, values) for language, rows in table.items() for text, values in rows.items()]


def _told(fact: Fact) -> str:
    return " ".join(filter(None, (fact.kind, fact.value, fact.unit, "~" if fact.approximate else "")))


@pytest.mark.parametrize(("language", "text", "values"), [*_rows(_FORMS), *_rows(_HARD)])
def test_a_form(language: str, text: str, values: str) -> None:
    found = [fact for fact in facts(text, language) if fact.kind not in {"name", "quotation"}]
    assert "; ".join(map(_told, found)) == values


def test_every_language_has_a_dozen_forms() -> None:
    assert set(_FORMS) == set(available())
    assert min(map(len, _FORMS.values())) >= 12


def test_forty_hard_sentences_have_at_least_96_values() -> None:
    rows = _rows(_HARD)
    assert len(rows) == 40
    assert sum(len(values.split("; ")) for _, _, values in rows) >= 96


def test_the_page_of_forms_by_language_is_as_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
