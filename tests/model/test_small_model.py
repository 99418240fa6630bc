"""With a real model that babbles and invents: the structure holds, and nothing of it stands unsupported."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from articlekit.checks import check_article
from articlekit.model.article import Article, Sentence, sentences
from articlekit.model.house import House
from articlekit.model.note import Note
from articlekit.reading import read_notes
from tests.model.server import served

pytestmark = pytest.mark.model

_SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "notes"
_NAMES = (
    "apagao.pt.txt",
    "fergen.no.txt",
    "gempa.id.txt",
    "incendio-magazzino.it.txt",
    "jouki-haikan.ja.txt",
    "landing-gear.en.txt",
    "paishui-guzhang.zh.txt",
    "pegelalarm.de.md",
    "puente-cerrado.es.html",
    "stromavbrott.sv.txt",
    "twitter-space.fr.txt",
    "vykolejeni.cs.txt",
)


@dataclass(frozen=True)
class Written:
    """What the command made of a note."""

    status: int
    note: Note
    output: str
    report: str

    @property
    def article(self) -> Article:
        """The article, validated."""
        return Article.model_validate(json.loads(self.output))


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model") / "server.log"


@pytest.fixture(scope="session")
def address(log: Path) -> Iterator[str]:
    with served(log) as place:
        yield place


@pytest.fixture(scope="session")
def written(address: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Written]:
    """Has each note written once; the small context bounds how long the model may babble."""
    done: dict[str, Written] = {}
    cache = tmp_path_factory.mktemp("cache")
    place = ["--engine", "openai", "--base-url", address, "--model", "smollm2", "--timeout", "3600"]
    limits = ["--attempts", "1", "--max-tokens", "30000", "--context", "2200", "--fallback", "note"]

    def write(name: str) -> Written:
        if name not in done:
            data = (_SAMPLES / name).read_bytes()
            result = CliRunner(env={"ARTICLEKIT_CACHE": str(cache)}).invoke(
                main, ["generate", str(_SAMPLES / name), *place, *limits, "--json"]
            )
            note = read_notes(data, name=name)[0]
            done[name] = Written(result.exit_code, note, result.stdout, result.stderr)
        return done[name]

    return write


def _by_model(article: Article) -> list[Sentence]:
    return [sentence for _, sentence in sentences(article) if sentence.by == "smollm2"]


def test_there_are_notes_and_languages_enough() -> None:
    assert len(_NAMES) >= 12
    assert len({name.split(".")[-2] for name in _NAMES}) >= 6


@pytest.mark.parametrize("name", _NAMES)
def test_the_article_is_valid_and_the_record_says_how_it_came_to_be(
    name: str, written: Callable[[str], Written]
) -> None:
    one = written(name)
    assert one.status == 0, one.report
    found = check_article(one.article, house=House(), note=one.note)
    assert [finding.message for finding in found if finding.severity == "error"] == []
    assert (one.article.engine == "extractive") == ("model-failed" in one.report)
    from_the_note = len([*sentences(one.article)]) - len(_by_model(one.article))
    assert not from_the_note or "warning model-" in one.report
    assert "tokens" in one.report


def test_the_model_wrote_sentences_that_stand_and_others_that_do_not(
    written: Callable[[str], Written],
) -> None:
    every = [written(name) for name in _NAMES]
    stands = [(each.text, one.note.text) for one in every for each in _by_model(one.article)]
    assert len(stands) >= len(_NAMES)
    assert any(text not in note for text, note in stands), "it only copied"
    fallen = [line for one in every for line in one.report.splitlines() if "the model wrote" in line]
    assert fallen
