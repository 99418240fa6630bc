"""Findings as a person reads them, as JSON, and as GitHub Actions shows them."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from articlekit.app.checking import FileReport
from articlekit.app.report import finding_line
from articlekit.model.finding import Finding

__all__ = ["github_lines", "json_lines", "text_lines"]


def text_lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """The findings of each file as soon as they are known."""
    for report in reports:
        for finding in report.findings:
            yield finding_line(finding, report.name)
            if finding.where.quote:
                yield f"    {finding.where.quote}"


def json_lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """One JSON document; `error` is there only for a file that could not be read."""
    yield json.dumps([_file(report) for report in reports], ensure_ascii=False, indent=2)


def _file(report: FileReport) -> dict[str, Any]:
    found = [finding.model_dump(mode="json") for finding in report.findings]
    result: dict[str, Any] = {"file": report.name, "findings": found}
    return result if report.error is None else {**result, "error": report.error}


_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def github_lines(reports: Iterable[FileReport]) -> Iterator[str]:
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
