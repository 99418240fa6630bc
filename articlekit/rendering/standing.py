"""Where an article stands: its version, its embargo, and whether it has been approved."""

from dataclasses import dataclass
from typing import Literal

from articlekit.model.approval import standing_review
from articlekit.model.article import Article
from articlekit.rendering.dates import end_of_embargo
from articlekit.rendering.escaping import one_line

__all__ = ["Standing", "standing"]


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
