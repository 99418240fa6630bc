"""The parts of the server that need none: the store, the ledger of jobs, keys, tokens, rates."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from articlekit.app.web.access import RateLimiter, Tokens
from articlekit.app.web.answers import Refused
from articlekit.app.web.job_store import Jobs
from articlekit.app.web.operations import Reply
from articlekit.app.web.store import SqliteStore
from articlekit.app.web.submission import IdempotencyKeys
from articlekit.errors import UsageError

_DONE = Reply(status=200, body=b'{"articles":[],"failures":[]}')


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path / "state" / "server.sqlite")) as opened:
        yield opened


@pytest.fixture
def jobs(store: SqliteStore) -> Jobs:
    return Jobs(store, keep=60)


def test_a_record_is_kept_until_it_expires(store: SqliteStore) -> None:
    store.put("for-ever", b"1")
    store.put("short", b"2", seconds=0.05)
    assert (store.get("for-ever"), store.get("short"), store.get("other")) == (b"1", b"2", None)
    time.sleep(0.06)
    assert (store.get("for-ever"), store.get("short")) == (b"1", None)
    assert store.add("short", b"3", seconds=0.05)
    time.sleep(0.06)
    store.sweep()
    assert store.keys("") == ["for-ever"]


def test_a_record_is_added_once_and_swapped_only_for_what_is_there(store: SqliteStore) -> None:
    assert [store.add("key", b"1"), store.add("key", b"2")] == [True, False]
    assert not store.swap("key", b"2", b"3")
    assert store.swap("key", b"1", b"3")
    assert not store.swap("nothing", b"", b"3")
    assert store.get("key") == b"3"


def test_keys_are_found_by_how_they_begin(store: SqliteStore) -> None:
    for key in ("a:2", "a:1", "b:1", "a", "aé"):
        store.put(key, b"")
    assert store.keys("a:") == ["a:1", "a:2"]


def test_a_file_that_is_no_store_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "server.sqlite").write_text("something else " * 100)
    with pytest.raises(UsageError, match=r"server\.sqlite: cannot be used: .*--state$"):
        SqliteStore(tmp_path / "server.sqlite")


def test_a_job_is_begun_by_one_and_finished_by_that_one(jobs: Jobs) -> None:
    job = jobs.create(b"{}", owner="", callback=None)
    begun = jobs.begin(job.id)
    assert begun is not None
    assert (begun.status, begun.runs) == ("running", 1)
    assert jobs.begin(job.id) is None
    finished = jobs.finish(begun, _DONE)
    assert finished is not None
    assert finished.status == "done"
    assert jobs.reply_of(job.id) == _DONE
    assert jobs.order_of(job.id) is None
    assert jobs.finish(begun, _DONE) is None
    assert list(jobs.open()) == []


def test_a_job_that_was_put_back_is_nothing_to_its_first_runner(jobs: Jobs) -> None:
    job = jobs.create(b"{}", owner="", callback=None)
    first = jobs.begin(job.id)
    assert first is not None
    assert jobs.release(first)
    second = jobs.begin(job.id)
    assert second is not None
    assert jobs.renew(first) is None
    assert jobs.finish(first, Reply(status=500, body=b"{}")) is None
    assert jobs.reply_of(job.id) is None
    assert jobs.finish(second, _DONE)


def test_a_job_that_is_cancelled_stays_so(jobs: Jobs) -> None:
    job = jobs.create(b"{}", owner="", callback="https://cms.example/")
    begun = jobs.begin(job.id)
    assert begun is not None
    assert jobs.cancel(job.id)
    assert jobs.cancel(job.id) is None
    assert jobs.finish(begun, _DONE) is None
    assert jobs.reply_of(job.id) is None
    assert list(jobs.with_open_callback()) == []
    found = jobs.find(job.id)
    assert found is not None
    assert found.status == "cancelled"


def test_a_job_of_the_dead_is_taken_back_and_no_other(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    job = jobs.create(b"{}", owner="", callback=None)
    assert jobs.reclaim(job.id) is None
    jobs.begin(job.id)
    assert jobs.reclaim(job.id) is None
    later = time.time() + 20
    monkeypatch.setattr(time, "time", lambda: later)
    reclaimed = jobs.reclaim(job.id)
    assert reclaimed is not None
    assert (reclaimed.status, reclaimed.runs) == ("queued", 1)


def test_a_job_whose_callback_is_not_told_is_remembered(jobs: Jobs) -> None:
    job = jobs.create(b"{}", owner="", callback="https://cms.example/")
    begun = jobs.begin(job.id)
    assert begun is not None
    jobs.finish(begun, _DONE)
    assert [each.id for each in jobs.with_open_callback()] == [job.id]
    jobs.end_callback(job.id)
    assert list(jobs.with_open_callback()) == []


def test_a_key_belongs_to_one_caller_and_one_body(store: SqliteStore) -> None:
    once = IdempotencyKeys(store, keep=60, patience=60)
    claim = once.claim("key", owner="a", body=b"1")
    with pytest.raises(Refused) as early:
        once.claim("key", owner="a", body=b"1")
    assert early.value.problem.status == 409
    once.keep(claim, "answer", b"answer")
    assert once.claim("key", owner="a", body=b"1").body == b"answer"
    assert once.claim("key", owner="b", body=b"2").state == "begun"
    with pytest.raises(Refused) as other:
        once.claim("key", owner="a", body=b"2")
    assert other.value.problem.status == 422


def test_a_key_whose_request_was_lost_can_be_used_again(store: SqliteStore) -> None:
    once = IdempotencyKeys(store, keep=60, patience=0.05)
    once.claim("key", owner="", body=b"1")
    time.sleep(0.06)
    assert once.claim("key", owner="", body=b"2").state == "begun"


def test_a_token_is_found_by_its_text_alone(store: SqliteStore) -> None:
    tokens = Tokens(store)
    assert not tokens.any()
    kept, text = tokens.create(("check",), name="", expires=None)
    assert re.fullmatch(r"artk_[0-9a-f]{12}_[\w-]{43}", text)
    assert tokens.find(text) == kept
    wrong = text[:-1] + ("A" if text[-1] != "A" else "B")
    for other in (wrong, text + "x", text.upper(), "", f"artk_{kept.id}_", "artk_" + "0" * 12 + text[17:]):
        assert tokens.find(other) is None


def test_a_token_expires(store: SqliteStore) -> None:
    tokens = Tokens(store)
    now = datetime.now(UTC)
    past, _ = tokens.create(("check",), name="", expires=now - timedelta(seconds=1))
    coming, _ = tokens.create(("check",), name="", expires=now + timedelta(days=1))
    assert (past.state, coming.state) == ("expired", "valid")


def test_each_caller_is_counted_alone() -> None:
    rates = RateLimiter(2)
    assert rates.count("a")["RateLimit"].startswith('"minute";r=1;')
    rates.count("a")
    rates.count("b")
    with pytest.raises(Refused) as refused:
        rates.count("a")
    assert refused.value.problem.status == 429
    assert int(refused.value.headers["Retry-After"]) > 0
    assert RateLimiter(0).count("a") == {}
