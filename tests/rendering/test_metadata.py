import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.article import Article, Paragraph, Sentence
from articlekit.model.house import House, HousePage
from articlekit.model.note import Meta
from articlekit.rendering.metadata import PageFacts, canonical, describe, entitle, link, open_graph, shorten
from tests.rendering.articles import ENGLISH, FRENCH, JAPANESE

HOUSE = House(page=HousePage(site_name="The Valmont Courier", base_url="https://example.org/news/"))
FACTS = PageFacts(language="fr-CA", description="In short.", date="2025-03-04")


def slugged(slug: str) -> Article:
    return Article(language="en", headline=Sentence(text="Fire"), meta=Meta(slug=slug))


@pytest.mark.parametrize(
    ("slug", "address"),
    [
        ("fire-in-port", "https://example.org/news/fire-in-port"),
        ("2026/03/fire", "https://example.org/news/2026/03/fire"),
        ("../../admin", "https://example.org/news/admin"),
        ("火災 ?x#y", "https://example.org/news/%E7%81%AB%E7%81%BD%20%3Fx%23y"),
        ("  ", None),
    ],
)
def test_the_canonical_address_is_the_slug_below_the_outlets(slug: str, address: str | None) -> None:
    assert canonical(slugged(slug), HOUSE) == address


def test_there_is_none_without_an_address_of_the_outlet() -> None:
    assert canonical(slugged("fire"), House()) is None


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "//example.org", "Régie", "http://", "data:text/html,x"]
)
def test_only_addresses_of_the_web_are_links(text: str) -> None:
    assert link(text) is None


def test_an_address_is_made_fit_for_an_attribute() -> None:
    assert (
        link("https://example.org/é?q=50%&x=[1]#a#b") == "https://example.org/%C3%A9?q=50%25&x=%5B1%5D#a%23b"
    )
    assert link("https://example.org/%C3%A9") == "https://example.org/%C3%A9"


@given(st.text())
def test_a_link_is_plain_ascii(text: str) -> None:
    address = link("https://example.org/" + text)
    assert address is None or (address.isascii() and not set(address) & set('"<>\\^`{|} '))


def test_open_graph_says_what_is_known() -> None:
    facts = dict(open_graph(FRENCH, HOUSE, FACTS))
    assert facts["og:locale"] == "fr_CA"
    assert facts["article:published_time"] == "2025-03-04"
    assert facts["og:title"] == FRENCH.headline.text


def test_a_language_without_a_region_is_given_none() -> None:
    facts = PageFacts(language="fr", description="", date=None)
    assert "og:locale" not in dict(open_graph(FRENCH, HOUSE, facts))


def led(*texts: str, language: str = "en", headline: str = "Headline") -> Article:
    lede = (Paragraph(sentences=tuple(Sentence(text=text) for text in texts)),)
    return Article(language=language, headline=Sentence(text=headline), lede=lede)


def test_the_standfirst_describes_the_article() -> None:
    assert describe(FRENCH) == FRENCH.standfirst


def test_without_a_standfirst_the_lede_does_in_whole_sentences() -> None:
    assert describe(ENGLISH).endswith("failed with status 503.")
    assert describe(JAPANESE).endswith(
        "やけどを負った。工場は直ちに運転を停止し、消防が周辺の安全を確認した。"
    )
    assert describe(led("Fire.", "Nobody was hurt.")) == "Fire. Nobody was hurt."
    assert describe(led("火事。", "けが人はない。", language="ja")) == "火事。けが人はない。"


def test_a_long_sentence_is_cut_between_words() -> None:
    description = describe(led("word, " * 100))
    assert len(description) <= 300
    assert description.endswith("word…")


def test_without_a_lede_it_is_the_headline() -> None:
    assert describe(led("  ", headline="Fire in port")) == "Fire in port"


def test_the_title_has_the_site_where_there_is_room() -> None:
    assert entitle(led("x", headline="Fire in port"), "Courier") == "Fire in port | Courier"
    assert entitle(led("x", headline="Fire in port " * 5), "Courier").startswith("Fire in port Fire")
    assert "Courier" not in entitle(led("x", headline="Fire in port " * 5), "Courier")


def test_a_long_title_is_cut_to_what_html_may_have() -> None:
    assert entitle(led("x", headline="word " * 30)).endswith(" word…")
    assert len(entitle(led("x", headline="<&> " * 30))) < 30


@given(st.text(max_size=400), st.integers(1, 300), st.booleans())
def test_no_text_is_longer_than_it_may_be(text: str, limit: int, spaced: bool) -> None:
    assert len(shorten(text, limit, spaced=spaced)) <= limit
