"""Failures: what went wrong with a request, and what to tell whoever asked for the article.

The exceptions of the openai package are told apart by their attributes, so that nothing of it is
imported before a request is made.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from articlekit.drafting.openai.server import Server
from articlekit.drafting.openai.wire import StreamError
from articlekit.errors import EngineError

__all__ = ["RequestError", "look_at"]

_QUOTED = 160
"""Characters of a server's own words that are passed on."""
_BY_CHANCE = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})
_REFUSALS = frozenset({400, 422, 500, 501})
_TRANSPORT = ("openai", "httpx", "httpcore")
"""Packages, with or without a number behind, whose errors mean that a request failed."""
_LIKE_A_KEY = re.compile(r"(?:sk|key)-[\w*-]{4,}")


@dataclass(eq=False)
class RequestError(Exception):
    """A request that failed."""

    error: EngineError
    """What to raise if nothing else helps."""
    status: int | None = None
    """The HTTP status; `None` where there was no answer."""
    complaint: str = ""
    """What the server said, on one line."""
    wait: float | None = None
    """Seconds to wait, where the server names them."""
    by_chance: bool = False
    """Whether the same request may succeed later."""
    lost: bool = False
    """Whether the server may have worked, and charge, for an answer that never came."""
    garbled: bool = False
    """Whether it is the stream that cannot be read, so that it may come well in one piece."""

    @property
    def is_refusal(self) -> bool:
        """Whether the server may do it if less is asked of it."""
        return self.garbled or self.status in _REFUSALS


def look_at(exception: Exception, server: Server) -> RequestError:
    """What an exception of the openai package, of its transport or of a stream means; no other is caught."""
    if isinstance(exception, StreamError):
        return _streamed(exception, server)
    if not type(exception).__module__.startswith(_TRANSPORT):
        raise exception
    status = getattr(exception, "status_code", None)
    if isinstance(status, int):
        return _refused(status, _complaint(exception, server), server, wait=_wait(exception))
    return _unanswered(exception, server)


def _streamed(exception: StreamError, server: Server) -> RequestError:
    """What it means that a stream did not come to its end."""
    if exception.kind == "refused":
        # Once an answer has begun it is no longer the form of the request that is refused.
        status = exception.status or (502 if exception.begun else 500)
        failure = _refused(status, _one_line(exception.complaint, server), server)
    elif exception.kind == "garbled":
        message = "the stream of the answer cannot be read: try again, or another server"
        error = EngineError(f"{server.place}: {message}")
        failure = RequestError(error, complaint="stream", garbled=True, by_chance=True)
    else:
        failure = _lost(server, stalled=exception.kind == "stalled")
    failure.lost = exception.begun
    return failure


def _lost(server: Server, *, stalled: bool) -> RequestError:
    """An answer that may have been written and did not come."""
    message = "the connection broke off in the middle of an answer: try again"
    if stalled:
        message = f"no answer within {server.timeout:g} s: give it longer with --timeout, or a smaller model"
    return RequestError(EngineError(f"{server.place}: {message}"), by_chance=True, lost=True)


def _unanswered(exception: Exception, server: Server) -> RequestError:
    kind = type(exception.__cause__ or exception).__name__
    if kind in {"ConnectError", "ConnectTimeout", "UnsupportedProtocol"}:
        return RequestError(
            EngineError(f"{server.place}: no server there: start it, or check --base-url and OPENAI_BASE_URL")
        )
    return _lost(server, stalled=kind.endswith("Timeout"))


def _refused(status: int, complaint: str, server: Server, *, wait: float | None = None) -> RequestError:
    said = f" ({complaint})" if complaint else ""
    advice = _advice(status, complaint, server, wait)
    error = EngineError(f"{server.place}: {advice}{said}")
    is_final = "insufficient_quota" in complaint or (wait or 0.0) > server.longest_wait
    by_chance = status in _BY_CHANCE and not is_final
    return RequestError(error, status=status, complaint=complaint, wait=wait, by_chance=by_chance)


def _advice(status: int, complaint: str, server: Server, wait: float | None) -> str:
    if status in {401, 403}:
        return f"the server refuses the key (status {status}): check OPENAI_API_KEY"
    if status == 404 or (status == 400 and re.search(r"model\b.{0,80}\bnot\b", complaint, re.IGNORECASE)):
        return (
            f"no model {server.model!r} there (status {status}): "
            "check --model, and that --base-url ends like /v1"
        )
    if status in {402, 429} and ("insufficient_quota" in complaint or status == 402):
        return "the account has no credit left: top it up, or use another key"
    if status == 429:
        later = _later(wait)
        return f"too many requests: try again {later}, or ask for fewer articles at a time"
    if status in _BY_CHANCE:
        return f"the server is in trouble (status {status}): try again later"
    return f"the server refuses the request (status {status}): check --model and --base-url"


def _later(wait: float | None) -> str:
    """When to try again, by the seconds that the server names."""
    if not wait:
        return "later"
    return f"in {wait:.0f} s" if wait < 7_200 else f"in {wait / 3_600:,.0f} hours"


def _complaint(exception: Any, server: Server) -> str:
    """The server's own words about what it refuses."""
    words: Any = getattr(exception, "body", None)
    if isinstance(words, dict):
        words = " ".join(str(words[key]) for key in ("message", "error", "detail", "code") if words.get(key))
    return _one_line(words, server) if isinstance(words, str) and "<" not in words[:20] else ""


def _one_line(words: str, server: Server) -> str:
    """Words on one line, not too many, without the key and anything that looks like one."""
    line = words[: 20 * _QUOTED]
    line = line.replace(server.key, "…") if server.key else line
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in line).split())
    line = _LIKE_A_KEY.sub("…", line)
    return line if len(line) <= _QUOTED else line[: _QUOTED - 1] + "…"


def _wait(exception: Any) -> float | None:
    """Seconds that a server asks to be left alone, which it gives as such or as a date."""
    response = getattr(exception, "response", None)
    value = str(response.headers.get("retry-after", "")) if response is not None else ""
    with suppress(ValueError):
        seconds = float(value)
        return None if seconds != seconds else max(0.0, seconds)  # "nan" is no time
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, OverflowError):
        moment = parsedate_to_datetime(value)
        moment = moment.replace(tzinfo=moment.tzinfo or UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    return None
