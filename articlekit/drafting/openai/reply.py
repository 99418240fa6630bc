"""A reply: what a server answered, read with little trust in its form."""

import json
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.drafter import AnswerError

__all__ = [
    "FormError",
    "NoTextError",
    "Reply",
    "Usage",
    "Whole",
    "first_of",
    "member",
    "read_reply",
    "reply_from",
    "text_of",
    "thought_in",
    "tokens_at_most",
    "tokens_of",
    "usage_of",
    "words_of",
]

_CHARACTERS_A_TOKEN = 3
_LONGEST = 400_000
"""Characters of an answer that are looked at."""
_QUOTED = 160
"""Characters of a server's own words that are passed on."""


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


@dataclass(frozen=True, kw_only=True)
class Whole:
    """What an answer came down to, whether it was sent at once or streamed."""

    text: str
    finish: str | None = None
    """Why it ended, in the server's words; `None` where that is not said."""
    refusal: str = ""
    usage: Usage = Usage()
    thoughts: int = 0
    """Bytes that the model wrote and that are no part of the text."""
    reason: str = ""
    """The server's words for why there is no text."""


def read_reply(body: str) -> Reply:
    """The reply in the body of an answer to a chat completion.

    Raises:
        NoTextError: it is no JSON, has no text, or the model refuses; the message says which.
    """
    size = len(body)
    if body.lstrip()[:1] == "<":
        message = "the server answered with a web page: check that --base-url ends like /v1"
        raise NoTextError(message, size=size)
    try:
        table = json.loads(body, strict=False)
    except (ValueError, RecursionError) as error:
        message = "the server's answer is no JSON: try again, or another server"
        raise NoTextError(message, size=size) from error
    choice = first_of(member(table, "choices"))
    message = member(choice, "message")
    finish = member(choice, "finish_reason")
    return reply_from(
        Whole(
            text=text_of(member(message, "content")),
            finish=finish if isinstance(finish, str) else None,
            refusal=text_of(member(message, "refusal")),
            usage=usage_of(table) or Usage(),
            thoughts=tokens_at_most(thought_in(message)),
            reason=words_of(member(table, "error")),
        )
    )


def reply_from(whole: Whole) -> Reply:
    """The reply, where there is text.

    Raises:
        NoTextError: there is none, or the model refuses.
    """
    size = tokens_at_most(whole.text) + tokens_at_most(whole.refusal) + whole.thoughts
    reason = f" ({whole.reason[:_QUOTED]})" if whole.reason else ""
    problem = None
    if whole.refusal.strip():
        problem = "the model refuses to write about this note: try another model"
    elif whole.finish == "content_filter":
        problem = "the server's filter held the answer back: try another model"
    elif not whole.text.strip():
        problem = f"the server's answer has no text{reason}: try again, or another model"
    if problem is not None:
        raise NoTextError(problem, usage=whole.usage, size=size)
    return Reply(
        text=whole.text[:_LONGEST],
        truncated=whole.finish == "length" or len(whole.text) > _LONGEST,
        usage=whole.usage,
        size=size,
    )


def tokens_of(text: str) -> int:
    """An estimate of how many tokens a text is, on the safe side for most scripts."""
    return len(text.encode("utf-8", errors="replace")) // _CHARACTERS_A_TOKEN + 1


def tokens_at_most(text: str) -> int:
    """Tokens that a text cannot be more than, in any script.

    A tokenizer works on bytes or falls back to them, and none makes two tokens of one byte.
    """
    return len(text.encode("utf-8", errors="replace"))


def member(table: Any, key: str) -> Any:
    """A value of what should be an object; `None` where it is none."""
    return table.get(key) if isinstance(table, dict) else None


def first_of(values: Any) -> Any:
    """The first of what should be a list; `None` where it is none."""
    return values[0] if isinstance(values, list) and values else None


def text_of(content: Any) -> str:
    """Content as text, or as the list of parts that some servers send."""
    if isinstance(content, list):
        return "".join(str(member(part, "text") or "") for part in content)
    return content if isinstance(content, str) else ""


def thought_in(message: Any) -> str:
    """What a model thinks aloud before it answers, where the server sends it."""
    return text_of(member(message, "reasoning_content")) or text_of(member(message, "reasoning"))


def usage_of(table: Any) -> Usage | None:
    """The tokens that a server counts; `None` where it counts none."""
    usage = member(table, "usage") or member(member(table, "x_groq"), "usage")
    counts = Usage(
        prompt=_count(member(usage, "prompt_tokens")), completion=_count(member(usage, "completion_tokens"))
    )
    return None if counts == Usage() else counts


def words_of(error: Any) -> str:
    """The words of an error, on one line."""
    words = member(error, "message") if isinstance(error, dict) else error
    return " ".join(words.split()) if isinstance(words, str) else ""


def _count(value: Any) -> int | None:
    usable = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9
    return value if usable else None
