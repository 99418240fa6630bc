"""Metadata that a house wants: what article and note have is taken, the rest is asked for."""

import pytest

from articlekit.drafting.attempts import write
from articlekit.drafting.drafter import Brief
from articlekit.drafting.extractive import ExtractiveDrafter
from articlekit.model.article import Article
from articlekit.model.house import House, HouseMetadata, HousePage
from articlekit.model.note import Meta, Note
from tests.drafting.extractive.notes import bullets, note, prose, said

EVERYTHING = House(
    metadata=HouseMetadata(
        article=("date", "place", "byline", "slug", "sources", "embargo", "standfirst"),
    )
)
FIRE = prose("en", "A fire broke out in a warehouse in Halden at noon. Nobody was hurt, the mayor said.")


def written(source: Note, house: House = EVERYTHING) -> Article:
    return write(Brief(note=source, language=source.language, house=house), ExtractiveDrafter()).article


def asked(article: Article) -> set[str]:
    return {each.about for each in article.missing}


def test_slug_and_standfirst_are_made_from_the_article() -> None:
    article = written(FIRE)
    assert article.meta.slug == "a-fire-broke-out-in-a-warehouse-in-halden"
    assert article.standfirst == "Nobody was hurt, the mayor said."


def test_nothing_is_made_that_the_house_does_not_want() -> None:
    article = written(FIRE, House())
    assert (article.meta.slug, article.standfirst) == (None, None)
    assert asked(article).isdisjoint({"byline", "sources", "embargo", "slug"})


def test_what_the_note_does_not_say_is_asked_for_and_found() -> None:
    brief = Brief(note=FIRE, language="en", house=EVERYTHING)
    outcome = write(brief, ExtractiveDrafter())
    assert asked(outcome.article) >= {"when", "byline", "sources", "embargo"}
    missing = {finding.where.path for finding in outcome.findings if finding.rule == "house-metadata"}
    assert missing == {"meta.date", "meta.place", "meta.byline", "meta.sources", "meta.embargo"}


def test_nothing_is_asked_twice() -> None:
    questions = [each.question for each in written(FIRE).missing]
    assert len(questions) == len(set(questions))


def test_what_the_note_says_is_kept() -> None:
    meta = Meta(date="2026-05-07", place="Halden", byline="Ada", slug="fire", sources=("Police",))
    article = written(FIRE.model_copy(update={"meta": meta}))
    assert article.meta == meta
    assert asked(article).isdisjoint({"year", "when", "byline", "sources", "slug"})


@pytest.mark.parametrize(
    ("source", "date"),
    [
        (note("en", said("A fire broke out."), said("7 May 2026", "Date", kind="field")), "2026-05-07"),
        (note("ja", said("2026年5月7日", "発生日時", kind="field"), said("配管が破裂した。")), "2026-05-07"),
        (prose("fr", "Valmont, le 4 mars 2025 — Une panne a touché 14 rames. Aucun blessé."), "2025-03-04"),
        (bullets("en", "A fire broke out", "The house was built on 3 May 1963"), None),
        (prose("en", "From 3 May 2025 to 4 May 2025 the bridge was closed. Nobody was hurt."), None),
        (prose("de", "Am 4. März brach ein Feuer aus. Niemand wurde verletzt."), None),
    ],
)
def test_the_date_is_the_one_that_the_note_says(source: Note, date: str | None) -> None:
    assert written(source).meta.date == date


def test_a_headline_in_another_script_takes_the_slug_from_the_name_of_the_note() -> None:
    source = prose("ja", "配管が破裂した。けが人はいない。")
    assert written(source.model_copy(update={"id": "jouki-haikan.ja.txt"})).meta.slug == "jouki-haikan-ja"
    unnamed = written(source.model_copy(update={"id": "火災"}))
    assert unnamed.meta.slug is None
    assert "slug" in asked(unnamed)


def test_what_the_page_wants_is_made_of_the_same() -> None:
    page = House(
        metadata=HouseMetadata(page=("canonical", "author")), page=HousePage(base_url="https://a.example/")
    )
    article = written(FIRE, page)
    assert article.meta.slug is not None
    assert "byline" in asked(article)
