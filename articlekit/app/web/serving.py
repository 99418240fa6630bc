"""Serving: uvicorn with an application, and a line that says where."""

import logging
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from socket import socket

import uvicorn

from articlekit.app.web.access import is_open
from articlekit.app.web.application import application
from articlekit.app.web.desk import Desk
from articlekit.app.web.middleware.manners import ACCESS_LOG
from articlekit.app.web.options import ServerOptions
from articlekit.app.web.service import service
from articlekit.app.web.state import open_shelf
from articlekit.app.web.tokens import Tokens
from articlekit.errors import UsageError

__all__ = ["serve"]

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
    parts = service(options, desk)
    _log(options)
    server = _Server(_config(options, application(parts)))
    server.tell = lambda port: tell(_greeting(options, port, is_open=is_open(parts)))
    signal.signal(signal.SIGTERM, lambda *_: None)  # uvicorn raises it once more when all is done
    try:
        server.run()
    except SystemExit as error:  # uvicorn has said nothing that is worth repeating
        raise UsageError(
            f"{options.host}:{options.port}: cannot listen there: give another --host or --port"
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
    """A server that tells its port: that may have been left to the system."""

    tell: Callable[[int], None]

    async def startup(self, sockets: list[socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.tell(self.servers[0].sockets[0].getsockname()[1])


def _config(options: ServerOptions, app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=options.host.strip("[]"),
        port=options.port,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        proxy_headers=bool(options.proxies),
        forwarded_allow_ips=list(options.proxies),
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=round(options.stop_seconds),
        backlog=_BACKLOG,
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
    if options.access_log:
        lines = logging.StreamHandler(sys.stderr)
        log = logging.getLogger(ACCESS_LOG)
        log.addHandler(lines)
        log.propagate = False
        log.setLevel(logging.INFO)
