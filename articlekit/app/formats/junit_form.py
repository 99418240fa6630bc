"""Findings as JUnit's XML: a suite for each file, in which errors are failures."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from articlekit.app.checking import FileReport
from articlekit.app.report import finding_line
from articlekit.model.finding import Finding

__all__ = ["lines"]

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def lines(reports: Iterable[FileReport]) -> Iterator[str]:
    """One XML document; warnings and notes fail no test, they are its output."""
    known = list(reports)
    tests = sum(_tests(report) for report in known)
    failures = sum(len(_failures(report)) for report in known)
    errors = sum(report.error is not None for report in known)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="articlekit" tests="{tests}" failures="{failures}" errors="{errors}">'
    for report in known:
        yield from _suite(report)
    yield "</testsuites>"


def _failures(report: FileReport) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity == "error"]


def _tests(report: FileReport) -> int:
    return max(1, len(_failures(report)))


def _suite(report: FileReport) -> Iterator[str]:
    failures, name = _failures(report), _quoted(report.name)
    errors = int(report.error is not None)
    yield f'  <testsuite name={name} tests="{_tests(report)}" failures="{len(failures)}" errors="{errors}">'
    if not failures:
        inner = "" if report.error is None else f'<error type="unreadable" message={_quoted(report.error)}/>'
        yield f'    <testcase classname={name} name="articlekit">{inner}</testcase>'
    for finding in failures:
        message = f"message={_quoted(finding.message)}"
        place = _text(finding_line(finding, report.name))
        yield f"    <testcase classname={name} name={_quoted(_title(finding))}>"
        yield f"      <failure type={_quoted(finding.rule)} {message}>{place}</failure>"
        yield "    </testcase>"
    yield from _output([one for one in report.findings if one.severity != "error"], report.name)
    yield "  </testsuite>"


def _output(findings: Sequence[Finding], name: str) -> Iterator[str]:
    if findings:
        told = "\n".join(finding_line(finding, name) for finding in findings)
        yield f"    <system-out>{_text(told)}</system-out>"


def _title(finding: Finding) -> str:
    where = finding.where
    place = where.path if where.line is None else f"{where.line}:{where.column or 1}"
    return f"{finding.rule} {place}" if place else finding.rule


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", text))


def _quoted(text: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", text))
