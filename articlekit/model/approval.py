"""Approval: a review holds for the text that was read, and for no other."""

import hashlib
import json
from typing import Any

from articlekit.model.article import Article
from articlekit.model.provenance import Review

__all__ = ["approved", "standing_review"]

_Fields = dict[str, Any]

_UNSEEN: _Fields = {"sources": True, "by": True, "id": True}
"""What a sentence has for programs; it may be fixed after the approval."""
_PARAGRAPHS: _Fields = {"__all__": {"id": True, "sentences": {"__all__": _UNSEEN}}}
_PRINTED = ("language", "headline", "standfirst", "dateline", "lede", "sections", "conclusion")
_PRINTED_META = ("date", "place", "byline", "sources", "correction")


def approved(article: Article, *, by: str, at: str | None) -> Article:
    """The article with the record that somebody has approved it as it is.

    Args:
        article: the article; an earlier review is replaced.
        by: the name of who approves it.
        at: ISO 8601 date or date-time, where it is known.
    """
    review = Review(by=by, at=at, text=_fingerprint(article))
    return article.model_copy(update={"review": review})


def standing_review(article: Article) -> Review | None:
    """The review of an article; `None` where there is none, or it is not of the text as it is now.

    A review without a fingerprint says of no text that somebody has read it.
    """
    review = article.review
    return review if review is not None and review.text == _fingerprint(article) else None


def _fingerprint(article: Article) -> str:
    """A checksum over all that readers see of an article."""
    seen = article.model_dump(
        mode="json",
        exclude_defaults=True,  # so that what articles may have one day changes no old fingerprint
        include=set(_PRINTED),
        exclude={
            "headline": _UNSEEN,
            "dateline": _UNSEEN,
            "lede": _PARAGRAPHS,
            "sections": {"__all__": {"id": True, "heading": _UNSEEN, "paragraphs": _PARAGRAPHS}},
            "conclusion": _PARAGRAPHS,
        },
    )
    seen["meta"] = article.meta.model_dump(mode="json", exclude_defaults=True, include=set(_PRINTED_META))
    plain = json.dumps(seen, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(plain.encode()).hexdigest()
