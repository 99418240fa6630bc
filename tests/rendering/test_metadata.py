import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.article import Article, Sentence
from articlekit.model.house import House, HousePage
from articlekit.model.note import Meta
from articlekit.rendering.metadata import PageFacts, canonical, link, open_graph
from tests.rendering.articles import FRENCH

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
