"""A review: who has approved an article, and when."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["Review"]


class Review(BaseModel):
    """The record that a person has read an article and approved it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """The name of who approved it."""
    at: str | None = None
    """ISO 8601 date or date-time of the approval, where it is known."""
    text: str | None = None
    """Fingerprint of the text that was approved; without one the review holds for no text."""
