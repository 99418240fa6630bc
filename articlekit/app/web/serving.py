"""Serving: uvicorn with an application, limits for the head of a request, and a line that says where."""

import asyncio
import logging
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from socket import SOCK_STREAM, create_server, getaddrinfo, socket

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from articlekit.app.web.access import is_open
from articlekit.app.web.application import application
from articlekit.app.web.middleware.every_answer import ACCESS_LOG
from articlekit.app.web.operator import Desk
from articlekit.app.web.options import ServerOptions
from articlekit.app.web.service import service
from articlekit.app.web.store import open_shelf
from articlekit.app.web.tokens import Tokens
from articlekit.errors import UsageError

__all__ = ["Connection", "serve"]

_HEAD_SECONDS = 10.0
"""Seconds that the head of a request may take to arrive, from its first byte or from the connection."""


class Connection(H11Protocol):
    """Hangs up on clients that never come to the point; between requests uvicorn's own limit holds."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take in what has come, and wait for the rest of a head that is not whole."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(_HEAD_SECONDS, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


_BACKLOG = 1_024
_KEEP_ALIVE = 15
"""Seconds that a connection without a request is kept."""


def serve(options: ServerOptions, desk: Desk, tell: Callable[[str], None]) -> None:
    """Serve until a signal says that it is enough.

    Args:
        options: how.
        desk: what the operator gives to all work.
        tell: told where the server is, once it is there.

    Raises:
        UsageError: without tokens it would be open to the network, or it cannot listen there.
    """
    _check_tokens(options, desk)
    _log(options)
    with _listening(options) as listener:
        parts = service(options, desk)
        port = listener.getsockname()[1]
        server = _Server(_config(options, application(parts)))
        server.begun = lambda: tell(_greeting(options, port, is_open=is_open(parts)))
        signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn raises it once more when all is done
        server.run(sockets=[listener])


def _listening(options: ServerOptions) -> socket:
    """A socket that listens where the operator wants it.

    Raises:
        UsageError: it cannot.
    """
    host = options.host.strip("[]")
    try:
        family, *_, address = getaddrinfo(host, options.port, type=SOCK_STREAM)[0]
        return create_server(address[:2], family=family, backlog=_BACKLOG)
    except OSError as error:
        reason = (error.strerror or "it is no address").partition(" (")[0]
        raise UsageError(
            f"{host}:{options.port}: cannot listen there: {reason}: give another --host or --port"
        ) from error


def _check_tokens(options: ServerOptions, desk: Desk) -> None:
    """See that nobody opens a server to the network by mistake."""
    with closing(open_shelf(options.state, desk.settings)) as shelf:
        if not options.is_loopback and not Tokens(shelf).any():
            raise UsageError(
                f"--host {options.host}: without a token only this machine is served: "
                "make one with `articlekit token create --scope articles`"
            )


class _Server(uvicorn.Server):
    """A server that tells when it has begun."""

    begun: Callable[[], None]

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.begun()


def _config(options: ServerOptions, app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        http=Connection,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        proxy_headers=bool(options.proxies),
        forwarded_allow_ips=list(options.proxies),
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=round(options.stop_seconds),
    )


def _greeting(options: ServerOptions, port: int, *, is_open: bool) -> str:
    host = f"[{options.host}]" if ":" in options.host.strip("[]") else options.host
    who = "open to every program of this machine, there is no token" if is_open else "tokens are needed"
    return f"http://{host}:{port} is served ({who}); the API: http://{host}:{port}/openapi.json"


def _log(options: ServerOptions) -> None:
    """Warnings, and requests if they are wanted, go to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("articlekit: %(message)s"))
    root = logging.getLogger("articlekit")
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    server = logging.getLogger("uvicorn.error")
    server.addHandler(handler)
    server.propagate = False
    server.setLevel(logging.ERROR)  # it warns of every client that does not speak HTTP
    if options.access_log:
        lines = logging.StreamHandler(sys.stderr)
        log = logging.getLogger(ACCESS_LOG)
        log.addHandler(lines)
        log.propagate = False
        log.setLevel(logging.INFO)
