"""What a server is able to do, which shows only when it is asked."""

import re
from dataclasses import dataclass, replace
from typing import Any, Literal

__all__ = ["Ability", "Mode"]

Mode = Literal["json_schema", "json_object", "plain"]
_LADDER: tuple[Mode, ...] = ("json_schema", "json_object", "plain")
_ABOUT_USAGE = re.compile(r"stream_options|include_usage", re.IGNORECASE)
_ABOUT_STREAMS = re.compile(r"\bstream", re.IGNORECASE)
"""Not "upstream", which is what proxies call the server behind them."""


@dataclass(frozen=True, kw_only=True)
class Ability:
    """How a server lets itself be asked; at first the most is supposed of it."""

    mode: Mode = "json_schema"
    """How it is told the form of the answer."""
    limit: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    """What it calls the longest answer."""
    temperature: bool = True
    """Whether it takes a temperature."""
    stream: bool = True
    """Whether it sends an answer while it writes it."""
    stream_usage: bool = True
    """Whether it can be asked to count the tokens of what it streams."""
    whole: bool = True
    """Whether an article can be had from it in one answer; else it is asked for sentences in plain text."""

    def parameters(self, schema: dict[str, Any] | None, *, limit: int, temperature: float) -> dict[str, Any]:
        """The parameters of a request.

        Args:
            schema: JSON schema of the answer; `None` for plain text.
            limit: most tokens that the answer may have.
            temperature: 0 for the same answer every time, up to 2.
        """
        values: dict[str, Any] = {self.limit: limit}
        if self.temperature:
            values["temperature"] = temperature
        if self.stream:
            values["stream"] = True
        if self.stream and self.stream_usage:
            values["stream_options"] = {"include_usage": True}
        if schema is None:
            return values
        if self.mode == "json_schema":
            form = {"name": "article", "strict": True, "schema": schema}
            form_of_answer = {"type": "json_schema", "json_schema": form}
            # As an extra: the client looks at every value of its own parameters, a millisecond of a schema.
            values["extra_body"] = {"response_format": form_of_answer}
        elif self.mode == "json_object":
            values["response_format"] = {"type": "json_object"}
        return values

    def without(self, complaint: str) -> "Ability | None":
        """What to suppose after a refusal; `None` where there is nothing left to leave out.

        Args:
            complaint: what the server said.
        """
        if self.limit == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, limit="max_completion_tokens")
        if self.temperature and "temperature" in complaint.lower():
            return replace(self, temperature=False)
        if self.stream and self.stream_usage and _ABOUT_USAGE.search(complaint):
            return replace(self, stream_usage=False)
        if self.stream and _ABOUT_STREAMS.search(complaint):
            return self._unstreamed()
        return self.lower() or (self._unstreamed() if self.stream else None)

    def _unstreamed(self) -> "Ability":
        """The answer in one piece; its form is tried anew if it was given up for no reason named."""
        return replace(self, stream=False, mode=_LADDER[0] if self.lower() is None else self.mode)

    def lower(self) -> "Ability | None":
        """One step down the ladder from schema to plain text."""
        step = _LADDER.index(self.mode) + 1
        return replace(self, mode=_LADDER[step]) if step < len(_LADDER) else None
