"""Messages: what a model is asked and what it answers, and how many tokens that is."""

import json
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.drafter import AnswerError

__all__ = ["FormError", "NoTextError", "Reply", "Request", "Usage", "tokens_at_most", "tokens_of"]

_AROUND_MESSAGES = 100
"""Tokens that a server puts around two messages."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """What to ask: who the model is to be, what it is to write, and in which form."""

    system: str
    prompt: str
    schema: dict[str, Any] | None
    """JSON schema of the answer; `None` for plain text."""
    answer_tokens: int | None = None
    """Longest answer, where less will do than what the server is given otherwise."""
    sections: int = 0
    """How many sections are asked for; 0 where that is not known."""

    @property
    def tokens(self) -> int:
        """An estimate of the tokens of the prompt."""
        return tokens_of(self.system) + tokens_of(self.prompt)

    @property
    def tokens_at_most(self) -> int:
        """Tokens that the prompt cannot be more than, the form of the answer included."""
        texts = (self.system, self.prompt, json.dumps(self.schema))
        return sum(map(tokens_at_most, texts)) + _AROUND_MESSAGES

    @property
    def messages(self) -> list[dict[str, str]]:
        """The same as a chat; a system message that is empty is none."""
        roles = (("system", self.system), ("user", self.prompt))
        return [{"role": role, "content": text} for role, text in roles if text]


_CHARACTERS_A_TOKEN = 3


@dataclass(frozen=True, kw_only=True)
class Usage:
    """Tokens as the server counts them; `None` where it does not."""

    prompt: int | None = None
    completion: int | None = None


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The text of an answer."""

    text: str
    truncated: bool = False
    """Whether it broke off because it was too long."""
    usage: Usage = Usage()
    size: int = 0
    """Bytes that the model wrote, thoughts that are not shown included."""
    is_cut: bool = False
    """Whether it is shorter than it might have been: the server went on beyond what it was allowed and was
    cut off, or the budget left it less than it would have had."""
    cached: bool = False
    """Whether it was paid for earlier."""
    key: str | None = None
    """What it is to be stored under; `None` where it is not to be stored."""


class FormError(AnswerError):
    """The model answered, but what it wrote has not the form of an article: less may be asked of it."""


class NoTextError(AnswerError):
    """There is an answer, which was paid for, but no text in it."""

    def __init__(self, message: str, *, usage: Usage = Usage(), size: int = 0) -> None:
        super().__init__(message)
        self.usage = usage
        self.size = size
        """Bytes that the model wrote."""


def tokens_of(text: str) -> int:
    """An estimate of how many tokens a text is, on the safe side for most scripts."""
    return len(text.encode("utf-8", errors="replace")) // _CHARACTERS_A_TOKEN + 1


def tokens_at_most(text: str) -> int:
    """Tokens that a text cannot be more than, in any script.

    A tokenizer works on bytes or falls back to them, and none makes two tokens of one byte.
    """
    return len(text.encode("utf-8", errors="replace"))
