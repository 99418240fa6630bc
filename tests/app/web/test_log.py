"""The log: what is in it, and what is not."""

import json
from pathlib import Path

import pytest

from tests.app.web.serving import Server, articlekit, ended

pytestmark = pytest.mark.server


def test_every_request_is_a_line_without_a_word_of_its_note(state: Path) -> None:
    made = articlekit("token", "create", "--scope", "articles", "--state", str(state))
    token = made.stdout.strip()
    headers = {"Authorization": f"Bearer {token}"}
    order = {"note": {"text": "Quetzalcoatl failed at Northgate."}, "house": {"phrases": {"quetzal": 1}}}
    with Server(state, "--access-log") as server:
        assert server.client.post("/v1/articles?quetzal=1", json=order, headers=headers).status_code == 422
        del order["house"]
        assert server.client.post("/v1/articles", json=order, headers=headers).status_code == 200
        ended(server, server.job(order, **headers), **headers)
        server.client.get("/quetzal", headers=headers)
        server.stop()
    lines = [json.loads(line) for line in server.lines if line.startswith("{")]
    assert [(line["method"], line["route"], line["status"]) for line in lines[:3]] == [
        ("POST", "/v1/articles", 422),
        ("POST", "/v1/articles", 200),
        ("POST", "/v1/articles", 202),
    ]
    assert lines[0]["caller"] == token.split("_")[1]
    assert lines[-1]["route"] == "other"
    log = "\n".join(server.lines).lower()
    assert "quetzal" not in log
    assert token.split("_", 2)[2].lower() not in log
    assert "traceback" not in log
