"""Provenance: how an article came to be and who has approved it, for whoever has to answer for it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["BY_NOTE", "Engine", "Origins", "Provenance", "Review"]


class Review(BaseModel):
    """The record that a person has read an article and approved it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    """The name of who approved it."""
    at: str | None = None
    """ISO 8601 date or date-time of the approval, where it is known."""
    text: str | None = None
    """Fingerprint of the text that was approved; without one the review holds for no text."""


Engine = Literal["extractive", "structure", "openai"]

BY_NOTE = "note"
"""Who wrote what is the note's own, in an article that a language model was asked for."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origins(_Frozen):
    """Where the sentences of an article come from; headings count as sentences.

    `model` and `note` are in the article: written by the model, and in the note's own words. The others
    are not: what the model wrote and what was `replaced` by the note's words or `cut`, and the
    statements of the note that are `left_out`, because no sentence names them.
    """

    model: int = 0
    note: int = 0
    replaced: int = 0
    cut: int = 0
    left_out: int = 0


class Provenance(_Frozen):
    """The record of an article. Nothing in it depends on the clock where no model was asked."""

    engine: Engine
    """Who was asked to write; the article's own `engine` is who wrote it in the end."""
    model: str | None = None
    server: str | None = None
    """Name and port of the model's server."""
    attempts: int = 1
    """Drafts, the first one included."""
    requests: int = 0
    cached: int = 0
    """Answers that came from the cache and cost nothing."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    estimated: int = 0
    """Requests whose tokens are an estimate, because the server did not count them."""
    cost_usd: float | None = 0.0
    """US dollars; `None` where the price is unknown."""
    seconds: float | None = None
    """Time spent waiting for answers; `None` where nobody was asked."""
    created_by: str = ""
    """The program and its version."""
    sentences: Origins = Origins()
