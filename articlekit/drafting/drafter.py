"""What a drafter is: it takes a brief and hands in an article, and keeps to what that may cost."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from articlekit.errors import EngineError
from articlekit.language.tags import primary
from articlekit.model.article import Article
from articlekit.model.finding import Finding
from articlekit.model.house import House
from articlekit.model.note import Note

__all__ = ["AnswerError", "Brief", "Budget", "Drafter", "Judge", "Price", "Tokens", "Verdict"]

_MILLION: Final = 1_000_000
_NO_MORE = "nothing more is asked of it for this article"


@dataclass(frozen=True, kw_only=True)
class Price:
    """US dollars for a million tokens."""

    prompt: float
    completion: float

    def of(self, prompt: int, completion: int) -> float:
        """What so many tokens cost, in US dollars."""
        return (prompt * self.prompt + completion * self.completion) / _MILLION


@dataclass(frozen=True)
class Tokens:
    """The tokens of a prompt or an answer."""

    counted: int | None
    """As the server counts them; `None` where it does not."""
    estimate: int
    most: int
    """More than which they cannot be."""

    @property
    def charged(self) -> int:
        """What is charged."""
        return self.estimate if self.counted is None else self.counted

    @property
    def unsure(self) -> int:
        """How many more they may be than what is charged."""
        return max(self.most - self.estimate, 0) if self.counted is None else 0


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
    estimated: int = 0
    """Requests whose tokens are an estimate, because the server did not count them."""
    model: str | None = None
    """Who was asked; `None` where nobody was."""
    server: str | None = None
    """Name and port of the server that was asked."""
    overrun: str | None = None
    """What the server charged beyond what it was allowed, in words; nothing more is asked of it then."""
    hidden: int = field(default=0, repr=False)
    """Most tokens that a server has added to a prompt of its own accord."""
    unsure_prompt: int = field(default=0, repr=False)
    """Tokens that prompts whose tokens are an estimate may have had beyond it."""
    unsure_completion: int = field(default=0, repr=False)
    """Tokens that answers whose tokens are an estimate may have had beyond it."""
    asked: Counter[str] = field(default_factory=Counter, repr=False)
    """How often each request was made, by its fingerprint."""
    seconds: float = 0.0
    """Time spent waiting for answers."""

    def charge(self, prompt: int, completion: int) -> None:
        """Count the tokens of one request."""
        self.prompt_tokens += prompt
        self.completion_tokens += completion

    def settle(self, prompt: Tokens, answer: Tokens, *, limit: int, is_cut: bool = False) -> None:
        """Charge a request: what the server counts; else an estimate, keeping back what it may be more.

        A server that went beyond what it was allowed, so that no budget would hold, is asked no more.

        Args:
            prompt: the tokens of the prompt.
            answer: the tokens of the answer.
            limit: tokens that the answer was allowed.
            is_cut: whether it went on beyond them and was cut short.
        """
        self.estimated += None in (prompt.counted, answer.counted)
        self.unsure_prompt += prompt.unsure
        self.unsure_completion += answer.unsure
        self.charge(prompt.charged, answer.charged)
        self.hidden = max(self.hidden, prompt.charged - prompt.most)
        if is_cut or answer.charged > limit:
            wrote = f"the server wrote {answer.charged:,} tokens where {limit:,} were allowed"
            self.overrun = f"{wrote}: {_NO_MORE}"
        elif self.is_overdrawn:
            used = f"{self.tokens:,} tokens" + (f", ${self.cost:.4f}" if self.cost else "")
            self.overrun = f"the server counts {used}, which is more than was allowed: {_NO_MORE}"

    @property
    def is_overdrawn(self) -> bool:
        """Whether more was used than may be."""
        too_many = self.max_tokens is not None and self.tokens > self.max_tokens
        return too_many or (self.max_cost is not None and (self.cost or 0.0) > self.max_cost)

    @property
    def tokens(self) -> int:
        """Tokens used so far."""
        return self.prompt_tokens + self.completion_tokens

    @property
    def cost(self) -> float | None:
        """US dollars spent so far; `None` where something was asked and the price is unknown."""
        if not self.requests:
            return 0.0
        return self.price.of(self.prompt_tokens, self.completion_tokens) if self.price else None

    def room(self, prompt: int, wanted: int) -> int:
        """How many tokens an answer may have behind a prompt, at most as many as wanted.

        Zero or less where the budget does not cover the prompt.

        Args:
            prompt: tokens that the prompt cannot be more than.
            wanted: tokens that the answer would have at most.
        """
        room = wanted
        prompt += self.hidden
        if self.max_tokens is not None:
            unsure = self.unsure_prompt + self.unsure_completion
            room = min(room, self.max_tokens - self.tokens - unsure - prompt)
        if self.max_cost is not None and self.price is not None:
            used = self.prompt_tokens + self.unsure_prompt + prompt
            left = self.max_cost - self.price.of(used, self.completion_tokens + self.unsure_completion)
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
            "estimated": self.estimated,
            "seconds": round(self.seconds, 3),
        }
        if self.cost is not None:
            figures["cost_usd"] = round(self.cost, 6)
        return figures


class AnswerError(EngineError):
    """The engine was reached, but no article could be made of its answer; another try may help."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a judge says of a sentence."""

    answer: Literal["yes", "no", "unsure"]
    """Whether the note carries it."""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Brief:
    """An order for one article."""

    note: Note
    language: str
    """BCP 47 tag of the article that is wanted."""
    house: House = field(default_factory=House)
    previous: Article | None = None
    """The last attempt, where there was one."""
    findings: tuple[Finding, ...] = ()
    """What was wrong with it."""
    budget: Budget = field(default_factory=Budget)
    """The account of the article, which all its attempts share."""

    @property
    def is_translation(self) -> bool:
        """Whether the article is wanted in another language than the note's."""
        return primary(self.language) != primary(self.note.language)

    @property
    def is_outlined(self) -> bool:
        """Whether an article has the headings that its note lists, as the house has none of its own."""
        return bool(self.note.outline) and not self.house.headings.required

    @property
    def has_headings(self) -> bool:
        """Whether headings are given for the article, by its house or by its note."""
        return bool(self.note.outline or self.house.headings.required)


class Drafter(Protocol):
    """Anything that writes an article from a brief."""

    def draft(self, brief: Brief) -> Article:
        """Write the article.

        Raises:
            UsageError: the drafter cannot write what the brief asks for.
            AnswerError: the engine's answer is no article.
            EngineError: the drafter's engine cannot be reached.
        """
        ...


class Judge(Protocol):
    """Anything that says whether a note carries sentences."""

    def judge(self, claims: Mapping[str, str], brief: Brief) -> Mapping[str, Verdict]:
        """The verdicts on some sentences, by the ids that they are given under.

        Raises:
            EngineError: the engine cannot be reached.
        """
        ...
