import yaml
from hypothesis import given

from articlekit.model.approval import approved
from articlekit.model.article import Article
from articlekit.rendering import render
from articlekit.rendering.status import front_matter, standing
from tests.rendering.any_article import ANY_ARTICLE
from tests.rendering.articles import ENGLISH, FRENCH


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
