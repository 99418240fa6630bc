"""Findings as JSON: a list of files, each with its findings."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from articlekit.app.checking import FileReport

__all__ = ["lines"]


def lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """One JSON document; `error` is there only for a file that could not be read."""
    yield json.dumps([_file(report) for report in reports], ensure_ascii=False, indent=2)


def _file(report: FileReport) -> dict[str, Any]:
    found = [finding.model_dump(mode="json") for finding in report.findings]
    result: dict[str, Any] = {"file": report.name, "findings": found}
    return result if report.error is None else {**result, "error": report.error}
