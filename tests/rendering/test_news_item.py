import re

from articlekit.model.article import Article, Sentence
from articlekit.model.house import House, HousePage
from articlekit.model.note import Meta
from articlekit.rendering.news_item import identity, part_identity

COURIER = House(page=HousePage(site_name="The Valmont Courier"))
FIRE = Article(language="en", headline=Sentence(text="Fire in the port"), note="note", meta=Meta(slug="fire"))


def changed(article: Article, headline: str) -> Article:
    return article.model_copy(update={"headline": Sentence(text=headline)})


def test_a_name_is_a_uri_and_stays_through_corrections() -> None:
    uri = identity(FIRE, COURIER)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", uri)
    assert identity(changed(FIRE, "Fire in the old port"), COURIER) == uri


def test_outlets_languages_and_slugs_tell_articles_apart() -> None:
    other = FIRE.model_copy(update={"meta": Meta(slug="flood")})
    names = {
        identity(FIRE, COURIER),
        identity(FIRE, House(name="herald")),
        identity(FIRE, House()),
        identity(FIRE, COURIER, language="fr"),
        identity(other, COURIER),
    }
    assert len(names) == 5


def test_notes_that_are_called_the_same_are_told_apart_by_their_headlines() -> None:
    unnamed = FIRE.model_copy(update={"meta": Meta()})
    assert identity(unnamed, COURIER) != identity(changed(unnamed, "Flood"), COURIER)


def test_versions_name_each_other_alike() -> None:
    french = FIRE.model_copy(update={"language": "fr"})
    assert identity(FIRE, COURIER, language="fr") == identity(french, COURIER)


def test_half_a_character_is_no_obstacle() -> None:
    assert identity(changed(FIRE.model_copy(update={"meta": Meta()}), "\ud800"), COURIER)
    assert part_identity(FIRE, COURIER, "a") != part_identity(FIRE, COURIER, "b")
