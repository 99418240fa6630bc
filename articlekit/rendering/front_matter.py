"""YAML front matter for Markdown, where there is something that the text itself has no place for."""

import json
from typing import Any

from markupsafe import Markup

from articlekit.model.article import Article
from articlekit.rendering.escaping import one_line
from articlekit.rendering.origin import IPTC
from articlekit.rendering.standing import Standing

__all__ = ["front_matter"]


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
    lines = [f"{key}: {_written(value)}" for key, value in known.items() if value]
    return Markup("\n".join(("---", *lines, "---", "", "")))  # noqa: S704 - JSON strings, one a line


def _written(value: Any) -> str:
    tidy = [one_line(each) for each in value] if isinstance(value, list) else value
    return json.dumps(one_line(tidy) if isinstance(tidy, str) else tidy, ensure_ascii=False)
