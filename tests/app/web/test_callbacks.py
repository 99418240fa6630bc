"""Callbacks: signed, tried again, and sent to nobody who should not have them."""

import json
import time
from collections.abc import Iterator

import pytest
from standardwebhooks.webhooks import Webhook

from articlekit.app.web.webhook import Target, post
from tests.app.web.receiver import Receiver
from tests.app.web.serving import NOTE, Server, ended, secret

pytestmark = pytest.mark.server

_ORDER = {"note": {"text": NOTE}, "template": "markdown"}


@pytest.fixture(scope="module")
def calling(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that sends callbacks to this machine."""
    state = tmp_path_factory.mktemp("state")
    with Server(state, "--allow-private-callbacks", ARTICLEKIT_WEBHOOK_SECRET=secret()) as running:
        yield running


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that sends callbacks to the public only."""
    with Server(tmp_path_factory.mktemp("state"), ARTICLEKIT_WEBHOOK_SECRET=secret()) as running:
        yield running


def test_a_job_is_posted_at_its_end_and_signed(calling: Server) -> None:
    with Receiver(200) as receiver:
        answered = calling.client.post("/v1/articles", json={**_ORDER, "callback": receiver.url})
        assert answered.status_code == 202
        receiver.wait()
        job = ended(calling, answered.headers["location"])
    ((headers, body),) = receiver.received
    told = Webhook(secret()).verify(body, headers)  # a library of others judges the signature
    assert told == json.loads(body)
    assert (told["type"], told["data"]) == ("job.done", job)
    assert headers["host"] == f"127.0.0.1:{receiver.port}"
    with pytest.raises(Exception, match="signature"):
        Webhook(secret()).verify(body.replace(b"done", b"gone"), headers)


def test_a_callback_that_fails_is_posted_again_under_its_name(calling: Server) -> None:
    with Receiver(500, 204) as receiver:
        calling.client.post("/v1/articles", json={**_ORDER, "callback": receiver.url})
        receiver.wait(2)
        time.sleep(1)
    assert len(receiver.received) == 2
    first, second = (headers for headers, _ in receiver.received)
    assert first["webhook-id"] == second["webhook-id"]
    assert int(second["webhook-timestamp"]) - int(first["webhook-timestamp"]) >= 4


def test_a_callback_follows_nobody_elsewhere(calling: Server) -> None:
    with Receiver(307) as receiver:
        calling.client.post("/v1/articles", json={**_ORDER, "callback": receiver.url})
        receiver.wait()
        time.sleep(1)
        assert len(receiver.received) == 1  # the next try is not due yet


def test_a_callback_is_not_lost_in_a_kill(calling: Server) -> None:
    with Receiver(503, 200) as receiver:
        calling.client.post("/v1/articles", json={**_ORDER, "callback": receiver.url})
        receiver.wait()
        calling.kill()
        calling.start()
        receiver.wait(2)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8080/hook",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://224.0.0.1/",
        "http://user:secret@cms.example/",
        "http://cms.example:0/",
        "http:///hook",
        "http://cms.example/\r\nX: y",
    ],
)
def test_a_callback_to_a_private_address_is_refused_at_once(careful: Server, url: str) -> None:
    answered = careful.client.post("/v1/articles", json={**_ORDER, "callback": url})
    assert answered.status_code == 422
    assert answered.json()["errors"][0]["pointer"] == "/callback"


@pytest.mark.parametrize("url", ["ftp://cms.example/", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_callback_goes_to_http_only(careful: Server, url: str) -> None:
    assert careful.client.post("/v1/articles", json={**_ORDER, "callback": url}).status_code == 422


def test_a_name_is_not_resolved_a_second_time() -> None:
    with Receiver(200) as receiver:
        target = Target(f"http://rebinding.invalid:{receiver.port}/hook")
        assert post(target, "127.0.0.1", body=b"{}", headers={}) == 200
    ((headers, _),) = receiver.received
    assert headers["host"] == f"rebinding.invalid:{receiver.port}"
