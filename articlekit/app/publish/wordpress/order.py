"""An order: what is to become of an article on a site."""

from dataclasses import dataclass, field

from articlekit.model.house import House

__all__ = ["STATUSES", "Order"]

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
