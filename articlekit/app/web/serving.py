"""Serving: the application, and uvicorn that runs it, with limits for the head of a request."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from socket import IPPROTO_TCP, SOCK_STREAM, TCP_NODELAY, create_server, getaddrinfo, socket

import h11
import uvicorn
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from articlekit import __version__
from articlekit.app.web import reference, work_routes
from articlekit.app.web.access import Tokens
from articlekit.app.web.configuration import ServerOptions, WorkContext
from articlekit.app.web.middleware import ACCESS_LOG, BodyLimit, HostCheck, ResponseMiddleware
from articlekit.app.web.routing import handle_failures
from articlekit.app.web.service import Service, is_open, service
from articlekit.app.web.store import open_store
from articlekit.errors import UsageError

__all__ = ["serve"]

_DESCRIPTION = """\
From incident notes to structured, checked news articles. Errors are problems (RFC 9457) that name the field.
Work that takes long becomes a job; requests with an `Idempotency-Key` may be sent again without harm."""


def application(service: Service) -> FastAPI:
    """The application of a service, which it starts and closes."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        service.start()
        try:
            yield
        finally:
            await run_in_threadpool(service.close)

    app = FastAPI(
        title="articlekit",
        version=__version__,
        description=_DESCRIPTION,
        license_info={"name": "MIT", "identifier": "MIT"},
        openapi_url=None,  # it has a route of its own; the pages that show it load scripts from elsewhere
        lifespan=lifespan,
    )
    app.state.service = service
    routers = [
        work_routes.articles_router,
        work_routes.job_router,
        work_routes.router,
        reference.router,
        reference.operation_router,
    ]
    for router in routers:
        app.include_router(router)
    handle_failures(
        app, [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    )
    _wrap(app, service)
    return app


def _wrap(app: FastAPI, service: Service) -> None:
    """Put around the routes what every request goes through: the last one here is the outermost."""
    options = service.options
    app.add_middleware(BodyLimit, most=options.max_request, seconds=options.body_seconds)
    if options.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=options.origins,
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Prefer"],
            expose_headers=["Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"],
        )
    app.add_middleware(
        HostCheck, is_open=lambda: is_open(service), host=options.host, origins=options.origins
    )
    app.add_middleware(ResponseMiddleware, metrics=service.metrics, concurrency=options.concurrency)


_HEAD_SECONDS = 10.0
"""Seconds that the head of a request may take to arrive, from its first byte or from the connection."""


class Connection(H11Protocol):
    """Hangs up on clients that never come to the point; between requests uvicorn's own limit holds."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        # Head and body of an answer are two packets: without this the second one waits until the client
        # acknowledges the first, which it puts off for 40 ms. asyncio does it for sockets of its own only.
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
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


def serve(options: ServerOptions, context: WorkContext, tell: Callable[[str], None]) -> None:
    """Serve until a signal says that it is enough.

    Args:
        options: how.
        context: what the operator gives to all work.
        tell: told where the server is, once it is there.

    Raises:
        UsageError: without tokens it would be open to the network, or it cannot listen there.
    """
    _check_tokens(options, context)
    _log(options)
    with _listening(options) as listener:
        parts = service(options, context)
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


def _check_tokens(options: ServerOptions, context: WorkContext) -> None:
    """See that nobody opens a server to the network by mistake."""
    with closing(open_store(options.state, context.settings)) as store:
        if not options.is_loopback and not Tokens(store).any():
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
