"""What a person sees who waits at a terminal: for a language model, or for many files."""

import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from tests.fakes.notes import ARTICLE, NOTE, YESTERDAY
from tests.fakes.openai_server import STREAM, Answer, FakeServer, answer, stream

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_SLOW = stream(answer(ARTICLE)).body
_HALF = _SLOW.index(b"\n\n", len(_SLOW) // 2) + 2
SLOW = Answer(parts=(_SLOW[:_HALF], 0.4, _SLOW[_HALF:]), headers=STREAM)
"""An answer that stops for a while in the middle, long enough for a line to be drawn."""
HANGING = Answer(parts=(_SLOW[:_HALF], 60.0), headers=STREAM)


def command(server: FakeServer, *arguments: str) -> list[str]:
    asked = ["generate", "-", "--engine", "openai", "--model", "fake", "--base-url", server.url, "--no-cache"]
    return [sys.executable, "-m", "articlekit", *asked, *arguments]


def at_a_terminal(server: FakeServer, *arguments: str, kind: str = "xterm") -> tuple[str, str]:
    """What comes on standard output, and what is written on a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(server, *arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": kind, "COLUMNS": "100"},
    ) as process:
        os.close(theirs)
        shown: list[bytes] = []
        reader = threading.Thread(target=_read, args=(ours, shown))
        reader.start()
        out, _ = process.communicate(NOTE.encode())
        reader.join()
    os.close(ours)
    assert process.returncode == 0, b"".join(shown)
    return out.decode(), b"".join(shown).decode()


def _read(terminal: int, shown: list[bytes]) -> None:
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # nobody writes any more
            return
        if not data:
            return
        shown.append(data)


def test_a_terminal_shows_how_far_the_article_has_come() -> None:
    with FakeServer(SLOW) as server:
        out, shown = at_a_terminal(server, "--json")
    text = _ESCAPES.sub("", shown)
    assert re.search(r"writing in en · (?:[a-z0-9 ]+ · )?\d+ tokens", text)
    assert "tokens" not in out.replace("_tokens", "")
    assert text.replace("\r\n", "\n").splitlines()[-1].startswith("note: 1 attempt, 1 request,")


def test_a_terminal_that_cannot_change_a_line_gets_a_new_one() -> None:
    with FakeServer(SLOW) as server:
        _, shown = at_a_terminal(server, kind="dumb")
    assert "writing in en\r\n" in shown
    assert "·" not in shown
    assert "\x1b" not in shown


def test_nothing_of_it_where_nobody_looks() -> None:
    with FakeServer(SLOW) as server:
        result = CliRunner().invoke(main, command(server)[3:], input=NOTE)
    assert result.stderr.startswith("h1 ")
    with FakeServer(SLOW) as server:
        _, shown = at_a_terminal(server, "-q")
    assert shown == ""


@pytest.mark.usefixtures("heeded")
def test_who_stops_waiting_gets_one_line_and_no_half_an_article(tmp_path: Path) -> None:
    old = tmp_path / "article.html"
    old.write_text(YESTERDAY, encoding="utf-8")

    def hang(_: dict[str, Any]) -> Answer:
        asked.set()
        return HANGING

    asked = threading.Event()
    pipe = subprocess.PIPE
    package = Path(__file__).resolve().parents[2]
    with (
        FakeServer(hang) as server,
        subprocess.Popen(
            command(server, "-o", "article.html"),
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(package)},
        ) as process,
    ):
        try:
            assert process.stdin is not None
            process.stdin.write(NOTE.encode())
            process.stdin.close()
            process.stdin = None
            assert asked.wait(60)
            time.sleep(0.3)  # until it waits for the second half
            process.send_signal(signal.SIGINT)
            out, told = process.communicate(timeout=60)
        finally:  # what is left open would be found in the next test, and be that one's error
            process.kill()
    assert process.returncode == 130
    assert out == b""
    assert told.decode() == "articlekit: stopped; no file is left half-written\n"
    assert old.read_text(encoding="utf-8") == YESTERDAY
    assert [path.name for path in tmp_path.iterdir()] == ["article.html"]


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
