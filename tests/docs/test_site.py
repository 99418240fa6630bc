"""The site of the documentation, and what its pages say of the code."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from babel import Locale

from articlekit.app.finding_formats import NOTICES
from articlekit.checks import RULES
from articlekit.errors import ArticlekitError
from articlekit.language.locale import available
from articlekit.model.note import AsideKind
from articlekit.pipeline import STEPS
from articlekit.rendering.formats import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "pages"
_MOST_LINES_OF_THE_README = 130
TEXTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(PAGES.glob("*.md"))]
_PATH = re.compile(r"`((?:articlekit|tests|samples|docs|templates|\.ci)/[\w./-]*)`")
_LINK = re.compile(r"\]\(([^)#:]+)#?([^)]*)\)")
_FETCHED = re.compile(r'(?:src|href)="https?://\S+\.(?:js|css|woff2?)"')


def read(name: str) -> str:
    return (PAGES / name).read_text(encoding="utf-8")


@pytest.mark.thorough
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    """Links between pages, and to places on them, are among what mkdocs warns of."""
    command = ("-W", "ignore", "-m", "mkdocs", "build", "--strict", "--quiet")  # its plugins warn of mkdocs
    done = subprocess.run(
        [sys.executable, *command, "-f", ROOT / "docs" / "mkdocs.yml", "-d", tmp_path],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    missing = [
        rule.id for rule in (*RULES, *NOTICES) if not (tmp_path / "rules" / f"{rule.id}.html").is_file()
    ]
    assert missing == []
    pages = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")]
    assert [page for page in pages if _FETCHED.search(page)] == []
    assert "<!-- figures" not in "".join(pages)


def test_the_readme_is_short() -> None:
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= _MOST_LINES_OF_THE_README


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_the_links_of_a_page_lead_somewhere(name: str) -> None:
    wrong = []
    for place, anchor in _LINK.findall((ROOT / name).read_text(encoding="utf-8")):
        path = ROOT / place
        text = path.read_text(encoding="utf-8") if path.suffix == ".md" and path.exists() else ""
        if not path.exists() or (anchor and anchor not in _anchors(text)):
            wrong.append(f"{place}#{anchor}")
    assert wrong == []


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_files_that_a_page_names_are_there(path: Path) -> None:
    named = _PATH.findall(path.read_text(encoding="utf-8"))
    assert [each for each in named if "<" not in each and not (ROOT / each).exists()] == []


def test_the_walks_name_ten_modules_or_more_each() -> None:
    parts = re.split(r"^## ", read("architecture.md"), flags=re.MULTILINE)
    walks = [part for part in parts if re.match(r"A (note|page|request) ", part)]
    assert len(walks) == 3
    for walk in walks:
        lines = re.findall(r"^\d+\. (.*)$", walk, re.MULTILINE)
        assert len(lines) == 10
        assert all("`articlekit/" in line for line in lines)


def test_the_steps_are_those_of_the_drafter() -> None:
    table = re.findall(r"^\| `(\w+)` \|", read("drafting.md"), re.MULTILINE)
    assert table == [step.__name__ for step in STEPS]


def test_the_readme_is_no_prouder_than_the_board() -> None:
    """What it says of articles that can be printed, and of false sentences that are found."""
    bounds = tomllib.loads((ROOT / "tests" / "quality" / "floors.toml").read_text(encoding="utf-8"))
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    assert ("About a third of the articles" in told) == (27 <= bounds["unseen"]["publish"]["floor"] < 40)
    assert ("one false sentence in eight" in told) == (87 <= bounds["faithful"]["stopped"]["floor"] < 89)


def test_every_setting_is_told() -> None:
    code = (ROOT / "articlekit" / "settings.py").read_text(encoding="utf-8")
    known = set(re.findall(r'"((?:ARTICLEKIT|OPENAI)_\w+)"', code))
    assert set(re.findall(r"`((?:ARTICLEKIT|OPENAI)_\w+)`", read("settings.md"))) == known


def test_every_exit_status_is_told() -> None:
    family: list[type[ArticlekitError]] = [ArticlekitError, *_below(ArticlekitError)]
    statuses = {0, 1, 130, *(each.exit_status for each in family)}
    told = set(map(int, re.findall(r"^\| (\d+) \|", read("settings.md"), re.MULTILINE)))
    assert told == statuses


def _below(family: type[ArticlekitError]) -> list[type[ArticlekitError]]:
    return [below for child in family.__subclasses__() for below in (child, *_below(child))]


def test_every_format_is_told() -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*\| `(\.[\w.]+)` \|", read("formats.md"), re.MULTILINE)
    assert rows == [(form.name, form.suffix) for form in FORMATS]


def test_every_language_is_told() -> None:
    first = read("languages.md").partition("have data of")[0]
    english = Locale("en").languages
    assert [tag for tag in available() if english[tag].partition(" ")[0] not in first] == []
    assert f"{len(available())} languages" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_group_of_tests_is_told() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [each.partition(":")[0] for each in project["tool"]["pytest"]["ini_options"]["markers"]]
    assert set(re.findall(r"^\| `(\w+)`: ", read("testing.md"), re.MULTILINE)) == set(groups)


def test_every_kind_of_aside_is_told() -> None:
    """A row may have several; what is `metadata` is told before."""
    rows = re.findall(r"^\| ([a-z, -]+) \|", read("notes.md").partition("kind of aside")[2], re.MULTILINE)
    told = {kind.strip() for row in rows for kind in row.split(",")}
    assert told == {*get_args(AsideKind)} - {"metadata"}
