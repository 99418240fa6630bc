"""Who is let in: tokens and scopes, names and origins."""

from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import NOTE, Server, articlekit, ended

pytestmark = pytest.mark.server

_ORDER = {"note": {"text": NOTE}}


def _made(state: Path, *arguments: str) -> str:
    done = articlekit("token", "create", "--state", str(state), *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _as(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_tokens_open_what_they_are_for(state: Path) -> None:
    token = _made(state, "--scope", "articles", "--scope", "check", "--name", "cms")
    other = _made(state, "--scope", "articles")
    with Server(state) as server:
        client = server.client
        none, wrong = client.post("/v1/articles", json=_ORDER), client.get("/v1/rules", headers=_as("artk_x"))
        assert (none.status_code, none.headers["www-authenticate"]) == (401, "Bearer")
        assert (wrong.status_code, wrong.headers["www-authenticate"]) == (401, 'Bearer error="invalid_token"')
        assert client.post("/v1/articles", json=_ORDER, headers=_as(token)).status_code == 200
        assert client.get("/v1/rules", headers=_as(other)).status_code == 200
        assert client.get("/healthz").status_code == 200
        for path in ("/v1/render", "/v1/structure"):
            body = {"article": {"language": "en", "headline": {"text": "A"}}, "template": "json"}
            refused = client.post(path, json=body if "render" in path else {"text": "A"}, headers=_as(token))
            assert refused.status_code == 403
            assert 'error="insufficient_scope"' in refused.headers["www-authenticate"]
        assert client.get("/metrics", headers=_as(token)).status_code == 403
        place = server.job(_ORDER, **_as(token))
        assert client.get(place, headers=_as(other)).status_code == 404
        assert ended(server, place, **_as(token))["status"] == "done"
        identity = token.split("_")[1]
        assert articlekit("token", "revoke", identity, "--state", str(state)).returncode == 0
        assert client.get("/v1/rules", headers=_as(token)).status_code == 401
        listed = articlekit("token", "list", "--state", str(state)).stdout
    assert f"{identity}  revoked" in listed
    assert "articles,check  cms" in listed
    assert token not in listed
    everything = b"".join(file.read_bytes() for file in state.iterdir())
    assert token.split("_", 2)[2].encode() not in everything
    assert all(file.stat().st_mode & 0o077 == 0 for file in state.iterdir())


def test_a_server_that_had_a_token_stays_closed(state: Path) -> None:
    with Server(state) as server:
        assert server.client.get("/v1/rules").status_code == 200
        token = _made(state, "--scope", "check")
        assert server.client.get("/v1/rules").status_code == 401
        articlekit("token", "revoke", token.split("_")[1], "--state", str(state))
        assert server.client.get("/v1/rules").status_code == 401


def test_without_a_token_the_network_is_not_served(state: Path) -> None:
    done = articlekit("serve", "--host", "0.0.0.0", "--port", "0", "--state", str(state))  # noqa: S104
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "articlekit token create" in done.stderr


def test_a_port_that_is_taken_is_told_in_one_line(server: Server, state: Path) -> None:
    done = articlekit("serve", "--port", str(server.port), "--state", str(state))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert f"127.0.0.1:{server.port}: cannot listen there" in done.stderr


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_a_name_that_leads_here_is_not_served_without_tokens(client: httpx.Client, host: str) -> None:
    for path in ("/v1/rules", "/openapi.json", "/nowhere"):
        assert client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"])
def test_the_names_of_this_machine_are_served(client: httpx.Client, host: str) -> None:
    assert client.get("/v1/rules", headers={"Host": host}).status_code == 200


def test_pages_of_other_origins_are_not_served(client: httpx.Client) -> None:
    headers = {"Origin": "https://evil.example"}
    assert client.post("/v1/articles", json=_ORDER, headers=headers).status_code == 403
    asked = client.options("/v1/articles", headers={**headers, "Access-Control-Request-Method": "POST"})
    assert asked.status_code == 403
    assert "access-control-allow-origin" not in asked.headers


def test_pages_of_an_origin_that_is_allowed_are_served(state: Path) -> None:
    origin = "https://cms.example"
    with Server(state, "--cors", origin) as server:
        asked = server.client.options(
            "/v1/articles",
            headers={
                "Origin": origin,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "authorization,content-type,idempotency-key,prefer",
            },
        )
        answered = server.client.post("/v1/articles", json=_ORDER, headers={"Origin": origin})
        other = server.client.post("/v1/articles", json=_ORDER, headers={"Origin": "https://evil.example"})
    assert asked.headers["access-control-allow-origin"] == origin
    assert (answered.status_code, answered.headers["access-control-allow-origin"]) == (200, origin)
    assert other.status_code == 403
    assert "access-control-allow-origin" not in other.headers


def test_every_answer_has_the_header_fields_of_security(client: httpx.Client) -> None:
    for answered in (
        client.get("/v1/rules"),
        client.get("/nowhere"),
        client.post("/v1/articles", json=_ORDER),
    ):
        assert answered.headers["x-content-type-options"] == "nosniff"
        assert answered.headers["cache-control"] == "no-store"
        assert answered.headers["x-request-id"]
        assert "server" not in answered.headers
