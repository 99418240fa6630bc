import json
from typing import Any
from uuid import UUID

from bs4 import BeautifulSoup
from hypothesis import given

from articlekit.model.article import Article, Paragraph, Sentence, headings
from articlekit.model.house import House, HouseHeadings
from articlekit.rendering import RenderOptions, render
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ARTICLES, FRENCH
from tests.rendering.full import CORRECTED
from tests.rendering.pages import strings


def stream(article: Article, options: RenderOptions | None = None) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = json.loads(render(article, template="wagtail", options=options))
    return blocks


def of(kind: str, blocks: list[dict[str, Any]]) -> list[Any]:
    return [block["value"] for block in blocks if block["type"] == kind]


def test_every_part_of_an_article_has_its_block() -> None:
    kinds = [block["type"] for block in stream(FRENCH)]
    assert kinds == [
        *("about", "standfirst", "paragraph", "heading", "paragraph", "quote"),
        *("heading", "timeline", "heading", "list", "divider", "paragraph", "notice"),
    ]


def test_headings_keep_their_levels() -> None:
    wanted = [{"text": heading.text, "level": f"h{level}"} for _, level, heading in headings(FRENCH)]
    assert of("heading", stream(FRENCH)) == wanted[1:]
    house = House(headings=HouseHeadings(headline=True))
    assert of("heading", stream(FRENCH, RenderOptions(house=house))) == wanted


def test_the_desk_is_told_first() -> None:
    (about,) = of("about", stream(CORRECTED))
    assert about["version"] == 2
    assert about["status"] == "usable"
    assert about["embargo"] == "2025-03-04T18:00:00-12:00"
    assert about["reviewed_by"] == "Ada Example"
    assert [notice["kind"] for notice in of("notice", stream(CORRECTED))] == [
        "correction",
        "disclosure",
        "reviewed",
    ]


def test_items_of_lists_are_blocks_too() -> None:
    (entries,) = of("timeline", stream(FRENCH))
    assert [entry["type"] for entry in entries] == ["item"] * 3
    assert entries[0]["value"]["time"].replace("\N{NO-BREAK SPACE}", " ") == "6 h 52"
    assert entries[0]["value"]["text"] == "coupure de courant sur les lignes A et C"


def test_ids_are_one_each_and_stay() -> None:
    blocks = stream(FRENCH)
    ids = [UUID(block["id"]) for block in blocks]
    assert len(set(ids)) == len(ids)
    assert blocks == stream(FRENCH)


def test_a_paragraph_is_rich_text_in_which_markup_is_text() -> None:
    for value in of("paragraph", stream(ARTICLES["hostile"])):
        assert [tag.name for tag in BeautifulSoup(value, "html.parser").find_all()] == ["p"]


def test_steps_keep_their_order_in_rich_text() -> None:
    steps = Paragraph(
        kind="list", ordered=True, sentences=(Sentence(text="Open <A>."), Sentence(text="Push."))
    )
    article = Article(language="en", headline=Sentence(text="How the pump is started"), lede=(steps,))
    assert of("paragraph", stream(article)) == ["<ol><li>Open &lt;A&gt;.</li><li>Push.</li></ol>"]
    assert of("list", stream(article)) == []


@given(ANY_ARTICLE)
def test_any_article_is_a_stream(article: Article) -> None:
    blocks = stream(article)
    assert all(set(block) == {"type", "value", "id"} for block in blocks)
    text = "".join(strings(blocks))
    assert not set(text) & set("\x00\x1b\x7f\ufffe\ud800")
    assert text.encode()
