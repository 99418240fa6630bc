"""The status of an article, and the front matter that has it."""

import yaml
from hypothesis import given

from articlekit.model.article import Article, Sentence, approved, standing_review
from articlekit.model.provenance import Review
from articlekit.rendering import render
from articlekit.rendering.news_item import front_matter, standing
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ENGLISH, FRENCH
from tests.rendering.full import CORRECTED


def test_an_article_is_withheld_until_somebody_has_approved_it() -> None:
    assert standing(FRENCH).status == "withheld"
    assert standing(approved(FRENCH, by="Ada", at=None)).status == "usable"


def test_a_review_holds_for_the_text_that_was_read() -> None:
    article = approved(FRENCH, by="Ada", at="2025-03-05")
    fixed = article.model_copy(update={"standfirst": "Environ 2 400 voyageurs."})
    assert standing_review(fixed) is None
    assert standing(fixed).status == "withheld"
    assert standing(fixed).reviewed_by is None


def test_a_review_holds_when_nothing_that_is_read_has_changed() -> None:
    article = approved(FRENCH, by="Ada", at="2025-03-05")
    headline = Sentence(text=FRENCH.headline.text, sources=("s9",), by="note")
    meta = article.meta.model_copy(update={"slug": "tram", "embargo": None, "version": 4})
    assert standing_review(article.model_copy(update={"headline": headline, "meta": meta})) == article.review


def test_a_review_that_says_of_no_text_that_it_was_read_counts_for_none() -> None:
    article = FRENCH.model_copy(update={"review": Review(by="Ada")})
    assert standing(article).reviewed_by is None


def test_an_embargo_that_cannot_be_read_withholds() -> None:
    meta = FRENCH.meta.model_copy(update={"embargo": "after the verdict"})
    article = approved(FRENCH.model_copy(update={"meta": meta}), by="Ada", at=None)
    assert standing(article).status == "withheld"


def test_programs_read_it_from_attributes() -> None:
    assert standing(ENGLISH).attributes == ()
    assert dict(standing(CORRECTED).attributes) == {
        "data-version": "2",
        "data-embargo": "2025-03-04T18:00:00-12:00",
        "data-status": "usable",
        "data-reviewed-by": "Ada Example",
        "data-reviewed-at": "2025-03-05T09:30:00+01:00",
    }


@given(ANY_ARTICLE)
def test_any_article_can_be_approved_and_read_back(article: Article) -> None:
    signed = approved(article, by="Ada", at="2025-03-05")
    assert standing_review(signed) == signed.review


def test_most_markdown_has_none() -> None:
    assert front_matter(ENGLISH, standing(ENGLISH)) == ""
    assert render(ENGLISH, template="markdown").startswith("# ")


def test_what_markdown_has_no_place_for_stands_above_it() -> None:
    article = approved(FRENCH, by="Ada Example", at="2025-03-04T17:00+01:00")
    text = render(article, template="markdown")
    head, _, rest = text.removeprefix("---\n").partition("---\n\n")
    assert rest.startswith("# Panne")
    values = yaml.safe_load(head)
    assert values["embargo"] == "2025-03-04T18:00+01:00"
    assert values["reviewed_by"] == "Ada Example"
    assert values["title"] == FRENCH.headline.text
    assert values["sources"] == list(FRENCH.meta.sources)


@given(ANY_ARTICLE)
def test_whatever_an_article_has_it_is_yaml(article: Article) -> None:
    text = render(
        article.model_copy(update={"meta": article.meta.model_copy(update={"version": 3})}),
        template="markdown",
    )
    head, _, _ = text.removeprefix("---\n").partition("\n---\n")
    values = yaml.safe_load(head)
    assert values["version"] == 3
    assert all(isinstance(value, str | int | list) for value in values.values())
