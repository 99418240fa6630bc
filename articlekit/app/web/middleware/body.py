"""Bodies of requests: read whole before any work, within a limit of size and of time."""

import asyncio
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from articlekit.app.web.failures import problem_response
from articlekit.app.web.problems import Refused

__all__ = ["BodyLimit"]

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
