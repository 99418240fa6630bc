"""The service: all that a running server has, put together once and handed to every request."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from articlekit.app.web.callbacks import Callbacks
from articlekit.app.web.configuration import ServerOptions, WorkContext
from articlekit.app.web.executor import Executor
from articlekit.app.web.idempotency import IdempotencyKeys
from articlekit.app.web.job_queue import Queue, redis_queue, sqlite_queue
from articlekit.app.web.job_store import Jobs
from articlekit.app.web.job_workers import JobWorkers
from articlekit.app.web.metrics import Metrics
from articlekit.app.web.pool import Pool
from articlekit.app.web.rate_limiter import RateLimiter
from articlekit.app.web.store import Store, open_store
from articlekit.app.web.tokens import Tokens

__all__ = ["Service", "ServiceOf", "service"]


@dataclass(frozen=True, kw_only=True)
class Service:
    """The parts of a server."""

    options: ServerOptions
    context: WorkContext
    store: Store
    tokens: Tokens
    jobs: Jobs
    queue: Queue
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
    queue: Queue = redis_queue(redis_url) if redis_url else sqlite_queue(options.state / "queue.sqlite")
    metrics = Metrics(queue_length=lambda: len(queue))
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
        queue=queue,
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
