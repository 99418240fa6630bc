"""Progress: how far a run has come, and who is told, by a bar, by lines or by JSON."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from articlekit.app.batch.ledger import Row

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["BatchTally", "Watcher", "watcher_for"]

_MOST_REASONS = 200
_VARYING = re.compile(r"'[^']{0,200}'|\"[^\"]{0,200}\"|“[^”]{0,200}”|\d+(?:[.,]\d+)*")
_OTHERS = "other reasons"


@dataclass(kw_only=True)
class BatchTally:
    """Counts of notes, or of notes and languages where there are several."""

    done: int = 0
    """Articles written in this run."""
    with_errors: int = 0
    """Those of them that have findings of severity error."""
    unchanged: int = 0
    """Articles that were there already."""
    unchanged_with_errors: int = 0
    unfit: int = 0
    """Articles, of this run or an earlier one, that cannot be printed as they are."""
    strict: bool = False
    """Whether such an article is an error."""
    duplicates: int = 0
    failed: int = 0
    """Notes without an article, in this run or, not tried again, in an earlier one."""
    failed_before: int = 0
    """Those of them that were not tried again."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Of the failures, with numbers and quotations left out."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float = 0.0
    """US dollars, as far as the price is known."""
    cached: int = 0

    @property
    def notes(self) -> int:
        """All that has been looked at."""
        return self.done + self.unchanged + self.duplicates + self.failed

    @property
    def worked(self) -> int:
        """All that work has gone into in this run."""
        return self.done + self.failed - self.failed_before

    @property
    def exit_status(self) -> int:
        """1 where a note has failed or an article has errors, or is unfit if that is one; else 0."""
        errors = self.with_errors or self.unchanged_with_errors or (self.strict and self.unfit)
        return int(bool(self.failed or errors))

    def take(self, row: Row) -> None:
        """Count a row that this run has made."""
        if row.status == "failed":
            self._fail(row.reason)
        else:
            self.done += 1
            self.with_errors += bool(row.facts.get("errors"))
            self.unfit += row.is_unfit
        self._charge(row.facts.get("usage", {}))

    def take_known(self, row: Row) -> None:
        """Count a row that an earlier run has made."""
        if row.status == "failed":
            self.failed_before += 1
            self._fail(row.reason)
        else:
            self.unchanged += 1
            self.unchanged_with_errors += bool(row.facts.get("errors"))
            self.unfit += row.is_unfit

    def _fail(self, reason: str) -> None:
        self.failed += 1
        kind = _VARYING.sub("…", reason)[:160]
        self.reasons[kind if kind in self.reasons or len(self.reasons) < _MOST_REASONS else _OTHERS] += 1

    def _charge(self, usage: Mapping[str, Any]) -> None:
        self.prompt_tokens += int(usage.get("prompt_tokens", 0))
        self.completion_tokens += int(usage.get("completion_tokens", 0))
        self.cached += int(usage.get("cached", 0))
        self.cost += float(usage.get("cost_usd", 0.0))

    def lines(self) -> list[str]:
        """The summary: counts, then the failures by reason."""
        parts = [f"{self.done} written"]
        parts += [f"{self.unchanged} unchanged"] if self.unchanged else []
        parts += [f"{self.duplicates} duplicate{'s' * (self.duplicates != 1)}"] if self.duplicates else []
        parts += [f"{self.failed} failed"] if self.failed else []
        lines = [f"{self.notes} note{'s' * (self.notes != 1)}: {', '.join(parts)}"]
        errors = self.with_errors + self.unchanged_with_errors
        if errors:
            lines.append(f"{errors} article{'s' * (errors != 1)} with errors among the findings")
        if self.unfit:
            lines.append(f"{self.unfit} article{'s' * (self.unfit != 1)} not fit to print")
        lines += [f"failed, {count}: {reason}" for reason, count in self.reasons.most_common(10)]
        if self.prompt_tokens or self.cached:
            tokens = f"{self.prompt_tokens:,} + {self.completion_tokens:,} tokens"
            cached = f", {self.cached} answers from the cache" if self.cached else ""
            lines.append(f"{tokens}, ${self.cost:.4f}{cached}")
        return lines


class Watcher:
    """Is told of everything that happens, in the thread of the run. This one tells nobody."""

    def begin(self, count: Callable[[], int | None]) -> None:
        """The work begins; `count` tells on how many notes, about, or `None` where nobody knows."""

    def take(self, row: Row, tally: BatchTally) -> None:
        """A note has been looked at."""

    def log(self, message: str) -> None:
        """Something that a person should know, on one line."""

    def end(self) -> None:
        """The work is over, however it went."""


_SECONDS_BETWEEN_LINES = 10.0


def watcher_for(*, json_log: bool, quiet: bool) -> Watcher:
    """Who tells of a run on standard error: a bar on a terminal, else plain lines or JSON lines."""
    if json_log:
        return JsonLines()
    if sys.stderr.isatty() and not quiet:
        return Bar()
    return PlainLines(quiet=quiet)


@dataclass(kw_only=True)
class PlainLines(Watcher):
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
class JsonLines(Watcher):
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
class Bar(Watcher):
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
