"""Small pages, right ones and ones with one fault, before our rules and before the judges."""

import json
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from articlekit.checks import check_page, fix_page
from articlekit.model.house import House
from tests.judges.tools import npm_packages, program

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    name: set(kinds.split())
    for name, kinds in tomllib.loads((PAGES / "expected.toml").read_text(encoding="utf-8")).items()
}

_OURS = {
    "page-heading-skip: ": "skip",
    "page-heading-empty: ": "empty",
    "page-h1: the page has another": "several",
    "page-h1: the page has no h1": "start",
    "page-title: ": "title",
    "page-language: ": "language",
}
_HTML_VALIDATE = {
    "heading-level: Heading level can only": "skip",
    "heading-level: Multiple": "several",
    "heading-level: Initial": "start",
    "empty-heading: ": "empty",
    "empty-title: ": "title",
    "element-required-content: <head> element must have <title>": "title",
    'element-required-attributes: <html> is missing required "lang"': "language",
}
_NU = {
    "The heading “h": "skip",
    "Empty heading": "empty",
    "This document has heading elements but none": "start",
    "Element “title” must not be empty": "title",
    "Element “head” is missing a required instance of child element “title”": "title",
    "Consider adding a “lang” attribute": "language",
    "Bad value “english” for attribute “lang”": "language",
}

_OTHERWISE = {
    "html-validate": {
        "empty-no-break-space": "it takes a no-break space for text",
        "empty-language": "an empty lang is valid HTML, it says that the language is not known",
        "wrong-language": "it does not know which languages there are",
    },
    "nu": {
        "empty-no-break-space": "it takes a no-break space for text",
        "empty-language": "an empty lang is valid HTML, it says that the language is not known",
        "several-h1-two": "HTML allows several h1",
        "several-h1-three": "HTML allows several h1",
        "several-h1-with-sections": "HTML allows several h1",
        "several-h1-in-sections": "HTML allows several h1",
    },
}
"""Pages about which a judge is silent where we speak, and why we do."""


def kinds(messages: Iterable[str], table: dict[str, str]) -> set[str]:
    """The kinds of fault that messages tell of, by how they begin."""
    return {kind for message in messages for start, kind in table.items() if message.startswith(start)}


def ours(name: str) -> list[str]:
    source = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    return [f"{finding.rule}: {finding.message}" for finding in check_page(source, house=House())]


def test_every_page_is_in_the_table() -> None:
    assert {file.stem for file in PAGES.glob("*.html")} == set(EXPECTED)
    assert len(EXPECTED) >= 60


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_has_the_fault_that_it_was_given_and_no_other(name: str) -> None:
    assert kinds(ours(name), _OURS) == EXPECTED[name]
    others = [message for message in ours(name) if not kinds([message], _OURS)]
    allowed = ("page-description: ", "page-empty-section: ")
    assert all(message.startswith(allowed) for message in others)


@pytest.mark.parametrize("name", [name for name, faults in EXPECTED.items() if faults & {"skip", "several"}])
def test_levels_are_mended(name: str) -> None:
    source = (PAGES / f"{name}.html").read_text(encoding="utf-8")
    mended = fix_page(source, house=House())
    left = [finding.rule for finding in check_page(mended, house=House())]
    assert not {"page-heading-skip", "page-h1"} & set(left)


def _compare(judge: str, told: dict[str, set[str]]) -> None:
    otherwise = _OTHERWISE[judge]
    expected = {name: set() if name in otherwise else faults for name, faults in EXPECTED.items()}
    assert {name: told.get(name, set()) for name in EXPECTED} == expected


@pytest.mark.judge
def test_html_validate_agrees(tmp_path: Path) -> None:
    node = program("node", "apt-get install nodejs, or brew install node")
    settings, answer = tmp_path / "htmlvalidate.json", tmp_path / "answer.json"
    presets = ["html-validate:recommended", "html-validate:document"]
    settings.write_text(json.dumps({"root": True, "extends": presets}), encoding="utf-8")
    command = [node, str(npm_packages()["html-validate"]), "--config", str(settings), "--formatter", "json"]
    with answer.open("w", encoding="utf-8") as file:
        names = [str(PAGES / f"{name}.html") for name in EXPECTED]
        subprocess.run([*command, *names], stdout=file, check=False)
    told = {
        Path(result["filePath"]).stem: kinds(
            (f"{one['ruleId']}: {one['message']}" for one in result["messages"]), _HTML_VALIDATE
        )
        for result in json.loads(answer.read_text(encoding="utf-8"))
    }
    _compare("html-validate", told)


@pytest.mark.judge
def test_the_nu_html_checker_agrees() -> None:
    java = program("java", "apt-get install default-jre-headless, or brew install openjdk")
    command = [java, "-jar", str(npm_packages()["vnu-jar"]), "--format", "json", "--stdout", str(PAGES)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told: dict[str, set[str]] = {}
    for message in json.loads(done.stdout)["messages"]:
        told.setdefault(Path(message["url"]).stem, set()).update(kinds([message["message"]], _NU))
    _compare("nu", told)
