"""Faults of the server: the client learns that there is one, the log where; neither has a word of a note."""

from pathlib import Path

import pytest

from tests.app.web.serving import NOTE, Server

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
