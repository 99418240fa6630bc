"""An article as a news item: its names, who wrote it, its version, embargo and approval."""

import json
from dataclasses import dataclass
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from markupsafe import Markup

from articlekit.errors import TemplateError
from articlekit.model.article import Article, Engine, standing_review
from articlekit.model.house import House
from articlekit.rendering.dates import day_or_moment, end_of_embargo, instant
from articlekit.rendering.escaping import one_line
from articlekit.rendering.formats import RenderOptions

__all__ = [
    "IPTC",
    "SCHEMA_ORG",
    "NewsItem",
    "Standing",
    "authorship",
    "front_matter",
    "identity",
    "news_item",
    "part_identity",
    "standing",
]

_CODES = "http://cv.iptc.org/newscodes/digitalsourcetype/"

IPTC: dict[Engine, str] = {
    # "Algorithmically-altered media: modification or correction by algorithm without changing the main
    # content of the media, initiated or configured by a human". The words are those of whoever wrote the
    # note; the program orders and cuts them, or puts headings back. "Pure algorithmic media" (created
    # purely by an algorithm, as from a formula) and "Data-driven media" (a representation of data) would
    # say that nobody had written the sentences, "Human-edited media" that a person had ordered them.
    "extractive": _CODES + "algorithmicallyEnhanced",
    "structure": _CODES + "algorithmicallyEnhanced",
    # "Created using Generative AI": the wording is the model's, also where the facts are the note's. It
    # stands for an article of which some sentences are the note's own too: "Edited using Generative AI"
    # or "Composite including generative AI elements" would tell readers less than what was done.
    "openai": _CODES + "trainedAlgorithmicMedia",
}
"""NewsCodes, version of 2024-10-23 (http://cv.iptc.org/newscodes/digitalsourcetype/)."""

SCHEMA_ORG: dict[Engine, str] = {
    "extractive": "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
    "structure": "https://schema.org/AlgorithmicallyEnhancedDigitalSource",
    "openai": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
}
"""The same terms as members of https://schema.org/IPTCDigitalSourceEnumeration, which is what the property
`digitalSourceType` of schema.org expects."""


def authorship(article: Article) -> str | None:
    """How many sentences a model wrote and what became of the others, in English as findings are.

    `None` where no model was asked, or nobody has kept a record.
    """
    record = article.provenance
    if record is None or record.model is None:
        return None
    count = record.sentences
    server = f" at {record.server}" if record.server else ""
    told = [
        f"{count.model} by the model",
        f"{count.note} in the wording of the notes",
        f"{count.replaced} replaced",
        f"{count.cut} cut",
        f"{count.left_out} statements left out",
    ]
    return f"Model: {record.model}{server}. Headings and sentences: {', '.join(told)}."


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What a desk wants to know before it publishes an article."""

    status: Literal["usable", "withheld"]
    """`usable` once a person has approved the text, and its embargo, if it has one, can be read; these
    are the IPTC's words."""
    embargo: str | None
    """RFC 3339 moment before which it is not to be published."""
    version: int | None
    correction: str | None
    reviewed_by: str | None
    reviewed_at: str | None
    """ISO 8601 date or date-time."""

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """What is known, as attributes of an HTML element: nothing of an article without all this."""
        pairs = (
            ("data-version", str(self.version) if self.version else None),
            ("data-embargo", self.embargo),
            ("data-status", self.status if self.reviewed_by else None),
            ("data-reviewed-by", self.reviewed_by),
            ("data-reviewed-at", self.reviewed_at),
        )
        return tuple((name, value) for name, value in pairs if value)


def standing(article: Article) -> Standing:
    """Where an article stands; a review of a text that has changed since does not count."""
    review = standing_review(article)
    meta = article.meta
    embargo = end_of_embargo(meta.embargo)
    return Standing(
        status="usable" if review and (embargo or not meta.embargo) else "withheld",
        embargo=embargo,
        version=meta.version,
        correction=one_line(meta.correction or "") or None,
        reviewed_by=one_line(review.by) if review else None,
        reviewed_at=one_line(review.at or "") or None if review else None,
    )


def front_matter(article: Article, stands: Standing) -> Markup:
    """What is known about an article, between two lines of three hyphens.

    An article without embargo, version, change or review has none, as Markdown mostly has none.
    Values are JSON strings, which YAML reads likewise.
    """
    meta = article.meta
    desk: dict[str, Any] = {
        "modified": meta.modified,
        "embargo": meta.embargo,
        "version": meta.version,
        "correction": stands.correction,
        "reviewed_by": stands.reviewed_by,
        "reviewed_at": stands.reviewed_at,
    }
    if not any(desk.values()):
        return Markup()
    known = {
        "title": article.headline.text,
        "language": article.language,
        "date": meta.date,
        "place": meta.place,
        "byline": meta.byline,
        "slug": meta.slug,
        "sources": list(meta.sources),
        **desk,
        "digital_source_type": IPTC[article.engine],
    }
    lines = [f"{key}: {_yaml(value)}" for key, value in known.items() if value]
    return Markup("\n".join(("---", *lines, "---", "", "")))  # noqa: S704 - JSON strings, one a line


def _yaml(value: Any) -> str:
    tidy = [one_line(each) for each in value] if isinstance(value, list) else value
    return json.dumps(one_line(tidy) if isinstance(tidy, str) else tidy, ensure_ascii=False)


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
