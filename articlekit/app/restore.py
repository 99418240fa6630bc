"""Restoring a flat text to an article, checked like any other."""

from articlekit.checks import check_article
from articlekit.drafting.metadata import completed
from articlekit.drafting.outline import restore as restore_outline
from articlekit.drafting.provenance import recorded
from articlekit.language.locale import load
from articlekit.language.typography import set_spaces
from articlekit.model.article import Article, Sentence
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.tree import Node, Places, identified, rebuilt
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
    restored = restore_outline(
        text.text, language=text.language, title=text.title, note=text.name, meta=text.meta
    )
    article = recorded(_spaced(identified(completed(restored.article, house))))
    places = Places(article)
    own = tuple(_located(finding, places) for finding in restored.findings)
    return Outcome(article=article, findings=(*own, *check_article(article, house=house)))


def _located(finding: Finding, places: Places) -> Finding:
    """The finding with the id of its node."""
    place = places.find(finding.where.path)[0] if finding.where.path else None
    if place is None:
        return finding
    return finding.model_copy(update={"where": finding.where.model_copy(update={"node": place.node})})


def _spaced(article: Article) -> Article:
    locale = load(article.language)

    def spaced(_: str, node: Node) -> Node:
        if not isinstance(node, Sentence):
            return node
        return node.model_copy(update={"text": set_spaces(node.text, locale)})

    return rebuilt(article, spaced)
