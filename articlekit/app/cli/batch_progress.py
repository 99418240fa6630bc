"""How a batch tells of its progress: a bar on a terminal, else plain lines or JSON lines."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from articlekit.app.batch.batch import RunResult
from articlekit.app.batch.order import Row
from articlekit.app.batch.progress import BatchTally, Silent, Watcher
from articlekit.app.batch.reports import REPORT

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["summary_lines", "watcher_for"]

_SECONDS_BETWEEN_LINES = 10.0


def watcher_for(*, json_log: bool, quiet: bool) -> Watcher:
    """Who tells of a run on standard error."""
    if json_log:
        return JsonLines()
    if sys.stderr.isatty() and not quiet:
        return Bar()
    return PlainLines(quiet=quiet)


def summary_lines(ended: RunResult, output: Path) -> Iterator[str]:
    """What there is to say at the end: figures, failures by reason, what is left and what to do."""
    tally = ended.tally
    yield from tally.lines()
    if ended.stopped == "engine":
        yield f"stopped: {ended.reason}; what is done stays done, run it again to go on"
    elif ended.stopped == "cost":
        yield "stopped: --max-cost would not have been kept; raise it and run it again to go on"
    elif tally.failed_before:
        yield f"{tally.failed_before} failed in an earlier run: --retry-failed tries them again"
    yield str(output / REPORT)


@dataclass(kw_only=True)
class PlainLines(Silent):
    """A line for every failure, and one with figures every ten seconds."""

    quiet: bool = False
    _begun: float = field(default_factory=time.monotonic)
    _told: float = field(default_factory=time.monotonic)

    def take(self, row: Row, tally: BatchTally) -> None:
        """Tell of a failure at once, of the rest now and then."""
        if row.status == "failed":
            self.log(f"{row.place}: {row.reason}")
        now = time.monotonic()
        if not self.quiet and now - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            self.log(f"{tally.notes} notes, {_figures(tally, now - self._begun)}")

    def log(self, message: str) -> None:
        """Print a line."""
        _print(message)


@dataclass(kw_only=True)
class JsonLines(Silent):
    """Everything as JSON, an object a line."""

    _worked: int = 0

    def begin(self, count: Callable[[], int | None]) -> None:
        """The first line."""
        _say(event="begin", notes=count())

    def take(self, row: Row, tally: BatchTally) -> None:
        """A line for every note."""
        known = {"language": row.facts.get("language"), "reason": row.reason or None}
        cost = {"cost_usd": round(tally.cost, 6)} if tally.prompt_tokens else {}
        new = tally.worked > self._worked
        self._worked = tally.worked
        _say(event="note", note=row.place, status=row.status, new=new, **known, files=row.files, **cost)

    def log(self, message: str) -> None:
        """A line with a message for people."""
        _say(event="message", message=message)


@dataclass(kw_only=True)
class Bar(Silent):
    """A bar with the rate, the time left, failures and, for a model, tokens and cost."""

    _begun: float = field(default_factory=time.monotonic)
    _progress: "Progress | None" = None
    _task: "TaskID | None" = None

    def begin(self, count: Callable[[], int | None]) -> None:
        """Show the bar."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task("", total=count())
        self._progress.start()

    def take(self, row: Row, tally: BatchTally) -> None:
        """Move the bar on; a failure stays on the screen."""
        if self._progress is None or self._task is None:
            return
        if row.status == "failed":
            self.log(f"{row.place}: {row.reason}")
        figures = _figures(tally, time.monotonic() - self._begun)
        self._progress.update(self._task, completed=tally.notes, description=figures)

    def log(self, message: str) -> None:
        """Print a line past the bar."""
        if self._progress is not None:
            with suppress(OSError):
                self._progress.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            _print(message)

    def end(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            with suppress(OSError):
                self._progress.stop()
            self._progress = None


def _figures(tally: BatchTally, seconds: float) -> str:
    parts = [f"{tally.worked / max(seconds, 0.001):.1f} a second", f"{tally.failed} failed"]
    if tally.prompt_tokens:
        parts += [f"{tally.prompt_tokens + tally.completion_tokens:,} tokens", f"${tally.cost:.4f}"]
    return ", ".join(parts)


def _say(**values: Any) -> None:
    _print(json.dumps(values, ensure_ascii=False))


def _print(line: str) -> None:
    with suppress(OSError):  # the terminal is gone, and the work goes on
        click.echo(line, err=True)
