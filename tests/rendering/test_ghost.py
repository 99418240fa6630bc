import re

from bs4 import BeautifulSoup
from hypothesis import given

from articlekit.model.article import Article, headings
from articlekit.model.house import House, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ARTICLES, FRENCH
from tests.rendering.full import CORRECTED

KEPT = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "li", "strong", "blockquote", "br", "hr", "small"}
"""What Ghost's editor has blocks or formats for, and `small`, whose words it keeps."""
CARD = re.compile(r"<!--kg-card-begin: html-->.*?<!--kg-card-end: html-->", re.DOTALL)


def ghost(article: Article, house: House | None = None) -> str:
    return render(article, template="ghost", options=RenderOptions(house=house or House()))


def test_there_is_nothing_that_ghost_would_drop() -> None:
    for article in (FRENCH, CORRECTED, ARTICLES["hostile"]):
        page = BeautifulSoup(CARD.sub("", ghost(article)), "html.parser")
        assert {tag.name for tag in page.find_all()} <= KEPT
        assert not any(tag.attrs for tag in page.find_all())


def test_the_title_is_a_field_of_the_post() -> None:
    page = BeautifulSoup(ghost(FRENCH), "html.parser")
    assert page.find("h1") is None
    told = [(tag.name, tag.get_text()) for tag in page.find_all(re.compile("h[1-6]"))]
    assert told == [(f"h{level}", heading.text) for _, level, heading in headings(FRENCH)][1:]


def test_what_has_attributes_is_in_a_card() -> None:
    (card,) = CARD.findall(ghost(CORRECTED))
    record = BeautifulSoup(card, "html.parser").div
    assert record is not None
    assert record["data-status"] == "usable"
    assert record["data-embargo"] == "2025-03-04T18:00:00-12:00"
    assert record["lang"] == "fr"
    assert [tag["class"] for tag in record.find_all("p")] == [["correction"], ["disclosure"], ["reviewed"]]


def test_without_visible_lines_the_record_is_still_there() -> None:
    house = House(page=HousePage(disclosure=False, review=False))
    (card,) = CARD.findall(ghost(FRENCH, house))
    assert "data-digital-source-type" in card
    assert "<p" not in card


@given(ANY_ARTICLE)
def test_any_article_has_one_card(article: Article) -> None:
    assert len(CARD.findall(ghost(article))) == 1
