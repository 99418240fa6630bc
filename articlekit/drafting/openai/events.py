"""Server-sent events as they arrive: from the chunks of a body to the JSON of each event.

The form is https://html.spec.whatwg.org/multipage/server-sent-events.html, and servers take liberties
with it: lines end in LF or CRLF, comments keep the connection alive, blank lines between events are
left out, an error comes in a field of its own, and some answer in one piece although a stream was
asked for.
"""

import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["DONE", "Body", "StreamError", "events"]

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
