"""Killing a batch at random moments, until it has come to its end in spite of that."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.app.batch.running import articles, note, write_lines

__all__ = ["Deaths", "many_notes", "undisturbed", "wait_for_workers"]

_ROOT = Path(__file__).resolve().parents[3]
_PLACES = ("Ashby", "Brill", "Corby", "Derby", "Epsom", "Filey", "Goole", "Hexham", "Ilkley", "Jarrow")
_PATIENCE = 20.0
"""Seconds in which the workers of a dead run have to be gone."""


def many_notes(path: Path, count: int) -> Path:
    """Notes with and without ids, some of them of one title, one of them twice, one without text."""
    records: list[dict[str, str]] = []
    for number in range(count):
        place, hour = _PLACES[number % len(_PLACES)], 1 + number // len(_PLACES)
        names = ({"id": f"{place}-{hour}"}, {"title": f"Water in {place}"}, {})[number % 3]
        records.append({**names, "text": note(place, hour=hour)})
    return write_lines(path, *records, records[0], {"title": ""})


def _command(notes: Path, output: Path, jobs: int) -> Sequence[str]:
    words = (
        "batch",
        str(notes),
        "-o",
        str(output),
        "--jobs",
        str(jobs),
        "--json-log",
        "-t",
        "page",
        "-t",
        "json",
    )
    return (sys.executable, "-m", "articlekit", *words)


def undisturbed(notes: Path, output: Path) -> tuple[dict[str, bytes], float]:
    """The files of a run that nobody disturbs, and how many seconds it took."""
    started = time.monotonic()
    subprocess.run(_command(notes, output, 2), cwd=_ROOT, check=False, stderr=subprocess.DEVNULL)
    return articles(output), time.monotonic() - started


@dataclass(kw_only=True)
class Deaths:
    """Runs into one folder that are killed, and what they leave behind."""

    notes: Path
    expected: dict[str, bytes]
    longest: float
    """Seconds after which a run is killed at the latest."""
    draw: random.Random
    jobs: int = 2
    kills: int = 0
    done: Counter[str] = field(default_factory=Counter)
    """How often the ledger had each note done, over all runs into one folder."""

    def to_the_end(self, output: Path, most: int) -> None:
        """Kill runs at random moments until one has come to its end, or so many are dead; then let one be.

        What is there after each death is whole, and after the last run it is all there.
        """
        self.done.clear()
        for _ in range(most):
            if self._one(output, self.draw.uniform(0.2, self.longest)):
                break
        else:
            self._one(output, None)
        assert articles(output) == self.expected
        assert max(self.done.values()) == 1, "a note that was done was done again"
        assert not list((output / ".articlekit" / "parts").iterdir())

    def _one(self, output: Path, moment: float | None) -> bool:
        """One run, killed at a moment; whether it has come to its end before."""
        run = subprocess.Popen(
            _command(self.notes, output, self.jobs),
            cwd=_ROOT,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            _, said = run.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            _, said = run.communicate()
            self.kills += 1
        wait_for_workers(run.pid)
        self._count(said)
        whole = (
            {name: data for name, data in articles(output).items() if name != "manifest.jsonl"}
            if output.is_dir()
            else {}
        )
        assert whole.items() <= self.expected.items(), "a file is not whole"
        return run.returncode != -signal.SIGKILL

    def _count(self, said: str) -> None:
        for line in said.splitlines():
            try:
                event = json.loads(line)
            except ValueError:
                continue  # the line that it died in
            if event.get("event") == "note" and event["status"] == "done" and event.get("new"):
                self.done[event["note"]] += 1


def wait_for_workers(group: int) -> None:
    """The workers of a run that was killed end by themselves."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("workers have outlived their run")
