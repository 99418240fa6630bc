"""A model's headings and those that the note lists for its article."""

import json

import pytest
from click.testing import CliRunner

from articlekit.app.cli import main
from articlekit.drafting.drafter import Brief
from articlekit.drafting.openai.naming import named
from articlekit.drafting.openai.plan import plan
from articlekit.model.article import Article, Paragraph, Section, Sentence
from articlekit.model.provenance import BY_NOTE
from tests.fakes.notes import ARTICLE, ARTICLE_FR, NOTE, read
from tests.fakes.openai_server import FakeServer, answer, sentence

LISTED = (
    NOTE + "\nThe headings would be as follows:\n- Corroded pipe had cracked\n- School is expected to open\n"
)
HEADINGS = ["Corroded pipe had cracked", "School is expected to open"]
PLAN = plan(Brief(note=read(LISTED), language="en"))


def section(heading: str, *sources: str) -> Section:
    told = tuple(Sentence(text=f"{source}.", sources=(source,)) for source in sources)
    return Section(heading=Sentence(text=heading), paragraphs=(Paragraph(sentences=told),))


def outline(*sections: Section) -> list[tuple[str, str | None]]:
    article = Article(language="en", headline=Sentence(text="News"), sections=sections)
    return [(each.heading.text, each.heading.by) for each in named(article, PLAN).sections]


def test_the_plan_has_the_headings_of_the_note_for_names() -> None:
    assert [part.name for part in PLAN.parts if part.kind == "section"] == HEADINGS


def test_in_another_language_the_headings_are_for_the_model_to_translate() -> None:
    parts = plan(Brief(note=read(LISTED), language="fr")).parts
    assert [part.name for part in parts if part.kind == "section"] == [None, None]


@pytest.mark.parametrize(
    "sections",
    [
        (section("Rust", "s3", "s4"), section("Lessons", "s5")),
        (section("Lessons", "s5"), section("Rust", "s3", "s4")),
        (section("Rust", "s3"), section("Valve", "s4"), section("Lessons", "s5")),
    ],
)
def test_other_headings_give_way_in_the_order_of_the_note(sections: tuple[Section, ...]) -> None:
    assert outline(*sections) == [(heading, BY_NOTE) for heading in HEADINGS]


def test_a_heading_that_a_model_hands_in_as_it_is_stays_its_own() -> None:
    assert outline(section(HEADINGS[0], "s3")) == [(HEADINGS[0], None)]


def test_what_the_plan_has_in_no_section_goes_with_what_stands_before_it() -> None:
    article = Article(
        language="en", headline=Sentence(text="News"), sections=(section("More", "s1"), section("Rust", "s3"))
    )
    done = named(article, PLAN)
    assert [each.sentences[0].text for each in done.lede] == ["s1."]
    assert [each.heading.text for each in done.sections] == HEADINGS[:1]


def written(server: FakeServer, *arguments: str) -> Article:
    command = ["generate", "-", "--engine", "openai", "--model", "fake", "--base-url", server.url, "--json"]
    result = CliRunner().invoke(main, [*command, *arguments], input=LISTED.encode())
    assert result.exit_code == 0, result.stderr
    return Article.model_validate_json(json.dumps(json.loads(result.stdout)))


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("ARTICLEKIT_CACHE", str(tmp_path_factory.mktemp("cache")))


def test_a_model_is_told_the_headings_and_its_own_give_way() -> None:
    texts = [each for each in ARTICLE if each["part"] != "conclusion"]
    own = [*texts, sentence("heading", "Hope for pupils", "s5"), sentence("text", ARTICLE[-1]["text"], "s5")]
    with FakeServer(answer(own)) as server:
        article = written(server)
    assert [each.heading.text for each in article.sections] == HEADINGS
    assert {each.heading.by for each in article.sections} == {BY_NOTE}
    assert all(f'- heading: exactly "{heading}"' in server.prompts[0] for heading in HEADINGS)
    assert "would be as follows" not in server.prompts[0]
    assert len(server.requests) == 1


def test_a_translation_has_headings_of_the_model() -> None:
    with FakeServer(answer(ARTICLE_FR)) as server:
        article = written(server, "--lang", "fr")
    assert [each.heading.text for each in article.sections] == ["Une conduite fissurée sous la cuisine"]
    assert "exactly" not in server.prompts[0]
