"""What every request goes through before a route sees it, as plain ASGI."""

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Callable
from contextlib import suppress

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from articlekit.app.web.answers import Refused, fault_of
from articlekit.app.web.routing import problem_response
from articlekit.app.web.service import Metrics

__all__ = ["ACCESS_LOG", "BodyLimit", "HostCheck", "ResponseMiddleware"]

ACCESS_LOG = "articlekit-access"
"""The log that has a line of JSON for every request."""

_LOG = logging.getLogger(__name__)
_FIELDS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class ResponseMiddleware:
    """Outermost of all: whatever happens inside, the client gets an answer that it understands."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, concurrency: int) -> None:
        """Wrap an application.

        Args:
            app: the application.
            metrics: where requests are counted.
            concurrency: requests that are answered at once; more are asked to come again.
        """
        self._app = app
        self._metrics = metrics
        self._concurrency = concurrency
        self._at_once = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        scope.setdefault("state", {})
        answer = _Answer(scope, send)
        self._at_once += 1
        self._metrics.in_progress.set(self._at_once)
        try:
            await self._answer(scope, receive, answer)
        finally:
            self._at_once -= 1
            self._metrics.in_progress.set(self._at_once)
            self._record(scope, answer, time.perf_counter() - begun)

    async def _answer(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        if self._at_once > self._concurrency:
            refused = Refused(503, "too much is asked at once: ask again", headers={"Retry-After": "1"})
            await problem_response(refused, scope)(scope, receive, answer.send)
            return
        try:
            await self._app(scope, receive, answer.send)
        except Exception as error:  # noqa: BLE001 - every request is answered
            _LOG.error("%s", fault_of(error))
            if answer.status:
                raise ConnectionAbortedError from None  # half of an answer is none: the client must notice
            refused = Refused(500, "the server failed: ask whoever runs it", headers={"Connection": "close"})
            await problem_response(refused, scope)(scope, receive, answer.send)

    def _record(self, scope: Scope, answer: "_Answer", seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, route, answer.status).inc()
        self._metrics.seconds.labels(route).observe(seconds)
        log = logging.getLogger(ACCESS_LOG)
        if log.isEnabledFor(logging.INFO):
            line = {
                "time": round(time.time(), 3),
                "id": answer.id,
                "method": method,
                "route": route,
                "status": answer.status,
                "bytes": answer.size,
                "seconds": round(seconds, 4),
                "caller": scope["state"].get("caller", ""),
            }
            log.info(json.dumps(line))


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Answer:
    """An answer on its way out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.id = secrets.token_hex(8)
        self.status = 0
        self.size = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in {**_FIELDS, **self._scope["state"].get("headers", {})}.items():
                headers.setdefault(name, value)
            headers["X-Request-Id"] = self.id
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


_OWN = frozenset({"localhost", "127.0.0.1", "[::1]"})


class HostCheck:
    """Refuses, while there are no tokens, requests that were sent to another name than the machine's own.

    A page whose name is made to lead to 127.0.0.1 (DNS rebinding) has its own name in them, and one that
    calls another origin has its own in `Origin`.
    """

    def __init__(
        self, app: ASGIApp, *, is_open: Callable[[], bool], host: str, origins: tuple[str, ...]
    ) -> None:
        """Wrap an application.

        Args:
            app: the application.
            is_open: whether anybody who reaches the server may call it.
            host: the address that it listens at.
            origins: origins whose pages may call it.
        """
        self._app = app
        self._is_open = is_open
        self._names = _OWN | {host.lower()}
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421 or 403, or hand the request on."""
        fault = self._fault(Headers(scope=scope)) if scope["type"] == "http" else None
        if fault is not None and self._is_open():
            await problem_response(fault, scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _fault(self, headers: Headers) -> Refused | None:
        if _name(headers.get("host", "")) not in self._names:
            detail = "without tokens only localhost is served: make a token with `articlekit token create`"
            return Refused(421, detail, field="Host")
        origin = headers.get("origin")
        if origin is None or origin in self._origins or _name(origin.partition("://")[2]) in self._names:
            return None
        detail = "this origin is not served: ask the operator to allow it"
        return Refused(403, detail, field="Origin")


def _name(host: str) -> str:
    """The name in the value of a `Host` field, without the port."""
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


_CLOSE = {"Connection": "close"}
"""What is still on its way would be taken for the next request."""
_DRAINED = 16
"""So many times the largest body is taken in and thrown away: a client that sends on gets its answer."""


class BodyLimit:
    """Answers 413 to what is too large, and 408 to what is too slow, without keeping any of it."""

    def __init__(self, app: ASGIApp, *, most: int, seconds: float) -> None:
        """Wrap an application.

        Args:
            app: the application.
            most: largest body, in bytes.
            seconds: how long a body may take to arrive.
        """
        self._app = app
        self._most = most
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand the request on with its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                body = await self._read(Headers(scope=scope), receive)
        except TimeoutError:
            detail = f"the body did not arrive within {self._seconds:g} seconds: send it faster"
            await problem_response(Refused(408, detail, headers=_CLOSE), scope)(scope, receive, send)
            return
        except Refused as error:
            await self._refuse(error, scope, receive, send)
            return
        if body is not None:
            await self._app(scope, _replayed(body, receive), send)

    async def _refuse(self, error: Refused, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once, and hang up when the client has sent what it has, or too much of it.

        Whoever hangs up on a client that still sends resets the connection, and with it the answer.
        """

        async def send_all_but_the_end(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "more_body": True}
            await send(message)

        await problem_response(error, scope)(scope, receive, send_all_but_the_end)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds):
                await self._drain(receive)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _drain(self, receive: Receive) -> None:
        size = 0
        while size < self._most * _DRAINED:
            message = await receive()
            size += len(message.get("body", b""))
            if message["type"] == "http.disconnect" or not message.get("more_body", False):
                return

    async def _read(self, headers: Headers, receive: Receive) -> bytes | None:
        """The body; `None` where the client has gone."""
        declared = headers.get("content-length", "0")
        if not declared.isascii() or not declared.isdigit() or int(declared) > self._most:
            raise self._too_large()
        parts, size = [], 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._most:
                raise self._too_large()
            if not message.get("more_body", False):
                return b"".join(parts)

    def _too_large(self) -> Refused:
        return Refused(413, f"the body has more than {self._most:,} bytes: send less at once", headers=_CLOSE)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A channel that gives the body, and then what the server has to say."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay
