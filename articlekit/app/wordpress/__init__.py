"""WordPress: an article as a post, by way of its REST API."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import Any, Literal

from articlekit.app.wordpress.connection import Connection, Login, number_of
from articlekit.app.wordpress.existing_post import DIGEST, KEY, Record, Sent, digest, existing_post
from articlekit.app.wordpress.site import Site, open_site
from articlekit.drafting.metadata import completed
from articlekit.errors import UsageError
from articlekit.language.letters import slugify
from articlekit.language.tags import normalize
from articlekit.model.article import Article
from articlekit.model.house import House
from articlekit.rendering import RenderOptions, render
from articlekit.rendering.dates import end_of_embargo
from articlekit.rendering.escaping import closed, one_line
from articlekit.rendering.news_item import IPTC, standing

__all__ = ["STATUSES", "Connection", "Login", "Order", "Published", "open_site", "publish"]


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


_KEY = f"meta.{KEY}"


@dataclass(frozen=True, kw_only=True)
class Published:
    """A post as the site has it now."""

    id: int
    status: str
    link: str
    """Where readers find it; of a draft, where its editors do."""
    edit: str
    """Where it is edited."""
    is_new: bool
    is_remembered: bool
    """Whether the next time it will be known that it was sent from here."""


def publish(
    article: Article, site: Site, order: Order, *, state: Path | None = None, templates: Path | None = None
) -> Published:
    """Send an article; nothing is published that the order does not say so of.

    Args:
        article: the article.
        site: where it goes.
        order: what is to become of it.
        state: folder in which it is remembered what was sent where.
        templates: folder of the user's own templates.

    Raises:
        UsageError: it cannot be sent as it was asked.
        PublishError: the site cannot be reached.
        TemplateError: the template is missing or fails.
    """
    filled = ready(article, order)
    slug = filled.meta.slug
    when = dates(article, order.status, now=datetime.now(tz=UTC))
    if order.status in ("publish", "private", "future") and "publish_posts" not in site.rights:
        raise UsageError(f"no right to publish on the site: send it without --status {order.status}")
    key = f"{slug or article.headline.text} {article.language}"
    record = Record(folder=state, site=site.home)
    found = existing_post(site, key, slug, record=record, order=order)
    values = {**_texts(article, site, order, templates), **_terms(site, order), **when}
    values["excerpt"] = plain(filled.standfirst or "")
    meta = record_meta(article, site.fields) | ({KEY: key} if _KEY in site.fields else {})
    values |= {"meta": meta} if meta else {}
    post = _sent(site, values, found.number if found else None, status=order.status, slug=slug)
    number = number_of(post, site.host)
    return Published(
        id=number,
        status=one_line(str(post.get("status"))),
        link=one_line(str(post.get("link"))),
        edit=f"{site.admin}post.php?post={number}&action=edit",
        is_new=found is None,
        is_remembered=_remember(site, post, key, record),
    )


def _texts(article: Article, site: Site, order: Order, templates: Path | None) -> dict[str, Any]:
    """The texts of a post and their language: in a field of the site, or else within the texts."""
    fields = language_fields(article, site.fields)
    has_field = fields or f"meta.{LANGUAGE}" in site.fields
    around = None if has_field else site.language()
    options = RenderOptions(house=order.house, templates=templates, surroundings=around)
    # As it was approved, if it was: a review does not hold for an article that was completed.
    content = render(article, template=order.template, options=options).strip("\n")
    return {"title": plain(article.headline.text), "content": content, **fields}


def _terms(site: Site, order: Order) -> dict[str, list[int]]:
    wanted = {"categories": order.categories, "tags": order.tags}
    return {name: term_ids(site, name, names) for name, names in wanted.items() if names}  # type: ignore[arg-type]


def _sent(
    site: Site, values: dict[str, Any], number: int | None, *, status: str | None, slug: str | None
) -> dict[str, Any]:
    """The post after it was sent. An earlier one keeps its slug and, if nothing is said, its status."""
    if number is None:
        values = {**values, "status": status or "draft", **({"slug": slug} if slug else {})}
        return site.connection.post(site.address("wp/v2/posts"), values).table
    values = {**values, **({"status": status} if status else {})}
    return site.connection.post(site.address(f"wp/v2/posts/{number}"), values).table


def _remember(site: Site, post: dict[str, Any], key: str, record: Record) -> bool:
    """Keep here, and on a site with the plug-in there too, what the post was like when it was sent."""
    sent = Sent(post=number_of(post, site.host), digest=digest(post))
    if _KEY in site.fields:
        address = site.address(f"wp/v2/posts/{sent.post}")
        site.connection.post(address, {"meta": {DIGEST: sent.digest}})
    return record.keep(key, sent) or _KEY in site.fields


Taxonomy = Literal["categories", "tags"]
_A_PAGE = 100
"""Terms of an answer: WordPress gives no more at once."""


def term_ids(site: Site, taxonomy: Taxonomy, names: Iterable[str]) -> list[int]:
    """The numbers of categories or tags, in the order of their names and none twice.

    Raises:
        UsageError: a name is empty, or is missing on the site and the user may not make it.
        PublishError: the site cannot be reached.
    """
    wanted = dict.fromkeys(one_line(name) for name in names)
    if "" in wanted:
        raise UsageError(f"a name among the {taxonomy} is empty: leave it out")
    return list(
        dict.fromkeys(
            _term_found(site, taxonomy, name) or _term_made(site, taxonomy, name) for name in wanted
        )
    )


def _term_found(site: Site, taxonomy: Taxonomy, name: str) -> int | None:
    """The term of a name, in whatever case; exactly this one goes before others."""
    rows = list(_rows(site, taxonomy, name))
    alike = [number for number, found in rows if found.casefold() == name.casefold()]
    exact = [number for number, found in rows if found == name]
    return next(iter(exact + alike), None)


def _rows(site: Site, taxonomy: Taxonomy, name: str) -> Iterator[tuple[int, str]]:
    page, count = 1, _A_PAGE
    while count == _A_PAGE:
        address = site.address(f"wp/v2/{taxonomy}")
        answer = site.connection.get(address, search=name, per_page=_A_PAGE, page=page)
        for row in answer.rows:
            yield number_of(row, site.host), unescape(str(row.get("name")))
        page, count = page + 1, len(answer.rows)


def _term_made(site: Site, taxonomy: Taxonomy, name: str) -> int:
    kind = "category" if taxonomy == "categories" else "tag"
    # A category is made by who may manage them, a tag by who may write; the site has the last word.
    if taxonomy == "categories" and "manage_categories" not in site.rights:
        raise UsageError(
            f"no {kind} {name!r} on the site, and no right to make it: have it made, or leave it out"
        )
    values = {"name": escape(name, quote=False)}
    answer = site.connection.post(site.address(f"wp/v2/{taxonomy}"), values, taken="term_exists")
    # WordPress leaves out characters of a name, so that it may be there although it was not found.
    there = answer.table.get("data")
    if isinstance(there, dict) and isinstance(there.get("term_id"), int):
        return int(there["term_id"])
    return number_of(answer.table, site.host)
