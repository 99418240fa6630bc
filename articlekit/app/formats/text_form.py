"""Findings as a person reads them: a line each, and the words that it is about."""

from collections.abc import Iterable, Iterator

from articlekit.app.checking import FileReport
from articlekit.app.report import finding_line

__all__ = ["lines"]


def lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """The findings of each file as soon as they are known."""
    for report in reports:
        for finding in report.findings:
            yield finding_line(finding, report.name)
            if finding.where.quote:
                yield f"    {finding.where.quote}"
