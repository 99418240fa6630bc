"""`--annotate` of `generate` and `structure`."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from articlekit.app.cli import main

_NOTE = "Coupure de courant mardi 4 mars à 6 h 52.\n14 rames immobilisées.\nCause inconnue.\n"
_FLAT = "Un incendie a pris.\n\nLes pompiers sont venus.\n\nSections :\n- Un incendie\n- Les pompiers\n"


def run(*arguments: str, text: str = _NOTE) -> Result:
    return CliRunner().invoke(main, list(arguments), input=text)


def findings_of(house: Path, *arguments: str) -> BeautifulSoup:
    result = run(*arguments, "--house", str(house), "--annotate")
    assert result.exit_code in (0, 1), result.output
    return BeautifulSoup(result.stdout, "html.parser")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house whose headlines are shorter than any."""
    path = tmp_path / "house.toml"
    path.write_text("[limits]\nheadline = 10\n", encoding="utf-8")
    return path


def test_findings_are_marked_with_their_statements_and_the_page_is_traced(house: Path) -> None:
    page = findings_of(house, "generate", "-", "--lang", "fr", "-q")
    assert "heading-length" in [code.get_text() for code in page.select("[role=doc-footnote] code")]
    assert page.select("h1 mark")
    assert page.select("[role=doc-footnote] dd")
    assert page.select("[data-sources=s1]")


def test_an_article_without_findings_is_an_editors_copy_too() -> None:
    page = run("generate", "-", "--lang", "fr", "--annotate", "-q").stdout
    assert "ne pas publier" in page
    assert "data-sources" in page
    assert "ne pas publier" not in run("generate", "-", "--lang", "fr", "-q").stdout


@pytest.mark.parametrize("template", ["page", "fragment"])
def test_a_restored_text_can_be_annotated(template: str) -> None:
    result = run("structure", "-", "--lang", "fr", "--annotate", "-t", template, "-q", text=_FLAT)
    assert result.exit_code == 0, result.output
    assert "ne pas publier" in result.stdout


@pytest.mark.parametrize("template", ["markdown", "json", "wordpress", "newsml", "ghost"])
def test_a_format_without_a_place_for_annotations_is_refused(template: str) -> None:
    result = run("generate", "-", "--annotate", "-t", template)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert f"{template} has no place for --annotate" in result.stderr
    assert json.loads(run("generate", "-", "-t", "json", "-q").stdout)["language"] == "fr"
