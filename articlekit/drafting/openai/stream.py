"""A stream: an answer read while it is being written, with little trust in its form.

Servers differ: the tokens are counted in every event, in the last one or not at all, an error comes as
an event with status 200, the closing mark is left out, and more may come than was asked for.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from articlekit.drafting.openai.events import DONE, Body, StreamError, events
from articlekit.drafting.openai.reply import (
    Reply,
    Usage,
    Whole,
    first_of,
    member,
    read_reply,
    reply_from,
    text_of,
    thought_in,
    tokens_at_most,
    usage_of,
    words_of,
)

__all__ = ["read_stream"]

_BYTES_A_TOKEN = 3


def read_stream(
    chunks: Iterable[bytes], *, limit: int, patience: float, arrived: Callable[[str], None]
) -> Reply:
    """Read an answer while it arrives, or in one piece where the server does not stream.

    Args:
        chunks: the body as it comes.
        limit: most tokens that the answer may have; one that goes on beyond them is cut short.
        patience: most seconds that the whole answer may take.
        arrived: told every piece of the text; an empty one is a thought that is not shown.

    Raises:
        NoTextError: there is no text in it, or the model refuses.
        StreamError: it breaks off, stalls, cannot be read, or brings an error.
    """
    answer = _Answer(limit, arrived)
    body = Body(chunks, patience=patience)
    try:
        for event in events(body.lines()):
            answer.take(event)
            if answer.is_closed:
                break
        if body.has_events:
            return answer.reply(is_cut=body.is_cut)
    except StreamError as error:
        error.begun = answer.begun or error.kind != "refused"
        if answer.is_finished and error.kind in {"broken", "stalled"}:
            return answer.reply(is_cut=False)
        raise
    return read_reply(body.text)


class _Answer:
    """An answer of which a part has come."""

    def __init__(self, limit: int, arrived: Callable[[str], None]) -> None:
        self._limit = limit
        self._arrived = arrived
        self._texts: list[str] = []
        self._refusal = ""
        self._usage: Usage | None = None
        self._finish: str | None = None
        self._is_done = False
        self._pieces = self._bytes = self._thoughts = 0

    @property
    def begun(self) -> bool:
        """Whether the model has begun to write."""
        return self._pieces > 0

    @property
    def is_finished(self) -> bool:
        """Whether the server says that the answer is whole, or as long as it may be."""
        return self._is_done or self._finish is not None

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be read."""
        return self._is_done or self._is_too_long

    @property
    def _is_too_long(self) -> bool:
        """Whether the server goes on beyond what it was allowed.

        A piece is a token or more with most servers, but some proxies send single letters.
        """
        return self._pieces > self._limit and self._bytes > self._limit * _BYTES_A_TOKEN

    def take(self, event: Any) -> None:
        """Add what an event brings.

        Raises:
            StreamError: it brings an error.
        """
        if event == DONE:
            self._is_done = True
            return
        if not isinstance(event, dict):
            return
        error = event if event.get("object") == "error" else event.get("error")
        if error:
            raise _refused(error)
        if event.get("usage") or "x_groq" in event:
            self._usage = usage_of(event) or self._usage
        choice = first_of(event.get("choices"))
        if isinstance(choice, dict) and choice.get("index") in (None, 0):
            self._choose(choice)

    def _choose(self, choice: dict[str, Any]) -> None:
        finish = choice.get("finish_reason")
        self._finish = finish if isinstance(finish, str) and finish else self._finish
        delta = choice.get("delta")
        if delta is None and not self.begun:
            delta = choice.get("message")
        if isinstance(delta, dict):
            self._add(delta)

    def _add(self, delta: dict[str, Any]) -> None:
        text, thought = text_of(delta.get("content")), thought_in(delta)
        if delta.get("refusal"):
            self._refusal += text_of(delta["refusal"])[:1_000]
        if text or thought:
            size = tokens_at_most(thought) if thought else 0
            self._pieces += 1
            self._bytes += tokens_at_most(text) + size
            self._thoughts += size
            self._texts.append(text)
            self._arrived(text)

    def reply(self, *, is_cut: bool) -> Reply:
        """The reply, now that the stream has ended.

        Raises:
            NoTextError: there is no text in it.
            StreamError: it ended before the answer was whole.
        """
        text = "".join(self._texts)
        is_cut = is_cut or self._is_too_long
        if not (is_cut or self.is_finished or self._refusal or _is_whole(text)):
            raise StreamError("broken")
        finish = "length" if is_cut else self._finish
        whole = Whole(
            text=text,
            finish=finish,
            refusal=self._refusal,
            usage=self._usage or Usage(),
            thoughts=self._thoughts,
        )
        return replace(reply_from(whole), is_cut=is_cut)


def _refused(error: Any) -> StreamError:
    code = member(error, "code")
    status = code if isinstance(code, int) and 400 <= code < 600 else None
    return StreamError("refused", words_of(error), status=status)


def _is_whole(text: str) -> bool:
    """Whether an answer that nobody calls whole is so by itself."""
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True
