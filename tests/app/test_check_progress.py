"""The progress bar: on a terminal only, and never in what is written to a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are a thing of POSIX")


def test_the_bar_is_on_the_terminal_and_the_findings_in_the_file(tmp_path: Path) -> None:
    pages, out = tmp_path / "pages", tmp_path / "out.txt"
    pages.mkdir()
    for number in range(30):
        (pages / f"{number}.html").write_text("<h2>A</h2><p>x</p><h4>B</h4><p>x", encoding="utf-8")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "articlekit", "check", str(pages)]
    with out.open("wb") as file:
        done = subprocess.run(
            command, stdout=file, stderr=follower, check=False, env={**os.environ, "TERM": "xterm"}
        )
    os.close(follower)
    shown = b""
    try:
        while piece := os.read(leader, 65_536):
            shown += piece
    except OSError:  # Linux says so where the terminal is closed
        pass
    os.close(leader)
    assert done.returncode == 1
    lines = out.read_text(encoding="utf-8").splitlines()
    assert sum("page-heading-skip" in line for line in lines) == 30
    assert b"/30" in shown
    assert b"30 files: 30 errors" in shown
    assert b"level 4 after level 2" not in shown
    assert b"30 page-heading-skip\r\n30 files: 30 errors" in shown
