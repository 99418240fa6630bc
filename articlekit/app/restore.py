"""Restoring a flat text to an article, checked like any other."""

from collections.abc import Iterator
from typing import Any

from articlekit.app.provenance import recorded
from articlekit.checks import check_article
from articlekit.drafting.metadata import completed
from articlekit.drafting.outline import restore as restore_outline
from articlekit.language.locale import load
from articlekit.language.typography import set_spaces
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.pipeline import Outcome
from articlekit.reading import FlatText

__all__ = ["restore"]


def restore(text: FlatText, *, house: House | None = None) -> Outcome:
    """Put the headings of a flat text where they belong.

    The wording stays as it is; only white space is set as the language sets it. Headings, phrases and
    metadata that the house wants otherwise are found and not changed, but for a slug and a standfirst
    that are missing.

    Raises:
        InputError: there is no text.
    """
    house = house or House()
    article = restore_outline(
        text.text, language=text.language, title=text.title, note=text.name, meta=text.meta
    )
    article = recorded(_spaced(completed(article, house)))
    return Outcome(article=article, findings=check_article(article, house=house))


def _spaced(article: Article) -> Article:
    locale = load(article.language)
    tree = article.model_dump(mode="json")
    for sentence in _sentences(tree):
        sentence["text"] = set_spaces(sentence["text"], locale)
    return Article.model_validate(tree)


def _sentences(tree: Any) -> Iterator[dict[str, Any]]:
    """Every sentence and heading in the JSON form of an article."""
    if isinstance(tree, dict):
        if "text" in tree:
            yield tree
        for value in tree.values():
            yield from _sentences(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _sentences(value)
