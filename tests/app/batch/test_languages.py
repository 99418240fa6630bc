"""Several `--lang`: the versions of a note are written together, as `generate` does; each has its own row."""

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from tests.app.batch.running import articles, batch, manifest, note
from tests.app.batch.test_model import room
from tests.fakes.batch_server import BatchServer, completion
from tests.fakes.openai_server import Answer, FakeServer, answer
from tests.fakes.versions import NOTE, changed, version, versions

WANTED = ("--lang", "en", "--lang", "fr", "--lang", "ar")
REFUSED = answer(None, refusal="I will not.")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path / "cache"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ARTICLEKIT_MODEL", "ARTICLEKIT_PRICES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "gas.txt").write_text(NOTE, "utf-8")
    return tmp_path / "notes"


def engine(server: FakeServer) -> tuple[str, ...]:
    return ("--engine", "openai", "--base-url", server.url, "--model", "gpt-4.1")


def written(server: FakeServer, notes: Path, *arguments: str, output: Path) -> Result:
    return batch(notes, *engine(server), *arguments, output=output)


def alternates(page: bytes) -> dict[str, str]:
    links = BeautifulSoup(page, "lxml").find_all("link", rel="alternate")
    return {str(link["hreflang"]): str(link["href"]) for link in links}


def test_they_are_what_generate_makes_and_name_each_other(notes: Path, tmp_path: Path) -> None:
    with FakeServer(versions()) as server:
        result = written(server, notes, *WANTED, output=tmp_path / "out")
        words = ("generate", str(notes / "gas.txt"), *WANTED, *engine(server), "-o", f"{tmp_path}/single/")
        assert CliRunner().invoke(main, words).exit_code == 0
    assert result.exit_code == 0, result.stderr
    assert "3 notes: 3 written" in result.stderr
    pages = articles(tmp_path / "out")
    del pages["manifest.jsonl"]
    assert pages == articles(tmp_path / "single")
    names = {tag: f"gas.{tag}.html" for tag in ("en", "fr", "ar")}
    assert [alternates(page) for page in pages.values()] == [names] * 3
    entries = manifest(tmp_path / "out")
    assert [(each["language"], each["files"]) for each in entries] == [
        (tag, [name]) for tag, name in names.items()
    ]


def test_a_version_in_another_order_is_brought_into_that_of_the_others(notes: Path, tmp_path: Path) -> None:
    turned = [*version("fr")[:3], *version("fr")[6:9], *version("fr")[3:6], *version("fr")[9:]]
    with FakeServer(versions(fr=turned)) as server:
        assert written(server, notes, *WANTED, output=tmp_path / "out").exit_code == 0
    page = BeautifulSoup((tmp_path / "out" / "gas.fr.html").read_bytes(), "lxml")
    assert [each.get_text() for each in page.find_all("h2")] == [
        version("fr")[3]["text"],
        version("fr")[6]["text"],
    ]


def test_what_they_do_not_have_in_common_is_a_finding(notes: Path, tmp_path: Path) -> None:
    untimed = "اكتُشف تسرب غاز في مدرسة نورثفيلد في 3 مارس 2026."
    whole = versions(ar=changed("ar", 1, untimed))

    def step(request: dict[str, Any]) -> Answer:
        """It writes whole articles, and no better when it is asked for a part."""
        return whole(request) if "article in" in request["messages"][0]["content"] else answer(untimed)

    with FakeServer(step) as server:
        result = written(server, notes, *WANTED, output=tmp_path / "out")
    assert result.exit_code == 1
    assert "1 article with errors among the findings" in result.stderr
    assert [each["errors"] for each in manifest(tmp_path / "out")] == [0, 0, 1]
    assert "parity" in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_second_run_asks_nothing_and_other_languages_are_other_articles(
    notes: Path, tmp_path: Path
) -> None:
    with FakeServer(versions()) as server:
        written(server, notes, *WANTED, output=tmp_path / "out")
        again = written(server, notes, *WANTED, output=tmp_path / "out")
        assert "3 notes: 0 written, 3 unchanged" in again.stderr
        (tmp_path / "out" / "gas.fr.html").unlink()
        assert "3 written" in written(server, notes, *WANTED, output=tmp_path / "out").stderr
        assert len(server.requests) == 3, "what was answered is in the cache"
        more = written(server, notes, *WANTED, "--lang", "de", output=tmp_path / "out")
    assert "4 notes: 4 written" in more.stderr
    assert len(server.requests) == 4
    assert "de" in alternates((tmp_path / "out" / "gas.en.html").read_bytes())


