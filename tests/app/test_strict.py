"""`--strict`: what is not fit to print ends a command with 1; a batch says which articles are."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from tests.app.batch.running import batch, manifest, note

UNFIT = """\
Castle Cinema

The Castle Cinema in Ashby was closed on 9 January 2026 after part of the ceiling fell. Two people were hurt.
One of them is the usher Mara Doyle, born on 14 June 1958.
"""
PAGE = """\
<!doctype html>
<html lang="en"><head><title>Cinema</title><meta name="description" content="The Castle Cinema in Ashby was
closed on 9 January 2026 after part of the ceiling fell. Two people were hurt."></head>
<body><main><h1>Castle Cinema</h1>
<p>The Castle Cinema in Ashby was closed on 9 January 2026 after part of the ceiling fell.</p>
</main></body></html>
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("unfit.txt").write_text(UNFIT, encoding="utf-8")
    Path("fit.txt").write_text(note("Ashby"), encoding="utf-8")
    Path("page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(*arguments: str, send: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=send)


def test_generate_warns_and_fails_only_if_it_is_strict() -> None:
    plain = run("generate", "unfit.txt")
    assert plain.exit_code == 0
    assert "warning personal-data: a date of birth is printed" in plain.stderr
    assert "<h1" in plain.stdout
    strict = run("generate", "unfit.txt", "--strict")
    assert strict.exit_code == 1
    assert "error personal-data" in strict.stderr
    assert strict.stdout == plain.stdout
    assert run("generate", "fit.txt", "--strict").exit_code == 0


def test_check_does_the_same_with_a_page_and_its_note() -> None:
    plain = run("check", "page.html", "--note", "unfit.txt")
    assert plain.exit_code == 0
    assert "page.html:4:17: warning headline-not-news" in plain.stdout
    strict = run("check", "page.html", "--note", "unfit.txt", "--strict")
    assert strict.exit_code == 1
    assert "page.html:4:17: error headline-not-news" in strict.stdout
    assert run("check", "page.html", "--strict").exit_code == 0


def test_check_of_an_article_as_json_needs_no_note() -> None:
    made = run("generate", "unfit.txt", "--json", "-q").stdout.encode()
    assert "personal-data" in run("check", "-", send=made).stdout
    assert run("check", "-", "--strict", send=made).exit_code == 1
    assert run("check", "-", "--strict", "--ignore", "personal-data", send=made).exit_code == 0


def test_a_batch_says_what_cannot_be_printed_and_puts_it_first(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "a.txt").write_text(note("Brill"), encoding="utf-8")
    (notes / "b.txt").write_text(UNFIT, encoding="utf-8")
    plain = batch(notes, output=tmp_path / "out")
    assert plain.exit_code == 0
    assert "1 article not fit to print" in plain.stderr
    assert [(entry["id"], entry["unfit"]) for entry in manifest(tmp_path / "out")] == [
        ("a", []),
        ("b", ["personal-data"]),
    ]
    report = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert report.index('href="b.html"') < report.index('href="a.html"')
    assert report.count('<span class="unfit">not fit to print</span>') == 1
    strict = batch(notes, "--strict", output=tmp_path / "out")
    assert strict.exit_code == 1
    assert "2 unchanged" in strict.stderr


def test_a_strict_batch_of_articles_that_are_fit_is_clean(tmp_path: Path) -> None:
    assert batch(tmp_path / "fit.txt", "--strict", output=tmp_path / "out").exit_code == 0
