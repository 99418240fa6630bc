"""A batch replaces no note and no file of somebody else; hangs on nothing; says what it leaves out."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.batch.running import articles, batch, manifest, note, write_lines

_SLOW = "Section {0}: at {0}:40 a wall fell in {0}.\n"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder with two notes."""
    folder = tmp_path / "notes"
    folder.mkdir()
    for place in ("Ashby", "Brill"):
        (folder / f"{place}.txt").write_text(note(place), "utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("more", [(), ("--overwrite",)])
@pytest.mark.parametrize(("name", "template"), [("a.html", "page"), ("a.md", "markdown"), ("a.json", "json")])
@pytest.mark.parametrize("pattern", [False, True])
def test_no_note_is_written_over(
    name: str, template: str, pattern: bool, more: tuple[str, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "0.txt").write_text(note("Corby"), "utf-8")
    (folder / name).write_text(
        '{"slug": "a", "text": "Power failed."}' if name == "a.json" else note("Ashby"), "utf-8"
    )
    before = snapshot(folder)
    inputs = [folder / "*.*"] if pattern else [folder / "0.txt", folder / name]
    result = batch(*inputs, "-t", template, *more, output=folder)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert f"{folder / name}: it is one of the notes, which are never overwritten" in result.stderr
    assert snapshot(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == sorted(before)


@pytest.mark.parametrize("name", ["Brill.html", "report.html", "manifest.jsonl", "report.2.html"])
def test_a_file_of_somebody_else_is_left_unless_that_is_wanted(
    name: str, notes: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / name).write_text("mine", "utf-8")
    for arguments in ((), ("--dry-run",)):
        result = batch(notes, *arguments, output=output)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert f"{output / name}: it is there, and articlekit did not write it" in result.stderr
        assert snapshot(output) == {name: b"mine"}
    assert batch(notes, "--overwrite", output=output).exit_code == 0
    assert len(manifest(output)) == 2


def test_what_is_in_nobodys_way_stays(notes: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "index.html").write_text("mine", "utf-8")
    assert [batch(notes, output=output).exit_code for _ in range(2)] == [0, 0]
    assert (output / "index.html").read_text("utf-8") == "mine"


@pytest.mark.parametrize("template", ["page", "markdown", "own.txt.jinja"])
def test_its_own_files_are_renewed(template: str, notes: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (tmp_path / "own.txt.jinja").write_text("{{ article.headline.text }}", "utf-8")
    chosen = tmp_path / template if template.endswith("jinja") else template
    assert batch(notes, "-t", chosen, "--feed", output=output).exit_code == 0
    before = articles(output)
    (notes / "Ashby.txt").write_text(note("Corby"), "utf-8")
    assert batch(notes, "-t", chosen, "--feed", output=output).exit_code == 0
    after = articles(output)
    assert before.keys() == after.keys()
    assert [name for name in after if name.startswith("Ashby") and after[name] != before[name]]


def test_files_of_a_ledger_without_a_list_of_them_are_known(notes: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    batch(notes, "-t", "markdown", output=output)
    with closing(sqlite3.connect(output / ".articlekit" / "ledger.sqlite")) as ledger:
        ledger.execute("DROP TABLE written")
    (output / "report.html").write_text("as a former version wrote it", "utf-8")
    (notes / "Ashby.txt").write_text(note("Corby"), "utf-8")
    assert batch(notes, "-t", "markdown", output=output).exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
@pytest.mark.parametrize("way", ["", "*", "**/*.txt"])
def test_pipes_links_out_and_what_is_no_note_are_left_out_and_named(
    way: str, notes: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text(note("Derby"), "utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "Goole.txt").write_text(note("Goole"), "utf-8")
    os.mkfifo(notes / "pipe.txt")
    (notes / "link.txt").symlink_to(tmp_path / "secret.txt")
    (notes / "inside.txt").symlink_to(notes / "Ashby.txt")
    (notes / "more").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (notes / "minutes.docx").write_bytes(b"PK\x03\x04")
    output = tmp_path / "out"
    inputs = notes / way if way else notes
    result = batch(inputs, output=output)
    assert result.exit_code in {0, 1}  # a pattern may name the document, which is no text
    written = {entry["note"] for entry in manifest(output) if entry["status"] != "failed"}
    assert {Path(each).name for each in written} == {"Ashby.txt", "Brill.txt", "inside.txt"}
    report = (output / "report.html").read_text("utf-8")
    for told in (result.stderr, report):
        assert "pipe.txt: left out: a pipe, socket or device" in told
        assert "link.txt: left out: a link out of the folder: --follow-links follows it" in told
        assert "minutes.docx" in told or way == "**/*.txt"
    followed = batch(inputs, "--follow-links", output=tmp_path / "all")
    assert "pipe.txt: left out" in followed.stderr
    assert "link out" not in followed.stderr
    names = {Path(entry["note"]).name for entry in manifest(tmp_path / "all")}
    assert {"link.txt", "Goole.txt"} <= names or way == "**/*.txt"


# hypothesis has a callback in the garbage collector; an error that hits it is told there, and raised again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_note_that_takes_too_long_fails_and_the_others_are_written(tmp_path: Path) -> None:
    slow = "".join(_SLOW.format(number) for number in range(20_000))
    lines = write_lines(
        tmp_path / "n.jsonl", {"text": note("Ashby")}, {"text": slow}, {"text": note("Brill")}
    )
    for jobs in (1, 2):
        output = tmp_path / str(jobs)
        result = batch(lines, "--note-seconds", "1", output=output, jobs=jobs)
        assert result.exit_code == 1
        assert [entry["status"] for entry in manifest(output)] == ["done", "failed", "done"]
        assert "takes more than 1 seconds: shorten it, or raise --note-seconds" in result.stderr


@pytest.mark.parametrize("column", ["files", "facts", "status", "run", "seconds", "place"])
@pytest.mark.parametrize("value", ["{junk", "[1]", "7", b"\xff"])
def test_a_damaged_ledger_is_told_in_a_line(
    column: str, value: str | bytes, notes: Path, tmp_path: Path
) -> None:
    output, ledger = tmp_path / "out", tmp_path / "out" / ".articlekit" / "ledger.sqlite"
    (notes / "Brill.txt").unlink()
    batch(notes, "-t", "markdown", output=output)
    with closing(sqlite3.connect(ledger)) as database, database:
        database.execute(f"UPDATE notes SET {column} = ?", (value,))  # noqa: S608 - a name from above
    result = batch(notes, "-t", "markdown", output=output)
    assert isinstance(result.exception, SystemExit) or result.exception is None
    assert result.exit_code in {0, 2}
    if result.exit_code == 2:
        assert result.stderr.startswith(f"articlekit: {ledger}: damaged (")
        assert result.stderr.endswith("remove the file, and every note is done again\n")
        ledger.unlink()
        assert batch(notes, "-t", "markdown", output=output).exit_code == 0
