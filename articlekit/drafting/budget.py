"""What an article may cost, and what it has cost so far."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Budget", "Price"]

_MILLION: Final = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Price:
    """US dollars for a million tokens."""

    prompt: float
    completion: float

    def of(self, prompt: int, completion: int) -> float:
        """What so many tokens cost, in US dollars."""
        return (prompt * self.prompt + completion * self.completion) / _MILLION


@dataclass(kw_only=True)
class Budget:
    """The account of one article: every attempt is counted, also those that came to nothing."""

    max_tokens: int | None = None
    """Tokens of prompts and answers together."""
    max_cost: float | None = None
    """US dollars; it needs a price."""
    price: Price | None = None
    """What the model costs; `None` where nobody knows."""
    requests: int = 0
    cached: int = 0
    """Answers that came from the cache and cost nothing."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    asked: Counter[str] = field(default_factory=Counter, repr=False)
    """How often each request was made, by its fingerprint."""
    seconds: float = 0.0
    """Time spent waiting for answers."""

    def charge(self, prompt: int, completion: int) -> None:
        """Count the tokens of one request."""
        self.prompt_tokens += prompt
        self.completion_tokens += completion

    @property
    def tokens(self) -> int:
        """Tokens used so far."""
        return self.prompt_tokens + self.completion_tokens

    @property
    def cost(self) -> float | None:
        """US dollars spent so far; `None` where the price is unknown."""
        if self.price is None:
            return None
        return self.price.of(self.prompt_tokens, self.completion_tokens)

    def room(self, prompt: int, wanted: int) -> int:
        """How many tokens an answer may have behind a prompt of so many, at most as many as wanted.

        Zero or less where the budget does not cover the prompt.
        """
        room = wanted
        if self.max_tokens is not None:
            room = min(room, self.max_tokens - self.tokens - prompt)
        if self.max_cost is not None and self.price is not None:
            left = self.max_cost - (self.cost or 0.0) - self.price.of(prompt, 0)
            each = self.price.completion / _MILLION
            room = min(room, int(left / each) if each else (wanted if left >= 0 else 0))
        return room

    def usage(self) -> dict[str, float]:
        """The account in figures; the cost is left out where nobody knows the price."""
        figures: dict[str, float] = {
            "requests": self.requests,
            "cached": self.cached,
            "prompt_tokens": self.prompt_tokens,
            "completion_tokens": self.completion_tokens,
            "seconds": round(self.seconds, 3),
        }
        if self.cost is not None:
            figures["cost_usd"] = round(self.cost, 6)
        return figures
