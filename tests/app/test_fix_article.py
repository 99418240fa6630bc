"""`check --fix` on an article as JSON fixes it and leaves the rest of the file as it was written."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from articlekit.app.source_files import with_changes
from articlekit.model.article import Article

ARTICLE = {
    "headline": {"text": "Water main bursts.", "sources": ["title"]},
    "language": "en",
    "note": "harbour",
    "lede": [{"sentences": [{"text": 'It was "loud" in Ölkers Lane.', "sources": ["s1"]}]}],
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "article.json"
    path.write_text(json.dumps(ARTICLE, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_what_can_be_fixed_is_fixed_and_nothing_else_changes(file: Path) -> None:
    before = file.read_text(encoding="utf-8")
    result = run(str(file), "--fix")
    after = file.read_text(encoding="utf-8")
    assert after == before.replace("bursts.", "bursts").replace('\\"loud\\"', "“loud”")
    assert "1 fixed" in result.stderr
    assert run(str(file), "--fix").stderr.count("fixed") == 0


def test_a_dry_run_shows_the_lines(file: Path) -> None:
    before = file.read_bytes()
    result = run(str(file), "--fix", "--dry-run")
    assert file.read_bytes() == before
    assert '-    "text": "Water main bursts.",\n' in result.stdout
    assert '+    "text": "Water main bursts",\n' in result.stdout
    assert '-          "text": "It was \\"loud\\" in Ölkers Lane.",\n' in result.stdout


def test_the_note_mends_sources(file: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("It was loud in Ölkers Lane.\nNo one of 14 people was hurt.\n", encoding="utf-8")
    tree = {**ARTICLE, "headline": {"text": "14 people", "sources": ["s1"]}}
    file.write_text(json.dumps(tree), encoding="utf-8")
    run(str(file), "--fix", "--note", str(note))
    assert json.loads(file.read_text(encoding="utf-8"))["headline"]["sources"] == ["s1", "s2"]


@pytest.mark.parametrize("indent", [None, 2, 4, "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("ascii_only", [True, False])
def test_form_and_line_ends_stay(indent: int | str | None, ends: str, *, ascii_only: bool) -> None:
    source = json.dumps(ARTICLE, indent=indent, ensure_ascii=ascii_only).replace("\n", ends) + ends
    before = Article.model_validate(ARTICLE)
    headline = before.headline.model_copy(update={"text": "Fire"})
    after = before.model_copy(update={"headline": headline})
    assert with_changes(source, before, before) == source
    assert with_changes(source, before, after) == source.replace("Water main bursts.", "Fire")


def test_a_compact_file_stays_compact() -> None:
    source = json.dumps(ARTICLE, separators=(",", ":"))
    before = Article.model_validate(ARTICLE)
    after = before.model_copy(update={"language": "fr"})
    assert with_changes(source, before, after) == source.replace('"language":"en"', '"language":"fr"')
