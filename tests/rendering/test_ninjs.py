import json
from typing import Any

from hypothesis import given

from articlekit.model.article import Article
from articlekit.model.house import House, HousePage
from articlekit.rendering import RenderOptions, render
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ARTICLES, ENGLISH, FRENCH
from tests.rendering.full import CORRECTED, MADE
from tests.rendering.pages import strings


def ninjs(article: Article, options: RenderOptions = MADE) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(render(article, template="ninjs", options=options))
    return values


def test_a_draft_is_withheld_and_has_no_moment_that_nobody_knows() -> None:
    values = ninjs(ARTICLES["ja"], RenderOptions())
    assert values["pubStatus"] == "withheld"
    assert not {"versionCreated", "contentCreated", "version", "edNote", "embargoedUntil"} & set(values)


def test_an_approved_correction_says_so() -> None:
    values = ninjs(CORRECTED)
    assert values["pubStatus"] == "usable"
    assert values["version"] == "2"
    assert values["versionCreated"] == "2025-03-05T09:30:00+01:00"
    assert values["embargoedUntil"] == "2025-03-04T18:00:00-12:00"
    assert values["people"] == [
        {"name": "Ada Example", "rel": "http://cv.iptc.org/newscodes/contentprodpartyrole/editor"}
    ]
    assert values["edNote"].split("\n") == [
        "Embargo jusqu’au 4 mars 2025, 18:00",
        "Rectificatif\N{NO-BREAK SPACE}: 14 & not <13>.",
        "Relu par Ada Example le 5 mars 2025",
    ]


def test_sources_place_byline_and_origin_are_told() -> None:
    values = ninjs(FRENCH)
    assert values["by"] == "Par Claire Besson"
    assert values["located"] == "Valmont"
    assert values["slugline"] == "panne-tramway-valmont"
    assert [source["name"] for source in values["infoSources"]] == list(FRENCH.meta.sources)
    assert "uri" in values["infoSources"][0]
    assert "uri" not in values["infoSources"][1]
    assert values["digitalSourceType"]["uri"].endswith("/algorithmicallyEnhanced")


def test_the_plain_body_has_every_word_and_the_disclosure() -> None:
    plain, xhtml = ninjs(FRENCH)["bodies"]
    assert plain["contentType"] == "text/plain"
    assert plain["charCount"] == len(plain["value"])
    text = plain["value"].replace("\N{NO-BREAK SPACE}", " ")
    assert "\n\nUn câble de 20 kV sectionné par une pelleteuse\n\nOrigine" in text
    assert "- 7 h 20 : bus de remplacement mis en place" in text
    assert "Cet article a été composé automatiquement" in plain["value"]
    assert xhtml["contentType"] == "application/xhtml+xml"
    assert "Cet article a été composé automatiquement" in xhtml["value"]


def test_a_language_without_spaces_has_no_count_of_words() -> None:
    assert "wordCount" in ninjs(ENGLISH)["bodies"][0]
    assert "wordCount" not in ninjs(ARTICLES["ja"])["bodies"][0]


def test_a_house_that_switches_the_disclosure_off_has_none_in_the_bodies() -> None:
    house = House(page=HousePage(disclosure=False))
    values = ninjs(FRENCH, RenderOptions(house=house))
    assert not any("automatiquement" in body["value"] for body in values["bodies"])
    assert "digitalSourceType" in values


def test_versions_in_other_languages_are_associated() -> None:
    options = RenderOptions(alternates=(("fr", "a.fr.html"), ("en", "a.en.html")))
    english = FRENCH.model_copy(update={"language": "en"})
    (association,) = ninjs(FRENCH, options)["associations"]
    assert association["language"] == "en"
    assert association["uri"] == ninjs(english, options)["uri"]


@given(ANY_ARTICLE)
def test_any_article_is_json_without_characters_that_nobody_can_print(article: Article) -> None:
    text = render(article, template="ninjs", options=MADE)
    values = json.loads(text)
    assert values["uri"].startswith("urn:uuid:")
    text = "".join(strings(values))
    assert not set(text) & set("\x00\x1b\x7f\ufffe\ud800")
    assert text.encode()
