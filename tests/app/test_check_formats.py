"""The forms in which `check` says what it has found."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from articlekit.app.checking import FileReport
from articlekit.app.cli import main
from articlekit.app.finding_formats import FORMATS, lines_of
from articlekit.model.finding import Finding, Where

PAGE = "<h2>A &lt; B, or 100%</h2><p>x</p>\n<h4>C</h4><p>x"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "bad one, é.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "good.html").write_text("<h2>A</h2><p>x", encoding="utf-8")
    (tmp_path / "broken.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "never.html").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", FORMATS)
def test_an_unreadable_file_is_told_and_the_others_are_checked(form: str) -> None:
    result = run(".", "--format", form)
    assert result.exit_code == 2
    assert "articlekit: broken.html: " in result.stderr
    assert result.stderr.splitlines()[-1] == "3 files: 1 error, 1 not readable"
    assert "page-heading-skip" in result.stdout
    assert "never.html" not in result.output


def test_links_that_lead_nowhere_are_told_and_a_circle_of_folders_ends(folder: Path) -> None:
    (folder / "gone.html").symlink_to("nowhere.html")
    (folder / "self.html").symlink_to("self.html")
    (folder / "sub" / "up").symlink_to("..")
    result = run(".")
    assert "articlekit: gone.html: no such file" in result.stderr
    assert "articlekit: self.html: cannot read" in result.stderr
    assert result.stderr.splitlines()[-1] == "5 files: 1 error, 3 not readable"


def test_findings_of_many_files_are_counted_by_rule(tmp_path: Path) -> None:
    for number in range(30):
        skip = "<h4>B</h4><p>x" if number % 2 else ""
        (tmp_path / f"{number}.html").write_text(f"<h2>A.</h2><p>x</p>{skip}", encoding="utf-8")
    assert run(str(tmp_path)).stderr.splitlines() == [
        "found in 30 of 30 files:",
        "30 page-heading-punctuation",
        "15 page-heading-skip",
        "30 files: 15 errors, 30 warnings",
    ]


@pytest.mark.usefixtures("folder")
def test_text() -> None:
    text = run("sub").stdout.splitlines()
    assert text[0].startswith("sub/bad one, é.html:2:1: error page-heading-skip: level 4 after level 2")
    assert text[1] == "    C"


@pytest.mark.usefixtures("folder")
def test_json() -> None:
    files = {each["file"]: each for each in json.loads(run(".", "--format", "json").stdout)}
    assert sorted(files) == ["broken.html", "good.html", "sub/bad one, é.html"]
    assert files["good.html"] == {"file": "good.html", "findings": []}
    assert "broken.html" in files["broken.html"]["error"]
    (finding,) = files["sub/bad one, é.html"]["findings"]
    assert (finding["rule"], finding["where"]["line"]) == ("page-heading-skip", 2)


@pytest.mark.usefixtures("folder")
def test_github() -> None:
    text = run(".", "--format", "github").stdout.splitlines()
    assert text[0].startswith("::error file=broken.html,title=unreadable::broken.html: ")
    place = "file=sub/bad one%2C é.html,line=2,col=1,title=page-heading-skip"
    assert text[1].startswith(f"::error {place}::level 4 after level 2")


@pytest.mark.usefixtures("folder")
def test_junit() -> None:
    root = ElementTree.fromstring(run(".", "--format", "junit").stdout)  # noqa: S314 - our own output
    assert {name: root.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "3",
        "failures": "1",
        "errors": "1",
    }
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "page-heading-skip"
    assert root.find("testsuite/testcase/error") is not None


def test_warnings_fail_no_junit_test(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<h2>Repairs under way.</h2><p>x", encoding="utf-8")
    root = ElementTree.fromstring(run(str(file), "--format", "junit").stdout)  # noqa: S314
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert "page-heading-punctuation" in (root.findtext("testsuite/system-out") or "")


@pytest.mark.usefixtures("folder")
def test_sarif() -> None:
    (run_of_tool,) = json.loads(run(".", "--format", "sarif").stdout)["runs"]
    (result,) = run_of_tool["results"]
    rule = run_of_tool["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "page-heading-skip"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "sub/bad%20one%2C%20%C3%A9.html"
    assert place["region"] == {"startLine": 2, "startColumn": 1}
    (invocation,) = run_of_tool["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "broken.html" in invocation["toolExecutionNotifications"][0]["message"]["text"]


_FINDINGS = st.builds(
    lambda message, path: Finding(
        rule="page-title", severity="error", where=Where(path=path or None, line=1), message=message
    ),
    st.text(),
    st.text(),
)


@given(st.lists(_FINDINGS), st.text(min_size=1).filter(lambda name: "\x00" not in name))
def test_any_words_can_be_written_in_every_form(findings: list[Finding], name: str) -> None:
    reports = [FileReport(name=name, findings=tuple(findings)), FileReport(name="b", error="x")]
    texts = {form: "\n".join(lines_of(form)(reports)) for form in FORMATS}
    assert len(json.loads(texts["json"])) == 2
    assert len(json.loads(texts["sarif"])["runs"][0]["results"]) == len(findings)
    assert len(ElementTree.fromstring(texts["junit"])) == 2  # noqa: S314
    assert len(texts["github"].split("\n")) == len(findings) + 1
