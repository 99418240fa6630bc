"""The wire: what a model is asked, what it answers and how many tokens that is; the events of a stream."""

import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from articlekit.drafting.drafter import AnswerError

__all__ = [
    "DONE",
    "Body",
    "FormError",
    "NoTextError",
    "Reply",
    "Request",
    "StreamError",
    "Usage",
    "events",
    "tokens_at_most",
    "tokens_of",
]

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


# Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html. Servers take liberties
# with the form: lines end in LF or CRLF, comments keep the connection alive, blank lines between events are
# left out, an error comes in a field of its own, and some answer in one piece though a stream was asked for.

DONE = "[DONE]"
"""What closes a stream."""
_MOST_BYTES = 16_000_000
"""Bytes of a body that are read; a token of a stream comes in some 300 of them."""
_MOST_LINES = 50
"""Lines that one event may have."""
_decode = json.JSONDecoder(strict=False).decode
_FIELD = re.compile(rb"(?:data|event|id|retry|error)?:")


@dataclass(eq=False)
class StreamError(Exception):
    """A stream that does not come to its end."""

    kind: Literal["broken", "stalled", "garbled", "refused"]
    complaint: str = ""
    """What the server said, where it named an error."""
    status: int | None = None
    """The HTTP status that fits its error, where it named one."""
    begun: bool = True
    """Whether a part of the answer may have been written, which will be charged."""


class Body:
    """A body that comes in chunks: lines where it is a stream of events, else kept as it is.

    Args:
        chunks: the body as it comes.
        patience: most seconds that the whole body may take, however it drips.
    """

    def __init__(self, chunks: Iterable[bytes], *, patience: float) -> None:
        self._chunks = chunks
        self._patience = patience
        self._since = time.monotonic()
        self._bytes = bytearray()
        self.has_events = False
        self.is_cut = False
        """Whether there was more than is read."""

    @property
    def text(self) -> str:
        """The body that is no stream of events."""
        return self._bytes.decode("utf-8", errors="replace")

    def lines(self) -> Iterator[str]:
        """The lines of a stream of events, as soon as each is whole.

        Raises:
            StreamError: it has not come to its end in time.
        """
        searched = 0
        for chunk in self._received():
            self._bytes += chunk
            if not self.has_events and not self._begins_like_events():
                continue
            start = 0
            while (end := self._bytes.find(b"\n", max(start, searched))) >= 0:
                yield _line(self._bytes[start:end])
                start = end + 1
            del self._bytes[:start]
            searched = len(self._bytes)
        if self.has_events and self._bytes:
            yield _line(self._bytes)

    def _received(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._chunks:
            size += len(chunk)
            if size > _MOST_BYTES:
                self.is_cut = True
                return
            if time.monotonic() - self._since > self._patience:
                raise StreamError("stalled")
            yield chunk

    def _begins_like_events(self) -> bool:
        """Whether what has come so far begins with a field or a comment."""
        head = bytes(self._bytes[:64]).removeprefix(b"\xef\xbb\xbf").lstrip()
        self.has_events = _FIELD.match(head) is not None
        return self.has_events


def events(lines: Iterable[str]) -> Iterator[Any]:
    """What the events bring: objects of JSON, or `DONE`.

    An event on one line is taken at once, one of several lines is put together.

    Raises:
        StreamError: an event is no JSON, or the last one is not whole.
    """
    waiting: list[str] = []
    kind = ""
    for line in lines:
        field, _, value = line.removeprefix("\ufeff").partition(":")
        if not line or len(waiting) > _MOST_LINES:
            if waiting:
                raise StreamError("garbled")
            kind = ""
        elif field == "event":
            kind = value.strip()
        elif field in {"data", "error"}:
            waiting.append(value.removeprefix(" "))
            text = "\n".join(waiting)
            with suppress(ValueError, RecursionError):  # there is more to come, or it is no JSON
                event = DONE if text.strip() == DONE else _decode(text)
                waiting.clear()
                yield {"error": event} if field == "error" or _is_error(kind, event) else event
    if waiting:
        raise StreamError("broken")


def _line(data: bytearray) -> str:
    """A line as text: it is whole, so that no character is cut in two."""
    return data.decode("utf-8", errors="replace").rstrip("\r")


def _is_error(kind: str, event: Any) -> bool:
    """Whether an event is named an error and does not say so itself."""
    return kind == "error" and not (isinstance(event, dict) and event.get("error"))
