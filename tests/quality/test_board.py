"""The board fails where a figure is worse than its floor; goldens tell what a change does to articles."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.quality.board import YARDSTICKS
from tests.quality.floors import FILE, faults, load, raised, table
from tests.quality.goldens import differences
from tests.quality.shared import ROOT

_TEXT = """\
# why
[score]
lede.floor = 46.8
kept.floor = 98
[faithful]
requests.ceiling = 10.5 # an article
"""


def test_a_figure_under_its_floor_is_told_in_a_line_with_column_figure_and_floor() -> None:
    bounds = load(_TEXT)
    assert faults("score", {"lede": 46.74, "kept": 98.0}, bounds["score"]) == {
        "lede": "score lede: 46.7 is under its floor of 46.8"
    }
    assert faults("faithful", {"requests": 11.0}, bounds["faithful"]) == {
        "requests": "faithful requests: 11.0 is over its ceiling of 10.5"
    }


def test_a_figure_that_is_printed_as_its_floor_or_better_holds() -> None:
    bounds = load(_TEXT)
    assert faults("score", {"lede": 46.76, "kept": 100.0, "new": 0.0}, bounds["score"]) == {}
    assert faults("faithful", {"requests": 2.0}, bounds["faithful"]) == {}


def test_a_column_that_is_measured_no_more_is_a_fault() -> None:
    assert faults("score", {"lede": 50.0}, load(_TEXT)["score"]) == {
        "kept": "score kept: no figure, and floors.toml has a floor for it"
    }


def test_bounds_are_raised_and_never_lowered_and_comments_stay() -> None:
    text = raised(_TEXT, "score", {"lede": 51.26, "kept": 97.0})
    text = raised(text, "faithful", {"requests": 2.0})
    assert text == _TEXT.replace("46.8", "51.3").replace("10.5", "2")


def test_the_table_shows_each_figure_over_its_bound() -> None:
    shown = table("score", {"lede": 46.8, "kept": 98.0}, load(_TEXT)["score"])
    assert [line.split() for line in shown.splitlines()] == [
        ["score"],
        ["lede", "kept"],
        ["figure", "46.8", "98.0"],
        ["floor", "≥", "46.8", "≥", "98"],
    ]


def test_every_yardstick_has_floors() -> None:
    assert set(load(FILE.read_text(encoding="utf-8"))) == set(YARDSTICKS)


def test_without_its_notes_the_board_is_left_out_in_a_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality"],
        cwd=ROOT,
        env={**os.environ, "ARTICLEKIT_SHARED": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"The quality board is left out: there is no {tmp_path}/gold")
    assert done.stdout.count("\n") == 1


def test_a_change_is_told_by_the_parts_of_an_article_that_differ() -> None:
    def made(headline: str, *body: str) -> dict[str, Any]:
        paragraphs = [{"sentences": [{"text": text, "sources": ["s1"]} for text in body]}]
        section = {"heading": {"text": "Repairs", "sources": ["s1"]}, "paragraphs": paragraphs}
        article = {"headline": {"text": headline}, "lede": [], "sections": [section], "conclusion": []}
        return {"article": article, "findings": []}

    base = {
        "same": made("Pipe bursts", "It rained."),
        "other": made("Pipe bursts", "It rained.", "It froze."),
    }
    now = {"same": made("Pipe bursts", "It rained."), "other": made("Main bursts", "It rained.")}
    assert list(differences(base, now)) == [
        (
            "other",
            {"headline": ["- Pipe bursts", "+ Main bursts"], "body": ['- It froze. {"sources": ["s1"]}']},
        )
    ]
