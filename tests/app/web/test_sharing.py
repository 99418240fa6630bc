"""What one client may take of a server: not all its workers, not all its room, and no more than a body."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from articlekit.app.web.job_store import Job, Jobs
from articlekit.app.web.job_workers import FairScheduler
from articlekit.app.web.store import SqliteStore
from tests.app.web.serving import NOTE, Server, articlekit, ended
from tests.app.web.test_jobs import _MANY

_PLAIN = {"note": {"text": NOTE}, "template": "markdown"}


@pytest.fixture
def jobs(tmp_path: Path) -> Iterator[Jobs]:
    with closing(SqliteStore(tmp_path / "server.sqlite")) as store:
        yield Jobs(store, keep=60)


def _tokens(state: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The headers of two clients."""
    command = ("token", "create", "--state", str(state), "--scope", "articles")
    one, two = (f"Bearer {articlekit(*command).stdout.strip()}" for _ in range(2))
    return {"Authorization": one}, {"Authorization": two}


def _ordered(jobs: Jobs, owners: str) -> list[Job]:
    made = []
    for owner in owners:
        made.append(jobs.create(b"{}", owner=owner.strip("-"), callback=None))
        time.sleep(0.002)  # ids tell the order of jobs to the millisecond
    return made


def test_owners_take_turns_and_their_jobs_keep_their_order(jobs: Jobs) -> None:
    first, second, third, other = _ordered(jobs, "aaab")
    scheduler = FairScheduler(jobs, share=1)
    done = []
    for _ in range(4):
        with scheduler.next() as job:
            assert job is not None
            done.append(job.id)
            jobs.cancel(job.id)
    assert done == [first.id, other.id, second.id, third.id]
    with scheduler.next() as job:
        assert job is None


def test_an_owner_has_no_more_at_once_than_a_share(jobs: Jobs) -> None:
    _, second, other = _ordered(jobs, "aab")
    scheduler = FairScheduler(jobs, share=1)
    with scheduler.next() as one:
        with scheduler.next() as two, scheduler.next() as three:
            assert one is not None
            assert two is not None
            assert ((one.owner, two.owner), three) == (("a", "b"), None)
            assert two.id == other.id
        jobs.cancel(one.id)
    assert scheduler.held_back("a") == second.id
    assert scheduler.held_back("b") is None


def test_without_tokens_all_workers_are_everybodys(jobs: Jobs) -> None:
    _ordered(jobs, "--")
    scheduler = FairScheduler(jobs, share=1)
    with scheduler.next() as one, scheduler.next() as two:
        assert one is not None
        assert two is not None


@pytest.mark.server
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_client_with_many_jobs_does_not_keep_another_waiting(workers: str, state: Path) -> None:
    busy, other = _tokens(state)
    with Server(state, "--workers", workers) as server:
        many = [server.job(_MANY, **busy) for _ in range(6)]
        time.sleep(1)
        assert ended(server, server.job(_PLAIN, **other), 60, **other)["status"] == "done"
        statuses = [server.client.get(place, headers=busy).json()["status"] for place in many]
        assert statuses.count("done") < 3
        assert statuses.count("running") <= 1
        for place in many[3:]:
            server.client.delete(place, headers=busy)
        assert all(ended(server, place, 120, **busy)["status"] == "done" for place in many[:3])


@pytest.mark.server
def test_a_client_leaves_room_for_the_jobs_of_others(state: Path) -> None:
    busy, other = _tokens(state)
    prefer = {"Prefer": "respond-async"}
    with Server(state, "--workers", "0", "--max-jobs", "4") as server:
        answers = [
            server.client.post("/v1/articles", json=_PLAIN, headers={**busy, **prefer}) for _ in range(5)
        ]
        assert [each.status_code for each in answers] == [202] * 3 + [429] * 2
        assert "jobs of this token" in answers[-1].json()["detail"]
        assert int(answers[-1].headers["retry-after"]) > 0
        assert server.client.post("/v1/articles", json=_PLAIN, headers={**other, **prefer}).status_code == 202


@pytest.mark.server
@pytest.mark.parametrize("headers", [{}, {"Prefer": "respond-async"}])
def test_an_order_has_no_more_statements_than_the_operator_allows(
    headers: dict[str, str], state: Path
) -> None:
    notes = json.dumps([f"Power failed at station {number}." for number in range(6)])
    order = {"note": {"text": notes, "name": "n.json"}}
    with Server(state, "--max-statements", "11") as server:
        assert server.client.post("/v1/articles", json=order, headers=headers).is_success
        twice = {**order, "languages": ["en", "fr"]}
        refused = server.client.post("/v1/articles", json=twice, headers=headers)
    assert refused.status_code == 422
    assert "12 statements, once a language, and 11 are the most" in refused.json()["detail"]
    assert refused.json()["errors"][0]["pointer"] == "/note/text"


@pytest.mark.server
@pytest.mark.parametrize("chunked", [False, True])
def test_a_client_that_sends_too_much_gets_its_answer(chunked: bool, state: Path) -> None:
    body = b" " * 3_000_000
    with Server(state, "--max-request", "1000000") as server:
        content = iter([body[:1_000_000]] * 3) if chunked else body
        answered = server.client.post(
            "/v1/articles", content=content, headers={"Content-Type": "application/json"}
        )
        assert answered.status_code == 413
        assert "1,000,000 bytes" in answered.json()["detail"]
        assert server.client.get("/healthz").status_code == 200
