"""The yardsticks: each is run over its notes or cases, and gives a figure a column."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.quality import faithful
from tests.quality.shared import gold_files, own_files, shared, unseen_files

__all__ = ["YARDSTICKS", "Measured", "Yardstick"]


@dataclass(frozen=True)
class Measured:
    """What a yardstick came to."""

    title: str
    figures: dict[str, float]
    details: tuple[tuple[str, str], ...] = ()
    """Lines to read where a figure is under its floor: the column, empty for any, and the line."""


Yardstick = Callable[[], Measured]


def _score(title: str, files: list[Path]) -> Measured:
    """Articles made without a model; the script prints a table whose last row is that of all notes."""
    done = _run(shared() / "gold" / "score.py", *map(str, files), "--worst", "5")
    lines = done.stdout.splitlines()
    row = next((line.split() for line in lines if re.match(r"all\s", line)), None)
    if row is None:
        raise SystemExit(f"score.py printed no figures: {done.stdout[-500:]}{done.stderr[-2_000:]}")
    names = lines[0].split()[2:]
    figures = dict(zip(names, map(float, row[2:]), strict=True))
    details = tuple(("", line) for line in lines if re.match(r"\S+ \d+$|  ", line))
    return Measured(f"{title}, {row[1]} notes", figures, details)


def _faithful(whole: bool) -> Measured:
    rows = faithful.read(gold_files())
    rows = rows if whole else faithful.third(rows)
    every = faithful.run(rows)
    details = tuple(("", fault) for seen in every for fault in seen.faults)[:20]
    return Measured(f"faithful: a model's article, {len(rows)} notes", faithful.figures(every), details)


def _cases() -> Measured:
    """The script names each case that does not come out right, with the reason, in a line of its own."""
    file = shared() / "cases" / "handed.jsonl"
    cases = map(json.loads, file.read_text("utf-8").splitlines())
    columns = {case["id"]: f"step-{case['step']}" if case["step"] else "guards" for case in cases}
    command = Path(sys.executable).parent / "articlekit"
    done = _run(shared() / "cases" / "run.py", str(file), "--articlekit", str(command))
    wrong = re.findall(r"^((\S+) \[S\d\]: .*)$", done.stdout, re.MULTILINE)
    closing = re.search(r"^(\d+) passed, (\d+) failed$", done.stdout, re.MULTILINE)
    if closing is None or int(closing[2]) != len(wrong) or int(closing[1]) + len(wrong) != len(columns):
        raise SystemExit(f"run.py did not tell of all cases: {done.stdout[-500:]}{done.stderr[-2_000:]}")
    right = Counter(columns.values())
    right.subtract(columns[name] for _, name in wrong)
    figures = {column: float(count) for column, count in sorted(right.items())}
    title = f"cases: {len(columns) - len(wrong)} of {len(columns)} come out right"
    return Measured(title, figures, tuple((columns[name], line) for line, name in wrong))


def _run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


YARDSTICKS: dict[str, Yardstick] = {
    "score": lambda: _score("score: without a model", gold_files()),
    "own": lambda: _score("own: the same, on notes that the drafter learns nothing from", own_files()),
    "unseen": lambda: _score("unseen: the same, on notes that nothing is learned from", unseen_files()),
    "faithful": lambda: _faithful(whole=False),
    "faithful-whole": lambda: _faithful(whole=True),
    "cases": _cases,
}
"""By the name of the table in floors.toml."""
