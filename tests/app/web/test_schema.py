"""The OpenAPI document, and the server against it, as schemathesis judges both.

By hand, with other seeds and more requests: `python -m tests.app.web.test_schema SEED EXAMPLES`.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.app.web.serving import Server, articlekit, environment

_CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
_SCOPES = ("articles", "structure", "check", "render", "approve", "metrics")
_EXAMPLES = 10
"""Of each operation while it fuzzes; most requests come from the coverage phase."""


def judged(state: Path, *, seed: int, examples: int) -> subprocess.CompletedProcess[str]:
    """What schemathesis says of a server, by all its checks."""
    scopes = [word for scope in _SCOPES for word in ("--scope", scope)]
    token = articlekit("token", "create", "--state", str(state), *scopes).stdout.strip()
    program = "from schemathesis.cli import schemathesis; schemathesis()"
    with Server(state, "--rate", "0") as server:
        return subprocess.run(
            [
                *(sys.executable, "-c", program, "--config-file", str(_CONFIGURATION)),
                *("run", f"http://127.0.0.1:{server.port}/openapi.json", "--no-color"),
                *("--header", f"Authorization: Bearer {token}"),
                *("--seed", str(seed), "--max-examples", str(examples)),
            ],
            capture_output=True,
            text=True,
            check=False,
            cwd=state,
            env=environment(),
        )


@pytest.mark.server
@pytest.mark.thorough
def test_schemathesis_finds_nothing_in_two_thousand_requests(state: Path) -> None:
    done = judged(state, seed=1, examples=_EXAMPLES)
    assert done.returncode == 0, done.stdout[-5_000:]
    generated = re.search(r"(\d+) generated", done.stdout)
    assert generated, done.stdout
    assert int(generated[1]) >= 2_000


@pytest.mark.server
def test_the_document_is_complete(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    names = []
    for path, operations in document["paths"].items():
        for operation in operations.values():
            names.append(operation["operationId"])
            assert operation["summary"]
            assert operation["description"]
            assert bool(operation["security"]) == (path != "/healthz")
            for status, response in operation["responses"].items():
                assert response["description"]
                assert list(response["content"]) == [_media_type(path, int(status))]
    assert len(names) == len(set(names)) == 14
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


@pytest.mark.server
def test_its_examples_are_true(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    for path in ("/v1/articles", "/v1/structure", "/v1/check", "/v1/render"):
        operation = document["paths"][path]["post"]
        name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        order: dict[str, Any] = schemas[name]["examples"][0]
        answer = operation["responses"]["200"]["content"]["application/json"]["example"]
        assert client.post(path, json=order).json() == answer


@pytest.mark.server
def test_no_page_loads_scripts_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/redoc", "/"):
        assert client.get(path).status_code == 404
    page = client.get("/docs").text
    assert "<h1" in page
    assert re.findall(r"(?:src|href|url\()\s*=?\s*[\"']?(?:https?:)?//", page) == []


def _media_type(path: str, status: int) -> str:
    if status >= 400:
        return "application/problem+json"
    if path.endswith("/events"):
        return "text/event-stream"
    return "text/plain" if path == "/metrics" else "application/json"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        result = judged(Path(folder), seed=int(sys.argv[1]), examples=int(sys.argv[2]))
    print(result.stdout)
    sys.exit(result.returncode)
