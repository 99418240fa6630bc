"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterable, Iterator

from articlekit.app.checking import FileReport
from articlekit.model.finding import Finding

__all__ = ["lines"]

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """A command for each finding and for each file that could not be read."""
    for report in reports:
        file = report.name.translate(_IN_PROPERTY)
        if report.error is not None:
            yield f"::error file={file},title=unreadable::{report.error.translate(_IN_MESSAGE)}"
        yield from (_command(finding, file) for finding in report.findings)


def _command(finding: Finding, file: str) -> str:
    where = finding.where
    place = f",line={where.line},col={where.column or 1}" if where.line is not None else ""
    title = finding.rule.translate(_IN_PROPERTY)
    words = finding.message if where.path is None else f"{where.path}: {finding.message}"
    return f"::{_LEVELS[finding.severity]} file={file}{place},title={title}::{words.translate(_IN_MESSAGE)}"
