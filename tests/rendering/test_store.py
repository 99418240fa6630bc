from pathlib import Path

import pytest

from articlekit.errors import TemplateError
from articlekit.rendering import FORMATS
from articlekit.rendering.store import choose, eject, list_templates


def test_the_built_in_templates_are_listed() -> None:
    assert [entry.name for entry in list_templates()] == [entry.name for entry in FORMATS]


def test_templates_of_ones_own_are_listed_and_override(tmp_path: Path) -> None:
    for name in ("page.html.jinja", "teaser.html.jinja", "_part.html.jinja"):
        (tmp_path / name).write_text("", encoding="utf-8")
    listed = {entry.name: entry.builtin for entry in list_templates(tmp_path)}
    assert listed.pop("page") is False
    assert listed.pop("teaser") is False
    assert set(listed) == {entry.name for entry in FORMATS[1:]}
    assert all(listed.values())


def test_a_template_is_found_by_name_by_file_name_and_by_path(tmp_path: Path) -> None:
    file = tmp_path / "teaser.md.jinja"
    file.write_text("", encoding="utf-8")
    assert choose("teaser", tmp_path).file == "teaser.md.jinja"
    assert choose("teaser.md.jinja", tmp_path).file == "teaser.md.jinja"
    assert choose(str(file), None).folder == tmp_path.resolve()
    assert choose("page", tmp_path).file == "page.html.jinja"


@pytest.mark.parametrize("name", ["nosuch", "", "..", "../page", "_macros", "page.css", "a\0b", "/"])
def test_what_is_no_template_is_refused_with_those_there_are(name: str) -> None:
    with pytest.raises(TemplateError, match="there are page, fragment, wordpress, markdown, json"):
        choose(name, None)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="missing is not a folder"):
        choose("page", tmp_path / "missing")


def test_ejecting_says_what_to_write_and_where(tmp_path: Path) -> None:
    ejected = eject("page", tmp_path / "templates")
    assert ejected.path == tmp_path / "templates" / "page.html.jinja"
    assert "<!DOCTYPE html>" in ejected.text
    assert eject("page.css", tmp_path / "mine.css").path == tmp_path / "mine.css"


def test_ejecting_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "page.html.jinja").write_text("my own work", encoding="utf-8")
    with pytest.raises(TemplateError, match="exists already"):
        eject("page", tmp_path)


@pytest.mark.parametrize("name", ["json", "nosuch", "../pyproject.toml", ""])
def test_only_built_in_files_can_be_ejected(name: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="no built-in template"):
        eject(name, tmp_path)
