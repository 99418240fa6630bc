"""Servers on several machines share tokens, jobs and keys in Redis."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from articlekit.app.web.store import RedisStore
from articlekit.errors import UsageError
from tests.app.web.serving import NOTE, Server, articlekit, ended

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis of one's own."""
    program = shutil.which("redis-server")
    assert program, "redis-server is missing: .ci/redis installs it"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder))
    with subprocess.Popen([program, *options], stdout=subprocess.DEVNULL) as process:
        end = time.monotonic() + 20
        while not _answers(port):
            assert time.monotonic() < end
            time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0"
        process.terminate()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def test_a_store_in_redis_is_a_store(redis_url: str) -> None:
    with closing(RedisStore(redis_url)) as store:
        store.put("a:1", b"1")
        assert (store.get("a:1"), store.get("a:2")) == (b"1", None)
        assert [store.add("a:2", b"2", seconds=0.05), store.add("a:2", b"3")] == [True, False]
        assert store.keys("a:") == ["a:1", "a:2"]
        time.sleep(0.06)
        assert store.add("a:2", b"3")
        assert not store.swap("a:1", b"2", b"4")
        assert store.swap("a:1", b"1", b"4", seconds=0.05)
        assert store.get("a:1") == b"4"
        time.sleep(0.06)
        assert not store.swap("a:1", b"4", b"5")
        store.delete("a:2")
        assert store.keys("a:") == []


def test_servers_share_tokens_jobs_and_keys(redis_url: str, tmp_path: Path) -> None:
    made = articlekit(
        "token", "create", "--scope", "articles", ARTICLEKIT_REDIS_URL=redis_url, HOME="/nowhere"
    )
    headers = {"Authorization": f"Bearer {made.stdout.strip()}", "Idempotency-Key": "one"}
    order = {"note": {"text": NOTE}}
    front = Server(tmp_path / "front", "--workers", "0", ARTICLEKIT_REDIS_URL=redis_url)
    back = Server(tmp_path / "back", "--workers", "1", ARTICLEKIT_REDIS_URL=redis_url)
    with front, back:
        assert back.client.get("/v1/rules").status_code == 401
        place = front.job(order, **headers)
        assert back.job(order, **headers) == place
        assert ended(front, place, **headers)["result"]["articles"]
        assert ended(back, place, **headers)["status"] == "done"


def test_redis_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="ARTICLEKIT_REDIS_URL: Redis cannot be reached"):
        RedisStore("redis://user:secret@127.0.0.1:9/0")
    address = "redis://:secret@127.0.0.1:9/0"
    done = articlekit("serve", "--port", "0", "--state", str(tmp_path), ARTICLEKIT_REDIS_URL=address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "secret" not in done.stderr
