"""`--openai-batch`: the same work by way of the provider's own batches."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.app.batch.running import articles, batch, manifest
from tests.app.batch.test_model import PRICED, lines, room, with_model
from tests.fakes.batch_server import BatchServer, completion, refused
from tests.fakes.notes import ARTICLE, ARTICLE_FR
from tests.fakes.openai_server import FakeServer, answer, sentence

GOOD = completion(ARTICLE)
WRONG = [*ARTICLE[:2], sentence("lede", "All 999 pupils left the building.", "s2"), *ARTICLE[3:]]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path / "cache"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ARTICLEKIT_MODEL", "ARTICLEKIT_PRICES"):
        monkeypatch.delenv(name, raising=False)


def by_batch(server: BatchServer, notes: Path, *arguments: str, output: Path) -> Result:
    options = ("--engine", "openai", "--base-url", server.url, "--openai-batch", "--poll", "0.02")
    return batch(notes, *options, *PRICED, *arguments, output=output)


def test_it_makes_what_requests_one_by_one_make_for_half_the_price(tmp_path: Path) -> None:
    notes = lines(tmp_path, 5)
    with BatchServer(lambda _: GOOD, looks=2) as server:
        result = by_batch(server, notes, output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "5 requests sent as batch_0" in result.stderr
    assert "batch_0: in_progress, 0 of 5" in result.stderr
    assert len(server.batches) == 1
    assert not any("stream" in each["body"] for each in server.sent)
    with FakeServer(answer(ARTICLE)) as single:
        with_model(single, notes, *PRICED, output=tmp_path / "single")
    one, other = articles(tmp_path / "out"), articles(tmp_path / "single")
    one.pop("manifest.jsonl")
    other.pop("manifest.jsonl")
    assert one == other
    half, whole = (
        sum(entry["usage"]["cost_usd"] for entry in manifest(tmp_path / name)) for name in ("out", "single")
    )
    assert half == pytest.approx(whole / 2, abs=1e-5)


def test_what_is_wrong_is_asked_for_again_in_a_second_batch(tmp_path: Path) -> None:
    def each(body: dict[str, Any]) -> Any:
        return completion(WRONG) if "999" not in str(body) else completion(ARTICLE[1:3])

    with BatchServer(each) as server:
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert [len(each.requests) for each in server.batches.values()][:2] == [3, 3]
    assert "All 240 pupils" in (tmp_path / "out" / "n1.html").read_text("utf-8")


def test_a_second_run_sends_nothing(tmp_path: Path) -> None:
    with BatchServer(lambda _: GOOD) as server:
        by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert "0 written, 3 unchanged" in result.stderr
    assert len(server.batches) == 1


def test_what_has_expired_is_sent_again(tmp_path: Path) -> None:
    with BatchServer(lambda _: GOOD, ends=lambda number: "completed" if number else "expired") as server:
        result = by_batch(server, lines(tmp_path, 4), output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "batch_0: expired, 3 to be sent again" in result.stderr
    assert [len(each.requests) for each in server.batches.values()] == [4, 3]


def test_what_the_provider_never_answers_fails_in_the_end(tmp_path: Path) -> None:
    with BatchServer(lambda _: completion(ARTICLE_FR), ends=lambda _: "expired") as server:
        result = by_batch(
            server, lines(tmp_path, 6), "--lang", "fr", "--attempts", "1", output=tmp_path / "out"
        )
    assert result.exit_code == 1
    assert "6 notes: 3 written, 3 failed" in result.stderr
    assert "the provider has not answered it" in result.stderr


def test_a_refused_request_is_its_notes_failure_and_no_others(tmp_path: Path) -> None:
    def each(body: dict[str, Any]) -> Any:
        return refused(403, "not this one") if room(1) in str(body) else GOOD

    with BatchServer(each) as server:
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert result.exit_code == 1
    assert "2 written" in result.stderr
    assert "not this one" in result.stderr


def test_a_server_that_wants_less_is_asked_for_less(tmp_path: Path) -> None:
    def each(body: dict[str, Any]) -> Any:
        return refused(400, "use max_completion_tokens instead") if "max_tokens" in body else GOOD

    with BatchServer(each) as server:
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert [("max_tokens" in each["body"], "response_format" in each["body"]) for each in server.sent] == [
        *[(True, True)] * 3,
        *[(False, True)] * 3,
    ]


def test_a_batch_that_is_refused_ends_the_run_and_can_be_gone_on_with(tmp_path: Path) -> None:
    with BatchServer(lambda _: GOOD, ends=lambda number: "completed" if number else "failed") as server:
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
        assert result.exit_code == 3
        assert "the provider refuses batch_0: no model of that name" in result.stderr
        again = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert again.exit_code == 0
    assert "3 written" in again.stderr


def test_a_run_that_dies_while_it_waits_collects_what_it_has_sent(tmp_path: Path) -> None:
    with BatchServer(lambda _: GOOD, looks=10**9) as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("articlekit.app.batch.openai_batch_rounds.time.sleep", _die)
            by_batch(server, lines(tmp_path, 3), "--poll", "60", output=tmp_path / "out")
        server.looks = 0
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "3 written" in result.stderr
    assert len(server.batches) == 1


def test_a_run_that_died_while_it_sent_finds_its_batch_again(tmp_path: Path) -> None:
    with BatchServer(lambda _: GOOD, looks=10**9) as server:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("articlekit.app.batch.openai_batch_rounds.time.sleep", _die)
            by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
        with sqlite3.connect(tmp_path / "out" / ".articlekit" / "requests.sqlite") as database:
            database.execute("UPDATE batches SET id = NULL")  # it did not live to hear the answer
        database.close()
        server.looks = 0
        result = by_batch(server, lines(tmp_path, 3), output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert len(server.batches) == 1
    sent = json.loads(server.files["file-0"].splitlines()[0])
    assert sent["url"] == "/v1/chat/completions"


def _die(_: float) -> None:
    raise KeyboardInterrupt
