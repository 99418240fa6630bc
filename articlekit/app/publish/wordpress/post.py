"""A post: the fields of an article as WordPress takes them."""

import re
from datetime import UTC, datetime
from typing import Any

from articlekit.app.publish.wordpress.order import Order
from articlekit.drafting.metadata import completed
from articlekit.errors import UsageError
from articlekit.language.tags import normalize
from articlekit.model.article import Article
from articlekit.rendering import RenderOptions, render
from articlekit.rendering.printable import closed, one_line

__all__ = ["dates", "language_fields", "language_meta", "ready", "texts"]

LANGUAGE = "articlekit_language"
"""Meta field of a post, on sites with articlekit's plug-in."""
_MARKUP = str.maketrans({"<": "&lt;", ">": "&gt;"})
_REFERENCE = re.compile(r"&(?=#|[A-Za-z])")


def ready(article: Article, order: Order) -> Article:
    """The article with a slug and a standfirst, which posts need, made from itself where it has none."""
    wants = order.house.metadata
    fields = tuple(dict.fromkeys((*wants.article, "slug", "standfirst")))
    house = order.house.model_copy(update={"metadata": wants.model_copy(update={"article": fields})})
    if order.slug:
        meta = article.meta.model_copy(update={"slug": order.slug})
        article = article.model_copy(update={"meta": meta})
    return completed(article, house)


def texts(article: Article, template: str, options: RenderOptions) -> dict[str, Any]:
    """Title, content and excerpt.

    Raises:
        TemplateError: the template is missing or fails.
    """
    return {
        "title": _plain(article.headline.text),
        "content": render(article, template=template, options=options).strip("\n"),
        "excerpt": _plain(article.standfirst or ""),
    }


def dates(article: Article, status: str | None, *, now: datetime) -> dict[str, str]:
    """When the post appears: the end of the embargo if it is to be scheduled, else as the site does it.

    Raises:
        UsageError: it is to appear before its embargo ends, or to be scheduled and has no embargo.
    """
    embargo = article.meta.embargo
    if status not in ("publish", "future") or (status == "publish" and not embargo):
        return {}
    if not embargo:
        raise UsageError("--status future needs an embargo in the article: give one in the note")
    until = datetime.fromisoformat(embargo)
    moment = until.astimezone(UTC)  # without a zone it is the time of this machine
    if moment <= now:
        return {}
    if status == "publish":
        raise UsageError(f"the article is under embargo until {embargo}: give --status future to schedule it")
    return {"date_gmt": moment.strftime("%Y-%m-%dT%H:%M:%S")}


def language_fields(article: Article, fields: frozenset[str]) -> dict[str, str]:
    """The language in the field that Polylang Pro has for it: `lang`, the primary subtag."""
    return {"lang": normalize(article.language).partition("-")[0]} if "lang" in fields else {}


def language_meta(article: Article, fields: frozenset[str]) -> dict[str, str]:
    """The language in the meta field that articlekit's plug-in has for it, as a whole tag."""
    return {LANGUAGE: normalize(article.language)} if f"meta.{LANGUAGE}" in fields else {}


def _plain(text: str) -> str:
    """A text for a field that WordPress prints as HTML: only what would be markup is escaped."""
    return _REFERENCE.sub("&amp;", one_line(closed(text))).translate(_MARKUP)
