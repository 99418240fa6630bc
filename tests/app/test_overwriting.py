"""No output replaces an input, nor a file that articlekit did not write; its own are renewed."""

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from articlekit.rendering import FORMATS

NOTE = "<h1>Power failure</h1><p>Power failed at Eastgate at 06:52. Nobody was hurt.</p>"


@pytest.fixture(autouse=True)
def _own_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARTICLEKIT_STATE", str(tmp_path / "state"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a note, a text of somebody else's, and a house that prints no disclosure."""
    place = tmp_path / "w"
    place.mkdir()
    (place / "note.html").write_text(NOTE, "utf-8")
    (place / "mine.html").write_text("<p>Mine.</p>", "utf-8")
    (place / "house.toml").write_text("[page]\ndisclosure = false\n", "utf-8")
    (place / "own.txt.jinja").write_text("{{ article.headline.text }}", "utf-8")
    return place


def run(*arguments: str | Path, send: str | None = None) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), "-q"], input=send)


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
@pytest.mark.parametrize("house", [(), ("--house", "house.toml")])
def test_a_file_of_its_own_is_renewed(name: str, house: tuple[str, ...], folder: Path) -> None:
    options = ("-t", name, *(str(folder / each) if each.endswith("toml") else each for each in house))
    for _ in range(2):
        result = run("generate", folder / "note.html", "-o", folder / "made", *options)
        assert result.exit_code == 0, result.stderr


def test_what_a_template_of_ones_own_made_is_renewed_until_somebody_changes_it(folder: Path) -> None:
    command = ("generate", folder / "note.html", "-t", folder / "own.txt.jinja", "-o", folder / "made.txt")
    assert [run(*command).exit_code, run(*command).exit_code] == [0, 0]
    (folder / "made.txt").write_text("A better headline", "utf-8")
    assert run(*command).exit_code == 2
    assert (folder / "made.txt").read_text("utf-8") == "A better headline"


@pytest.mark.parametrize("more", [(), ("--overwrite",)])
@pytest.mark.parametrize("command", ["generate", "structure"])
def test_the_input_is_never_written(command: str, more: tuple[str, ...], folder: Path) -> None:
    (folder / "link.html").symlink_to(folder / "note.html")
    os.link(folder / "note.html", folder / "other.html")
    for name in ("note.html", "link.html", "other.html"):
        result = run(command, folder / "note.html", "-o", folder / name, *more)
        assert result.exit_code == 2
        assert result.stderr == (
            f"articlekit: {folder / name}: it is the input, which is never overwritten: "
            "give another place with -o\n"
        )
    assert (folder / "note.html").read_text("utf-8") == NOTE


def test_the_input_is_not_written_where_a_folder_is_named(folder: Path) -> None:
    for place in (folder, f"{folder}/"):
        result = run("generate", folder / "note.html", "-o", place)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert (folder / "note.html").read_text("utf-8") == NOTE


def test_articles_as_json_are_not_written_over_by_what_is_rendered(folder: Path) -> None:
    place = folder / "article.json"
    assert run("generate", folder / "note.html", "--json", "-o", place).exit_code == 0
    before = place.read_bytes()
    assert run("render", place, "-t", "ninjs", "-o", place).exit_code == 2
    assert place.read_bytes() == before
    assert run("approve", place, "--by", "Ada", "-o", place).exit_code == 0  # it adds to the file
    assert json.loads(place.read_text("utf-8"))["review"]["by"] == "Ada"


@pytest.mark.parametrize("options", [("generate", "note.html"), ("approve", "article.json", "--by", "Ada")])
def test_a_file_of_somebody_else_is_left_unless_that_is_wanted(
    options: tuple[str, ...], folder: Path
) -> None:
    run("generate", folder / "note.html", "--json", "-o", folder / "article.json")
    command = [folder / each if "." in each else each for each in options]
    result = run(*command, "-o", folder / "mine.html")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "articlekit did not write it: give another place with -o, or --overwrite" in result.stderr
    assert (folder / "mine.html").read_text("utf-8") == "<p>Mine.</p>"
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".")) == []
    assert run(*command, "-o", folder / "mine.html", "--overwrite").exit_code == 0
    assert (folder / "mine.html").read_text("utf-8") != "<p>Mine.</p>"


def test_an_empty_file_is_nothing_to_be_lost(folder: Path) -> None:
    (folder / "made").touch()
    assert run("generate", folder / "note.html", "-o", folder / "made").exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_is_written_to_and_stays_one(folder: Path) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert run("generate", folder / "note.html", "-t", "markdown", "-o", pipe).exit_code == 0
    assert os.read(reader, 9) == b"# Power f"
    os.close(reader)
    assert pipe.is_fifo()
