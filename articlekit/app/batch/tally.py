"""The tally: what a run has done so far, in figures."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articlekit.app.batch.row import Row

__all__ = ["BatchTally"]

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
        """1 where a note has failed or an article has errors, else 0."""
        return int(bool(self.failed or self.with_errors or self.unchanged_with_errors))

    def take(self, row: Row) -> None:
        """Count a row that this run has made."""
        if row.status == "failed":
            self._fail(row.reason)
        else:
            self.done += 1
            self.with_errors += bool(row.facts.get("errors"))
        self._charge(row.facts.get("usage", {}))

    def take_known(self, row: Row) -> None:
        """Count a row that an earlier run has made."""
        if row.status == "failed":
            self.failed_before += 1
            self._fail(row.reason)
        else:
            self.unchanged += 1
            self.unchanged_with_errors += bool(row.facts.get("errors"))

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
        lines += [f"failed, {count}: {reason}" for reason, count in self.reasons.most_common(10)]
        if self.prompt_tokens or self.cached:
            tokens = f"{self.prompt_tokens:,} + {self.completion_tokens:,} tokens"
            cached = f", {self.cached} answers from the cache" if self.cached else ""
            lines.append(f"{tokens}, ${self.cost:.4f}{cached}")
        return lines
