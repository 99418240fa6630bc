"""A batch with a language model: its rate limit, its money, and a server that is not there."""

import threading
from pathlib import Path

import pytest
from click.testing import Result

from articlekit.app.batch.duplicates import Edition, Order
from articlekit.app.batch.run import RateLimiter, SharedBudget
from articlekit.errors import EngineError
from tests.app.batch.running import batch, manifest, write_lines
from tests.fakes.notes import ARTICLE, NOTE
from tests.fakes.openai_server import FakeServer, answer, error

GOOD = answer(ARTICLE)
PRICED = ("--model", "gpt-4.1")


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path / "cache"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ARTICLEKIT_MODEL", "ARTICLEKIT_PRICES"):
        monkeypatch.delenv(name, raising=False)


def room(number: int) -> str:
    """A room with a name of its own, and no number that an article has to tell."""
    return f"room {chr(97 + number // 26)}{chr(97 + number % 26)}"


def lines(tmp_path: Path, count: int) -> Path:
    """Notes that differ in what the fake article does not say."""
    texts = (NOTE.replace("Thursday", f"Thursday, {room(number)} later") for number in range(count))
    return write_lines(
        tmp_path / "notes.jsonl", *({"id": f"n{number}", "text": text} for number, text in enumerate(texts))
    )


def with_model(
    server: FakeServer | None, notes: Path, *arguments: str, output: Path, jobs: int = 4
) -> Result:
    place = ("--base-url", server.url) if server else ("--base-url", "http://127.0.0.1:9/v1")
    return batch(notes, "--engine", "openai", *place, *arguments, output=output, jobs=jobs)


