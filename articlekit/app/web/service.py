"""The service: all that a running server has, handed to every request, and who may call it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from articlekit.app.web.access import RateLimiter, Token, Tokens
from articlekit.app.web.answers import Refused
from articlekit.app.web.configuration import ServerOptions, WorkContext
from articlekit.app.web.executor import Executor, Pool
from articlekit.app.web.job_store import Jobs
from articlekit.app.web.job_workers import JobWorkers, open_queue
from articlekit.app.web.store import Store, open_store
from articlekit.app.web.submission import IdempotencyKeys
from articlekit.app.web.webhook import Callbacks

__all__ = ["Caller", "Metrics", "Service", "ServiceOf", "caller_with", "is_open", "service"]

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30)


class Metrics:
    """What a server counts. No metric has a text, a name or an address of a request in it."""

    def __init__(self, *, queue_length: Callable[[], float]) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        self.requests = Counter(
            "articlekit_requests", "Requests answered.", ["method", "route", "status"], registry=registry
        )
        self.seconds = Histogram(
            "articlekit_request_seconds", "Time to answer.", ["route"], buckets=_SECONDS, registry=registry
        )
        self.in_progress = Gauge(
            "articlekit_requests_in_progress", "Requests being answered.", registry=registry
        )
        self.jobs = Counter("articlekit_jobs", "Jobs that have ended.", ["status"], registry=registry)
        self.callbacks = Counter(
            "articlekit_callbacks", "Callbacks that were tried.", ["result"], registry=registry
        )
        queue = Gauge("articlekit_queue_length", "Jobs that wait to be begun.", registry=registry)
        queue.set_function(queue_length)

    def text(self) -> bytes:
        """All of them, in the text format of Prometheus."""
        return generate_latest(self._registry)


@dataclass(frozen=True, kw_only=True)
class Service:
    """The parts of a server."""

    options: ServerOptions
    context: WorkContext
    store: Store
    tokens: Tokens
    jobs: Jobs
    job_workers: JobWorkers
    pool: Pool
    """For what is done at once."""
    jobs_pool: Pool
    """For jobs, which do not make anybody else wait."""
    idempotency_keys: IdempotencyKeys
    rate_limiter: RateLimiter
    callbacks: Callbacks
    metrics: Metrics

    def start(self) -> None:
        """Begin to work."""
        self.pool.start()
        self.job_workers.start(self.options.workers)

    def close(self) -> None:
        """Stop working, and give back what is held."""
        self.job_workers.stop(self.options.stop_seconds)
        self.pool.close()
        self.jobs_pool.close()
        self.store.close()


def service(options: ServerOptions, context: WorkContext) -> Service:
    """Put a server together.

    Raises:
        UsageError: its state cannot be read or written, or a setting is wrong.
    """
    redis_url = context.settings.redis_url.value if context.settings.redis_url else None
    store = open_store(options.state, context.settings)
    queue = open_queue(options.state, redis_url)
    metrics = Metrics(queue_length=queue.pending_count)
    jobs = Jobs(store, keep=options.keep, ended=lambda job: metrics.jobs.labels(job.status).inc())
    jobs_pool = Pool(context, processes=max(options.workers, 1), seconds=options.work_seconds)
    callbacks = Callbacks(
        jobs, secret=context.settings.webhook_secret, private=options.private_callbacks, metrics=metrics
    )
    work = Executor(context, jobs_pool, model_seconds=options.model_seconds)
    return Service(
        options=options,
        context=context,
        store=store,
        tokens=Tokens(store),
        jobs=jobs,
        job_workers=JobWorkers(queue, jobs, work=work, tell=callbacks.post, share=options.share),
        pool=Pool(context, processes=options.processes, seconds=options.patience),
        jobs_pool=jobs_pool,
        idempotency_keys=IdempotencyKeys(store, keep=options.keep, patience=options.patience * 3),
        rate_limiter=RateLimiter(options.rate, redis_url=redis_url),
        callbacks=callbacks,
        metrics=metrics,
    )


def _service(request: Request) -> Service:
    found: Service = request.app.state.service
    return found


ServiceOf = Annotated[Service, Depends(_service)]
"""The service, as a parameter of a route."""


_BEARER = HTTPBearer(
    scheme_name="token",
    description="A token made by `articlekit token create`; not needed on loopback while there is none.",
    auto_error=False,
)
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


class Caller:
    """Who calls: the id of a token, or nobody in particular."""

    def __init__(self, token: Token | None) -> None:
        self.owner = token.id if token else ""


def is_open(service: Service) -> bool:
    """Whether anybody who reaches the server may call it: on loopback, while no token was ever made."""
    return service.options.is_loopback and not service.tokens.any()


def _admitted(
    request: Request, scopes: SecurityScopes, credentials: Credentials, service: ServiceOf
) -> Caller:
    """Let a caller in.

    Raises:
        Refused: the caller has no valid token (401), none for this (403), or asks too often (429).
    """
    token = service.tokens.find(credentials.credentials) if credentials else None
    address = request.client.host if request.client else ""
    name = token.id if token else f"address {address}"
    request.state.caller = token.id if token else ""
    request.state.headers = service.rate_limiter.count(name)
    if token is None and credentials is None and is_open(service):
        return Caller(None)
    if token is None or token.state != "valid":
        raise _unauthorized(token, shown=credentials is not None)
    lacking = [scope for scope in scopes.scopes if scope not in token.scopes]
    if lacking:
        raise Refused(
            403,
            f"the token is not for {lacking[0]}: ask the operator for one with the scope {lacking[0]}",
            field="Authorization",
            headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scopes.scope_str}"'},
        )
    return Caller(token)


def _unauthorized(token: Token | None, *, shown: bool) -> Refused:
    if not shown:
        detail = "a token is needed: send Authorization: Bearer and one made by `articlekit token create`"
        return Refused(401, detail, field="Authorization", headers={"WWW-Authenticate": "Bearer"})
    state = f"is {token.state}" if token else "is not known here"
    headers = {"WWW-Authenticate": 'Bearer error="invalid_token"'}
    return Refused(401, f"the token {state}: ask for another", field="Authorization", headers=headers)


def caller_with(*scopes: str) -> Any:
    """A caller whose token has these scopes, as the dependency of a route."""
    return Security(_admitted, scopes=list(scopes))
