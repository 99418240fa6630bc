"""Killing a batch at random moments, until it has come to its end in spite of that."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.app.batch.running import articles, note, write_lines

__all__ = ["Deaths", "many_notes", "undisturbed", "wait_for_workers"]

_ROOT = Path(__file__).resolve().parents[3]
_PLACES = ("Ashby", "Brill", "Corby", "Derby", "Epsom", "Filey", "Goole", "Hexham", "Ilkley", "Jarrow")
_TWO = ("--jobs", "2")
_MOST_NOTES = 14
"""Before so many new notes are done a run is killed."""
_BETWEEN_NOTES = 0.1
"""Seconds in which more than one note is done."""
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


def _command(notes: Path, output: Path, *more: str) -> Sequence[str]:
    formats = ("-t", "page", "-t", "json")
    words = ("batch", str(notes), "-o", str(output), "--json-log", *formats, *more)
    return (sys.executable, "-m", "articlekit", *words)


def undisturbed(notes: Path, output: Path, *more: str) -> tuple[dict[str, bytes], float]:
    """The files of a run that nobody disturbs, and how many seconds it took.

    Args:
        notes: what is read.
        output: where they go.
        more: other options.
    """
    started = time.monotonic()
    command = _command(notes, output, *(more or _TWO))
    subprocess.run(command, cwd=_ROOT, check=False, stderr=subprocess.DEVNULL)
    return articles(output), time.monotonic() - started


@dataclass(kw_only=True)
class Deaths:
    """Runs into one folder that are killed, and what they leave behind."""

    notes: Path
    expected: dict[str, bytes]
    longest: float
    """Seconds after which a run is killed at the latest that is killed before it has said anything."""
    draw: random.Random
    more: Sequence[str] = _TWO
    """Other options of the runs."""
    timed: tuple[str, ...] = ()
    """Endings of the files that tell how long something took, so that no two runs make the same."""
    kills: int = 0
    done: Counter[str] = field(default_factory=Counter)
    """How often the ledger had each note done, over all runs into one folder."""

    def to_the_end(self, output: Path, most: int) -> None:
        """Kill runs at random moments until one has come to its end, or so many are dead; then let one be.

        What is there after each death is whole, and after the last run it is all there.
        """
        self.done.clear()
        for _ in range(most):
            if self._one(output, self.draw.randrange(_MOST_NOTES)):
                break
        else:
            self._one(output, None)
        assert self._files(output) == self._untimed(self.expected)
        assert max(self.done.values()) == 1, "a note that was done was done again"
        assert not list((output / ".articlekit" / "parts").iterdir())

    def _one(self, output: Path, after: int | None) -> bool:
        """One run, killed some time after so many notes were done; whether it has come to its end before."""
        command = _command(self.notes, output, *self.more)
        with subprocess.Popen(
            command, cwd=_ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as run:
            said = self._until(run, after)
            if after is not None and run.poll() is None:
                run.send_signal(signal.SIGKILL)
                self.kills += 1
            assert run.stderr is not None
            said += run.stderr.readlines()
        wait_for_workers(run.pid)
        self._count(said)
        whole = {name: data for name, data in self._files(output).items() if name != "manifest.jsonl"}
        assert whole.items() <= self.expected.items(), "a file is not whole"
        return run.returncode != -signal.SIGKILL

    def _until(self, run: "subprocess.Popen[str]", after: int | None) -> list[str]:
        """What a run says until the moment at which it is to be killed."""
        if after == 0:  # while it starts
            time.sleep(self.draw.uniform(0.1, self.longest))
            return []
        said: list[str] = []
        assert run.stderr is not None
        for line in run.stderr:
            said.append(line)
            if after is not None and sum('"new": true' in each for each in said) >= after:
                time.sleep(self.draw.uniform(0.0, _BETWEEN_NOTES))
                break
        return said

    def _files(self, output: Path) -> dict[str, bytes]:
        return self._untimed(articles(output)) if output.is_dir() else {}

    def _untimed(self, files: dict[str, bytes]) -> dict[str, bytes]:
        return {name: data for name, data in files.items() if not name.endswith(self.timed)}

    def _count(self, said: Iterable[str]) -> None:
        for line in said:
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
