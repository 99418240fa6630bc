"""A reply: what a server answered, read with little trust in its form."""

import json
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.drafter import AnswerError

__all__ = ["Reply", "read_reply", "tokens_of"]

_CHARACTERS_A_TOKEN = 3
_LONGEST = 400_000
"""Characters of an answer that are looked at."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """The text of an answer."""

    text: str
    truncated: bool = False
    """Whether it broke off because it was too long."""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached: bool = False
    """Whether it was paid for earlier."""
    key: str | None = None
    """What it is to be stored under."""


def read_reply(body: str) -> Reply:
    """The reply in the body of an answer to a chat completion.

    Raises:
        AnswerError: it is no JSON, has no text, or the model refuses; the message says which.
    """
    if body.lstrip()[:1] == "<":
        raise AnswerError("the server answered with a web page: check that --base-url ends like /v1")
    try:
        table = json.loads(body, strict=False)
    except (ValueError, RecursionError) as error:
        raise AnswerError("the server's answer is no JSON: try again, or another server") from error
    choice = _first(_get(table, "choices"))
    message = _get(choice, "message")
    usage = _get(table, "usage")
    refusal = _get(message, "refusal")
    text = _text(_get(message, "content"))
    finish = _get(choice, "finish_reason")
    if isinstance(refusal, str) and refusal.strip():
        raise AnswerError("the model refuses to write about this note: try another model")
    if finish == "content_filter":
        raise AnswerError("the server's filter held the answer back: try another model")
    if not text.strip():
        raise AnswerError(f"the server's answer has no text{_reason(table)}: try again, or another model")
    return Reply(
        text=text[:_LONGEST],
        truncated=finish == "length" or len(text) > _LONGEST,
        prompt_tokens=_count(_get(usage, "prompt_tokens")),
        completion_tokens=_count(_get(usage, "completion_tokens")),
    )


def tokens_of(text: str) -> int:
    """An estimate, on the safe side, of how many tokens a text is."""
    return len(text.encode("utf-8", errors="replace")) // _CHARACTERS_A_TOKEN + 1


def _get(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, dict) else None


def _first(values: Any) -> Any:
    return values[0] if isinstance(values, list) and values else None


def _count(value: Any) -> int | None:
    usable = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if usable else None


def _text(content: Any) -> str:
    """Content as text, or as the list of parts that some servers send."""
    if isinstance(content, list):
        return "".join(str(_get(part, "text") or "") for part in content)
    return content if isinstance(content, str) else ""


def _reason(table: Any) -> str:
    """The words of an error that came with status 200."""
    error = _get(table, "error")
    words = _get(error, "message") if isinstance(error, dict) else error
    return f" ({' '.join(words.split())[:160]})" if isinstance(words, str) and words else ""
