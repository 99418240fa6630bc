"""Streams: an answer is read while it arrives, and somebody who waits is told how far it has come."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.openai.wire import (
    DONE,
    Body,
    NoTextError,
    Reply,
    StreamError,
    Usage,
    events,
    tokens_at_most,
)

__all__ = ["Arrival", "Unfolding", "read_reply", "read_stream"]

_BYTES_A_TOKEN = 3
_LONGEST = 400_000
"""Characters of an answer that are looked at."""
_QUOTED = 160
"""Characters of a server's own words that are passed on."""


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
        Exception: whatever ends the chunks before the answer is whole.
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
    except Exception as error:
        kind = error.kind if isinstance(error, StreamError) else "broken"
        if isinstance(error, StreamError):
            error.begun = answer.begun or kind != "refused"
        if answer.is_finished and kind in {"broken", "stalled"}:
            return answer.reply()
        raise
    return read_reply(body.text)


def read_reply(body: str) -> Reply:
    """The reply in the body of an answer to a chat completion.

    Raises:
        NoTextError: it is no JSON, has no text, or the model refuses; the message says which.
    """
    if body.lstrip()[:1] == "<":
        message = "the server answered with a web page: check that --base-url ends like /v1"
        raise NoTextError(message, size=len(body))
    try:
        table = json.loads(body, strict=False)
    except (ValueError, RecursionError) as error:
        message = "the server's answer is no JSON: try again, or another server"
        raise NoTextError(message, size=len(body)) from error
    answer = _Answer()
    answer.add(table)
    answer.take(DONE)
    return answer.reply(reason=_words(_member(table, "error")))


class _Answer:
    """An answer of which a part has come, or all."""

    def __init__(self, limit: int = _LONGEST, arrived: Callable[[str], object] = len) -> None:
        self._limit = limit
        self._arrived = arrived
        self._texts: list[str] = []
        self._refusal = ""
        self._usage = Usage()
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
        """Take what an event brings.

        Raises:
            StreamError: it brings an error.
        """
        if event == DONE:
            self._is_done = True
            return
        error = event if _member(event, "object") == "error" else _member(event, "error")
        if error:
            code = _member(error, "code")
            status = code if isinstance(code, int) and 400 <= code < 600 else None
            raise StreamError("refused", _words(error), status=status)
        self.add(event)

    def add(self, table: Any) -> None:
        """Add what an object brings: a piece of the answer, or all of it."""
        self._usage = _usage(table) or self._usage
        choices = _member(table, "choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if _member(choice, "index") not in (None, 0):
            return
        finish = _member(choice, "finish_reason")
        self._finish = finish if isinstance(finish, str) and finish else self._finish
        delta = _member(choice, "delta")
        if delta is None and not self.begun:
            delta = _member(choice, "message")
        self._refusal += _text(_member(delta, "refusal"))[:1_000]
        text = _text(_member(delta, "content"))
        thought = _text(_member(delta, "reasoning_content")) or _text(_member(delta, "reasoning"))
        if text or thought:
            self._pieces += 1
            self._bytes += tokens_at_most(text + thought)
            self._thoughts += tokens_at_most(thought)
            self._texts.append(text)
            self._arrived(text)

    def reply(self, *, is_cut: bool = False, reason: str = "") -> Reply:
        """The reply, now that nothing more comes.

        Args:
            is_cut: whether there was more.
            reason: the server's words for why there is no text.

        Raises:
            NoTextError: there is no text in it, or the model refuses.
            StreamError: it ended before the answer was whole.
        """
        text, is_cut = "".join(self._texts), is_cut or self._is_too_long
        if not (is_cut or self.is_finished or self._refusal or _is_whole(text)):
            raise StreamError("broken")
        size = tokens_at_most(text + self._refusal) + self._thoughts
        problem = ""
        if self._refusal.strip():
            problem = "the model refuses to write about this note: try another model"
        elif self._finish == "content_filter" and not is_cut:
            problem = "the server's filter held the answer back: try another model"
        elif not text.strip():
            why = f" ({reason[:_QUOTED]})" if reason else ""
            problem = f"the server's answer has no text{why}: try again, or another model"
        if problem:
            raise NoTextError(problem, usage=self._usage, size=size)
        truncated = is_cut or self._finish == "length" or len(text) > _LONGEST
        return Reply(text=text[:_LONGEST], truncated=truncated, usage=self._usage, size=size, is_cut=is_cut)


def _is_whole(text: str) -> bool:
    """Whether an answer that nobody calls whole is so by itself."""
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _member(table: Any, key: str) -> Any:
    """A value of what should be an object; `None` where it is none."""
    return table.get(key) if isinstance(table, dict) else None


def _text(content: Any) -> str:
    """Content as text, or as the list of parts that some servers send."""
    if isinstance(content, list):
        return "".join(str(_member(part, "text") or "") for part in content)
    return content if isinstance(content, str) else ""


def _words(error: Any) -> str:
    """The words of an error, on one line."""
    words = _member(error, "message") if isinstance(error, dict) else error
    return " ".join(words.split()) if isinstance(words, str) else ""


def _usage(table: Any) -> Usage | None:
    """The tokens that a server counts; `None` where it counts none."""
    usage = _member(table, "usage") or _member(_member(table, "x_groq"), "usage")
    values = (_member(usage, name) for name in ("prompt_tokens", "completion_tokens"))
    usable = (
        each if isinstance(each, int) and not isinstance(each, bool) and 0 <= each < 10**9 else None
        for each in values
    )
    counts = Usage(prompt=next(usable), completion=next(usable))
    return None if counts == Usage() else counts


_PART = re.compile(r'"(headline|lede|heading|conclusion)"\s{0,9}:')
_LONGEST_MARK = 64
"""Characters that the mark of a part may have, of which some may be yet to come."""
_EVERY = 8
"""Pieces after which somebody who waits is told again."""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How far an answer has come."""

    part: str = ""
    """`headline`, `lede`, `section` or `conclusion`; empty before the first one."""
    section: int = 0
    """The number of the section, from 1."""
    sections: int = 0
    """How many there are to be; 0 where that is not known."""
    tokens: int = 0
    """Pieces that have come: with most servers one a token."""

    def __str__(self) -> str:
        """The same in words, such as `section 3 of 5 · 412 tokens`."""
        part = self.part
        if part == "section":
            part = f"section {self.section}"
            part += f" of {self.sections}" if self.sections >= self.section else ""
        return " · ".join(filter(None, (part, f"{self.tokens} tokens")))


class Unfolding:
    """Reads the marks of parts off an answer as it arrives.

    Args:
        sections: how many sections there are to be; 0 where that is not known.
        told: told at every new part, and after some tokens.
    """

    def __init__(self, *, sections: int, told: Callable[[Arrival], None]) -> None:
        self._sections = sections
        self._told = told
        self._part = ""
        self._section = self._tokens = 0
        self._tail = ""

    def add(self, piece: str) -> None:
        """Take the next piece of the text."""
        self._tokens += 1
        self._tail += piece
        is_new, end = False, 0
        for match in _PART.finditer(self._tail) if ":" in piece else ():  # which ends every mark
            is_heading, end = match[1] == "heading", match.end()
            part = "section" if is_heading else match[1]
            is_new = is_new or is_heading or part != self._part
            self._part, self._section = part, self._section + is_heading
        self._tail = self._tail[max(end, len(self._tail) - _LONGEST_MARK) :]
        if is_new or self._tokens % _EVERY == 0:
            self._told(
                Arrival(part=self._part, section=self._section, sections=self._sections, tokens=self._tokens)
            )
