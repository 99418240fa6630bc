"""Findings as SARIF 2.1.0, which code hosts and editors read."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import articlekit
from articlekit.app.checking import FileReport
from articlekit.app.notices import NOTICES, Notice, describe
from articlekit.checks import RULES, document
from articlekit.model.finding import Edit, Finding

__all__ = ["lines"]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """One SARIF log with one run; a file that could not be read is a notification of it."""
    known = list(reports)
    unread = [report for report in known if report.error is not None]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": report.error}, "locations": [_file(report.name)]}
                    for report in unread
                ],
            }
        ],
        "artifacts": [{"location": _address(report.name)} for report in known],
        "results": [_result(finding, report.name) for report in known for finding in report.findings],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _driver() -> dict[str, Any]:
    return {
        "name": "articlekit",
        "semanticVersion": articlekit.__version__,
        "rules": [
            {
                "id": one.id,
                "shortDescription": {"text": one.summary},
                "help": {
                    "text": one.documentation,
                    "markdown": describe(one) if isinstance(one, Notice) else document(one),
                },
                "defaultConfiguration": {"level": _LEVELS[one.severity]},
            }
            for one in _KNOWN
        ],
    }


_KNOWN = (*RULES, *NOTICES)
_NUMBERS = {one.id: number for number, one in enumerate(_KNOWN)}


def _result(finding: Finding, name: str) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": _NUMBERS[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding, name)],
    }
    replacements = [_replacement(edit) for edit in finding.fix if edit.start is not None]
    if replacements and len(replacements) == len(finding.fix):
        change = {"artifactLocation": _address(name), "replacements": replacements}
        result["fixes"] = [{"description": {"text": finding.message}, "artifactChanges": [change]}]
    return result


def _replacement(edit: Edit) -> dict[str, Any]:
    """An edit of a file; what is deleted is counted in characters of the decoded text."""
    start = edit.start or 0
    region = {"charOffset": start, "charLength": (edit.end or start) - start}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}


def _location(finding: Finding, name: str) -> dict[str, Any]:
    where = finding.where
    location = _file(name)
    if where.line is not None:
        region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column or 1}
        location["physicalLocation"]["region"] = region
    if where.path:
        location["logicalLocations"] = [{"fullyQualifiedName": where.path}]
    return location


def _file(name: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _address(name)}}


def _address(name: str) -> dict[str, str]:
    path = Path(name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")}
