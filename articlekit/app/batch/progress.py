"""Progress: how far a run has come, how many notes there are, and who is told."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any, Protocol

from articlekit.app.batch.inputs import LeftOut
from articlekit.app.batch.intake import Intake
from articlekit.app.batch.item import STDIN
from articlekit.app.batch.order import Row
from articlekit.errors import InputError

__all__ = ["BatchTally", "Silent", "Watcher", "count_notes"]

_BY_LINES = {".jsonl": 0, ".ndjson": 0, ".csv": 1, ".tsv": 1}
"""Files with a note a line, and how many lines at the top are none."""
_CHUNK = 1 << 20


def count_notes(intake: Intake) -> int | None:
    """About how many notes an intake has, told by files and lines; `None` for standard input."""
    if STDIN in intake.names:
        return None
    try:
        return sum(map(_count, replace(intake, left_out=LeftOut()).files()))
    except (OSError, InputError):
        return None


def _count(name: str) -> int:
    suffix = PurePath(name).suffix.lower()
    if suffix not in _BY_LINES:
        return 1
    return max(0, sum(chunk.count(b"\n") for chunk in _chunks(name)) - _BY_LINES[suffix])


def _chunks(name: str) -> Iterator[bytes]:
    with Path(name).open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


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


class Watcher(Protocol):
    """Is told of everything that happens, in the thread of the run."""

    def begin(self, count: Callable[[], int | None]) -> None:
        """The work begins; `count` tells on how many notes, about, or `None` where nobody knows."""

    def take(self, row: Row, tally: BatchTally) -> None:
        """A note has been looked at."""

    def log(self, message: str) -> None:
        """Something that a person should know, on one line."""

    def end(self) -> None:
        """The work is over, however it went."""


class Silent:
    """Nobody is watching."""

    def begin(self, count: Callable[[], int | None]) -> None:
        """Nothing to be done."""

    def take(self, row: Row, tally: BatchTally) -> None:
        """Nothing to be done."""

    def log(self, message: str) -> None:
        """Nothing to be done."""

    def end(self) -> None:
        """Nothing to be done."""
