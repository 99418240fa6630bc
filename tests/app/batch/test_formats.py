"""A batch in all formats at once."""

from pathlib import Path

from articlekit.rendering import FORMATS
from tests.app.batch.running import batch, note


def test_every_format_has_a_file_of_its_own(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "main.txt").write_text(note("Quay Street"), encoding="utf-8")
    templates = [word for kind in FORMATS for word in ("-t", kind.name)]
    result = batch(notes, *templates, output=tmp_path / "out")
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out").glob("main.*")}
    assert len(names) == len(FORMATS)
    assert {
        "main.json",
        "main.ninjs.json",
        "main.newsml.xml",
        "main.wagtail.json",
        "main.ghost.html",
    } <= names
    again = batch(notes, *templates, output=tmp_path / "out")
    assert "1 unchanged" in again.output or "0 written" in again.output, again.output
