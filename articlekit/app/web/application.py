"""The application: routes, and what every request goes through."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from articlekit import __version__
from articlekit.app.web.access import is_open
from articlekit.app.web.failures import handle_failures
from articlekit.app.web.middleware import BodyLimit, HostCheck, Manners
from articlekit.app.web.routes import articles, jobs, operation, reference, work
from articlekit.app.web.service import Service

__all__ = ["application"]

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
    routers = [module.router for module in (articles, jobs, work, reference, operation)]
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
    app.add_middleware(Manners, metrics=service.metrics, concurrency=options.concurrency)