def test_a_model_writes_side_by_side_and_the_cost_is_summed(tmp_path: Path) -> None:
    with FakeServer(GOOD) as server:
        result = with_model(server, lines(tmp_path, 6), *PRICED, output=tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "6 notes: 6 written" in result.stderr
    usage = [entry["usage"] for entry in manifest(tmp_path / "out")]
    assert f"${sum(each['cost_usd'] for each in usage):.4f}" in result.stderr
    assert len(server.requests) == 6


@pytest.mark.thorough
def test_with_very_many_at_a_time_several_processes_write_the_same(tmp_path: Path) -> None:
    notes = lines(tmp_path, 60)
    with FakeServer(GOOD) as server:
        many = with_model(server, notes, *PRICED, "--no-cache", output=tmp_path / "many", jobs=60)
        few = with_model(server, notes, *PRICED, "--no-cache", output=tmp_path / "few", jobs=4)
    assert (many.exit_code, few.exit_code) == (0, 0), many.stderr
    assert "60 notes: 60 written" in many.stderr
    assert len(server.requests) == 120
    many_pages, few_pages = (
        {path.name: path.read_bytes() for path in (tmp_path / out).glob("*.html") if path.stem != "report"}
        for out in ("many", "few")
    )
    assert many_pages == few_pages
    assert len(many_pages) == 60
    many_used, few_used = (
        {entry["id"]: {**entry["usage"], "seconds": 0} for entry in manifest(tmp_path / out)}
        for out in ("many", "few")
    )
    assert many_used == few_used


@pytest.mark.thorough
def test_a_server_that_is_not_there_stops_several_processes_too(tmp_path: Path) -> None:
    result = with_model(None, lines(tmp_path, 60), "--no-cache", output=tmp_path / "out", jobs=60)
    assert result.exit_code == 3
    assert "no server there" in result.stderr


def test_a_forecast_sends_nothing_and_is_about_right(tmp_path: Path) -> None:
    notes = lines(tmp_path, 40)
    forecast = with_model(None, notes, *PRICED, "--dry-run", output=tmp_path / "out")
    assert forecast.exit_code == 0
    assert "40 notes: 40 to be written" in forecast.stderr
    assert not (tmp_path / "out").exists()
    told = int(forecast.stderr.split("about ")[1].split(" +")[0].replace(",", ""))
    with FakeServer(GOOD) as server:
        with_model(server, notes, *PRICED, output=tmp_path / "out")
        again = with_model(server, notes, *PRICED, "--dry-run", output=tmp_path / "out")
    sent = sum(
        len(message["content"].encode()) // 3 for each in server.requests for message in each["messages"]
    )
    assert told == pytest.approx(sent, rel=0.2)
    assert "40 notes: 0 to be written, 40 unchanged" in again.stderr


def test_the_whole_run_never_costs_more_than_it_may(tmp_path: Path) -> None:
    notes = lines(tmp_path, 12)
    with FakeServer(GOOD) as server:
        first = with_model(server, notes, *PRICED, "--max-cost", "0.035", output=tmp_path / "out")
        assert first.exit_code == 1
        assert "--max-cost would not have been kept" in first.stderr
        entries = manifest(tmp_path / "out")
        assert 0 < len(entries) < 12
        assert sum(entry["usage"]["cost_usd"] for entry in entries) <= 0.035
        second = with_model(server, notes, *PRICED, output=tmp_path / "out")
    assert second.exit_code == 0
    assert f"{12 - len(entries)} written, {len(entries)} unchanged" in second.stderr


def test_what_is_begun_has_the_money_to_be_written(tmp_path: Path) -> None:
    arguments = (*PRICED, "--attempts", "1", "--max-cost", "0.03", "--no-cache")
    with FakeServer(GOOD) as server:
        result = with_model(server, lines(tmp_path, 12), *arguments, output=tmp_path / "out")
    assert "--max-cost would not have been kept" in result.stderr
    entries = manifest(tmp_path / "out")
    assert len(entries) == len(server.requests) > 1
    assert all(entry["status"] == "done" and entry["usage"]["completion_tokens"] for entry in entries)
    assert sum(entry["usage"]["cost_usd"] for entry in entries) <= 0.03


def test_a_server_that_is_not_there_ends_the_run_and_no_note_is_to_blame(tmp_path: Path) -> None:
    notes = lines(tmp_path, 30)
    result = with_model(None, notes, output=tmp_path / "out")
    assert result.exit_code == 3
    assert "no server there" in result.stderr
    assert manifest(tmp_path / "out") == []
    with FakeServer(GOOD) as server:
        assert "30 written" in with_model(server, notes, output=tmp_path / "out").stderr


def test_a_note_that_the_model_fails_at_does_not_stop_the_others(tmp_path: Path) -> None:
    refusals = iter([answer(None, refusal="I will not.")] * 3)
    with FakeServer(lambda request: next(refusals, GOOD) if room(1) in str(request) else GOOD) as server:
        result = with_model(server, lines(tmp_path, 3), "--lang", "en", output=tmp_path / "out")
    assert result.exit_code == 1
    assert "2 written" in result.stderr
    assert "line 2: the model refuses" in result.stderr


def test_retry_after_holds_all_workers_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[float] = []
    hold = RateLimiter.hold
    monkeypatch.setattr(
        RateLimiter, "hold", lambda limiter, seconds: (held.append(seconds), hold(limiter, seconds))[1]
    )
    with FakeServer(error(429, retry_after="0.3"), GOOD) as server:
        result = with_model(server, lines(tmp_path, 4), output=tmp_path / "out", jobs=2)
    assert result.exit_code == 0, result.stderr
    assert held == [0.3]


class Clock:
    """A clock that moves when somebody waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_requests_are_spaced_out() -> None:
    clock = Clock()
    limiter = RateLimiter(requests=60, clock=clock, sleep=clock.sleep)
    sent = []
    for _ in range(4):
        limiter.wait(10)
        sent.append(clock.now - 100)
    assert sent == [0, 1, 2, 3]


def test_tokens_are_spaced_out_and_corrected_afterwards() -> None:
    clock = Clock()
    limiter = RateLimiter(tokens=600, clock=clock, sleep=clock.sleep)
    limiter.wait(100)
    limiter.wait(100)
    assert clock.now == 110
    limiter.correct(-50)
    limiter.wait(1)
    assert clock.now == 115


def test_a_server_that_asks_for_a_pause_gets_it_from_everybody() -> None:
    clock = Clock()
    limiter = RateLimiter(clock=clock, sleep=clock.sleep)
    limiter.hold(30)
    limiter.wait(1)
    assert clock.now == 130


def test_whoever_waits_is_let_go_when_the_run_stops() -> None:
    limiter = RateLimiter(requests=0.01)
    limiter.wait(1)
    threading.Timer(0.05, limiter.stop).start()
    with pytest.raises(EngineError, match="stopped"):
        limiter.wait(1)


def order(key: str) -> Order:
    edition = Edition(key=key, language="", stem="")
    return Order(editions=(edition,), place="", source="", position=0, name="", suffixes=(), data=b"")


def test_an_article_is_begun_with_its_whole_allotment_or_not_at_all() -> None:
    shared_budget = SharedBudget(limit=1.0, need=lambda _: 0.4)
    assert shared_budget.begin(order("a")) == 0.4
    assert shared_budget.begin(order("b")) == 0.4
    assert shared_budget.begin(order("c")) is None
    shared_budget.end(order("a"), 0.1)
    assert shared_budget.begin(order("c")) == 0.4
    assert shared_budget.spent == 0.1


def test_secrets_are_nowhere_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret-4711")
    with FakeServer(error(401, "no key sk-very-secret-4711 here")) as server:
        result = with_model(server, lines(tmp_path, 2), "--json-log", output=tmp_path / "out")
    assert result.exit_code == 3
    assert "4711" not in result.stderr
    kept = [path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"4711" in each for each in kept)
