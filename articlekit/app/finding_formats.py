"""What findings can be called, and their formats: text, JSON, SARIF 2.1.0, JUnit's XML, GitHub's commands."""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

import articlekit
from articlekit import plugins
from articlekit.app.report import finding_line
from articlekit.checks import Rule, document
from articlekit.model.finding import Edit, Finding, Severity

if TYPE_CHECKING:
    from articlekit.app.checking import FileReport

__all__ = ["FORMATS", "NOTICES", "Notice", "catalogue", "describe", "lines_of"]


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is to be known of a finding that no rule makes."""

    id: str
    severity: Severity
    summary: str
    what: str
    """When it is given."""
    why: str
    """Why an editor should know."""
    remedy: str
    """What to do about it."""
    example: str
    """A message, as it is printed."""

    @property
    def scope(self) -> Literal["writing"]:
        """What it is about, beside the scopes of rules."""
        return "writing"

    @property
    def documentation(self) -> str:
        """Summary and sections, in the form of a rule's docstring."""
        return (
            f"{self.summary}\n\n## What it says\n{self.what}\n\n## Why\n{self.why}"
            f"\n\n## What to do\n{self.remedy}"
        )


def catalogue() -> dict[str, Rule[Any] | Notice]:
    """All that a finding can be called: rules, those of plug-ins among them, then notices."""
    known: tuple[Rule[Any] | Notice, ...] = (*plugins.rules(), *NOTICES)
    return {each.id: each for each in known}


def describe(notice: Rule[Any] | Notice) -> str:
    """The documentation of a rule or notice as Markdown."""
    if not isinstance(notice, Notice):
        return document(notice)
    _, _, body = notice.documentation.partition("\n")
    return (
        f"# {notice.id}\n\n{notice.summary}\n\nSeverity: {notice.severity}. Said of articles "
        f"when they are written.\n\n{body.strip()}\n\n## Example\n\n```text\n{notice.example}\n```\n"
    )


NOTICES = tuple(
    Notice(id=name, **table)
    for name, table in tomllib.loads(
        files("articlekit.app").joinpath("notices.toml").read_text(encoding="utf-8")
    ).items()
)
"""Every notice, in the order of the documentation."""


Writer = Callable[["Iterable[FileReport]"], Iterator[str]]


def _text_lines(reports: "Iterable[FileReport]") -> Iterator[str]:
    """The findings of each file as soon as they are known."""
    for report in reports:
        for finding in report.findings:
            yield finding_line(finding, report.name)
            if finding.where.quote:
                yield f"    {finding.where.quote}"


def _json_lines(reports: "Iterable[FileReport]") -> Iterator[str]:
    """One JSON document; `error` is there only for a file that could not be read."""
    yield json.dumps([_file(report) for report in reports], ensure_ascii=False, indent=2)


def _file(report: "FileReport") -> dict[str, Any]:
    found = [finding.model_dump(mode="json") for finding in report.findings]
    result: dict[str, Any] = {"file": report.name, "findings": found}
    return result if report.error is None else {**result, "error": report.error}


_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def _github_lines(reports: "Iterable[FileReport]") -> Iterator[str]:
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


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _junit_lines(reports: "Iterable[FileReport]") -> Iterator[str]:
    """One XML document; warnings and notes fail no test, they are its output."""
    from xml.etree import ElementTree as ET  # which most do without

    suites = [_suite(ET, report) for report in reports]
    root = ET.Element("testsuites", name="articlekit")
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, 0)) for suite in suites)))
    root.extend(suites)
    ET.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield from ET.tostring(root, encoding="unicode").split("\n")


def _suite(etree: Any, report: "FileReport") -> Any:
    failures = [finding for finding in report.findings if finding.severity == "error"]
    others = [finding for finding in report.findings if finding.severity != "error"]
    name = _clean(report.name)
    errors = int(report.error is not None)
    counts = {"tests": max(1, len(failures)), "failures": len(failures), "errors": errors}
    suite = etree.Element("testsuite", name=name, **{key: str(count) for key, count in counts.items()})
    if not failures:
        case = etree.SubElement(suite, "testcase", classname=name, name="articlekit")
        if report.error is not None:
            etree.SubElement(case, "error", type="unreadable", message=_clean(report.error))
    for finding in failures:
        case = etree.SubElement(suite, "testcase", classname=name, name=_clean(_title(finding)))
        failure = etree.SubElement(case, "failure", type=finding.rule, message=_clean(finding.message))
        failure.text = _clean(finding_line(finding, report.name))
    if others:
        told = "\n".join(finding_line(finding, report.name) for finding in others)
        etree.SubElement(suite, "system-out").text = _clean(told)
    return suite


def _title(finding: Finding) -> str:
    where = finding.where
    place = where.path if where.line is None else f"{where.line}:{where.column or 1}"
    return f"{finding.rule} {place}" if place else finding.rule


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _sarif_lines(reports: "Iterable[FileReport]") -> Iterator[str]:
    """One SARIF log with one run; a file that could not be read is a notification of it."""
    known = list(reports)
    numbers = {name: number for number, name in enumerate(catalogue())}
    unread = [report for report in known if report.error is not None]
    run = {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": report.error},
                        "locations": [_artifact(report.name)],
                    }
                    for report in unread
                ],
            }
        ],
        "artifacts": [{"location": _address(report.name)} for report in known],
        "results": [
            _result(finding, report.name, numbers) for report in known for finding in report.findings
        ],
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
                    "markdown": describe(one),
                },
                "defaultConfiguration": {"level": _SARIF_LEVELS[one.severity]},
            }
            for one in catalogue().values()
        ],
    }


def _result(finding: Finding, name: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _SARIF_LEVELS[finding.severity],
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
    location = _artifact(name)
    if where.line is not None:
        region: dict[str, Any] = {"startLine": where.line, "startColumn": where.column or 1}
        location["physicalLocation"]["region"] = region
    if where.path:
        location["logicalLocations"] = [{"fullyQualifiedName": where.path}]
    return location


def _artifact(name: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _address(name)}}


def _address(name: str) -> dict[str, str]:
    path = Path(name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")}


_WRITERS: dict[str, Writer] = {
    "text": _text_lines,
    "json": _json_lines,
    "sarif": _sarif_lines,
    "junit": _junit_lines,
    "github": _github_lines,
}
FORMATS = tuple(_WRITERS)


def lines_of(form: str) -> Writer:
    """The writer of a format: reports in, lines without their ends out, as soon as they are known."""
    return _WRITERS[form]
