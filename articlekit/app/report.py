"""Reports: what the terminal says about articles and pages."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articlekit.model.article import Article, headings
from articlekit.model.finding import SEVERITIES, Finding

if TYPE_CHECKING:
    from articlekit.pipeline import Outcome

__all__ = ["Tally", "finding_line", "outcome_lines", "outline_lines", "reason_lines", "summary", "tree_lines"]


_COUNTED = frozenset({"unconfirmed"})
"""Rules that find something in most sentences of a translation: `unchecked` says in how many."""


def tree_lines(tree: Iterable[tuple[int, str]]) -> list[str]:
    """A heading tree as indented lines: level and text of each heading."""
    return [f"{'  ' * (level - 1)}h{level} {text}" for level, text in tree]


def outline_lines(article: Article) -> list[str]:
    """The heading tree of an article."""
    return tree_lines((level, heading.text) for _, level, heading in headings(article))


def finding_line(finding: Finding, name: str) -> str:
    """A finding on one line: place, severity, rule, message."""
    where = finding.where
    place = name
    if where.line is not None:
        place += f":{where.line}:{where.column or 1}"
    elif where.path:
        place += f" {where.path}"
    return f"{place}: {finding.severity} {finding.rule}: {finding.message}"


_MANY = 20
"""Files and findings from which on the findings are counted by rule as well."""


@dataclass
class Tally:
    """What there is to say at the end of a run over many files."""

    files: int = 0
    unread: int = 0
    fixed: int = 0
    severities: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    troubled: int = 0
    """Files in which something was found."""

    def add(self, findings: Sequence[Finding], *, unread: bool, fixed: bool) -> None:
        """Count one file."""
        self.troubled += bool(findings)
        self.rules.update(finding.rule for finding in findings)
        self.files += 1
        self.unread += unread
        self.fixed += fixed
        self.severities.update(finding.severity for finding in findings)

    @property
    def exit_status(self) -> int:
        """2 where a file could not be read, 1 where an error was found, else 0."""
        return 2 if self.unread else int(self.severities["error"] > 0)

    def by_rule(self) -> list[str]:
        """How often each rule found something, most often first, where there is too much for a glance."""
        if self.files < _MANY or sum(self.rules.values()) < _MANY:
            return []
        width = len(str(max(self.rules.values())))
        most = sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))
        lines = [f"{count:>{width}} {rule}" for rule, count in most]
        return [f"found in {self.troubled} of {self.files} files:", *lines]

    def line(self) -> str:
        """Files, findings of each severity, and what was fixed or could not be read."""
        parts = [_counts(self.severities)]
        if self.fixed:
            parts.append(f"{self.fixed} fixed")
        if self.unread:
            parts.append(f"{self.unread} not readable")
        return f"{self.files} file{'s' if self.files != 1 else ''}: {', '.join(parts)}"


def summary(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity."""
    return _counts(Counter(finding.severity for finding in findings))


def _counts(counts: Counter[str]) -> str:
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 and severity != 'info' else ''}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    return ", ".join(parts) if parts else "no findings"


def outcome_lines(outcome: "Outcome", *, tagged: bool = False) -> list[str]:
    """What a person at the terminal wants to know of an article: outline, open questions, findings.

    Args:
        outcome: the article, and what is to be said of it.
        tagged: whether the language is named beside the note, as one of several.
    """
    name = f"{outcome.article.note}.{outcome.article.language}" if tagged else outcome.article.note
    lines = outline_lines(outcome.article)
    lines += [f"? {item.question}" for item in outcome.article.missing]
    lines += [finding_line(each, name) for each in outcome.findings if each.rule not in _COUNTED]
    return lines + ([usage_line(outcome, name)] if outcome.usage else [])


def reason_lines(article: Article) -> list[str]:
    """Why an article that no model wrote is as it is, choice by choice."""
    lines = []
    for reason in article.reasons:
        margin = f" (ahead of the next by {reason.margin} %)" if reason.margin is not None else ""
        lines.append(f"why {reason.about} “{reason.text}”: {reason.why}{margin}")
    return lines


def usage_line(outcome: "Outcome", name: str) -> str:
    """What the engine used for an article, on one line."""
    used = outcome.usage
    about = "about " if used.get("estimated") else ""
    tokens = f"{about}{used.get('prompt_tokens', 0):,.0f} + {used.get('completion_tokens', 0):,.0f} tokens"
    cost = f"${used['cost_usd']:.4f}" if "cost_usd" in used else "cost unknown: set ARTICLEKIT_PRICES"
    attempts = f"{outcome.attempts} attempt{'s' if outcome.attempts != 1 else ''}"
    count = used.get("requests", 0)
    requests = f"{count:.0f} request{'s' if count != 1 else ''}"
    cached = f", {used['cached']:.0f} from the cache" if used.get("cached") else ""
    return f"{name}: {attempts}, {requests}{cached}, {tokens}, {cost}, {used.get('seconds', 0):.1f} s"
