"""Jobs: asked for, cancelled, and still there after a kill."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import NOTE, Server, ended
from tests.fakes.openai_server import FakeServer, answer, sentence

pytestmark = pytest.mark.server

_SENTENCES = [
    sentence("headline", "Power failure at Northgate", "s1"),
    sentence("lede", "Power failed at Northgate at 06:52 on 4 March 2026.", "s1"),
    sentence("lede", "14 trains stood still.", "s2"),
    sentence("lede", "No one was injured.", "s3"),
]
_BY_MODEL = {"note": {"text": NOTE}, "engine": "openai"}
_PLAIN = {"note": {"text": NOTE}, "template": "markdown"}
_MANY = {
    "note": {
        "text": json.dumps([f"Power failed at station {number}." for number in range(1_500)]),
        "name": "n.json",
    }
}
"""An order that takes a while."""


@pytest.fixture(scope="module")
def slow_model() -> Iterator[FakeServer]:
    """A language model that thinks for a second."""
    with FakeServer(replace(answer(_SENTENCES), delay=1.0)) as fake:
        yield fake


def _with(model: FakeServer) -> tuple[str, ...]:
    return ("--engine", "openai", "--base-url", model.url, "--no-cache", "--workers", "1")


def _begun(server: Server, place: str) -> None:
    end = time.monotonic() + 20
    while server.client.get(place).json()["status"] != "running":
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_order_becomes_a_job_where_the_client_prefers_that(client: httpx.Client, server: Server) -> None:
    answered = client.post("/v1/articles", json=_PLAIN, headers={"Prefer": "wait=5, respond-async"})
    assert answered.status_code == 202
    taken = answered.json()
    assert answered.headers["location"] == taken["url"] == f"/v1/jobs/{taken['id']}"
    assert int(answered.headers["retry-after"]) > 0
    assert taken["status"] in {"queued", "running", "done"}
    job = ended(server, taken["url"])
    assert job["status"] == "done"
    assert job["problem"] is None
    assert job["created"] <= job["finished"]
    assert job["result"] == client.post("/v1/articles", json=_PLAIN).json()


def test_an_order_that_cannot_be_met_is_no_job(client: httpx.Client) -> None:
    order = {**_PLAIN, "note": {"text": "  "}}
    answered = client.post("/v1/articles", json=order, headers={"Prefer": "respond-async"})
    assert answered.status_code == 422


def test_an_order_that_takes_long_becomes_a_job(state: Path) -> None:
    with Server(state, "--patience", "0.2") as server:
        answered = server.client.post("/v1/articles", json=_MANY)
        assert answered.status_code == 202
        job = ended(server, answered.headers["location"], seconds=120)
    assert job["status"] == "done"
    assert len(job["result"]["articles"]) == 1_500


def test_a_job_that_is_being_worked_at_is_cancelled(state: Path) -> None:
    with Server(state, "--workers", "1") as server:
        place, waiting = server.job(_MANY), server.job(_MANY)
        _begun(server, place)
        begun = time.monotonic()
        assert server.client.post("/v1/articles", json=_PLAIN).status_code == 200  # it waits for no job
        assert time.monotonic() - begun < 5
        for each in (waiting, place):
            assert server.client.delete(each).json()["status"] == "cancelled"
        begun = time.monotonic()
        assert ended(server, server.job(_PLAIN))["status"] == "done"  # the worker is free, the process too
        assert time.monotonic() - begun < 10
        for each in (waiting, place):
            job = server.client.get(each).json()
            assert (job["status"], job["result"], job["problem"]) == ("cancelled", None, None)
            assert server.client.delete(each).json()["status"] == "cancelled"


def test_a_job_that_has_ended_is_not_cancelled(client: httpx.Client, server: Server) -> None:
    place = server.job(_PLAIN)
    ended(server, place)
    answered = client.delete(place)
    assert answered.status_code == 409
    assert client.get(place).json()["status"] == "done"


def test_there_is_no_job_that_was_not_taken_in(client: httpx.Client) -> None:
    for method in ("GET", "DELETE"):
        answered = client.request(method, "/v1/jobs/" + "0" * 35)
        assert (answered.status_code, answered.json()["title"]) == (404, "Not Found")


def test_a_job_of_a_model_is_cancelled(state: Path, slow_model: FakeServer) -> None:
    with Server(state, *_with(slow_model)) as server:
        place = server.job(_BY_MODEL)
        _begun(server, place)
        assert server.client.delete(place).json()["status"] == "cancelled"
        assert ended(server, server.job(_PLAIN))["status"] == "done"
        assert server.client.get(place).json()["status"] == "cancelled"


def test_jobs_survive_a_kill(state: Path, slow_model: FakeServer) -> None:
    with Server(state, *_with(slow_model)) as server:
        at_work = server.job(_BY_MODEL)
        _begun(server, at_work)
        waiting = [server.job(_PLAIN) for _ in range(3)]
        server.kill()
        server.start()
        jobs = [ended(server, place) for place in (at_work, *waiting)]
    assert [job["status"] for job in jobs] == ["done"] * 4
    assert jobs[0]["result"]["articles"][0]["article"]["headline"]["text"] == "Power failure at Northgate"
    assert any("was broken off: it is begun again" in line for line in server.lines)


def test_a_server_that_is_stopped_puts_its_jobs_back(state: Path, slow_model: FakeServer) -> None:
    with Server(state, *_with(slow_model)) as server:
        at_work, waiting = server.job(_BY_MODEL), server.job(_PLAIN)
        _begun(server, at_work)
        assert server.stop() == 0
        server.start()
        begun = time.monotonic()
        assert [ended(server, place)["status"] for place in (at_work, waiting)] == ["done", "done"]
        assert time.monotonic() - begun < 12  # nobody waited for the lease of a dead process


def test_a_server_that_is_stopped_answers_what_it_was_asked(state: Path) -> None:
    with Server(state) as server, ThreadPoolExecutor() as threads:
        url = f"http://127.0.0.1:{server.port}/v1/articles"
        asked = threads.submit(httpx.post, url, json=_MANY, timeout=60, trust_env=False)
        while "articlekit_requests_in_progress 2.0" not in server.client.get("/metrics").text:
            time.sleep(0.02)
        assert server.stop() == 0
        assert asked.result().status_code == 200


def test_another_process_does_the_jobs(state: Path) -> None:
    with Server(state, "--workers", "0") as front, Server(state, "--workers", "1") as back:
        assert ended(front, front.job(_PLAIN))["status"] == "done"
        assert back.client.get("/healthz").status_code == 200
