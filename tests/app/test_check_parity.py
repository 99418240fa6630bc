"""`check --parity`: the versions of an article, wherever they come from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main


def page(language: str, text: str, heading: str = "Northfield") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{heading}</title></head>'
        f"<body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "leak.en.html": page("en", "All 240 pupils left the building."),
        "leak.fr.html": page("fr", "Les 250 élèves ont quitté le bâtiment."),
        "fire.en.html": page("en", "The fire burned for 3 hours."),
        "fire.ja.html": page("ja", "火は3時間燃え続けた。"),
        "about.html": page("en", "Call us at 555."),
        "terms.html": page("de", "Es gelten 12 Regeln."),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def check(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments), "--select", "parity"], input=text)


def test_two_files_are_two_versions(folder: Path) -> None:
    result = check(folder / "leak.fr.html", folder / "leak.en.html", "--parity")
    assert result.exit_code == 1
    assert result.stdout.count("parity") == 1
    assert f"{folder}/leak.en.html:1:" in result.stdout.splitlines()[0]
    assert f"'240' is '250' in the other version ({folder}/leak.fr.html:1:" in result.stdout


def test_named_files_need_no_names_alike(folder: Path) -> None:
    assert "'250' is '3'" not in check(folder / "leak.fr.html", folder / "about.html", "--parity").stdout
    assert check(folder / "leak.fr.html", folder / "about.html", "--parity").exit_code == 1


def test_a_folder_has_many_articles(folder: Path) -> None:
    result = check(folder, "--parity")
    assert [line.split(":")[0] for line in result.stdout.splitlines() if ": error" in line] == [
        f"{folder}/leak.fr.html"
    ]


def test_the_note_tells_which_version_the_others_are_held_against(folder: Path) -> None:
    note = folder / "note.txt"
    note.write_text("Les 250 élèves ont quitté le bâtiment.", encoding="utf-8")
    result = check(folder / "leak.en.html", folder / "leak.fr.html", "--parity", "--note", note)
    assert result.stdout.splitlines()[0].startswith(f"{folder}/leak.en.html:")


@pytest.mark.parametrize("names", [("leak.fr.html",), ("leak.fr.html", "leak.fr.html")])
def test_one_version_cannot_be_compared(folder: Path, names: tuple[str, ...]) -> None:
    result = check(*(folder / name for name in dict.fromkeys(names)), "--parity")
    assert result.exit_code == 2
    assert "give all of them" in result.stderr


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    result = check(folder / "leak.fr.html", folder / "none.html", "--parity")
    assert result.exit_code == 2
    assert "none.html: no such file" in result.stderr


def test_articles_as_json_are_those_of_one_note_one_by_one_or_in_a_list(tmp_path: Path) -> None:
    def article(language: str, text: str, note: str) -> dict[str, object]:
        sentence = {"text": text, "sources": ["s1"]}
        return {"language": language, "headline": sentence, "lede": [{"sentences": [sentence]}], "note": note}

    both = [
        article("en", "All 240 pupils left the building.", "leak"),
        article("ru", "Все 250 учеников покинули здание.", "leak"),
        article("en", "The fire burned for 3 hours.", "fire"),
        article("ru", "Пожар продолжался три часа.", "fire"),
    ]
    for number, each in enumerate(both):
        (tmp_path / f"{number}.json").write_text(json.dumps(each), encoding="utf-8")
    found = check(*sorted(tmp_path.iterdir()), "--parity")
    assert {line.split(":")[0] for line in found.stdout.splitlines() if "error" in line} == {
        f"{tmp_path}/1.json headline",
        f"{tmp_path}/1.json lede[0].sentences[0]",
    }
    listed = check("-", "--parity", text=json.dumps(both))
    assert listed.exit_code == 1
    assert "- [1].lede[0].sentences[0]: error parity: the number '250' is '240'" in listed.stdout


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_every_format_has_the_findings(folder: Path, form: str) -> None:
    result = check(folder / "leak.fr.html", folder / "leak.en.html", "--parity", "--format", form)
    assert "parity" in result.stdout
    assert result.exit_code == 1


def test_files_named_by_their_language_alone_belong_together(tmp_path: Path) -> None:
    (tmp_path / "fr.html").write_text(page("fr", "Les 250 élèves ont quitté le bâtiment."), encoding="utf-8")
    (tmp_path / "en.html").write_text(page("en", "All 240 pupils left the building."), encoding="utf-8")
    assert "'250' is '240'" in check(tmp_path, "--parity").stdout
