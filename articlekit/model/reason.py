"""Reasons: why a draft that no model wrote is as it is, in words that an editor understands."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

__all__ = ["Reason"]


class Reason(BaseModel):
    """Why a part of an article is there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: Literal["headline", "dateline", "lede", "section", "conclusion", "question"]
    text: str
    """The part that is explained, as it stands in the article."""
    why: str
    margin: int | None = None
    """How far the runner-up was behind, in percent: below 50 the choice is unsure."""
