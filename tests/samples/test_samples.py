"""Every sample note goes through `generate`, and its page is the one that was approved.

`pytest tests/samples --approve` writes the pages anew; read them before you commit them.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from articlekit.checks import check_page
from articlekit.language.tags import primary
from articlekit.model.house import House
from articlekit.reading import read_notes

_ROOT = Path(__file__).parents[2]
_NOTES = sorted((_ROOT / "samples" / "notes").iterdir())
_APPROVED = Path(__file__).parent / "approved"


def test_there_are_enough_samples_in_enough_languages() -> None:
    languages = {primary(name.name.split(".")[1]) for name in _NOTES}
    assert len(_NOTES) >= 12
    assert len(languages) >= 12


@pytest.mark.parametrize("path", _NOTES, ids=lambda path: path.name)
def test_a_sample_is_in_the_language_that_its_name_says(path: Path) -> None:
    for note in read_notes(path.read_bytes(), name=path.name):
        assert primary(note.language) == path.name.split(".")[1]


@pytest.mark.parametrize("path", _NOTES, ids=lambda path: path.name)
def test_a_sample_becomes_the_approved_page(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    result = CliRunner().invoke(main, ["generate", str(path), "-o", f"{tmp_path}/"])
    assert result.exit_code == 0, result.output
    pages = sorted(tmp_path.iterdir())
    assert pages
    for page in pages:
        html = page.read_text(encoding="utf-8")
        errors = [finding for finding in check_page(html, house=House()) if finding.severity == "error"]
        assert errors == []
        approved = _APPROVED / page.name
        if request.config.getoption("--approve"):
            _APPROVED.mkdir(exist_ok=True)
            approved.write_text(html, encoding="utf-8")
        assert html == approved.read_text(encoding="utf-8"), f"{page.name} is not as approved"
