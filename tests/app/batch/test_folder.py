"""The folder of the articles: in use, full, read-only, not to be had; each is said in one line."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.batch.folder import OutputError, OutputFolder
from articlekit.app.batch.ledger import Ledger
from articlekit.app.cli import main
from tests.app.batch.running import articles, batch, note, write_lines

_ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "notes.jsonl", *(note("Ashby", hour=hour) for hour in range(1, 21)))


def test_a_folder_in_use_is_said_to_be(notes: Path, tmp_path: Path) -> None:
    with OutputFolder(tmp_path / "out"):
        result = batch(notes, output=tmp_path / "out")
    assert result.exit_code == 2
    assert "another run is at work there (process " in result.stderr
    assert "wait for it, or give another folder" in result.stderr
    assert batch(notes, output=tmp_path / "out").exit_code == 0


def test_a_place_that_is_no_folder_is_said_to_be_none(notes: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = batch(notes, output=tmp_path / "file" / "out")
    assert result.exit_code == 2
    assert "cannot write: Not a directory: give another folder with -o" in result.stderr


def test_a_broken_ledger_is_said_to_be_broken(notes: Path, tmp_path: Path) -> None:
    inside = tmp_path / "out" / ".articlekit"
    inside.mkdir(parents=True)
    (inside / "ledger.sqlite").write_bytes(b"no database at all " * 100)
    result = batch(notes, output=tmp_path / "out")
    assert result.exit_code == 2
    assert "ledger.sqlite: file is not a database" in result.stderr


def test_the_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with OutputFolder(tmp_path) as folder:
        ledger = Ledger(folder.ledger)
        ledger._database.execute("PRAGMA user_version = 99")
        ledger.close()
        with pytest.raises(OutputError, match="a newer articlekit has made it"):
            Ledger(folder.ledger)


def test_half_written_files_of_a_dead_run_are_cleared_away(notes: Path, tmp_path: Path) -> None:
    parts = tmp_path / "out" / ".articlekit" / "parts"
    parts.mkdir(parents=True)
    (parts / "1").write_bytes(b"<html")
    batch(notes, output=tmp_path / "out")
    assert list(parts.iterdir()) == []


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    lines = write_lines(
        tmp_path / "notes.jsonl",
        {"id": "../../escape", "text": note("Ashby")},
        {"slug": "/etc/motd", "text": note("Brill")},
        {"title": "..\\..\\up", "text": note("Corby")},
        {"id": "CON", "text": note("Derby")},
        {"id": "report", "text": note("Epsom")},
    )
    result = batch(lines, output=tmp_path / "deep" / "out")
    assert result.exit_code == 0, result.stderr
    assert {*articles(tmp_path / "deep" / "out")} == {
        "escape.html",
        "etc-motd.html",
        "up.html",
        "CON-.html",
        "manifest.jsonl",
    }
    assert (tmp_path / "deep" / "out" / "report-.html").is_file()
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"out"}


_RUN = f'cd {_ROOT} && {sys.executable} -m articlekit batch "$2" -o "$1/out" --jobs 1 -t page -t json'


def _small_disk(tmp_path: Path, notes: Path, size: str, script: str) -> "subprocess.CompletedProcess[str]":
    """A shell script with a small disk of its own at `$1` and the notes at `$2`."""
    unshare = shutil.which("unshare")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = f'mount -t tmpfs -o size={size} none "$1" || exit 77\n{script}'
    command = [unshare or "false", "-rm", "sh", "-c", mounted, "sh", str(place), str(notes)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if unshare is None or result.returncode == 77 or "unshare failed" in result.stderr:
        pytest.skip("no disk can be mounted here")
    return result


@pytest.mark.thorough
def test_a_full_disk_ends_the_run_and_more_space_goes_on_with_it(notes: Path, tmp_path: Path) -> None:
    script = f'{_RUN}; echo "status $?"; mount -o remount,size=50m "$1"; {_RUN}; echo "status $?"'
    result = _small_disk(tmp_path, notes, "420k", script)
    assert result.stdout == "status 2\nstatus 0\n", result.stderr
    assert ": free some space and run it again" in result.stderr  # of an article's file, or of the ledger
    assert "Traceback" not in result.stderr
    written, unchanged = result.stderr.split("20 notes: ")[1].split("\n")[0].split(", ")
    assert 0 < int(written.split()[0]) < 20
    assert int(written.split()[0]) + int(unchanged.split()[0]) == 20


@pytest.mark.thorough
def test_a_read_only_disk_is_said_to_be(notes: Path, tmp_path: Path) -> None:
    script = f'mount -o remount,ro "$1"; {_RUN}; echo "status $?"'
    result = _small_disk(tmp_path, notes, "1m", script)
    assert result.stdout == "status 2\n"
    assert result.stderr.count("\n") == 1
    assert "cannot write: Read-only file system: give another folder with -o" in result.stderr


@pytest.mark.thorough
def test_a_limit_on_the_size_of_files_is_a_full_disk(notes: Path, tmp_path: Path) -> None:
    script = (
        f"ulimit -f 8; cd {_ROOT}; {sys.executable} -m articlekit batch {notes} -o {tmp_path}/out --jobs 1"
    )
    result = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "free some space and run it again" in result.stderr or "check that the folder" in result.stderr


def test_the_command_is_listed() -> None:
    assert "  batch " in CliRunner().invoke(main, ["--help"]).stdout


def test_an_interrupted_write_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    with OutputFolder(tmp_path / "out") as folder:
        monkeypatch.setattr("os.fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            folder.write([("a.html", b"half of it")])
        assert not list((tmp_path / "out" / ".articlekit" / "parts").iterdir())
    assert not (tmp_path / "out" / "a.html").exists()
