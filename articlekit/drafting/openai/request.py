"""A request: what a model is asked, and how long that is."""

import json
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.openai.reply import tokens_at_most, tokens_of

__all__ = ["Request"]

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
