"""The record of an article, as JSON and on the page: who wrote what, and what it took."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

import articlekit
from articlekit.app.cli import main
from tests.fakes.notes import ARTICLE, ARTICLE_FR, NOTE
from tests.fakes.openai_server import Answer, FakeServer, answer, sentence

WRONG = [
    *ARTICLE[:5],
    sentence("text", "The fire service shut down the main gas valve at 9:52.", "s4"),
    ARTICLE[6],
]
MODEL = "gpt-4.1-mini-2025-04-14"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARTICLEKIT_PRICES", raising=False)


def generate(script: list[dict[str, Any]], *arguments: str, model: str = MODEL) -> tuple[Result, FakeServer]:
    def step(request: dict[str, Any]) -> Answer:
        """The article; nothing of use to a question for one sentence, which has no message of the system."""
        return answer(script) if len(request["messages"]) > 1 else answer("I do not know.")

    with FakeServer(step) as server:
        place = ["--base-url", server.url.replace("//", "//editor:pa55word@"), "--model", model]
        command = ["generate", "-", "--engine", "openai", *place, *arguments]
        result = CliRunner().invoke(main, command, input=NOTE.encode())
    assert "pa55word" not in result.stdout + result.stderr
    return result, server


def article(script: list[dict[str, Any]], *arguments: str, model: str = MODEL) -> dict[str, Any]:
    result, _ = generate(script, "--json", *arguments, model=model)
    assert result.exit_code == 0, result.stderr
    loaded: dict[str, Any] = json.loads(result.stdout)
    return loaded


def signatures(value: Any) -> list[tuple[str, list[str]]]:
    """Who wrote each sentence and heading, and from which statements, in order."""
    if isinstance(value, list):
        return [each for inner in value for each in signatures(inner)]
    if not isinstance(value, dict):
        return []
    if "sources" in value and "by" in value:
        return [(value["by"], value["sources"])]
    return [each for inner in value.values() for each in signatures(inner)]


def test_every_sentence_says_who_wrote_it_and_from_what() -> None:
    assert signatures(article(WRONG)) == [
        (MODEL, ["s1"]),
        (MODEL, ["s1"]),
        (MODEL, ["s2"]),
        (MODEL, ["s3"]),
        (MODEL, ["s3"]),
        ("note", ["s4"]),
        (MODEL, ["s5"]),
    ]


def test_the_record_says_what_it_took() -> None:
    result, server = generate(WRONG, "--json", "--attempts", "2")
    record = json.loads(result.stdout)["provenance"]
    assert record.pop("seconds") > 0
    completion = record["completion_tokens"]
    assert record == {
        "engine": "openai",
        "model": MODEL,
        "server": server.url.removeprefix("http://").removesuffix("/v1"),
        "attempts": 2,
        "requests": 2,
        "cached": 0,
        "prompt_tokens": 1_000,
        "completion_tokens": completion,
        "estimated": 0,
        "cost_usd": pytest.approx((1_000 * 0.4 + completion * 1.6) / 1_000_000, abs=1e-6),
        "created_by": f"articlekit {articlekit.__version__}",
        "sentences": {"model": 6, "note": 1, "replaced": 1, "cut": 0, "left_out": 0},
    }
    assert f"{completion} tokens, $0.00" in result.stderr


def test_what_is_cut_and_left_out_is_counted() -> None:
    wrong = [
        *ARTICLE_FR[:2],
        sentence("lede", "Les 900 élèves ont quitté le bâtiment.", "s2"),
        *ARTICLE_FR[3:],
    ]
    result, _ = generate(wrong, "--json", "--lang", "fr")
    assert result.exit_code == 1, "a translation that has lost a sentence is not as it should be"
    origins = json.loads(result.stdout)["provenance"]["sentences"]
    assert origins == {"model": 6, "note": 0, "replaced": 0, "cut": 1, "left_out": 1}


def test_a_price_that_nobody_knows_is_null_and_said() -> None:
    result, _ = generate(ARTICLE, "--json", model="fake")
    assert json.loads(result.stdout)["provenance"]["cost_usd"] is None
    assert "cost unknown: set ARTICLEKIT_PRICES" in result.stderr


def test_an_article_that_no_model_could_write_says_who_was_asked() -> None:
    written = article([], "--fallback", "note")
    assert written["engine"] == "extractive"
    assert {by for by, _ in signatures(written)} == {"note"}
    assert (written["provenance"]["engine"], written["provenance"]["model"]) == ("openai", MODEL)
    assert written["provenance"]["sentences"]["model"] == 0


@pytest.mark.parametrize("command", ["generate", "structure"])
def test_without_a_model_the_record_is_the_same_every_time(command: str) -> None:
    first, second = (CliRunner().invoke(main, [command, "-", "--json"], input=NOTE) for _ in range(2))
    assert first.stdout == second.stdout
    written = json.loads(first.stdout)
    assert {by for by, _ in signatures(written)} == {None}
    record = written["provenance"]
    assert (record["model"], record["seconds"], record["requests"], record["cost_usd"]) == (
        None,
        None,
        0,
        0.0,
    )
    assert record["sentences"]["note"] == len(signatures(written))


@pytest.mark.parametrize("template", ["page", "fragment"])
@pytest.mark.parametrize("wish", [["--annotate"], ["--trace", "--show-missing"]])
def test_an_editors_copy_says_the_same_in_words(template: str, wish: list[str]) -> None:
    result, _ = generate(WRONG, "-t", template, *wish)
    page = BeautifulSoup(result.stdout, "html.parser")
    cites = [tag.get_text().strip() for tag in page.select(".cites")]
    authors = [tag.get_text().strip() for tag in page.select(".by")]
    headline = 1 if template == "page" else 0
    assert cites == ["[s1]", "[s1]", "[s2]", "[s3]", "[s3]", "[s4]", "[s5]"][1 - headline :]
    by_model = f"[By {MODEL}]"
    assert authors == [*[by_model] * (4 + headline), "[Wording of the notes]", by_model]
    for link in page.select(".cites a"):
        target = page.find(id=str(link["href"])[1:])
        assert target is not None
        assert target.get_text() == f"Statement {link.get_text()}"


def test_an_annotated_page_begins_with_who_wrote_it() -> None:
    result, server = generate(WRONG, "--annotate")
    told = BeautifulSoup(result.stdout, "html.parser").select_one(".authorship")
    assert told is not None
    assert server.url.removeprefix("http://").removesuffix("/v1") in told.get_text()
    assert "6 by the model, 1 in the wording of the notes, 1 replaced, 0 cut" in told.get_text()


def test_a_trace_marks_who_wrote_a_sentence_for_programs() -> None:
    result, _ = generate(WRONG, "--trace")
    page = BeautifulSoup(result.stdout, "html.parser")
    marked = [tag["data-by"] for tag in page.select("[data-by]")]
    assert marked == [*[MODEL] * 5, "note", MODEL]
    assert not page.select(".cites, .by")


@pytest.mark.parametrize("wish", [[], ["--trace"], ["--annotate"]])
def test_no_page_says_what_it_cost(wish: list[str]) -> None:
    result, _ = generate(WRONG, *wish)
    assert result.exit_code == 0
    assert not any(word in result.stdout for word in ("cost", "USD", "tokens", "$"))


def test_a_public_page_names_neither_model_nor_server() -> None:
    result, server = generate(WRONG)
    assert MODEL not in result.stdout
    assert server.url[7:20] not in result.stdout
