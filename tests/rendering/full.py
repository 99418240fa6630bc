"""Articles with everything that a desk may add: version, correction, embargo, review, addresses."""

from articlekit.model.article import Article, approved
from articlekit.rendering import RenderOptions
from tests.rendering.articles import FRENCH

__all__ = ["CORRECTED", "MADE", "REVIEWED", "full"]

MADE = RenderOptions(made="2026-01-01T12:00:00+00:00")
"""Somebody's clock."""


def full(article: Article) -> Article:
    """The article with all of it, and approved."""
    meta = {
        "date": article.meta.date or "2025-03-04",
        "modified": "2025-03-05T08:00:00+01:00",
        "byline_url": "https://example.org/staff/besson",
        "image": "https://example.org/pictures/tram.jpg",
        "embargo": "2025-03-04T18:00",
        "version": 2,
        "correction": "14 & not <13>.",
    }
    article = article.model_copy(update={"meta": article.meta.model_copy(update=meta)})
    return approved(article, by="Ada Example", at="2025-03-05T09:30:00+01:00")


CORRECTED = full(FRENCH)
REVIEWED = approved(FRENCH, by="Ada Example", at=None)
