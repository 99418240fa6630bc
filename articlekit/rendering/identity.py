"""The name of an article that is unique in the world, and the same in all its versions."""

from uuid import NAMESPACE_URL, UUID, uuid5

from articlekit.model.article import Article
from articlekit.model.house import House

__all__ = ["identity", "part_identity"]

_UNNAMED = House().name


def identity(article: Article, house: House, *, language: str | None = None) -> str:
    """A `urn:uuid:` made of the outlet, the slug and the language.

    An article without a slug is known by its note and its headline, and is another one when its headline
    is changed: notes are called the same every night.

    Args:
        article: the article.
        house: whose address, name on pages or name says which outlet it is.
        language: of another version of the article, whose name is wanted.
    """
    return f"urn:uuid:{_uuid(article, house, language or article.language)}"


def part_identity(article: Article, house: House, path: str) -> str:
    """The name of a part of an article, as a UUID: the same whenever the same article is rendered."""
    return str(uuid5(_uuid(article, house, article.language), path))


def _uuid(article: Article, house: House, language: str) -> UUID:
    outlet = house.page.base_url or house.page.site_name or (house.name if house.name != _UNNAMED else "")
    name = (article.meta.slug,) if article.meta.slug else (article.note, article.headline.text)
    told = "\n".join(("articlekit", outlet, language, *name))
    return uuid5(NAMESPACE_URL, told.encode("utf-8", "backslashreplace").decode())
