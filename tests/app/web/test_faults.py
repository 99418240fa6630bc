"""Faults of the server, and its log: neither the client nor the log is told a word of a note."""

import json
from pathlib import Path

import pytest

from tests.app.web.serving import NOTE, Server, articlekit, ended

pytestmark = pytest.mark.server


def test_a_broken_template_is_told_to_the_operator_alone(state: Path, tmp_path: Path) -> None:
    (tmp_path / "own.html.jinja").write_text("{{ article.headline.txet }}")
    order = {"note": {"text": NOTE}, "template": "own"}
    with Server(state, ARTICLEKIT_TEMPLATES=str(tmp_path)) as server:
        answered = server.client.post("/v1/articles", json=order)
        listed = server.client.get("/v1/templates").json()["templates"]
        server.stop()
    assert {"name": "own", "media_type": "text/html; charset=utf-8", "builtin": False} in listed
    assert answered.status_code == 500
    assert answered.json()["detail"] == "the server failed at it: ask whoever runs it"
    assert any("own.html.jinja, line 1" in line for line in server.lines)
    assert str(tmp_path) not in answered.text


def test_too_many_jobs_are_not_taken_in(state: Path) -> None:
    with Server(state, "--workers", "0", "--max-jobs", "2") as server:
        for _ in range(2):
            server.job({"note": {"text": NOTE}})
        answered = server.client.post(
            "/v1/articles", json={"note": {"text": NOTE}}, headers={"Prefer": "respond-async"}
        )
    assert (answered.status_code, answered.headers["retry-after"]) == (503, "60")


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
