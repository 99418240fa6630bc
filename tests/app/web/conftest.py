"""Servers that tests share."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server without tokens, which counts no requests."""
    with Server(tmp_path_factory.mktemp("state"), "--rate", "0") as running:
        yield running


@pytest.fixture
def client(server: Server) -> httpx.Client:
    """A client of that server."""
    return server.client


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """A folder for the state of a server of one's own."""
    return tmp_path / "state"
