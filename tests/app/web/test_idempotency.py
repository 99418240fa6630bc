"""Idempotency keys: the same request, sent again, is not done again."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import NOTE, Server, ended
from tests.fakes.openai_server import FakeServer, answer, sentence

pytestmark = pytest.mark.server

_ORDER = {"note": {"text": NOTE}}


def _post(client: httpx.Client, key: str, order: object = _ORDER, **headers: str) -> httpx.Response:
    return client.post("/v1/articles", json=order, headers={"Idempotency-Key": key, **headers})


def test_the_same_key_and_body_give_the_same_answer(client: httpx.Client) -> None:
    first, again = _post(client, "one"), _post(client, '"one"')  # the draft wants quotation marks
    assert (first.status_code, first.content) == (again.status_code, again.content) == (200, first.content)


def test_the_same_key_and_body_give_the_same_job(client: httpx.Client, server: Server) -> None:
    first = _post(client, "two", Prefer="respond-async")
    again = _post(client, "two", Prefer="respond-async")
    assert first.status_code == again.status_code == 202
    assert first.headers["location"] == again.headers["location"]
    ended(server, first.headers["location"])
    assert _post(client, "two", Prefer="respond-async").json()["status"] == "done"


def test_a_key_whose_answer_is_waited_for_leads_to_the_same_job(state: Path) -> None:
    sentences = [sentence("headline", "Power failure at Northgate", "s1")]
    sentences += [sentence("lede", line.lstrip("- "), f"s{n}") for n, line in enumerate(NOTE.splitlines(), 1)]
    order = {**_ORDER, "engine": "openai"}
    with FakeServer(replace(answer(sentences), delay=0.5)) as fake:
        options = ("--engine", "openai", "--base-url", fake.url, "--no-cache")
        with Server(state, *options) as server, ThreadPoolExecutor(3) as threads:
            first = threads.submit(_post, server.client, "key", order)
            while not fake.requests:
                time.sleep(0.02)
            others = [threads.submit(_post, server.client, "key", order) for _ in range(2)]
            answers = [each.result() for each in (first, *others)]
            requests = len(fake.requests)
            answers.append(_post(server.client, "key", order))
    assert {(each.status_code, each.content) for each in answers} == {(200, answers[0].content)}
    assert len(fake.requests) == requests


def test_the_same_key_with_another_body_is_refused(client: httpx.Client) -> None:
    _post(client, "three")
    answered = _post(client, "three", {"note": {"text": "Trains ran again."}})
    assert answered.status_code == 422
    assert answered.json()["errors"][0]["field"] == "Idempotency-Key"


def test_a_request_that_failed_may_be_sent_again(client: httpx.Client) -> None:
    wrong = {"note": {"text": NOTE}, "template": "nothing"}
    assert [_post(client, "four", wrong).status_code for _ in range(2)] == [422, 422]
    assert _post(client, "four").status_code == 200


@pytest.mark.parametrize("key", ["", '"', "a b", "x" * 256, "é"])
def test_a_malformed_key_is_refused(client: httpx.Client, key: str) -> None:
    answered = client.post("/v1/articles", json=_ORDER, headers=[(b"Idempotency-Key", key.encode())])
    assert answered.status_code == 422
    assert answered.json()["errors"][0]["field"] == "idempotency-key"
