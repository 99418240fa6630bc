"""Limits: of size, time, depth and number."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import NOTE, Server

pytestmark = pytest.mark.server

_HEAD = b"POST /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with narrow limits."""
    options = ("--max-request", "20000", "--body-seconds", "1", "--rate", "20")
    with Server(tmp_path_factory.mktemp("state"), *options) as running:
        yield running


def _answer(connection: socket.socket) -> tuple[int, dict[str, object]]:
    """Status and problem of what comes back until the server hangs up."""
    connection.settimeout(20)
    received = b""
    while part := connection.recv(65_536):
        received += part
    head, _, body = received.partition(b"\r\n\r\n")
    assert b"connection: close" in head.lower()
    return int(head.split()[1]), json.loads(body)


def _connected(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port))


def test_a_body_that_is_too_large_is_not_waited_for(narrow: Server) -> None:
    with _connected(narrow) as connection:
        connection.sendall(_HEAD + b"Content-Length: 20001\r\n\r\n")  # and not a byte of it
        status, problem = _answer(connection)
    assert (status, problem["title"]) == (413, "Content Too Large")
    assert "20,000 bytes" in str(problem["detail"])


def test_a_body_of_unknown_length_is_read_up_to_the_limit(narrow: Server) -> None:
    chunk = b"1000\r\n" + b" " * 0x1000 + b"\r\n"
    sent = 0
    with _connected(narrow) as connection:
        connection.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        try:
            for _ in range(2_000):
                connection.sendall(chunk)
                sent += 0x1000
        except OSError:
            pass  # the server has hung up
    assert sent < 2_000 * 0x1000


def test_a_slow_body_is_not_waited_for(narrow: Server) -> None:
    with _connected(narrow) as connection:
        connection.sendall(_HEAD + b"Content-Length: 100\r\n\r\n{")
        begun = time.monotonic()
        status, problem = _answer(connection)
    assert status == 408
    assert "1 seconds" in str(problem["detail"])
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("field", [b"X: " + b"x" * 60_000 + b"\r\n", b"x" * 60_000])
def test_a_head_without_end_is_not_read_to_its_end(
    client: httpx.Client, server: Server, field: bytes
) -> None:
    sent = 0
    with _connected(server) as connection:
        try:
            connection.sendall(b"GET /healthz HTTP/1.1\r\n")
            for _ in range(500):
                connection.sendall(field)
                sent += len(field)
        except OSError:
            pass  # the server has hung up
    assert sent < 500 * len(field)
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("begun", [b"", b"GET /healthz HTTP/1.1\r\nX: "])
def test_a_head_that_does_not_come_is_not_waited_for(server: Server, begun: bytes) -> None:
    with _connected(server) as connection:
        connection.settimeout(30)
        connection.sendall(begun)
        assert connection.recv(100) == b""


def test_the_next_answer_on_a_connection_does_not_wait_for_an_acknowledgement(client: httpx.Client) -> None:
    times = []
    for _ in range(40):  # the first ones are acknowledged at once by some systems
        begun = time.monotonic()
        assert client.get("/healthz").status_code == 200
        times.append(time.monotonic() - begun)
    assert min(times[20:]) < 0.035  # acknowledgements are put off for 40 ms


def test_a_body_of_just_the_limit_is_read(narrow: Server) -> None:
    body = json.dumps({"note": {"text": NOTE}})
    answered = narrow.client.post(
        "/v1/articles", content=body.ljust(20_000), headers={"Content-Type": "application/json"}
    )
    assert answered.status_code == 200


def test_too_many_requests_are_asked_to_come_again(narrow: Server) -> None:
    statuses = []
    for _ in range(25):
        answered = narrow.client.get("/v1/rules")
        statuses.append(answered.status_code)
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert answered.headers["content-type"] == "application/problem+json"
    assert 0 < int(answered.headers["retry-after"]) <= 60
    assert answered.headers["ratelimit-policy"] == '"minute";q=20;w=60'
    assert answered.headers["ratelimit"].startswith('"minute";r=0;t=')
    assert narrow.client.get("/healthz").status_code == 200


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"[" * 100_000 + b"]" * 100_000])
def test_a_body_without_ground_is_refused(client: httpx.Client, body: bytes) -> None:
    answered = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})
    assert answered.status_code == 400
    assert "recursion limit" in answered.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"{", b'{"note": {"text": "\\ud800"}}', b'{"note": {"text": NaN}}', b"null", b"[]"]
)
def test_a_body_that_is_no_order_is_refused(client: httpx.Client, body: bytes) -> None:
    answered = client.post("/v1/articles", content=body, headers={"Content-Type": "application/json"})
    assert answered.status_code in {400, 422}
    assert answered.json()["detail"]


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonx"])
def test_a_body_that_is_not_json_is_refused(client: httpx.Client, kind: str) -> None:
    answered = client.post(
        "/v1/articles", content=b'{"note": {"text": "Power failed."}}', headers={"Content-Type": kind}
    )
    assert answered.status_code == 415


@pytest.mark.parametrize(
    ("method", "path"), [("PUT", "/v1/articles"), ("POST", "/healthz"), ("GET", "/v1/check")]
)
def test_a_method_that_is_not_there_is_told(client: httpx.Client, method: str, path: str) -> None:
    answered = client.request(method, path)
    assert (answered.status_code, answered.json()["title"]) == (405, "Method Not Allowed")
    assert answered.headers["allow"]


def test_more_requests_than_can_be_answered_at_once_are_turned_away(state: Path) -> None:
    with Server(state, "--concurrency", "2", "--rate", "0") as server:
        waiting = [_connected(server) for _ in range(2)]
        for connection in waiting:
            connection.sendall(_HEAD + b"Content-Length: 10\r\n\r\n")
        time.sleep(0.5)
        answered = server.client.get("/v1/rules")
        for connection in waiting:
            connection.close()
        time.sleep(0.5)
        assert server.client.get("/v1/rules").status_code == 200
    assert (answered.status_code, answered.headers["retry-after"]) == (503, "1")