def test_a_language_that_fails_is_a_row_and_can_be_tried_again(notes: Path, tmp_path: Path) -> None:
    with FakeServer(versions(fr=REFUSED)) as server:
        result = written(server, notes, *WANTED, output=tmp_path / "out")
        assert result.exit_code == 1
        assert "3 notes: 2 written, 1 failed" in result.stderr
        page = (tmp_path / "out" / "gas.ar.html").read_bytes()
        assert alternates(page) == {"en": "gas.en.html", "ar": "gas.ar.html"}
        server.script = [versions()]
        server.requests.clear()
        again = written(server, notes, *WANTED, output=tmp_path / "out")
        assert "3 notes: 0 written, 2 unchanged, 1 failed" in again.stderr
        assert server.requests == []
        retried = written(server, notes, *WANTED, "--retry-failed", output=tmp_path / "out")
        assert len(server.requests) == 1, "the others are in the cache"
    assert retried.exit_code == 0, retried.stderr
    assert alternates((tmp_path / "out" / "gas.ar.html").read_bytes())["fr"] == "gas.fr.html"


def test_all_of_them_are_begun_only_if_there_is_the_money_for_all(notes: Path, tmp_path: Path) -> None:
    for number in range(4):
        (notes / f"gas-{number}.txt").write_text(
            NOTE.replace("Thursday", f"Thursday, {room(number)} later"), "utf-8"
        )
    with FakeServer(versions()) as server:
        result = written(server, notes, *WANTED, "--max-cost", "0.08", output=tmp_path / "out")
    assert "--max-cost would not have been kept" in result.stderr
    entries = manifest(tmp_path / "out")
    assert 0 < len(entries) < 15
    assert len(entries) % 3 == 0
    assert all(each["usage"]["completion_tokens"] for each in entries), "each is the model's"
    assert sum(each["usage"]["cost_usd"] for each in entries) <= 0.08


def test_the_provider_is_asked_for_all_of_them_in_one_batch(notes: Path, tmp_path: Path) -> None:
    step = versions()

    def each(body: dict[str, object]) -> object:
        text = step(body).body
        return completion(
            version(next(tag for tag in ("en", "fr", "ar") if answer(version(tag)).body == text))
        )

    with BatchServer(each) as server:  # type: ignore[arg-type]
        options = ("--engine", "openai", "--base-url", server.url, "--model", "gpt-4.1")
        result = batch(notes, *options, "--openai-batch", "--poll", "0.02", *WANTED, output=tmp_path / "out")
        assert result.exit_code == 0, result.stderr
        assert [len(one.requests) for one in server.batches.values()] == [3]
    with FakeServer(step) as single:
        written(single, notes, *WANTED, output=tmp_path / "single")
    one, other = articles(tmp_path / "out"), articles(tmp_path / "single")
    assert one.pop("manifest.jsonl") != other.pop("manifest.jsonl")  # half the price
    assert one == other


def test_without_a_model_each_note_has_its_own_language_and_a_reason_for_the_others(
    notes: Path, tmp_path: Path
) -> None:
    (notes / "ashby.txt").write_text(note("Ashby"), "utf-8")
    result = batch(notes, "--lang", "en", "--lang", "fr", "-t", "page", "-t", "json", output=tmp_path / "out")
    assert result.exit_code == 1
    assert "4 notes: 2 written, 2 failed" in result.stderr
    assert {*articles(tmp_path / "out")} == {
        *("ashby.en.html", "ashby.en.json", "gas.en.html", "gas.en.json", "manifest.jsonl")
    }
