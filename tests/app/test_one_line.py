"""Whatever cannot be read or written: one line, the exit status that is documented, no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main

_NOTE = "Power failed at Eastgate at 06:52 on 4 March 2026. Nobody was hurt.\n"
_HALF = '{"language": "en", "headline": {"text": "Power \\ud800 failed"}}'
_WHOLE = '{"language": "en", "headline": {"text": "Power \\ud83d\\ude00 failed"}}'


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", ["generate -", "rules", "--help"])
def test_a_full_standard_output(arguments: str) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "articlekit", *arguments.split()]
        done = subprocess.run(
            command, input=_NOTE, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("articlekit: standard output: cannot write: No space left on device: ")


@pytest.mark.parametrize(
    ("command", "text"),
    [
        *((name, _HALF) for name in ("render", "outline", "approve --by Ada", "check")),
        *((name, f"[{_WHOLE}, {_HALF}]") for name in ("render", "approve --by Ada", "check")),
    ],
)
def test_half_a_character_in_an_article(command: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "article.json"
    file.write_text(text, "ascii")
    name, *more = command.split()
    result = CliRunner().invoke(main, [name, str(file), *more])
    assert result.exit_code == 2
    assert r"half of a character (\ud800) behind" in result.stderr.splitlines()[0]


def test_a_whole_character_in_two_halves_is_one(tmp_path: Path) -> None:
    file = tmp_path / "article.json"
    file.write_text(_WHOLE, "ascii")
    result = CliRunner().invoke(main, ["render", str(file), "-t", "markdown"])
    assert "# Power 😀 failed" in result.stdout


def test_a_review_that_names_no_text_approves_none(tmp_path: Path) -> None:
    review = {"by": "Ada Example", "at": "2026-03-04T18:00:00+01:00"}
    article = {"language": "en", "headline": {"text": "Power failed"}, "review": review}
    file = tmp_path / "article.json"
    file.write_text(json.dumps(article), "utf-8")
    for template in ("page", "ninjs", "newsml", "wagtail", "markdown"):
        result = CliRunner().invoke(main, ["render", str(file), "-t", template])
        assert result.exit_code == 0
        assert "Ada" not in result.stdout
        assert "usable" not in result.stdout
        assert (
            result.stderr
            == "articlekit: Power failed: Ada Example approved no text of it: approve it again\n"
        )
