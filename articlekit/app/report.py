"""Reports: what the terminal says about articles and pages."""

from collections import Counter
from collections.abc import Iterable, Sequence

from articlekit.app.write import Outcome
from articlekit.model.article import Article, headings
from articlekit.model.finding import SEVERITIES, Finding

__all__ = ["finding_line", "outline_lines", "summary", "tree_lines"]


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


def summary(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    parts = [
        f"{counts[severity]} {severity}{'s' if counts[severity] != 1 and severity != 'info' else ''}"
        for severity in SEVERITIES
        if counts[severity]
    ]
    return ", ".join(parts) if parts else "no findings"


def outcome_lines(outcome: Outcome) -> list[str]:
    """What a person at the terminal wants to know of an article: outline, open questions, findings."""
    lines = outline_lines(outcome.article)
    lines += [f"? {item.question}" for item in outcome.article.missing]
    lines += [finding_line(finding, outcome.article.note) for finding in outcome.findings]
    return lines
