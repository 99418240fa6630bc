"""A post: the fields of an article as WordPress takes them."""

import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from articlekit.drafting.metadata import completed
from articlekit.errors import UsageError
from articlekit.language.letters import slugify
from articlekit.language.tags import normalize
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering.dates import end_of_embargo
from articlekit.rendering.escaping import closed, one_line
from articlekit.rendering.news_item import IPTC, standing

__all__ = ["LANGUAGE", "STATUSES", "Order", "dates", "language_fields", "plain", "ready", "record_meta"]

STATUSES = ("draft", "pending", "private", "future", "publish")
"""What a post may be, in WordPress's words."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """How an article is to be sent."""

    status: str | None = None
    """One of `STATUSES`; `None` for a draft, or for what an earlier post is."""
    slug: str | None = None
    """Slug of the post, in place of the article's own."""
    categories: tuple[str, ...] = ()
    """By name; none leaves those of an earlier post as they are."""
    tags: tuple[str, ...] = ()
    update: int | None = None
    """Number of the post that is to be replaced; `None` to look for the one that was sent before."""
    overwrite: bool = False
    """Whether to replace what somebody has changed on the site since."""
    template: str = "wordpress"
    house: House = field(default_factory=House)


LANGUAGE, RECORD = "articlekit_language", "articlekit_record"
"""Meta fields of a post, on sites with articlekit's plug-in."""
_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;"})
_REFERENCE = re.compile(r"&(?=#|[A-Za-z])")


def ready(article: Article, order: Order) -> Article:
    """The article with a slug and a standfirst, which posts need, made from itself where it has none.

    Raises:
        UsageError: the slug of the order has nothing that can stay.
    """
    wants = order.house.metadata
    fields = tuple(dict.fromkeys((*wants.article, "slug", "standfirst")))
    house = order.house.model_copy(update={"metadata": wants.model_copy(update={"article": fields})})
    if order.slug is not None:
        slug = slugify(order.slug)
        if not slug:
            raise UsageError(
                f"--slug {order.slug!r} has no letter from a to z and no digit: give one with those"
            )
        meta = article.meta.model_copy(update={"slug": slug})
        article = article.model_copy(update={"meta": meta})
    return completed(article, house)


def dates(article: Article, status: str | None, *, now: datetime) -> dict[str, str]:
    """When the post appears: the end of the embargo if it is to be scheduled, else as the site does it.

    Raises:
        UsageError: it is to appear before its embargo ends, or to be scheduled and has no embargo.
    """
    embargo = article.meta.embargo
    if status not in ("publish", "future") or (status == "publish" and not embargo):
        return {}
    end = end_of_embargo(embargo)
    if end is None:
        raise UsageError(
            f"--status {status} needs an embargo that can be read: give one such as 2026-03-04T18:00+01:00"
        )
    until = datetime.fromisoformat(end).astimezone(UTC)
    if until <= now:
        return {}
    if status == "publish":
        raise UsageError(f"the article is under embargo until {end}: give --status future to schedule it")
    return {"date_gmt": until.strftime("%Y-%m-%dT%H:%M:%S")}


def language_fields(article: Article, fields: frozenset[str]) -> dict[str, str]:
    """The language in the field that Polylang Pro has for it: `lang`, the primary subtag."""
    return {"lang": normalize(article.language).partition("-")[0]} if "lang" in fields else {}


def record_meta(article: Article, fields: frozenset[str]) -> dict[str, str]:
    """What programs want to know, in the meta fields that articlekit's plug-in has for it.

    That is the language as a whole tag, and, as the attributes that other formats have in their HTML, how
    the text was made, its version, and who has approved it.
    """
    attributes = (("data-digital-source-type", IPTC[article.engine]), *standing(article).attributes)
    values = {LANGUAGE: normalize(article.language), RECORD: json.dumps(dict(attributes), ensure_ascii=False)}
    return {name: value for name, value in values.items() if f"meta.{name}" in fields}


def plain(text: str) -> str:
    """A text for a field that WordPress prints as HTML: only what would be markup is escaped."""
    return _REFERENCE.sub("&amp;", one_line(closed(text))).translate(_MARKUP)
