"""`check --note`: drafts of anyone against the note behind them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main

NOTE = """\
Gas leak at Northfield school

A gas leak was found at Northfield school at 9:10 on 3 March 2026. All 240 pupils left the building.
A corroded pipe under the kitchen had cracked. The fire service closed the main valve at 9:25.
The school is expected to open again on Thursday.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, send: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=send)


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.usefixtures("folder")
def test_what_generate_makes_holds(form: tuple[str, ...]) -> None:
    made = run("generate", "note.txt", *form)
    result = run("check", "-", "--note", "note.txt", send=made.stdout.encode())
    assert result.exit_code == 0
    found = [line for line in result.stdout.splitlines() if line.startswith("- ")]
    assert all("info headline-unsure" in line for line in found)


@pytest.mark.usefixtures("folder")
def test_a_wrong_number_is_found_where_it_stands() -> None:
    made = run("generate", "note.txt").stdout.replace("240 pupils", "420 pupils")
    Path("draft.html").write_text(made, encoding="utf-8")
    result = run("check", "draft.html", "--note", "note.txt")
    assert result.exit_code == 1
    assert "unsupported-number" in result.stdout
    line = int(result.stdout.split(":")[1])
    assert "420" in made.splitlines()[line - 1]


@pytest.mark.usefixtures("folder")
def test_a_wrong_number_in_an_article_as_json_is_found_too() -> None:
    made = run("generate", "note.txt", "--json").stdout.replace("240 pupils", "420 pupils")
    result = run("check", "-", "--note", "note.txt", "--select", "unsupported-number", send=made.encode())
    assert result.exit_code == 1


@pytest.mark.usefixtures("folder")
def test_standard_input_is_one_thing_only() -> None:
    result = run("check", "-", "--note", "-", send=b"x")
    assert result.exit_code == 2
    assert "name a file for one of them" in result.stderr


@pytest.mark.usefixtures("folder")
def test_a_file_of_many_notes_is_refused() -> None:
    Path("notes.jsonl").write_text('{"text": "One note."}\n{"text": "Another note."}\n', encoding="utf-8")
    result = run("check", "-", "--note", "notes.jsonl", send=b"<p>x")
    assert result.exit_code == 2
    assert "2 notes in one file" in result.stderr
