"""With a real model that babbles and invents: the structure holds, and nothing of it stands unsupported."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from articlekit.checks import check_article
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.reading import read_notes
from tests.model.server import served

pytestmark = pytest.mark.model

_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"
_LANGUAGES = ("en", "fr", "de", "es", "it", "nl", "pt", "ja", "ru", "ar", "zh", "sv")
_NOTES = sorted(path for path in _SAMPLES.iterdir() if path.name.split(".")[-2] in _LANGUAGES)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("model") / "server.log") as place:
        yield place


def test_there_are_notes_enough() -> None:
    assert len(_NOTES) >= 12


@pytest.mark.parametrize("path", _NOTES, ids=lambda path: path.name)
def test_the_article_is_valid_and_the_record_says_how_it_came_to_be(
    path: Path, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path))
    place = ["--engine", "openai", "--base-url", address, "--model", "smollm2", "--timeout", "900"]
    limits = ["--attempts", "2", "--max-tokens", "20000"]
    result = CliRunner().invoke(main, ["generate", str(path), *place, *limits, "--json"])
    assert result.exit_code == 0, result.stderr
    written = json.loads(result.stdout)
    notes = read_notes(path.read_bytes(), name=str(path))
    for table, note in zip(written if isinstance(written, list) else [written], notes, strict=True):
        article = Article.model_validate(table)
        found = check_article(article, house=House(), note=note)
        assert [finding.message for finding in found if finding.severity == "error"] == []
        from_the_note = article.engine == "extractive"
        assert from_the_note == ("model-failed" in result.stderr) or len(notes) > 1
    assert "tokens" in result.stderr
