"""News items: the name of an article in the world, and what exchange formats say of it."""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from articlekit.errors import TemplateError
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering.dates import day_or_moment, instant
from articlekit.rendering.formats import RenderOptions
from articlekit.rendering.status import Standing

__all__ = ["NewsItem", "identity", "news_item", "part_identity"]

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


@dataclass(frozen=True, kw_only=True)
class NewsItem:
    """What is known about an article as an item that is sent to others."""

    uri: str
    """The same in all versions of the article in its language."""
    created: str | None
    """RFC 3339 moment at which this version was made: approved, or else rendered."""
    content_created: str | None
    """ISO 8601 date or date-time."""
    content_modified: str | None
    provider: str | None
    """Name of the outlet."""
    generators: tuple[str, ...]
    """The programs that made it: ours, and the language model."""
    languages: tuple[tuple[str, str], ...]
    """Versions in other languages whose names are known: tag and name."""

    @property
    def version_created(self) -> str:
        """When this version was made, for formats that have to say it.

        Raises:
            TemplateError: nobody knows.
        """
        if self.created is None:
            raise TemplateError(
                "this format has to say when the version was made: give the moment (RenderOptions.made), "
                "or approve the article"
            )
        return self.created


def news_item(article: Article, stands: Standing, options: RenderOptions) -> NewsItem:
    """The article as an item; what is not known is left out."""
    house, meta, record = options.house, article.meta, article.provenance
    unnamed = house.name == _UNNAMED
    return NewsItem(
        uri=identity(article, house),
        created=instant(stands.reviewed_at) or instant(options.made),
        content_created=day_or_moment(meta.date),
        content_modified=day_or_moment(meta.modified),
        provider=house.page.site_name or (None if unnamed else house.name),
        generators=tuple(filter(None, (record.created_by, record.model))) if record else (),
        languages=tuple(
            (tag, identity(article, house, language=tag))
            for tag, _ in options.alternates
            if meta.slug and tag != article.language
        ),
    )
