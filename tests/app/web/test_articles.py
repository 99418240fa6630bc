"""`POST /v1/articles`, as a plugin meets it."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.app.web.serving import NOTE, Server, ended
from tests.fakes.openai_server import FakeServer, answer, sentence

pytestmark = pytest.mark.server

_ORDER = {"note": {"text": NOTE, "name": "northgate.txt"}, "template": "fragment"}


def test_a_note_becomes_an_article_at_once(client: httpx.Client) -> None:
    answered = client.post("/v1/articles", json=_ORDER)
    assert answered.status_code == 200
    assert answered.headers["content-type"] == "application/json"
    body = answered.json()
    (written,) = body["articles"]
    assert body["failures"] == []
    assert written["language"] == "en"
    assert written["article"]["headline"]["text"].startswith("Power fail")
    assert written["article"]["note"] == "northgate"
    assert "No one was injured." in written["rendered"]
    assert isinstance(written["findings"], list)


def test_nothing_is_rendered_without_a_template(client: httpx.Client) -> None:
    (written,) = client.post("/v1/articles", json={"note": {"text": NOTE}}).json()["articles"]
    assert written["rendered"] is None


def test_a_list_of_notes_gives_an_article_for_each(client: httpx.Client) -> None:
    note = {"text": '["Power failed at Northgate.", "Trains stood still at Southgate."]', "name": "two.json"}
    body = client.post("/v1/articles", json={"note": note}).json()
    assert [each["article"]["note"] for each in body["articles"]] == ["two-1", "two-2"]


def test_a_trace_and_the_open_questions_are_rendered(client: httpx.Client) -> None:
    order = {**_ORDER, "trace": True, "show_missing": True}
    rendered = client.post("/v1/articles", json=order).json()["articles"][0]["rendered"]
    assert 'data-sources="' in rendered
    assert "missing" in rendered


def test_the_house_of_a_request_is_followed(client: httpx.Client) -> None:
    order = {**_ORDER, "house": {"headings": {"base_level": 3, "headline": True}}}
    assert "<h2" in client.post("/v1/articles", json=order).json()["articles"][0]["rendered"]


@pytest.mark.parametrize(
    ("change", "pointer", "words"),
    [
        ({"note": {"text": ""}}, "/note/text", "at least 1 character"),
        ({"note": {"text": " \n"}}, "/note/text", "empty"),
        ({"note": {"text": NOTE, "language": "klingon!"}}, "/note/language", "no language tag"),
        ({"note": {"text": NOTE, "nam": "x"}}, "/note/nam", "did you mean 'name'?"),
        ({"languages": ["en", "xx-"]}, "/languages/1", "no language tag"),
        ({"languages": ["fr"]}, "/languages", "translating needs a language model"),
        ({"template": "nothing"}, "/template", "no such template"),
        ({"engine": "openai"}, "/engine", "offers no language model"),
        ({"model": "gpt-4.1"}, "/model", "has no model"),
        ({"house": {"limits": {"headline": 3}}}, "/house/limits/headline", "expected 10 or more"),
        ({"house": {"severities": {"no/rule": "off"}}}, "/house/severities/no~1rule", "no rule"),
        ({"house": {"headlines": {}}}, "/house/headlines", "did you mean 'headings'"),
        ({"callback": "https://cms.example/hook"}, "/callback", "ARTICLEKIT_WEBHOOK_SECRET"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    client: httpx.Client, change: dict[str, Any], pointer: str, words: str
) -> None:
    answered = client.post("/v1/articles", json={**_ORDER, **change})
    assert answered.status_code == 422
    assert answered.headers["content-type"] == "application/problem+json"
    problem = answered.json()
    assert (problem["status"], problem["instance"]) == (422, "/v1/articles")
    assert [each["pointer"] for each in problem["errors"]] == [pointer]
    assert words in problem["errors"][0]["detail"]
    assert "\n" not in problem["detail"]


@pytest.mark.parametrize(
    "template", ["../secret", "/etc/passwd", "page\0", "..\\x", "page.html.jinja", "{{ 7 * 7 }}", "."]
)
def test_a_template_is_a_name_of_the_list_and_never_a_path(
    client: httpx.Client, template: str, tmp_path: Path
) -> None:
    (tmp_path / "own.html.jinja").write_text("{{ 7 * 7 }}")
    for name in (template, str(tmp_path / "own.html.jinja")):
        for path, order in (
            ("/v1/articles", {"note": {"text": NOTE}}),
            ("/v1/render", {"article": {"language": "en", "headline": {"text": "A"}}}),
        ):
            answered = client.post(path, json={**order, "template": name})
            assert answered.status_code == 422
            assert answered.json()["errors"][0]["pointer"] == "/template"


def test_markup_in_a_note_is_text(client: httpx.Client) -> None:
    order = {
        "note": {"text": "{{ 7 * 7 }} <script>alert(1)</script> failed at Northgate."},
        "template": "page",
    }
    rendered = client.post("/v1/articles", json=order).json()["articles"][0]["rendered"]
    assert "<script>alert" not in rendered
    assert "49" not in rendered


def test_sixty_four_requests_at_once_are_all_answered(client: httpx.Client) -> None:
    notes = [f"Power failed at station {number} at 06:52. No one was injured." for number in range(64)]

    def written(text: str) -> str:
        answered = client.post("/v1/articles", json={"note": {"text": text}})
        assert answered.status_code == 200
        return str(answered.json()["articles"][0]["article"])

    with ThreadPoolExecutor(64) as threads:
        articles = list(threads.map(written, notes))
    assert all(f"station {number} " in article for number, article in enumerate(articles))


def test_a_model_writes_where_the_operator_allows_it(state: Path) -> None:
    sentences = [
        sentence("headline", "Power failure at Northgate", "s1"),
        sentence("lede", "Power failed at Northgate at 06:52 on 4 March 2026.", "s1"),
        sentence("lede", "14 trains stood still.", "s2"),
        sentence("lede", "No one was injured.", "s3"),
    ]
    order = {"note": {"text": NOTE}, "engine": "openai"}
    with FakeServer(answer(sentences)) as fake:
        options = ("--engine", "openai", "--base-url", fake.url, "--no-cache", "--allow-model", "other")
        with Server(state, *options, ARTICLEKIT_MODEL="mine") as server:
            at_once = server.client.post("/v1/articles", json=order).json()["articles"][0]
            as_job = ended(server, server.job({**order, "model": "other"}))
            refused = server.client.post("/v1/articles", json={**order, "model": "dear"})
    assert at_once["article"]["headline"]["text"] == "Power failure at Northgate"
    assert at_once["article"]["provenance"]["model"] == "mine"
    assert as_job["result"]["articles"][0]["article"]["provenance"]["model"] == "other"
    assert refused.json()["errors"] == [
        {"pointer": "/model", "detail": "this model is not offered: give one of mine, other"}
    ]
    assert {request["model"] for request in fake.requests} == {"mine", "other"}


def test_an_engine_that_cannot_be_reached_is_a_bad_gateway(state: Path) -> None:
    options = ("--engine", "openai", "--base-url", "http://127.0.0.1:9", "--no-cache")
    with Server(state, *options, OPENAI_API_KEY="sk-secret-key") as server:
        answered = server.client.post("/v1/articles", json={"note": {"text": NOTE}, "engine": "openai"})
        job = ended(server, server.job({"note": {"text": NOTE}, "engine": "openai"}))
        assert answered.status_code == 502
        assert job["status"] == "failed"
        assert job["problem"]["status"] == 502
        assert "sk-secret-key" not in answered.text + str(job) + "\n".join(server.lines)


def test_what_is_known_of_a_note_comes_in_fields_of_its_own(client: httpx.Client) -> None:
    known = {
        "title": "Power failure at Northgate",
        "date": "2026-03-04",
        "place": "Northgate",
        "byline": "Ann Lee",
        "sources": ["Northern Rail"],
        "slug": "northgate-power",
    }
    answered = client.post("/v1/articles", json={"note": {"text": NOTE, "name": "n.txt", **known}})
    assert answered.status_code == 200
    article = answered.json()["articles"][0]["article"]
    meta = article["meta"]
    assert (meta["place"], meta["byline"], meta["slug"]) == ("Northgate", "Ann Lee", "northgate-power")
    assert (meta["date"], meta["sources"]) == ("2026-03-04", ["Northern Rail"])
    assert article["note"] == "n"


def test_a_note_in_json_says_itself_what_is_known_of_it(client: httpx.Client) -> None:
    order = {"note": {"text": '{"text": "A pump failed."}', "place": "Halle"}}
    answered = client.post("/v1/articles", json=order)
    assert answered.status_code == 422
    assert [each["pointer"] for each in answered.json()["errors"]] == ["/note/place"]


def test_an_editors_copy_has_its_findings_marked(client: httpx.Client) -> None:
    order = {"note": {"text": NOTE}, "template": "page"}
    plain, marked = (
        client.post("/v1/articles", json={**order, "annotate": wanted}).json()["articles"][0]["rendered"]
        for wanted in (False, True)
    )
    assert len(marked) > len(plain)
    refused = client.post("/v1/articles", json={**order, "template": "json", "annotate": True})
    assert refused.json()["errors"][0]["pointer"] == "/annotate"


def test_an_article_is_approved(client: httpx.Client) -> None:
    article = client.post("/v1/articles", json={"note": {"text": NOTE}}).json()["articles"][0]["article"]
    order = {"article": article, "by": "Ada Example", "at": "2026-03-04T18:00:00+01:00"}
    approved = client.post("/v1/approve", json=order).json()["article"]
    assert (approved["review"]["by"], approved["review"]["at"]) == (order["by"], order["at"])
    refused = client.post("/v1/approve", json={**order, "at": "yesterday"})
    assert [each["pointer"] for each in refused.json()["errors"]] == ["/at"]


def test_a_job_is_watched(client: httpx.Client) -> None:
    taken = client.post("/v1/articles", json=_ORDER, headers={"Prefer": "respond-async"}).json()
    with client.stream("GET", f"{taken['url']}/events", timeout=60) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        told = [json.loads(line[6:]) for line in stream.iter_lines() if line.startswith("data: ")]
    assert told[-1]["status"] == "done"
    assert told[-1]["result"]["articles"]
    assert client.get(f"/v1/jobs/{'0' * 35}/events").status_code == 404


def test_the_page_of_the_api_loads_nothing(client: httpx.Client) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "<h2>POST /v1/articles</h2>" in page.text
    assert not [part for part in ("<script", "src=", "<link", "<style") if part in page.text]


def test_the_document_says_where_and_with_what(client: httpx.Client) -> None:
    found = client.get("/openapi.json").json()
    assert found["servers"][0]["url"] == "/"
    assert found["security"] == [{"token": []}]
    assert found["paths"]["/healthz"]["get"]["security"] == []


@pytest.mark.parametrize(
    ("path", "body", "detail"),
    [
        (
            "/v1/articles",
            {"note": {"text": NOTE}, "languages": []},
            "/languages: there are too few: give",
        ),
        (
            "/v1/articles",
            {"note": {"text": NOTE, "title": "a\nb"}},
            "/note/title: it is no single line",
        ),
        ("/v1/check", {"html": "<p>x", "select": ["nope"]}, "there is no rule 'nope': see the list of rules"),
        (
            "/v1/articles",
            {"note": {"text": "---\na: [\n---\nx"}},
            "note, line 2: front matter: no YAML:",
        ),
    ],
)
def test_a_problem_says_what_is_wrong_where_and_what_to_do(
    client: httpx.Client, path: str, body: dict[str, Any], detail: str
) -> None:
    answered = client.post(path, json=body)
    assert answered.status_code == 422
    assert detail in answered.json()["detail"]


def test_a_client_is_given_no_options_of_the_command_line(client: httpx.Client) -> None:
    answered = client.post("/v1/articles", json={"note": {"text": NOTE}, "languages": ["fr"]})
    told = answered.text
    assert "translating needs a language model: ask the operator of this server" in told
    assert "--" not in told
