"""Alternates: the versions of an article in several languages, which name each other on their pages."""

from collections.abc import Iterable
from urllib.parse import quote

from articlekit.model.article import Article

__all__ = ["alternates"]


def alternates(article: Article, named: Iterable[tuple[Article, str]]) -> tuple[tuple[str, str], ...]:
    """The versions of an article, itself among them: language and address, from one to the other.

    Args:
        article: the article.
        named: articles, those of other notes among them, and the names of their files in one folder.
    """
    return tuple((each.language, quote(name)) for each, name in named if each.note == article.note)
