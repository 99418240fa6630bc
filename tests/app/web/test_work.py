"""What is done at once: structure, check, render, and the lists of what there is."""

from pathlib import Path

import httpx
import pytest

from tests.app.web.serving import Server

pytestmark = pytest.mark.server

_ARTICLE = {"language": "en", "headline": {"text": "Power failure at Northgate"}}


def test_a_flat_text_is_restored(client: httpx.Client) -> None:
    body = "The power failed at 06:52.\n\nTrains ran again at 09:45.\n\n"
    text = body + "The headings would be:\n- Trains ran again\n"
    answered = client.post("/v1/structure", json={"text": text, "template": "markdown"}).json()
    assert [each["heading"]["text"] for each in answered["article"]["sections"]] == ["Trains ran again"]
    assert "## Trains ran again" in answered["rendered"]


def test_a_page_is_held_against_its_note_by_the_rules_that_are_wanted(client: httpx.Client) -> None:
    order = {
        "html": "<h1>Power failure</h1><h3>At Northgate</h3><p>At 06:52, 15 trains stood still.</p>",
        "note": {"text": "Power failed at Northgate at 06:52. 14 trains stood still."},
    }
    found = client.post("/v1/check", json=order).json()
    assert [each["rule"] for each in found["findings"]] == ["page-heading-skip", "unsupported-number"]
    assert found["errors"] == 2
    less = client.post("/v1/check", json={**order, "ignore": ["page-heading-skip"]}).json()
    assert [each["rule"] for each in less["findings"]] == ["unsupported-number"]
    house = {"severities": {"page-heading-skip": "off", "unsupported-number": "info"}}
    assert client.post("/v1/check", json={**order, "house": house}).json()["errors"] == 0


def test_an_article_is_checked(client: httpx.Client) -> None:
    article = {**_ARTICLE, "sections": [{"heading": {"text": "Trains"}, "level": 4, "paragraphs": []}]}
    found = client.post("/v1/check", json={"article": article}).json()["findings"]
    assert {"heading-skip", "empty-section"} <= {each["rule"] for each in found}


@pytest.mark.parametrize(
    ("order", "pointer"),
    [
        ({}, "/html"),
        ({"html": "<p>", "article": _ARTICLE}, "/html"),
        ({"html": "<p>", "select": ["no-rule"]}, "/select"),
        ({"html": "<p>", "note": {"text": '["a note", "another"]', "name": "two.json"}}, "/note/text"),
        ({"article": {**_ARTICLE, "engine": "magic"}}, "/article/engine"),
        ({"article": {"language": "en"}}, "/article/headline"),
    ],
)
def test_what_cannot_be_checked_is_told(client: httpx.Client, order: object, pointer: str) -> None:
    answered = client.post("/v1/check", json=order)
    assert answered.status_code == 422
    assert answered.json()["errors"][0]["pointer"] == pointer


def test_every_template_that_is_listed_renders(client: httpx.Client) -> None:
    listed = client.get("/v1/templates").json()["templates"]
    assert {"page", "fragment", "markdown", "json"} <= {each["name"] for each in listed}
    for each in listed:
        answered = client.post("/v1/render", json={"article": _ARTICLE, "template": each["name"]})
        assert answered.status_code == 200, each
        assert answered.json()["media_type"] == each["media_type"]
        assert answered.json()["rendered"]


def test_templates_of_the_operator_render_too(state: Path, tmp_path: Path) -> None:
    (tmp_path / "own.md.jinja").write_text("# {{ article.headline.text }}")
    with Server(state, ARTICLEKIT_TEMPLATES=str(tmp_path)) as server:
        answered = server.client.post("/v1/render", json={"article": _ARTICLE, "template": "own"}).json()
    assert answered == {
        "rendered": "# Power failure at Northgate\n",
        "media_type": "text/markdown; charset=utf-8",
    }


def test_rules_are_listed_and_explained(client: httpx.Client) -> None:
    rules = client.get("/v1/rules").json()["rules"]
    assert {"heading-skip", "model-cut"} <= {each["id"] for each in rules}
    for each in rules:
        explained = client.get(f"/v1/rules/{each['id']}").json()
        assert explained["severity"] == each["severity"]
        assert explained["documentation"].startswith(f"# {each['id']}\n")
    assert client.get("/v1/rules/no-rule").status_code == 404


def test_languages_are_listed(client: httpx.Client) -> None:
    languages = {each["tag"]: each for each in client.get("/v1/languages").json()["languages"]}
    assert languages["ar"] == {"tag": "ar", "name": "العربية", "script": "Arab", "direction": "rtl"}


def test_metrics_count_requests_by_their_route(client: httpx.Client) -> None:
    client.get("/v1/rules/heading-skip")
    text = client.get("/metrics").text
    assert 'articlekit_requests_total{method="GET",route="/v1/rules/{rule_id}",status="200"}' in text
    assert "articlekit_queue_length" in text
