"""Reports: what the terminal says about articles and pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from articlekit.model.article import Article, headings
from articlekit.model.finding import SEVERITIES, Finding

if TYPE_CHECKING:
    from articlekit.pipeline import Outcome

__all__ = ["Tally", "finding_line", "outcome_lines", "reason_lines", "tree_lines", "unified_diff"]

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


_CONTEXT = 3
"""Lines that are shown around a change."""


def unified_diff(before: str, after: str, name: str) -> str:
    """What changes, line by line; line ends are left as they are, and told where the last line has none.

    Where as many lines are there as before they are compared one by one: `difflib` took four minutes for
    2,000 changes in 20,000 lines, most of which are there more than once.

    Args:
        before: the text as it was.
        after: the text as it is to be.
        name: the name of the file.
    """
    import difflib  # which most commands do without

    old, new = _lines(before), _lines(after)
    if len(old) != len(new):
        lines: Iterator[str] = difflib.unified_diff(old, new, fromfile=name, tofile=name)
    else:
        lines = _same_length(old, new, name)
    ends = "\n\\ No newline at end of file\n"
    return "".join(line if line.endswith(("\n", "\r")) else line + ends for line in lines)


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _same_length(old: Sequence[str], new: Sequence[str], name: str) -> Iterator[str]:
    hunks = _hunks([index for index, line in enumerate(old) if line != new[index]], len(old))
    for number, (start, end) in enumerate(hunks):
        if not number:
            yield from (f"--- {name}\n", f"+++ {name}\n")
        place = f"{start + 1},{end - start}" if end - start != 1 else f"{start + 1}"
        yield f"@@ -{place} +{place} @@\n"
        yield from _hunk(old, new, range(start, end))


def _hunks(changed: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The spans of lines that are shown: each change with what stands around it, joined where they meet."""
    result: list[tuple[int, int]] = []
    for index in changed:
        start, end = max(index - _CONTEXT, 0), min(index + _CONTEXT + 1, count)
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


def _hunk(old: Sequence[str], new: Sequence[str], lines: range) -> Iterator[str]:
    """The lines of a span: neighbouring changes together, what is taken out before what is put in."""
    added: list[str] = []
    for index in lines:
        if old[index] == new[index]:
            yield from added
            added.clear()
            yield f" {old[index]}"
        else:
            yield f"-{old[index]}"
            added.append(f"+{new[index]}")
    yield from added
