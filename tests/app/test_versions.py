"""`generate` in several languages: one outline, compared with each other, none lost for another's sake."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from articlekit.app.cli import main
from tests.fakes.openai_server import Answer, FakeServer, answer, error, sentence
from tests.fakes.versions import LANGUAGES, NOTE, changed, version, versions


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "ARTICLEKIT_MODEL", "ARTICLEKIT_PRICES"):
        monkeypatch.delenv(name, raising=False)


def generate(server: FakeServer, *arguments: str, languages: tuple[str, ...] = LANGUAGES) -> Result:
    wanted = [each for language in languages for each in ("--lang", language)]
    place = ("--engine", "openai", "--model", "fake", "--base-url", server.url, "--no-cache")
    return CliRunner().invoke(main, ["generate", "-", *place, *wanted, *arguments], input=NOTE.encode())


def articles(result: Result) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(result.stdout)
    return loaded


def outline(article: dict[str, Any]) -> list[tuple[int, list[str]]]:
    return [
        (
            section["level"],
            [
                source
                for paragraph in section["paragraphs"]
                for each in paragraph["sentences"]
                for source in each["sources"]
            ],
        )
        for section in article["sections"]
    ]


def errors(result: Result) -> list[str]:
    return [line for line in result.stderr.splitlines() if ": error " in line]


def test_json_is_a_list_in_the_order_of_the_languages() -> None:
    with FakeServer(versions()) as server:
        result = generate(server, "--json")
    assert result.exit_code == 0, result.stderr
    assert [each["language"] for each in articles(result)] == list(LANGUAGES)
    assert len(server.requests) == len(LANGUAGES)


def test_all_versions_have_one_outline_whatever_order_the_model_prefers() -> None:
    japanese = version("ja")
    other_order = [*japanese[:3], *japanese[6:9], *japanese[3:6], japanese[9]]
    arabic = version("ar")
    split = [*arabic[:8], sentence("heading", "الغاز يعود بعد الاختبار", "s6"), *arabic[8:]]
    with FakeServer(versions(ja=other_order, ar=split)) as server:
        result = generate(server, "--json")
    assert result.exit_code == 0, result.stderr
    assert {str(outline(each)) for each in articles(result)} == {"[(2, ['s3', 's4']), (2, ['s5', 's6'])]"}
    assert "note.ar: warning model-cut" in result.stderr
    records = {each["language"]: each["provenance"]["sentences"] for each in articles(result)}
    assert (records["ar"]["cut"], records["ja"]["cut"]) == (1, 0)
    assert len(server.requests) == len(LANGUAGES)


def test_a_version_without_a_section_of_the_others_is_asked_for_again() -> None:
    german = version("de")
    merged = [*german[:6], *german[7:]]
    answers = iter([merged])

    def step(request: dict[str, Any]) -> Answer:
        is_german = "article in German" in request["messages"][0]["content"]
        return answer(next(answers, german)) if is_german else versions()(request)

    with FakeServer(step) as server:
        result = generate(server, "--json")
    assert result.exit_code == 0, result.stderr
    assert {str(outline(each)) for each in articles(result)} == {"[(2, ['s3', 's4']), (2, ['s5', 's6'])]"}
    again = [prompt for prompt in server.prompts if "there is no section here" in prompt]
    assert len(again) == 1
    records = {each["language"]: each["provenance"] for each in articles(result)}
    assert (records["de"]["attempts"], records["de"]["requests"]) == (2, 2)
    assert (records["fr"]["attempts"], records["fr"]["requests"]) == (1, 1)


@pytest.mark.parametrize(
    ("language", "place", "text"),
    [
        ("ar", 1, "اكتُشف تسرب غاز في مدرسة نورثفيلد في 3 مارس 2026."),
        ("ru", 1, "Утечка газа обнаружена в школе Northfield 3 марта 2026 года."),
        ("ja", 1, "2026年3月3日、ノースフィールド校でガス漏れが見つかった。"),
    ],
)
def test_what_one_version_leaves_out_is_found(language: str, place: int, text: str) -> None:
    with FakeServer(versions(**{language: changed(language, place, text)})) as server:
        result = generate(server, "--json")
    assert result.exit_code == 1
    assert errors(result)
    assert all(f"note.{language} " in line and "error parity" in line for line in errors(result))
    assert len(server.requests) > len(LANGUAGES)


def test_files_are_named_by_language_and_refer_to_each_other(tmp_path: Path) -> None:
    with FakeServer(versions()) as server:
        result = generate(server, "-o", f"{tmp_path}/")
    assert result.exit_code == 0, result.stderr
    assert {path.name for path in tmp_path.iterdir()} == {f"note.{tag}.html" for tag in LANGUAGES}
    for tag in LANGUAGES:
        page = BeautifulSoup((tmp_path / f"note.{tag}.html").read_text("utf-8"), "html.parser")
        links = {str(each["hreflang"]): str(each["href"]) for each in page.select("link[rel=alternate]")}
        assert links == {each: f"note.{each}.html" for each in LANGUAGES}
        assert page.html is not None
        assert (page.html["lang"], page.html["dir"]) == (tag, "rtl" if tag == "ar" else "ltr")


def test_what_was_delivered_passes_the_comparison(tmp_path: Path) -> None:
    with FakeServer(versions()) as server:
        generate(server, "-o", f"{tmp_path}/", "--trace")
    checked = CliRunner().invoke(main, ["check", str(tmp_path), "--parity"])
    assert checked.exit_code == 0, checked.output
    assert "7 files: no findings" in checked.stderr


@pytest.mark.parametrize(
    "bad", [error(400, "no"), answer("Nein."), Answer(body=b"<html>"), answer(version("en"))]
)
def test_a_language_that_fails_does_not_lose_the_others(bad: Answer, tmp_path: Path) -> None:
    with FakeServer(versions(de=bad)) as server:
        result = generate(server, "-o", f"{tmp_path}/", "--json", languages=("fr", "de"))
    assert result.exit_code == 3
    assert [path.name for path in tmp_path.iterdir()] == ["note.fr.json"]
    last = result.stderr.splitlines()[-1]
    assert last.startswith("articlekit: note")
    assert "'de'" in last


def test_a_list_stays_one_where_all_but_one_version_fail() -> None:
    with FakeServer(versions(de=error(400))) as server:
        result = generate(server, "--json", languages=("fr", "de"))
    assert result.exit_code == 3
    assert [each["language"] for each in articles(result)] == ["fr"]


def test_nothing_is_written_where_every_language_fails(tmp_path: Path) -> None:
    with FakeServer(error(401)) as server:
        result = generate(server, "-o", f"{tmp_path}/", languages=("fr", "de"))
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert not any(tmp_path.iterdir())


def test_there_has_to_be_a_place_before_anybody_is_asked(tmp_path: Path) -> None:
    file = tmp_path / "article.html"
    file.write_text("mine", encoding="utf-8")
    with FakeServer(versions()) as server:
        for arguments in ((), ("-o", str(file))):
            result = generate(server, *arguments)
            assert result.exit_code == 2
            assert "give a folder" in result.stderr
    assert server.requests == []
    assert file.read_text("utf-8") == "mine"


def test_a_language_that_is_named_twice_is_written_once() -> None:
    with FakeServer(versions()) as server:
        result = generate(server, "--json", languages=("fr", "de", "fr"))
    assert [each["language"] for each in articles(result)] == ["fr", "de"]


@pytest.mark.parametrize("tag", [tag for tag in LANGUAGES if tag != "en"])
def test_a_translated_quotation_says_so_in_the_words_of_its_language(tag: str) -> None:
    with FakeServer(versions()) as server:
        article = json.loads(generate(server, "--json", languages=(tag,)).stdout)
        page = generate(server, languages=(tag,)).stdout
        text = generate(server, "-t", "markdown", languages=(tag,)).stdout
    marked = [
        each["text"]
        for section in article["sections"]
        for paragraph in section["paragraphs"]
        for each in paragraph["sentences"]
        if each["translated"]
    ]
    label = BeautifulSoup(page, "html.parser").select_one(".translated")
    assert len(marked) == 1
    assert label is not None
    assert page.index(marked[0].split()[-1]) < page.index(label.get_text())
    assert label.get_text().strip("()（）") in text


def test_annotated_versions_have_their_own_marks(tmp_path: Path) -> None:
    short = changed("ar", 1, "اكتُشف تسرب غاز في مدرسة نورثفيلد في 3 مارس 2026.")
    with FakeServer(versions(ar=short)) as server:
        result = generate(server, "--annotate", "-o", f"{tmp_path}/")
    assert result.exit_code == 1
    pages = {
        tag: BeautifulSoup((tmp_path / f"note.{tag}.html").read_text("utf-8"), "html.parser")
        for tag in LANGUAGES
    }
    found = {
        tag: [code.get_text() for code in page.select("[role=doc-footnote] code")]
        for tag, page in pages.items()
    }
    assert "parity" in found["ar"]
    assert all("parity" not in rules for tag, rules in found.items() if tag != "ar")
    assert all(page.select("[data-sources=s5]") for page in pages.values())
