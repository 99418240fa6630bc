"""What holds for every answer: header fields, a number, a line in the log, and no traceback."""

import json
import logging
import secrets
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from articlekit.app.web.failures import problem_response
from articlekit.app.web.metrics import Metrics
from articlekit.app.web.problems import Refused, fault_of

__all__ = ["ACCESS_LOG", "Manners"]

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


class Manners:
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
