from typing import Any

import pytest

from articlekit.model.article import Article, Sentence, approved
from articlekit.model.house import House, HousePage
from articlekit.rendering.metadata import PageFacts, json_ld
from tests.rendering.articles import FRENCH

HOUSE = House(page=HousePage(site_name="The Valmont Courier", base_url="https://example.org/news/"))
FACTS = PageFacts(language="fr-CA", description="In short.", date="2025-03-04")
OF_GOOGLE = {"headline", "image", "datePublished", "dateModified", "author"}


def with_meta(article: Article, **values: Any) -> Article:
    return article.model_copy(update={"meta": article.meta.model_copy(update=values)})


def test_what_is_not_known_is_left_out() -> None:
    bare = Article(language="en", headline=Sentence(text="Fire"))
    values = json_ld(bare, House(), PageFacts(language="en", description="Fire.", date=None))
    assert set(values) == {
        *("@context", "@type", "headline", "description", "inLanguage", "digitalSourceType"),
    }


def test_what_is_known_is_there() -> None:
    values = json_ld(FRENCH, HOUSE, FACTS)
    assert values["author"] == {"@type": "Person", "name": "Claire Besson"}
    assert values["isBasedOn"] == ["https://example.org/communique?id=12&lang=fr"]
    assert values["citation"] == ["Régie des transports de Valmont"]
    assert values["contentLocation"] == {"@type": "Place", "name": "Valmont"}
    assert values["creditText"] == "Claire Besson, The Valmont Courier"


def test_everything_that_google_reads_can_be_given() -> None:
    article = with_meta(FRENCH, image="https://example.org/tram.jpg", byline_url="https://example.org/besson")
    facts = PageFacts(language="fr", description="", date="2025-03-04", modified="2025-03-05")
    values = json_ld(article, HOUSE, facts)
    assert set(values) >= OF_GOOGLE
    assert values["author"]["url"] == "https://example.org/besson"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "tram.jpg", "https://"])
def test_an_image_or_author_with_another_address_is_left_out(address: str) -> None:
    values = json_ld(with_meta(FRENCH, image=address, byline_url=address), HOUSE, FACTS)
    assert "image" not in values
    assert "url" not in values["author"]


def test_version_correction_and_review_are_told() -> None:
    article = with_meta(FRENCH, version=2, correction="Quatorze rames, et non treize.")
    values = json_ld(approved(article, by="Ada Example", at="2025-03-05T09:00:00+01:00"), HOUSE, FACTS)
    assert values["version"] == 2
    assert values["correction"] == {"@type": "CorrectionComment", "text": "Quatorze rames, et non treize."}
    assert values["editor"] == {"@type": "Person", "name": "Ada Example"}
    assert values["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": "https://example.org/news/panne-tramway-valmont",
        "reviewedBy": {"@type": "Person", "name": "Ada Example"},
        "lastReviewed": "2025-03-05",
    }


def test_versions_say_which_of_them_is_the_original() -> None:
    alternates = (("fr", "a.fr.html"), ("en", "a.en.html"))
    facts = {"description": "", "date": None, "alternates": alternates, "note_language": "fr"}
    original = json_ld(FRENCH, HOUSE, PageFacts(language="fr", **facts))
    translation = json_ld(FRENCH, HOUSE, PageFacts(language="en", **facts))
    english = {"@type": "NewsArticle", "inLanguage": "en", "url": "a.en.html"}
    assert original["workTranslation"] == [english]
    assert translation["translationOfWork"] == {
        "@type": "NewsArticle",
        "inLanguage": "fr",
        "url": "a.fr.html",
    }
    assert "url" not in original  # several versions have one slug, and so no address of their own


@pytest.mark.parametrize(
    ("engine", "term"),
    [
        ("extractive", "AlgorithmicallyEnhancedDigitalSource"),
        ("structure", "AlgorithmicallyEnhancedDigitalSource"),
        ("openai", "TrainedAlgorithmicMediaDigitalSource"),
    ],
)
def test_the_digital_source_type_is_that_of_the_engine(engine: str, term: str) -> None:
    article = FRENCH.model_copy(update={"engine": engine})
    assert json_ld(article, HOUSE, FACTS)["digitalSourceType"] == "https://schema.org/" + term
